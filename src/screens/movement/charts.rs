//! The streams between the two months, and the tiers month by month, said in sentences and drawn.

use super::compared::{Compared, Found};
use crate::charts::{Figure, Flow, Plot, Stack, Stacks, Stream, flow, stacks};
use crate::format::{fixed, integer, month_tick};
use crate::i18n::lang;
use crate::words::amount::day_written;
use crate::words::movement::tier;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::Tier;
use keepgold_core::value::{PLACES, TierMonth, Way, tier_at};
use leptos::prelude::*;
use std::sync::Arc;

/// The streams of customers.
#[component]
pub fn Streams(compared: Compared) -> impl IntoView {
    let found = compared.found;
    let plot: Plot = Arc::new(move |width| {
        let found = found.read();
        found
            .as_deref()
            .map(|found| drawn(found, width))
            .unwrap_or_default()
    });
    view! {
        <Figure
            title=tx!(movement.flow.title)
            summary=move || found.read().as_deref().map(largest).unwrap_or_default()
            label=tx!(movement.flow.label)
            value=tx!(movement.flow.value)
            plot
        />
    }
}

/// Every way that somebody went or stayed on, from the top; who has no tier on either day is left out.
fn streams(found: &Found) -> Vec<Stream> {
    let cells = (0..PLACES).flat_map(|from| (0..PLACES).map(move |to| (from, to)));
    let stream = |(from, to): (usize, usize)| {
        let count = found.movement.matrix[from][to];
        let nowhere = tier_at(from).is_none() && tier_at(to).is_none();
        (count > 0 && !nowhere).then(|| Stream {
            from,
            to,
            count,
            label: t!(
                movement.flow.way,
                from = tier(tier_at(from)),
                to = tier(tier_at(to))
            ),
            text: t!(units.customers, n = count),
        })
    };
    cells.filter_map(stream).collect()
}

fn drawn(found: &Found, width: i32) -> crate::charts::Drawing {
    let nowhere = found.movement.matrix[PLACES - 1][PLACES - 1];
    let name = |place: usize, count: u32| {
        let count = if tier_at(place).is_none() {
            count - nowhere
        } else {
            count
        };
        let n = integer(i64::from(count));
        t!(movement.flow.block, tier = tier(tier_at(place)), n = n)
    };
    let names = [found.sums.rows, found.sums.columns]
        .map(|sums| std::array::from_fn(|place| name(place, sums[place])));
    let days = [found.movement.from, found.movement.to].map(day_written);
    flow(
        Flow {
            streams: &streams(found),
            days: [&days[0], &days[1]],
            names: &names,
        },
        width,
    )
}

/// The largest move, in a sentence.
fn largest(found: &Found) -> String {
    let streams = streams(found);
    let moved = streams.iter().filter(|stream| {
        matches!(
            Way::of((stream.from, stream.to)),
            Some(Way::Rose | Way::Fell)
        )
    });
    match moved.max_by_key(|stream| stream.count) {
        None => t!(movement.flow.nobody).to_owned(),
        Some(most) => t!(
            movement.flow.summary,
            n = most.count,
            from = tier(tier_at(most.from)),
            to = tier(tier_at(most.to))
        ),
    }
}

/// Customers by tier, month by month.
#[component]
pub fn Counts(compared: Compared) -> impl IntoView {
    let months = compared.months;
    let plot: Plot = Arc::new(move |width| {
        let Some(history) = months.last() else {
            return crate::charts::Drawing::default();
        };
        let all: Vec<Stack> = history.months().iter().map(stack).collect();
        let tick = |value: f64| {
            // There are no halves of customers.
            if value.fract() == 0.0 {
                fixed(value, 0)
            } else {
                String::new()
            }
        };
        stacks(
            Stacks {
                stacks: &all,
                names: Tier::ALL.map(value::tier),
                tick: &tick,
            },
            width,
        )
    });
    let summary = move || {
        let history = months.last()?;
        let (first, last) = (history.months().first()?, history.months().last()?);
        let all = |month: &TierMonth| integer(i64::from(month.counts.iter().sum::<u32>()));
        let vip = |month: &TierMonth| integer(i64::from(month.counts[0]));
        Some(t!(
            movement.counts.summary,
            from = day_written(first.day),
            to = day_written(last.day),
            before = all(first),
            after = all(last),
            vip_before = vip(first),
            vip_after = vip(last)
        ))
    };
    view! {
        <Figure
            title=tx!(movement.counts.title)
            summary=move || summary().unwrap_or_default()
            label=tx!(movement.counts.label)
            value=tx!(movement.counts.value)
            plot
        />
    }
}

fn stack(month: &TierMonth) -> Stack {
    let part = |tier: Tier| {
        let n = integer(i64::from(month.counts[tier.index()]));
        t!(movement.flow.block, tier = value::tier(tier), n = n)
    };
    let civil = month.day.month().civil();
    Stack {
        tick: month_tick(civil, lang()),
        opens_year: civil.1 == 1,
        label: day_written(month.day),
        counts: month.counts,
        text: Tier::ALL.map(part).join(t!(movement.counts.gap)),
    }
}
