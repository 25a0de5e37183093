//! What a row of the queue says: the reason that presses most as a sentence, the others by name, and its day.

use super::Row;
use crate::parts::warnings;
use crate::shell::clock;
use crate::state::State;
use crate::t;
use crate::words::amount::{day_iso, day_written};
use crate::words::{sentence_gap, value, warning};
use keepgold_core::advice::{Due, Next, Reason, Strong};
use keepgold_core::unit::Day;
use leptos::prelude::*;

/// Why the customer stands in the queue.
pub fn why(state: State, row: &Row) -> AnyView {
    let mut reasons = row.call.reasons();
    let first = reasons.next().map(|reason| match reason {
        Reason::Promise(_, day) => promised(row, day).into_any(),
        Reason::Warning(warning) => warnings::said(state, warning),
        Reason::Step(_) => row.step.clone().into_any(),
        Reason::Offer(_) => row.offer.clone().into_any(),
    });
    let others: Vec<String> = reasons.filter_map(|reason| named(state, reason)).collect();
    let also = (!others.is_empty()).then(|| {
        let said = t!(today.also, reasons = others.join(t!(value.list_separator)));
        view! { <span class="rows__note">{sentence_gap()} {said}</span> }
    });
    view! { {first} {also} }.into_any()
}

fn promised(row: &Row, day: Day) -> String {
    let promise = row.promise.as_ref();
    let what = promise.map_or_else(String::new, |promise| promise.what.clone());
    match clock::today().days_since(day) {
        0 => t!(today.promise, what = what),
        late => t!(
            today.promise_late,
            n = late.unsigned_abs(),
            day = day_written(day),
            what = what
        ),
    }
}

/// The name of a reason that does not stand first.
fn named(state: State, reason: Reason<'_>) -> Option<String> {
    match reason {
        Reason::Promise(..) => None,
        Reason::Warning(warned) => {
            let names = warned
                .alarms
                .iter()
                .map(|alarm| warning::rule_in_list(alarm.evidence.rule()));
            Some(names.collect::<Vec<_>>().join(t!(value.list_separator)))
        }
        Reason::Step(due) => near(due),
        Reason::Offer(strong) => Some(t!(today.offer_also, what = product(state, strong))),
    }
}

fn product(state: State, strong: &Strong) -> String {
    let product = strong.suggestion.product;
    state.with_book_untracked(|book| book.product_title(product).to_owned())
}

fn near(due: &Due) -> Option<String> {
    match due.next {
        Next::NearlyUp(to, _) => Some(t!(today.near_up, tier = value::tier(to.tier))),
        Next::NearlyDown(to, _) => Some(t!(today.near_down, tier = value::tier(to.tier))),
        _ => None,
    }
}

/// When the customer last ordered, when somebody was last in contact, and since when the first alarm has fired: what is
/// known of it.
pub fn dates(row: &Row, as_of: Day) -> String {
    let order = row.last_order.map(|last| {
        let ago = match as_of.days_since(last) {
            0 => t!(units.today).to_owned(),
            days => t!(units.days_ago, n = days),
        };
        t!(today.last_order, day = day_iso(last), ago = ago)
    });
    let since = row.call.reasons().find_map(|reason| match reason {
        Reason::Warning(warning) => warning.alarms.iter().find_map(|alarm| alarm.since),
        Reason::Promise(..) | Reason::Step(_) | Reason::Offer(_) => None,
    });
    let since = since.map(|day| t!(today.since_day, day = day_iso(day)));
    let said: Vec<String> = [order, contact(row), since].into_iter().flatten().collect();
    said.join(t!(today.dates_separator))
}

/// How long ago somebody was in contact; none where nobody was.
fn contact(row: &Row) -> Option<String> {
    let days = clock::today().days_since(row.last_contact?);
    Some(match days {
        ..=0 => t!(today.contact_today).to_owned(),
        days => t!(today.contact, n = days.unsigned_abs()),
    })
}
