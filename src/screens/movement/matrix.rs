//! The transition matrix: tiers before by tiers after, each cell a way to list its customers.

use super::compared::{Compared, Found};
use crate::format::integer;
use crate::parts::cells::tier_mark;
use crate::words::amount::day_written;
use crate::words::movement::tier;
use crate::{t, tx};
use keepgold_core::value::{Cell, PLACES, Part, Way, tier_at};
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
                .map(|from| row(found, from, compared))
                .collect_view(),
        )
    };
    let foot = move || {
        let found = compared.found.read();
        let sums = found.as_deref()?.sums;
        let all = (Part::All, sums.columns.iter().sum::<u32>());
        let columns = sums.columns.into_iter().enumerate();
        let columns = columns
            .map(|(to, sum)| (Part::Column(to), sum))
            .chain([all]);
        let sum = |(part, sum)| view! { <td class="number">{pressed(part, sum, compared)}</td> };
        Some(columns.map(sum).collect_view())
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

fn row(found: &Found, from: usize, compared: Compared) -> AnyView {
    let counts = found.movement.matrix[from];
    let cells = (0..PLACES).map(|to| cell((from, to), counts[to], compared));
    view! {
        <tr>
            <th scope="row">{tier_mark(tier_at(from))}</th>
            {cells.collect_view()}
            <td class="number">{pressed(Part::Row(from), found.sums.rows[from], compared)}</td>
        </tr>
    }
    .into_any()
}

fn cell(at: Cell, count: u32, compared: Compared) -> AnyView {
    let class = match (at.0 == at.1, count) {
        (true, _) => "number matrix__stay",
        (_, 0) => "number matrix__none",
        _ => "number",
    };
    view! { <td class=class>{pressed(Part::Cell(at), count, compared)}</td> }.into_any()
}

/// A number that lists its customers when it is pressed; movers carry the sign of their way.
fn pressed(part: Part, count: u32, compared: Compared) -> AnyView {
    let number = integer(i64::from(count));
    if count == 0 {
        return number.into_any();
    }
    let way = match part {
        Part::Cell(at) => Way::of(at),
        _ => None,
    };
    let n = t!(units.customers, n = count);
    let label = t!(movement.matrix.cell, part = said(part), n = n);
    let chosen = compared.part;
    let press = move |_| {
        chosen.update(|chosen| *chosen = (*chosen != Some(part)).then_some(part));
    };
    view! {
        <button
            type="button"
            class=format!("matrix__cell matrix__cell--{}", way.map_or("all", class))
            aria-label=label
            aria-pressed=move || (chosen.get() == Some(part)).to_string()
            on:click=press
        >
            {way.map(|way| view! { <span aria-hidden="true">{sign(way)}</span> })}
            {number}
        </button>
    }
    .into_any()
}

/// Who is meant by a part.
pub fn said(part: Part) -> String {
    let name = |place| tier(tier_at(place));
    match part {
        Part::Cell((from, to)) => t!(movement.part.cell, from = name(from), to = name(to)),
        Part::Row(from) => t!(movement.part.row, from = name(from)),
        Part::Column(to) => t!(movement.part.column, to = name(to)),
        Part::Both => t!(movement.part.both).to_owned(),
        Part::Stayed => t!(movement.part.stayed).to_owned(),
        Part::All => t!(movement.part.all).to_owned(),
    }
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
