//! What is done about warnings, as it is typed. Pure.

use crate::parts::warnings::PUT_OFF;
use crate::words::amount::{day_iso, parse_day};
use keepgold_core::book::{AlarmState, Cause, CustomerId, Handled, Outcome, Refusal, WarningRule};
use keepgold_core::unit::Day;
use std::collections::BTreeSet;

/// What is chosen to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    Seen,
    PutOff,
    #[default]
    Resolved,
}

impl Chosen {
    pub const ALL: [Chosen; 3] = [Chosen::Seen, Chosen::PutOff, Chosen::Resolved];
}

/// The form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub on: String,
    pub rules: BTreeSet<WarningRule>,
    pub chosen: Chosen,
    pub until: String,
    pub outcome: Option<Outcome>,
    pub causes: BTreeSet<Cause>,
    pub note: String,
    pub by: String,
}

/// What was wrong with it when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    NoDay,
    NoRule,
    NoUntil,
    NoOutcome,
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(why: Refusal) -> Self {
        Fault::Refused(why)
    }
}

impl Draft {
    /// A new one: about all warnings there may be, closed today, or put off for as long as one press does.
    pub fn on(day: Day) -> Draft {
        Draft {
            on: day_iso(day),
            rules: WarningRule::ALL.into(),
            until: day_iso(day.plus_days(PUT_OFF)),
            ..Draft::default()
        }
    }

    /// What was done before.
    pub fn of(state: &AlarmState) -> Draft {
        let (chosen, until, outcome) = match state.handled {
            Handled::Seen => (Chosen::Seen, None, None),
            Handled::PutOff(until) => (Chosen::PutOff, Some(until), None),
            Handled::Resolved(outcome) => (Chosen::Resolved, None, Some(outcome)),
        };
        Draft {
            on: day_iso(state.on),
            rules: state.rules.clone(),
            chosen,
            until: until.map(day_iso).unwrap_or_default(),
            outcome,
            causes: state.causes.clone(),
            note: state.note.clone(),
            by: state.by.clone(),
        }
    }

    /// What is done.
    ///
    /// # Errors
    /// The first [`Fault`]; what else is wrong is for the book to say.
    pub fn alarm_state(&self, customer: CustomerId) -> Result<AlarmState, Fault> {
        if self.rules.is_empty() {
            return Err(Fault::NoRule);
        }
        Ok(AlarmState {
            customer,
            rules: self.rules.clone(),
            on: parse_day(&self.on).ok_or(Fault::NoDay)?,
            handled: match self.chosen {
                Chosen::Seen => Handled::Seen,
                Chosen::PutOff => Handled::PutOff(parse_day(&self.until).ok_or(Fault::NoUntil)?),
                Chosen::Resolved => Handled::Resolved(self.outcome.ok_or(Fault::NoOutcome)?),
            },
            causes: self.causes.clone(),
            note: self.note.trim().to_owned(),
            by: self.by.trim().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_reads_back_from_the_form_and_faults_are_told() {
        let customer = CustomerId::from_index(3);
        let day = Day::from_civil(2026, 3, 9).unwrap();
        let draft = Draft {
            outcome: Some(Outcome::Good),
            causes: [Cause::Competition].into(),
            note: " 已谈妥 ".into(),
            ..Draft::on(day)
        };
        let state = draft.alarm_state(customer).unwrap();
        assert_eq!(state.handled, Handled::Resolved(Outcome::Good));
        assert_eq!(state.note, "已谈妥");
        assert_eq!(Draft::of(&state).alarm_state(customer), Ok(state));
        let fault = |change: fn(&mut Draft)| {
            let mut draft = draft.clone();
            change(&mut draft);
            draft.alarm_state(customer).unwrap_err()
        };
        assert_eq!(fault(|draft| draft.on.clear()), Fault::NoDay);
        assert_eq!(fault(|draft| draft.rules.clear()), Fault::NoRule);
        assert_eq!(fault(|draft| draft.outcome = None), Fault::NoOutcome);
        let without_day = |draft: &mut Draft| {
            draft.chosen = Chosen::PutOff;
            draft.until.clear();
        };
        assert_eq!(fault(without_day), Fault::NoUntil);
    }
}
