//! How often and how sure: a point for each rule.

use super::{View, said};
use crate::charts::{Figure, Point, Scatter, scatter};
use crate::format::{integer, percent};
use crate::{t, tx};
use keepgold_core::question::RuleTold;
use leptos::prelude::*;

/// The figure; a point leads to its rule.
#[component]
pub fn Spread(view: View) -> impl IntoView {
    let point = move |rule: &RuleTold| Point {
        x: f64::from(rule.counts.both),
        y: rule.counts.confidence(),
        step: said::step(rule.counts.lift()),
        label: said::short(view, rule),
        value: t!(
            together.read_out,
            n = rule.counts.both,
            confidence = percent(rule.counts.confidence(), 0),
            times = said::times(rule.counts.lift())
        ),
    };
    let plot = view.plot(move |rules, width| {
        let points: Vec<Point> = rules.iter().map(point).collect();
        let legend = said::legend();
        let spec = Scatter {
            points: &points,
            x_name: t!(together.scatter.across),
            y_name: t!(together.scatter.up),
            x_tick: &|baskets| integer(baskets.round() as i64),
            y_tick: &|share| percent(share, 0),
            legend: &legend,
        };
        scatter(spec, width)
    });
    let pick = Callback::new(move |place: usize| view.pick(place));
    view! {
        <Figure
            title=tx!(together.scatter.title)
            summary=move || view.with_rules(|rules| t!(together.scatter.said, n = rules.len()))
            label=tx!(together.column.rule)
            value=tx!(together.scatter.value)
            on_pick=pick
            plot
        />
    }
}
