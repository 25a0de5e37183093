//! What can be done about a row: each is one step that can be undone, about the reason that presses most.

use super::Row;
use crate::components::{Toaster, use_toasts};
use crate::parts::act::act_or_tell;
use crate::parts::records::{Asked, RecordForms, finish, use_record_forms};
use crate::parts::warnings::state_of;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::t;
use crate::words::amount::day_written;
use keepgold_core::advice::Reason;
use keepgold_core::book::{Command, FollowUp, FollowUpState, Handled, RecordKind};
use keepgold_core::unit::Day;

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
    /// Opens the form of a contact with the customer.
    pub fn log(self, row: &Row) {
        let asked = Asked::New(row.call.customer);
        self.forms.open(RecordKind::Contact, asked);
    }

    /// The promise was kept, the warning is being worked on, or the step was taken.
    pub fn done(self, row: &Row) {
        let name = row.name.clone();
        match row.call.reasons().next() {
            Some(Reason::Promise(id, _)) => {
                if let Some(promise) = &row.promise {
                    finish(self.state, self.toasts, id, promise);
                }
            }
            Some(Reason::Warning(warning)) => {
                let command = Command::add(state_of(warning, Handled::Seen));
                let said = move || t!(today.said.taken_up, name = name);
                act_or_tell(self.state, self.toasts, command, said);
            }
            Some(Reason::Step(_)) => {
                let today = clock::today();
                let taken = follow_up(row, today, FollowUpState::Done(today));
                let said = move || t!(today.said.done, name = name);
                act_or_tell(self.state, self.toasts, Command::add(taken), said);
            }
            None => {}
        }
    }

    /// It comes up again in a week.
    pub fn snooze(self, row: &Row) {
        let until = clock::today().plus_days(SNOOZE);
        let command = match row.call.reasons().next() {
            Some(Reason::Promise(id, _)) => row.promise.as_ref().map(|promise| {
                let later = FollowUp {
                    state: FollowUpState::PutOff(until),
                    ..promise.clone()
                };
                Command::edit(id, later)
            }),
            Some(Reason::Warning(warning)) => {
                Some(Command::add(state_of(warning, Handled::PutOff(until))))
            }
            Some(Reason::Step(_)) => {
                let planned = follow_up(row, until, FollowUpState::Open);
                Some(Command::add(planned))
            }
            None => None,
        };
        if let Some(command) = command {
            let name = row.name.clone();
            let said = move || t!(today.said.snoozed, name = name, day = day_written(until));
            act_or_tell(self.state, self.toasts, command, said);
        }
    }
}

/// A step of advice as something that is to be done or was.
fn follow_up(row: &Row, day: Day, state: FollowUpState) -> FollowUp {
    FollowUp {
        customer: row.call.customer,
        what: row.step.clone().unwrap_or_default(),
        due: day,
        by: row.owner.clone(),
        state,
        contact: None,
    }
}
