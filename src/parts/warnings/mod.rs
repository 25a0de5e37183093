//! What the app says of a warning and what can be done about it, on the list of all and on the customer's page.

mod acts;
mod plan;
mod plan_draft;

pub use acts::{PUT_OFF, SettleActs, WarningActs, state_of};
pub use plan::PlanDialog;

use crate::state::State;
use crate::t;
use crate::words::amount::day_written;
use crate::words::{sentence_gap, warning as words};
use keepgold_core::book::{Handled, RecordId};
use keepgold_core::warnings::{Standing, Warning};
use leptos::prelude::*;

/// What says most, as a sentence with its figures, and the names of what else has fired.
pub fn said(state: State, warning: &Warning) -> AnyView {
    let mut alarms = warning.alarms.iter();
    let first = alarms
        .next()
        .map(|alarm| state.with_book_untracked(|book| words::sentence(book, &alarm.evidence)));
    let others: Vec<String> = alarms
        .map(|alarm| words::rule_in_list(alarm.evidence.rule()))
        .collect();
    let also = (!others.is_empty()).then(|| {
        let said = t!(warnings.also, rules = others.join(t!(value.list_separator)));
        view! { <span class="rows__note">{sentence_gap()} {said}</span> }
    });
    view! { {first} {also} }.into_any()
}

/// How a warning stands that somebody has dealt with; none for one that waits.
pub fn standing_said(state: State, standing: Standing) -> Option<String> {
    let day = |id: RecordId| {
        state.with_book_untracked(|book| book.alarm_states().get(&id).map(|state| state.on))
    };
    let handled = |id: RecordId| {
        state.with_book_untracked(|book| Some(book.alarm_states().get(&id)?.handled))
    };
    match standing {
        Standing::New => None,
        Standing::Seen(id) => Some(t!(warnings.state_said.seen, day = day_written(day(id)?))),
        Standing::PutOff(_, until) => {
            Some(t!(warnings.state_said.put_off, day = day_written(until)))
        }
        Standing::Resolved(id) => {
            let Some(Handled::Resolved(outcome)) = handled(id) else {
                return None;
            };
            let outcome = crate::words::service::outcome_short(outcome);
            let day = day_written(day(id)?);
            Some(t!(
                warnings.state_said.resolved,
                day = day,
                outcome = outcome
            ))
        }
    }
}
