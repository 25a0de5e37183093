//! The pictures of an answer, and what it hangs on.

use super::{Desk, label_of};
use crate::charts::{
    Drawing, Figure, Lines, NamedLine, Plot, Quadrants, Span, Spot, lines, quadrants, spans,
};
use crate::components::Show;
use crate::format::{NumberScale, compact};
use crate::i18n::{Lang, lang};
use crate::tx;
use crate::words::lesson::{number, row_name, said_of};
use keepgold_core::calculators::{Chart, Label, Swing, Unit, tornado};
use leptos::prelude::*;
use std::sync::Arc;

/// The pictures of the scenario that is filled in; of lines, the first of the other scenario too.
#[component]
pub fn Pictures(desk: Desk) -> impl IntoView {
    let count = Memo::new(move |_| {
        desk.outcomes
            .read()
            .iter()
            .map(|outcome| outcome.charts.len())
            .max()
    });
    let picture = move |place: usize| {
        let plot: Plot = Arc::new(move |width| drawn(desk, place, width).unwrap_or_default());
        view! {
            <Figure
                title=tx!(learn.picture)
                summary=Signal::derive(move || summary(desk, place))
                label=tx!(learn.what)
                value=tx!(learn.value)
                plot
            />
        }
    };
    move || {
        (0..count.get().unwrap_or_default())
            .map(picture)
            .collect_view()
    }
}

/// What a picture shows.
fn summary(desk: Desk, place: usize) -> String {
    let outcomes = desk.outcomes.read();
    let chart = outcomes
        .get(desk.at.get())
        .and_then(|outcome| outcome.charts.get(place));
    let names: Vec<String> = match chart {
        Some(Chart::Lines { lines, .. }) => lines
            .iter()
            .map(|line| said_of(desk.page(), "labels", line.name).to_owned())
            .collect(),
        Some(Chart::Bars { bars, .. }) => bars.iter().map(|bar| called(desk, bar.0)).collect(),
        Some(Chart::Quadrants { points, .. }) => {
            points.iter().map(|point| called(desk, point.0)).collect()
        }
        None => Vec::new(),
    };
    names.join(crate::t!(value.list_separator))
}

/// What a bar or a point is called.
fn called(desk: Desk, label: Label) -> String {
    match label {
        Label::Named(name) => said_of(desk.page(), "labels", name).to_owned(),
        Label::Row(row) => {
            let named = |sheet: &keepgold_core::calculators::Sheet| {
                sheet
                    .rows
                    .get(row)
                    .map(|line| row_name(desk.own, row, line))
            };
            desk.read(named).flatten().unwrap_or_default()
        }
    }
}

/// A number on an axis: short.
fn tick(desk: Desk, unit: Unit, value: f64, lang: Lang) -> String {
    match unit {
        Unit::Money => compact(value, lang, NumberScale::default()),
        Unit::Share => number(desk.page(), unit, value, ""),
        _ => number(desk.page(), Unit::Count, value, ""),
    }
}

fn drawn(desk: Desk, place: usize, width: i32) -> Option<Drawing> {
    let lang = lang();
    let outcomes = desk.outcomes.read();
    let at = desk.at.get();
    let currency = desk.currency.read();
    let write = |unit: Unit| move |value: f64| tick(desk, unit, value, lang);
    let whole = |unit: Unit, value: f64| number(desk.page(), unit, value, &currency);
    Some(match outcomes.get(at)?.charts.get(place)? {
        Chart::Lines { x, y, lines: own } => {
            let named = |line: &keepgold_core::calculators::ChartLine| NamedLine {
                name: said_of(desk.page(), "labels", line.name).to_owned(),
                points: line.points.clone(),
            };
            let mut all: Vec<NamedLine> = own.iter().map(named).collect();
            let other = outcomes
                .get(1 - at)
                .and_then(|other| match other.charts.get(place) {
                    Some(Chart::Lines { lines, .. }) => lines.first().map(named),
                    _ => None,
                });
            if let Some(other) = other {
                // Two scenarios compare by the line that matters.
                all.truncate(1);
                for (line, at) in all.iter_mut().zip([at]) {
                    line.name = format!("{} · {}", Desk::scenario(at), line.name);
                }
                all.push(NamedLine {
                    name: format!("{} · {}", Desk::scenario(1 - at), other.name),
                    ..other
                });
            }
            lines(
                Lines {
                    lines: &all,
                    along: &write(*x),
                    value: &write(*y),
                },
                width,
            )
        }
        Chart::Bars { y, bars } => {
            let span = |(label, value): &(Label, f64)| Span {
                label: called(desk, *label),
                ends: vec![(*value, whole(*y, *value))],
            };
            spans(&bars.iter().map(span).collect::<Vec<_>>(), 0.0, width)
        }
        Chart::Quadrants { x, y, cut, points } => {
            let spot = |(label, along, up): &(Label, f64, f64)| Spot {
                label: called(desk, *label),
                at: (*along, *up),
                text: format!("{} · {}", whole(*x, *along), whole(*y, *up)),
            };
            quadrants(
                Quadrants {
                    spots: &points.iter().map(spot).collect::<Vec<_>>(),
                    cut: *cut,
                    along: &write(*x),
                    up: &write(*y),
                },
                width,
            )
        }
    })
}

/// Inputs that are shown in the tornado.
const SHOWN: usize = 6;

/// What the answer hangs on: each input a step down and up.
#[component]
pub fn Tornado(desk: Desk) -> impl IntoView {
    let swings = Memo::new(move |_| {
        desk.read(|sheet| {
            tornado(desk.own, sheet)
                .into_iter()
                .take(SHOWN)
                .collect::<Vec<Swing>>()
        })
        .unwrap_or_default()
    });
    let plot: Plot = Arc::new(move |width| {
        let outcomes = desk.outcomes.read();
        let first = outcomes
            .get(desk.at.get())
            .and_then(|outcome| outcome.answers.first().copied());
        let Some((unit, Some(from))) = first.map(|first| (first.unit, first.value)) else {
            return Drawing::default();
        };
        let currency = desk.currency.read();
        let row = |swing: &Swing| {
            let input = desk.own.form.inputs[swing.input];
            let at = |value| number(desk.page(), input.unit, value, "");
            let end =
                |(_, answer): (f64, f64)| (answer, number(desk.page(), unit, answer, &currency));
            Span {
                label: format!(
                    "{} {} – {}",
                    label_of(desk, swing.input),
                    at(swing.low.0),
                    at(swing.high.0)
                ),
                ends: vec![end(swing.low), end(swing.high)],
            }
        };
        spans(
            &swings.read().iter().map(row).collect::<Vec<_>>(),
            from,
            width,
        )
    });
    let several = Memo::new(move |_| swings.read().len() > 1);
    view! {
        <Show when=move || several.get()>
            <Figure title=tx!(learn.tornado) summary=tx!(learn.tornado_said) label=tx!(learn.what) value=tx!(learn.value) plot=plot.clone() />
        </Show>
    }
}
