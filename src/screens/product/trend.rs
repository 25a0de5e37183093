//! What the product brought month by month.

use super::Subject;
use crate::charts::{Figure, Plot, TrendPoint, trend};
use crate::components::Show;
use crate::format::{compact, month_tick, month_written};
use crate::i18n::lang;
use crate::shell::prefs;
use crate::words::amount::{unit_heading, whole, whole_in};
use crate::{t, tx};
use keepgold_core::unit::{Money, Month};
use leptos::prelude::*;
use std::sync::Arc;

/// The figure; nothing where it was sold in no full month.
#[component]
pub fn Trend(subject: Subject) -> impl IntoView {
    let months = Memo::new(move |_| {
        let brief = subject.asked.last();
        brief.map(|brief| brief.months.clone()).unwrap_or_default()
    });
    let plot: Plot = Arc::new(move |width| {
        let (lang, scale) = (lang(), prefs::number_scale().get());
        let point = |(month, sum): &(Month, Money)| {
            let month = month.civil();
            TrendPoint {
                tick: month_tick(month, lang),
                opens_year: month.1 == 1,
                label: month_written(month, lang),
                value: sum.to_f64(),
                text: whole(*sum),
            }
        };
        let points: Vec<TrendPoint> = months.read().iter().map(point).collect();
        let tick = |value| compact(value, lang, scale);
        trend(
            crate::charts::Trend {
                points: &points,
                tick: &tick,
            },
            width,
        )
    });
    let summary = move || {
        let months = months.read();
        let Some((last, sum)) = months.last() else {
            return String::new();
        };
        t!(
            product.trend_said,
            month = month_written(last.civil(), lang()),
            sum = whole_in(*sum, &subject.currency.read())
        )
    };
    let value = move || unit_heading(&subject.currency.read());
    let figure = move || {
        let plot = plot.clone();
        view! { <Figure title=tx!(product.trend) summary label=tx!(product.month) value plot /> }
    };
    view! { <Show when=move || { months.read().len() > 1 }>{figure()}</Show> }
}
