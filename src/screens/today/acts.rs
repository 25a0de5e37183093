//! What can be done about a row: each is one step that can be undone, and settles all that the row is about.

use super::Row;
use crate::components::{Toaster, use_toasts};
use crate::parts::act::act_or_tell;
use crate::parts::records::{RecordForms, Settled, use_record_forms};
use crate::parts::warnings::state_of;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::t;
use crate::words::amount::day_written;
use keepgold_core::advice::Reason;
use keepgold_core::book::{
    AnyRecord, Command, FollowUp, FollowUpState, Handled, Offer, RecordId, RecordKind,
};
use keepgold_core::unit::Day;
use leptos::prelude::*;

/// Days by which a row is snoozed.
const SNOOZE: i32 = 7;

/// Acts on rows. Take it with [`use_acts`].
#[derive(Clone, Copy, Debug)]
pub struct Acts {
    state: State,
    toasts: Toaster,
    forms: RecordForms,
}

/// What can be done about rows.
pub fn use_acts() -> Acts {
    Acts {
        state: use_state(),
        toasts: use_toasts(),
        forms: use_record_forms(),
    }
}

impl Acts {
    /// Opens the form of a contact with the customer, which settles the row as [`Self::done`] does when it is saved.
    pub fn log(self, row: &Row, then: Callback<()>) {
        let today = clock::today();
        let (edited, new) = self.settled(row, today, FollowUpState::Done(today), Handled::Seen);
        let settled = Settled {
            edited,
            new,
            said: done_said(row),
            then: Some(then),
        };
        let customer = row.call.customer;
        self.forms
            .open_settling(RecordKind::Contact, customer, settled);
    }

    /// The promises were kept and the warning is being worked on, or the step was taken.
    pub fn done(self, row: &Row) {
        let today = clock::today();
        let said = done_said(row);
        self.settle(row, today, FollowUpState::Done(today), Handled::Seen, said);
    }

    /// It comes up again in a week.
    pub fn snooze(self, row: &Row) {
        let until = clock::today().plus_days(SNOOZE);
        let said = t!(
            today.said.snoozed,
            name = row.name,
            day = day_written(until)
        );
        self.settle(
            row,
            until,
            FollowUpState::PutOff(until),
            Handled::PutOff(until),
            said,
        );
    }

    /// Settles all that the row is about in one step.
    fn settle(self, row: &Row, day: Day, state: FollowUpState, handled: Handled, said: String) {
        let (promises, mut new) = self.settled(row, day, state, handled);
        let command = match (promises.is_empty(), new.len()) {
            (true, 1) => Command::AddRecord(new.remove(0)),
            _ => Command::SettleRecords(promises, new),
        };
        act_or_tell(self.state, self.toasts, command, move || said.clone());
    }

    /// What settles all that the row is about, records replaced and new ones: each promise that is due, the warning, and
    /// the offer where the row is about that alone, which is made. A step of advice alone becomes a follow-up of that day; beside another reason it waits by itself, as somebody was in
    /// touch.
    fn settled(
        self,
        row: &Row,
        day: Day,
        state: FollowUpState,
        handled: Handled,
    ) -> (Vec<(RecordId, AnyRecord)>, Vec<AnyRecord>) {
        let promises = self.state.with_book_untracked(|book| {
            let promises = book.of_customer(book.follow_ups(), row.call.customer);
            let due = promises.filter(|(_, one)| {
                let due = one.due_now();
                due.is_some_and(|due| due <= clock::today())
            });
            let settled = |one: &FollowUp| FollowUp {
                state,
                ..one.clone()
            };
            due.map(|(id, one)| (id, AnyRecord::from(settled(one))))
                .collect::<Vec<_>>()
        });
        let warning = row.call.warning.as_ref();
        let mut new: Vec<AnyRecord> = warning
            .map(|warning| state_of(warning, handled).into())
            .into_iter()
            .collect();
        let made = !matches!(state, FollowUpState::PutOff(_));
        if let Some(Reason::Offer(strong)) = row.call.reasons().next()
            && made
        {
            new.push(
                Offer {
                    by: row.owner.clone(),
                    ..strong.suggestion.offer(row.call.customer, day)
                }
                .into(),
            );
        }
        if promises.is_empty() && new.is_empty() {
            // A step that is put off is planned for its day.
            let state = match state {
                FollowUpState::Done(_) => state,
                _ => FollowUpState::Open,
            };
            new.push(follow_up(row, day, state).into());
        }
        (promises, new)
    }
}

/// What is said of a row that is done.
fn done_said(row: &Row) -> String {
    let name = &row.name;
    match row.call.reasons().next() {
        Some(Reason::Warning(_)) => t!(today.said.taken_up, name = name),
        Some(Reason::Offer(_)) => t!(today.said.offered, name = name),
        Some(Reason::Promise(..)) if row.call.warning.is_some() => {
            t!(today.said.done_all, name = name)
        }
        _ => t!(today.said.done, name = name),
    }
}

/// A step of advice, or an offer that is put off, as something that is to be done or was.
fn follow_up(row: &Row, day: Day, state: FollowUpState) -> FollowUp {
    FollowUp {
        customer: row.call.customer,
        what: row.step.clone().or(row.offer.clone()).unwrap_or_default(),
        due: day,
        by: row.owner.clone(),
        state,
        contact: None,
    }
}
