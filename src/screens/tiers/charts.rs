//! The pyramid and the distribution, said in sentences and drawn.

use crate::charts::{Bin, Cut, Drawing, Figure, Histogram, Level, Plot, histogram, pyramid};
use crate::format::{NONE, decimal, fixed, integer, percent, score};
use crate::state::Shared;
use crate::words::sentence_gap;
use crate::words::value::{self, tier_level};
use crate::{t, tx};
use keepgold_core::book::Tier;
use keepgold_core::unit::Money;
use keepgold_core::value::Assessment;
use leptos::prelude::*;
use std::sync::Arc;

use super::preview::spread;

/// Stretches of five points.
const BINS: usize = 20;

/// Shares of one tier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Customers in the tier.
    pub count: u32,
    /// Of the customers; none without customers.
    pub customers: Option<f64>,
    /// Of the net sales in the window; none where those come to nothing or less.
    pub sales: Option<f64>,
    /// Of the profit in the window; none where that comes to nothing or less.
    pub profit: Option<f64>,
}

/// The shares of a tier.
pub fn shares(assessment: &Assessment, tier: Tier) -> Shares {
    let of = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    let sum = |read: fn(&Assessment, Tier) -> Money| -> f64 {
        Tier::ALL
            .into_iter()
            .map(|tier| read(assessment, tier))
            .sum::<Money>()
            .to_f64()
    };
    let total = assessment.total(tier);
    Shares {
        count: total.count,
        customers: of(f64::from(total.count), f64::from(assessment.scored_count())),
        sales: of(
            total.net_sales.to_f64(),
            sum(|a, tier| a.total(tier).net_sales),
        ),
        profit: of(total.profit.to_f64(), sum(|a, tier| a.total(tier).profit)),
    }
}

/// A share written out, a dash where there is none.
pub fn share_text(share: Option<f64>) -> String {
    share.map_or_else(|| NONE.to_owned(), |share| percent(share, 1))
}

/// The tiers as a pyramid of one of their shares, each with what it holds written out.
pub fn drawn(
    assessment: &Assessment,
    width: i32,
    share: fn(&Shares) -> Option<f64>,
    held: &dyn Fn(Tier) -> String,
) -> Drawing {
    let level = |tier| {
        let share = share(&shares(assessment, tier));
        Level {
            level: tier_level(tier),
            label: value::tier(tier).to_owned(),
            // Of the profit a tier can have less than nothing, and another more than all.
            share: share.unwrap_or(0.0).clamp(0.0, 1.0),
            text: t!(tiers.pyramid.bar, n = held(tier), share = share_text(share)),
        }
    };
    pyramid(&Tier::ALL.map(level), width)
}

/// How many customers a tier holds, written out.
pub fn count_text(assessment: &Assessment, tier: Tier) -> String {
    integer(i64::from(assessment.total(tier).count))
}

/// Customers by tier.
#[component]
pub fn Pyramid(after: Memo<Shared<Assessment>>) -> impl IntoView {
    let plot: Plot = Arc::new(move |width| {
        let after = after.read();
        let count = |tier| count_text(&after, tier);
        let mut drawing = drawn(&after, width, |shares| shares.customers, &count);
        for (mark, tier) in drawing.marks.iter_mut().zip(Tier::ALL) {
            mark.value = read_out(&after, tier);
        }
        drawing
    });
    let summary = move || {
        let after = after.read();
        // The highest and the lowest tier that hold anybody.
        let mut held = Tier::ALL
            .into_iter()
            .filter(|tier| after.total(*tier).count > 0);
        let ends = [held.next(), held.next_back()];
        let said = ends.into_iter().flatten();
        let sentences: Vec<String> = said.map(|tier| tier_sentence(&after, tier)).collect();
        sentences.join(sentence_gap())
    };
    view! {
        <Figure
            title=tx!(tiers.pyramid.title)
            summary
            label=tx!(tiers.pyramid.label)
            value=tx!(tiers.pyramid.value)
            plot
        />
    }
}

fn read_out(assessment: &Assessment, tier: Tier) -> String {
    let shares = shares(assessment, tier);
    t!(
        tiers.pyramid.read,
        n = t!(units.customers, n = shares.count),
        share = share_text(shares.customers),
        sales = share_text(shares.sales),
        profit = share_text(shares.profit)
    )
}

fn tier_sentence(assessment: &Assessment, tier: Tier) -> String {
    let found = shares(assessment, tier);
    let (tier, n) = (value::tier(tier), t!(units.customers, n = found.count));
    let share = share_text(found.customers);
    match (found.sales, found.profit) {
        (None, None) => t!(tiers.pyramid.no_sales, tier = tier, n = n, share = share),
        (sales, profit) => t!(
            tiers.pyramid.summary,
            tier = tier,
            n = n,
            share = share,
            sales = share_text(sales),
            profit = share_text(profit)
        ),
    }
}

/// How composites are spread, with the cuts.
#[component]
pub fn Spread(after: Memo<Shared<Assessment>>) -> impl IntoView {
    let plot: Plot = Arc::new(move |width| {
        let after = after.read();
        let bins: Vec<Bin> = after
            .distribution(BINS)
            .into_iter()
            .map(|bin| {
                let count = bin.counts.iter().sum();
                let (from, to) = (fixed(bin.from, 0), fixed(bin.to, 0));
                Bin {
                    from: bin.from,
                    to: bin.to,
                    count,
                    label: t!(tiers.spread.bin, from = from, to = to),
                    text: t!(units.customers, n = count),
                }
            })
            .collect();
        let cut = |(tier, least): (Tier, Option<f64>)| {
            let at = least?;
            let label = t!(
                tiers.spread.cut,
                tier = value::tier(tier),
                least = score(at)
            );
            Some(Cut { at, label })
        };
        let cuts: Vec<Cut> = Tier::ALL
            .into_iter()
            .zip(after.cuts().least)
            .filter_map(cut)
            .collect();
        let measure = |value| decimal(value, 0);
        let count = |value| fixed(value, 0);
        histogram(
            Histogram {
                bins: &bins,
                cuts: &cuts,
                measure: &measure,
                count: &count,
            },
            width,
        )
    });
    let summary = move || {
        spread(&after.read()).map_or_else(String::new, |(median, near)| {
            let mut said = vec![t!(tiers.spread.summary, median = score(median))];
            if near > 0 {
                said.push(t!(tiers.spread.near, n = near));
            }
            said.join(sentence_gap())
        })
    };
    view! {
        <Figure
            title=tx!(tiers.spread.title)
            summary
            label=tx!(tiers.spread.label)
            value=tx!(tiers.spread.value)
            plot
        />
    }
}
