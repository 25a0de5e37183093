//! The pyramid and the distribution, said in sentences and drawn.

use crate::charts::{Bin, Cut, Figure, Histogram, Plot, histogram};
use crate::components::{Counts, List, plain};
use crate::format::{decimal, fixed, score};
use crate::parts::filters::{href_of, href_of_tier};
use crate::parts::tier_shares::{count_text, share_text, tier_pyramid};
use crate::state::Shared;
use crate::words::sentence_gap;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::advice::Group;
use keepgold_core::book::Tier;
use keepgold_core::value::{Assessment, spread, tier_shares};
use leptos::prelude::*;
use std::sync::Arc;

/// Stretches of five points.
const BINS: usize = 20;

/// Customers by tier; `changed` while the tiers are those of a draft, which has no lists yet.
#[component]
pub fn Pyramid(after: Memo<Shared<Assessment>>, changed: Memo<bool>) -> impl IntoView {
    let plot: Plot = Arc::new(move |width| {
        let after = after.read();
        let count = |tier| count_text(&after, tier);
        let mut drawing = tier_pyramid(&after, width, |shares| shares.customers, &count);
        for (mark, tier) in drawing.marks.iter_mut().zip(Tier::ALL) {
            mark.value = read_out(&after, tier);
        }
        drawing
    });
    let with = move |counts: &mut Counts| {
        let after = after.read();
        // The highest and the lowest tier that hold anybody.
        let mut held = Tier::ALL
            .into_iter()
            .filter(|tier| after.total(*tier).count > 0);
        let ends = [held.next(), held.next_back()];
        let said = ends.into_iter().flatten();
        let sentences: Vec<String> = said
            .map(|tier| tier_sentence(&after, tier, counts))
            .collect();
        sentences.join(sentence_gap())
    };
    let (summary, said) = both(with, changed);
    view! {
        <Figure
            title=tx!(tiers.pyramid.title)
            summary
            said
            label=tx!(tiers.pyramid.label)
            value=tx!(tiers.pyramid.value)
            plot
        />
    }
}

/// A sentence with its counts, as text and as a view; under a draft its counts lead nowhere.
fn both(
    with: impl Fn(&mut Counts) -> String + Copy + Send + Sync + 'static,
    changed: Memo<bool>,
) -> (
    impl Fn() -> String + Send + Sync + 'static,
    impl Fn() -> AnyView + Send + Sync + 'static,
) {
    let text = move || plain(&with(&mut Counts::default()));
    let view = move || {
        let mut counts = Counts::default();
        let said = with(&mut counts);
        match changed.get() {
            true => plain(&said).into_any(),
            false => counts.view(said),
        }
    };
    (text, view)
}

fn read_out(assessment: &Assessment, tier: Tier) -> String {
    let shares = tier_shares(assessment, tier);
    t!(
        tiers.pyramid.read,
        n = t!(units.customers, n = assessment.total(tier).count),
        share = share_text(shares.customers),
        sales = share_text(shares.sales),
        profit = share_text(shares.profit)
    )
}

fn tier_sentence(assessment: &Assessment, tier: Tier, counts: &mut Counts) -> String {
    let found = tier_shares(assessment, tier);
    let n = counts.of(assessment.total(tier).count, List::At(href_of_tier(tier)));
    let n = t!(units.customers, n = n);
    let tier = value::tier(tier);
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
pub fn Spread(after: Memo<Shared<Assessment>>, changed: Memo<bool>) -> impl IntoView {
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
    let with = move |counts: &mut Counts| {
        spread(&after.read()).map_or_else(String::new, |spread| {
            let mut said = vec![t!(tiers.spread.summary, median = score(spread.median))];
            if spread.near > 0 {
                let near = counts.of(spread.near, List::At(href_of(Group::NearCut)));
                said.push(t!(tiers.spread.near, n = near));
            }
            said.join(sentence_gap())
        })
    };
    let (summary, said) = both(with, changed);
    view! {
        <Figure
            title=tx!(tiers.spread.title)
            summary
            said
            label=tx!(tiers.spread.label)
            value=tx!(tiers.spread.value)
            plot
        />
    }
}
