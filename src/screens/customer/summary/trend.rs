//! Net sales month by month, drawn, and in a sentence how the last quarter stands to the one before, or to a usual one
//! while a warning stands.

use super::Subject;
use crate::charts::{Figure, Plot, TrendPoint, trend};
use crate::format::{compact, month_tick, month_written, signed_percent};
use crate::i18n::lang;
use crate::shell::prefs;
use crate::state::use_state;
use crate::words::amount::{amount, day_written, whole_in};
use crate::{t, tx};
use keepgold_core::advice::{change, quarter_trend};
use keepgold_core::unit::{Money, Month};
use keepgold_core::value::{Against, Compared};
use leptos::prelude::*;
use std::sync::Arc;

/// Months with their net sales, rising and without gaps.
type Series = Vec<(Month, Money)>;

/// The section.
#[component]
pub fn Trend(subject: Subject) -> impl IntoView {
    let derived = use_state().derived();
    let Subject { id, currency, .. } = subject;
    let months = Memo::new(move |_| derived.facts.get().monthly(id));
    let summary = move || {
        let until = day_written(derived.as_of.get());
        match usual_quarter(subject) {
            Some(of) => beside_usual(&of, &currency.read()),
            None => summary(&months.read(), &until, &currency.read()),
        }
    };
    let plot: Plot = Arc::new(move |width| {
        let (lang, scale) = (lang(), prefs::number_scale().get());
        let currency = currency.read();
        let points: Vec<TrendPoint> = months
            .read()
            .iter()
            .map(|&(month, sales)| TrendPoint {
                tick: month_tick(month.civil(), lang),
                opens_year: month.civil().1 == 1,
                label: month_written(month.civil(), lang),
                value: sales.to_f64(),
                text: amount(sales, &currency),
            })
            .collect();
        let tick = |value| compact(value, lang, scale);
        trend(
            crate::charts::Trend {
                points: &points,
                tick: &tick,
            },
            width,
        )
    });
    view! {
        <section class="customer__section">
            <Figure
                title=tx!(customer.trend.title)
                summary
                label=tx!(customer.trend.label)
                value=move || t!(customer.trend.value, currency = currency.read())
                plot
            />
        </section>
    }
}

/// The last quarter beside a usual one, while the warning that speaks of it stands.
fn usual_quarter(subject: Subject) -> Option<Compared> {
    let compared = subject.compared()?;
    (compared.against == Against::UsualQuarter).then_some(compared)
}

/// The same figures as the warning's.
fn beside_usual(compared: &Compared, currency: &str) -> String {
    let money = |money| whole_in(money, currency);
    let change = change(compared.now, compared.before).unwrap_or_default();
    t!(
        customer.trend.usual,
        now = money(compared.now),
        usual = money(compared.before),
        change = signed_percent(change, 0)
    )
}

/// What the chart shows, with figures.
fn summary(months: &Series, until: &str, currency: &str) -> String {
    let best = months.iter().max_by_key(|(_, sales)| *sales);
    let Some(&(best, most)) = best.filter(|_| months.iter().any(|(_, s)| *s != Money::ZERO)) else {
        return t!(customer.trend.none, day = until);
    };
    let money = |money| whole_in(money, currency);
    let Some(recent) = quarter_trend(months) else {
        let total: Money = months.iter().map(|(_, sales)| *sales).sum();
        return t!(
            customer.trend.summary,
            total = money(total),
            months = t!(units.months, n = months.len()),
            to = until,
            best = month_written(best.civil(), lang()),
            most = money(most)
        );
    };
    let (now, before) = (money(recent.now), money(recent.before));
    match recent.change() {
        Some(change) => t!(
            customer.trend.recent,
            now = now,
            before = before,
            change = signed_percent(change, 0)
        ),
        None => t!(
            customer.trend.recent_from_nothing,
            now = now,
            before = before
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::unit::Day;

    fn series(units: &[i64]) -> Series {
        let first = Day::from_civil(2025, 1, 1).unwrap().month();
        let at = |(i, &units): (usize, &i64)| (first.plus(i as i32), Money::from_units(units));
        units.iter().enumerate().map(at).collect()
    }

    #[test]
    fn the_sentence_compares_quarters_and_before_that_names_total_and_best_month() {
        let text = summary(&series(&[10, 30, 0]), "31 Mar 2025", "GBP");
        assert_eq!(
            text,
            "GBP\u{a0}40 net over 3 months to 31 Mar 2025; the best month was Feb 2025 with GBP\u{a0}30."
        );
        let text = summary(&series(&[9, 10, 30, 0, 20, 30, 10]), "31 Jul 2025", "GBP");
        assert_eq!(
            text,
            "The last three months brought GBP\u{a0}60, the three before GBP\u{a0}40 (+50%)."
        );
        assert!(summary(&Vec::new(), "31 Mar 2025", "GBP").starts_with("Nothing was sold"));
    }
}
