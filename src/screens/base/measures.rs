//! Breadth × length × depth: the three measures now and over time, and their product.

use crate::charts::{Figure, Plot, TrendPoint, trend};
use crate::components::{Counts, List, Show, plain};
use crate::format::{NONE, compact, fixed, integer, month_tick, month_written, signed_percent};
use crate::i18n::lang;
use crate::parts::filters::href_of;
use crate::shell::prefs;
use crate::state::use_state;
use crate::words::amount::{unit_heading, whole, whole_in, with_currency};
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::advice::Group;
use keepgold_core::book::Tables;
use keepgold_core::unit::Money;
use keepgold_core::value::{BaseYear, LONGEST_LIFE, Sureness, customer_base, years_compared};
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
    let currency = state.currency();
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
fn said(base: &[BaseYear], currency: &str) -> String {
    let Some(now) = base.last() else {
        return String::new();
    };
    t!(
        base.measures.said,
        until = until(now),
        breadth = text(Measure::Breadth, now, currency),
        length = text(Measure::Length, now, currency),
        depth = text(Measure::Depth, now, currency),
        total = text(Measure::Total, now, currency)
    )
}

fn value(measure: Measure, year: &BaseYear) -> Option<f64> {
    match measure {
        Measure::Breadth => Some(year.breadth()),
        Measure::Length => year.length(),
        Measure::Depth => year.depth(),
        Measure::Total => year.total(),
    }
}

/// What is drawn: nothing of a length that is hardly known, for one such value would dwarf all others.
fn drawn(measure: Measure, year: &BaseYear) -> Option<f64> {
    let rests_on_length = matches!(measure, Measure::Length | Measure::Total);
    let hardly = year.sureness() == Some(Sureness::Hardly);
    value(measure, year).filter(|_| !(rests_on_length && hardly))
}

fn text(measure: Measure, year: &BaseYear, currency: &str) -> String {
    let Some(value) = value(measure, year) else {
        return NONE.to_owned();
    };
    match measure {
        Measure::Breadth => t!(units.customers, n = rounded(value)),
        Measure::Length => months_text(value),
        Measure::Depth => whole_in(Money::from_f64(value), currency),
        // What is expected is not known to the cent.
        Measure::Total => with_currency(
            compact(value, lang(), prefs::number_scale().get()),
            currency,
        ),
    }
}

/// A mean of counts to the nearest whole one.
fn rounded(value: f64) -> u32 {
    value.round() as u32
}

/// Months, or that they are more than is told.
fn months_text(months: f64) -> String {
    if months < LONGEST_LIFE {
        t!(base.measures.months, months = fixed(months, 1))
    } else {
        t!(base.measures.longest, months = fixed(LONGEST_LIFE, 0))
    }
}

fn figure(measure: Measure, base: Memo<Vec<BaseYear>>, currency: Memo<String>) -> AnyView {
    let plot: Plot = Arc::new(move |width| {
        let (lang, scale) = (lang(), prefs::number_scale().get());
        let currency = currency.read();
        let point = |year: &BaseYear| {
            let month = year.last.civil();
            TrendPoint {
                tick: month_tick(month, lang),
                opens_year: month.1 == 1,
                label: until(year),
                value: drawn(measure, year).unwrap_or(f64::NAN),
                text: text(measure, year, &currency),
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
        Measure::Depth | Measure::Total => unit_heading(&currency.read()),
    };
    let with = move |counts: &mut Counts| summary(measure, &base.read(), &currency.read(), counts);
    let summary = move || plain(&with(&mut Counts::default()));
    let said = move || {
        let mut counts = Counts::default();
        let said = with(&mut counts);
        counts.view(said)
    };
    view! { <Figure title summary said label=tx!(base.measures.until) value=heading plot /> }
        .into_any()
}

/// The months that a rolling year holds, by how many and the last.
fn until(year: &BaseYear) -> String {
    t!(
        base.measures.year,
        months = months_in(year),
        month = month_written(year.last.civil(), lang())
    )
}

fn months_in(year: &BaseYear) -> String {
    integer(i64::from(3 * year.quarters))
}

/// The measure now, what it is made of, and the same time a year ago beside it.
fn summary(measure: Measure, base: &[BaseYear], currency: &str, counts: &mut Counts) -> String {
    let Some((now, year_ago)) = years_compared(base) else {
        return String::new();
    };
    let now_text = text(measure, now, currency);
    let said = match measure {
        Measure::Breadth => t!(
            base.measures.breadth_said,
            n = now_text,
            months = months_in(now),
            gained = counts.of(now.gained, List::At(href_of(Group::NewInYear)))
        ),
        Measure::Length => t!(
            base.measures.length_said,
            months = now_text,
            kept = integer(i64::from(now.kept)),
            before = integer(i64::from(now.before)),
            sure = sure(now).unwrap_or_default()
        ),
        Measure::Depth => t!(
            base.measures.depth_said,
            amount = now_text,
            months = months_in(now),
            contribution = whole(now.contribution)
        ),
        Measure::Total => t!(base.measures.total_said, amount = now_text),
    };
    [said, against(measure, now, year_ago, currency)].join(sentence_gap())
}

/// The measure a year ago and what changed; where it is a length that lies within what is likely now, that nothing is
/// known to have changed.
fn against(
    measure: Measure,
    now: &BaseYear,
    year_ago: Option<&BaseYear>,
    currency: &str,
) -> String {
    let Some(year_ago) = year_ago else {
        return t!(base.measures.no_year_ago).to_owned();
    };
    let then = text(measure, year_ago, currency);
    let values = (value(measure, now), value(measure, year_ago));
    let (Some(now_value), Some(then_value)) = values else {
        return t!(base.measures.no_year_ago).to_owned();
    };
    let within = |(low, high)| low <= then_value && then_value <= high;
    if measure == Measure::Length && now.length_bounds().is_some_and(within) {
        return t!(base.measures.unchanged, then = then);
    }
    if then_value <= 0.0 {
        return t!(base.measures.then, then = then);
    }
    t!(
        base.measures.change,
        then = then,
        change = signed_percent(now_value / then_value - 1.0, 0)
    )
}

/// How well the length is known, in words and months.
fn sure(year: &BaseYear) -> Option<String> {
    let (low, high) = year.length_bounds()?;
    let (low, high) = (fixed(low, 0), fixed(high, 0));
    Some(match year.sureness()? {
        Sureness::Well => t!(base.measures.sure.well, low = low, high = high),
        Sureness::Roughly => t!(base.measures.sure.roughly, low = low, high = high),
        Sureness::Hardly => t!(base.measures.sure.hardly, low = low, high = high),
    })
}
