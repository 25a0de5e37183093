//! Where the profit comes from: tiers by customers and by profit, and the whale curve.

use crate::charts::{Curve, CurvePoint, Figure, Plot, curve};
use crate::components::{Counts, List, plain};
use crate::format::percent;
use crate::parts::filters::href_of;
use crate::parts::tier_shares::{count_text, share_text, tier_pyramid};
use crate::state::use_state;
use crate::words::amount::{unit_heading, whole, whole_in};
use crate::words::sentence_gap;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::advice::Group;
use keepgold_core::book::Tier;
use keepgold_core::value::{MOST, Pareto, pareto, tier_shares};
use leptos::prelude::*;
use std::sync::Arc;

/// Points of the curve at even shares, but never more than there are customers.
const POINTS: usize = 50;

/// The section.
#[component]
pub fn Profit() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let currency = state.currency();
    let customers: Plot = Arc::new(move |width| {
        let assessment = derived.assessment.get();
        let count = |tier| count_text(&assessment, tier);
        tier_pyramid(&assessment, width, |shares| shares.customers, &count)
    });
    let profit: Plot = Arc::new(move |width| {
        let assessment = derived.assessment.get();
        let profit = |tier| whole(assessment.total(tier).profit);
        tier_pyramid(&assessment, width, |shares| shares.profit, &profit)
    });
    let held = move |tier: Option<Tier>| {
        let assessment = derived.assessment.get();
        // The lowest tier with anybody in it.
        let mut tiers = Tier::ALL.into_iter();
        let least = || tiers.rfind(|tier| assessment.total(*tier).count > 0);
        let tier = tier.or_else(least).unwrap_or(Tier::Small);
        let found = tier_shares(&assessment, tier);
        t!(
            base.profit.tier_said,
            tier = value::tier(tier),
            customers = share_text(found.customers),
            profit = share_text(found.profit)
        )
    };
    let whales = Memo::new(move |_| pareto(&derived.assessment.get()));
    view! {
        <section class="base__section" aria-labelledby="base-profit">
            <h2 id="base-profit">{tx!(base.profit.title)}</h2>
            <div class="base__figures">
                <Figure
                    title=tx!(base.profit.by_customers)
                    summary=move || held(Some(Tier::Vip))
                    label=tx!(tiers.pyramid.label)
                    value=tx!(tiers.pyramid.value)
                    plot=customers
                />
                <Figure
                    title=tx!(base.profit.by_profit)
                    summary=move || held(None)
                    label=tx!(tiers.pyramid.label)
                    value=move || unit_heading(&currency.read())
                    plot=profit
                />
                <Figure
                    title=tx!(base.profit.curve)
                    summary=move || plain(&said(&whales.read(), &currency.read(), &mut Counts::default()))
                    said=move || {
                        let mut counts = Counts::default();
                        let said = said(&whales.read(), &currency.read(), &mut counts);
                        counts.view(said)
                    }
                    label=tx!(base.profit.first)
                    value=tx!(base.profit.share)
                    plot=whale_plot(whales)
                />
            </div>
        </section>
    }
}

fn whale_plot(whales: Memo<Pareto>) -> Plot {
    Arc::new(move |width| {
        let whales = whales.read();
        let points = points(&whales);
        let tick = |value: f64| percent(value, 0);
        // Where it takes everybody there is nothing to point at.
        let most = whales
            .customers_for(MOST)
            .filter(|n| *n < whales.customers());
        let most = most.and_then(|n| Some((n, whales.share_of(n)?)));
        let words = most.map(|(n, share)| t!(base.profit.guide, n = n, share = tick(share)));
        let guide = most.and_then(|(n, share)| {
            let at = n as f64 / whales.customers() as f64;
            Some((at, share, words.as_deref()?))
        });
        curve(
            Curve {
                points: &points,
                name: "",
                beside: &[],
                guide,
                tick: &tick,
            },
            width,
        )
    })
}

/// The curve; empty without profit.
fn points(whales: &Pareto) -> Vec<CurvePoint> {
    let all = whales.customers();
    let steps = all.clamp(1, POINTS);
    let mut read: Vec<usize> = (0..=steps).map(|step| all * step / steps).collect();
    // The point that the sentence is about lies on the curve, too.
    if let Some(most) = whales.customers_for(MOST)
        && let Err(place) = read.binary_search(&most)
    {
        read.insert(place, most);
    }
    let point = |customers: usize| {
        let value = whales.share_of(customers)?;
        Some(CurvePoint {
            at: customers as f64 / all.max(1) as f64,
            value,
            label: t!(base.profit.first_n, n = customers),
            text: percent(value, 1),
        })
    };
    read.into_iter().filter_map(point).collect()
}

fn said(whales: &Pareto, currency: &str, counts: &mut Counts) -> String {
    let Some(most) = whales.customers_for(MOST) else {
        return t!(base.profit.none).to_owned();
    };
    let share = most as f64 / whales.customers().max(1) as f64;
    let mut said = vec![t!(
        base.profit.curve_said,
        n = counts.of(most as u64, List::At(href_of(Group::BringMost))),
        share = percent(share, 1),
        most = percent(whales.share_of(most).unwrap_or(MOST), 0)
    )];
    if whales.losing > 0 {
        said.push(t!(
            base.profit.losing,
            n = counts.of(whales.losing, List::At(href_of(Group::Losing))),
            lost = whole_in(-whales.lost, currency)
        ));
    }
    said.join(sentence_gap())
}
