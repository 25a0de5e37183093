//! Breadth × length × depth: the three measures now and over time, and their product.

use crate::charts::{Figure, Plot, TrendPoint, trend};
use crate::format::{NONE, compact, fixed, integer, month_tick, month_written, signed_percent};
use crate::i18n::lang;
use crate::shell::prefs;
use crate::state::use_state;
use crate::words::amount::{amount, amount_in};
use crate::{t, tx};
use keepgold_core::book::Tables;
use keepgold_core::unit::Money;
use keepgold_core::value::{BaseQuarter, customer_base, quarters_compared};
use leptos::prelude::*;
use std::sync::Arc;

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Breadth,
    Length,
    Depth,
    Total,
}

/// The section.
#[component]
pub fn Measures() -> impl IntoView {
    let state = use_state();
    let currency =
        Memo::new(move |_| state.with_book(Tables::CURRENCY, |book| book.units().currency.clone()));
    let base = Memo::new(move |_| {
        let margin = state.with_book(Tables::BASIS, |book| book.units().default_margin);
        customer_base(&state.derived().facts.get(), margin)
    });
    let figures = move || {
        [
            Measure::Breadth,
            Measure::Length,
            Measure::Depth,
            Measure::Total,
        ]
        .map(|measure| figure(measure, base, currency))
        .collect_view()
    };
    let content = move || {
        view! {
            <p class="measure">{move || said(&base.read(), &currency.read())}</p>
            <div class="base__figures">{figures}</div>
        }
    };
    let short = || view! { <p class="muted measure">{t!(base.measures.short)}</p> };
    view! {
        <section class="base__section" aria-labelledby="base-base">
            <h2 id="base-base">{tx!(base.measures.title)}</h2>
            <Show when=move || !base.read().is_empty() fallback=short>
                {content}
            </Show>
        </section>
    }
}

/// The product written out as what it is made of.
fn said(base: &[BaseQuarter], currency: &str) -> String {
    let Some(now) = base.last() else {
        return String::new();
    };
    t!(
        base.measures.said,
        until = month_written(now.last.civil(), lang()),
        breadth = text(Measure::Breadth, now, currency),
        length = text(Measure::Length, now, currency),
        depth = text(Measure::Depth, now, currency),
        total = text(Measure::Total, now, currency)
    )
}

fn value(measure: Measure, quarter: &BaseQuarter) -> Option<f64> {
    match measure {
        Measure::Breadth => Some(quarter.breadth()),
        Measure::Length => quarter.length(),
        Measure::Depth => quarter.depth(),
        Measure::Total => quarter.total(),
    }
}

fn text(measure: Measure, quarter: &BaseQuarter, currency: &str) -> String {
    let Some(value) = value(measure, quarter) else {
        return NONE.to_owned();
    };
    match measure {
        Measure::Breadth => t!(units.customers, n = quarter.customers),
        Measure::Length => t!(base.measures.months, months = fixed(value, 1)),
        Measure::Depth => amount_in(Money::from_f64(value), currency),
        // What is expected is not known to the cent.
        Measure::Total => format!(
            "{currency}\u{a0}{}",
            compact(value, lang(), prefs::number_scale().get())
        ),
    }
}

fn figure(measure: Measure, base: Memo<Vec<BaseQuarter>>, currency: Memo<String>) -> AnyView {
    let plot: Plot = Arc::new(move |width| {
        let (lang, scale) = (lang(), prefs::number_scale().get());
        let currency = currency.read();
        let point = |quarter: &BaseQuarter| {
            let month = quarter.last.civil();
            TrendPoint {
                tick: month_tick(month, lang),
                opens_year: month.1 == 1,
                label: t!(base.measures.quarter, month = month_written(month, lang)),
                value: value(measure, quarter).unwrap_or(f64::NAN),
                text: text(measure, quarter, &currency),
            }
        };
        let points: Vec<TrendPoint> = base.read().iter().map(point).collect();
        let tick = |value| compact(value, lang, scale);
        trend(
            crate::charts::Trend {
                points: &points,
                tick: &tick,
            },
            width,
        )
    });
    let title = move || match measure {
        Measure::Breadth => t!(base.measures.breadth),
        Measure::Length => t!(base.measures.length),
        Measure::Depth => t!(base.measures.depth),
        Measure::Total => t!(base.measures.total),
    };
    let heading = move || match measure {
        Measure::Breadth => t!(base.measures.breadth_unit).to_owned(),
        Measure::Length => t!(base.measures.length_unit).to_owned(),
        Measure::Depth | Measure::Total => currency.get(),
    };
    let summary = move || summary(measure, &base.read(), &currency.read());
    view! { <Figure title summary label=tx!(base.measures.until) value=heading plot /> }.into_any()
}

/// The measure now, what it is made of, and its change on the quarter before.
fn summary(measure: Measure, base: &[BaseQuarter], currency: &str) -> String {
    let Some((now, before)) = quarters_compared(base) else {
        return String::new();
    };
    let now_text = text(measure, now, currency);
    let mut said = match measure {
        Measure::Breadth => t!(
            base.measures.breadth_said,
            n = now_text,
            gained = integer(i64::from(now.gained))
        ),
        Measure::Length => t!(
            base.measures.length_said,
            months = now_text,
            kept = integer(i64::from(now.kept)),
            before = integer(i64::from(now.before))
        ),
        Measure::Depth => t!(
            base.measures.depth_said,
            amount = now_text,
            contribution = amount(now.contribution, currency)
        ),
        Measure::Total => t!(base.measures.total_said, amount = now_text),
    };
    let values = (
        value(measure, now),
        before.and_then(|before| value(measure, before)),
    );
    if let (Some(now), Some(before)) = values
        && before > 0.0
    {
        said.push_str(crate::words::sentence_gap());
        said.push_str(&t!(
            base.measures.change,
            change = signed_percent(now / before - 1.0, 0)
        ));
    }
    said
}
