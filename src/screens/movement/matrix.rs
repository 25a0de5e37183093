//! The transition matrix: tiers before by tiers after, each cell a way to list its customers.

use super::compared::{Compared, Found};
use crate::format::integer;
use crate::parts::cells::tier_mark;
use crate::words::amount::day_written;
use crate::words::movement::tier;
use crate::{t, tx};
use keepgold_core::value::{Cell, PLACES, Way, tier_at};
use leptos::prelude::*;

/// The section.
#[component]
pub fn Matrix(compared: Compared) -> impl IntoView {
    let text = move || {
        let (from, to) = compared.pair.get()?;
        Some(t!(
            movement.matrix.text,
            from = day_written(from),
            to = day_written(to)
        ))
    };
    let head =
        |place: usize| view! { <th scope="col" class="number">{tier_mark(tier_at(place))}</th> };
    let rows = move || {
        let found = compared.found.read();
        let found = found.as_deref()?;
        Some(
            (0..PLACES)
                .map(|from| row(found, from, compared.cell))
                .collect_view(),
        )
    };
    let foot = move || {
        let found = compared.found.read();
        let sums = found.as_deref()?.sums;
        let all = sums.columns.iter().sum::<u32>();
        let sums = sums.columns.into_iter().chain([all]);
        let sum = |sum: u32| view! { <td class="number">{integer(i64::from(sum))}</td> };
        Some(sums.map(sum).collect_view())
    };
    view! {
        <section class="movement__section">
            <h2 id="movement-matrix">{tx!(movement.matrix.title)}</h2>
            <p class="muted measure">{text}</p>
            <div class="scroll-x" role="region" tabindex="0" aria-labelledby="movement-matrix">
                <table class="rows matrix">
                    <thead>
                        <tr>
                            <th scope="col">{tx!(movement.matrix.corner)}</th>
                            {move || (0..PLACES).map(head).collect_view()}
                            <th scope="col" class="number">{tx!(movement.matrix.total)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{tx!(movement.matrix.total)}</th>
                            {foot}
                        </tr>
                    </tfoot>
                </table>
            </div>
        </section>
    }
}

fn row(found: &Found, from: usize, chosen: RwSignal<Option<Cell>>) -> AnyView {
    let counts = found.movement.matrix[from];
    let cells = (0..PLACES).map(|to| cell((from, to), counts[to], chosen));
    view! {
        <tr>
            <th scope="row">{tier_mark(tier_at(from))}</th>
            {cells.collect_view()}
            <td class="number">{integer(i64::from(found.sums.rows[from]))}</td>
        </tr>
    }
    .into_any()
}

/// A cell: those who stayed as a plain number, movers with the sign of their way, to be pressed.
fn cell(at: Cell, count: u32, chosen: RwSignal<Option<Cell>>) -> AnyView {
    let number = integer(i64::from(count));
    let Some(way) = Way::of(at).filter(|_| count > 0) else {
        let class = match (at.0 == at.1, count) {
            (true, _) => "number matrix__stay",
            _ => "number matrix__none",
        };
        return view! { <td class=class>{number}</td> }.into_any();
    };
    let label = t!(
        movement.matrix.cell,
        from = tier(tier_at(at.0)),
        to = tier(tier_at(at.1)),
        n = t!(units.customers, n = count)
    );
    let press = move |_| {
        chosen.update(|chosen| *chosen = (*chosen != Some(at)).then_some(at));
    };
    view! {
        <td class="number">
            <button
                type="button"
                class=format!("matrix__cell matrix__cell--{}", class(way))
                aria-label=label
                aria-pressed=move || (chosen.get() == Some(at)).to_string()
                on:click=press
            >
                <span aria-hidden="true">{sign(way)}</span>
                {number}
            </button>
        </td>
    }
    .into_any()
}

/// The sign of a way; it tells them apart without colour.
pub const fn sign(way: Way) -> &'static str {
    match way {
        Way::Rose => "↑",
        Way::Fell => "↓",
        Way::Came => "+",
        Way::Went => "×",
    }
}

const fn class(way: Way) -> &'static str {
    match way {
        Way::Rose => "rose",
        Way::Fell => "fell",
        Way::Came | Way::Went => "other",
    }
}
