//! A follow-up as it is typed.

use crate::words::amount::{day_iso, parse_day};
use keepgold_core::book::{CustomerId, FollowUp, FollowUpState, RecordId, Refusal};
use keepgold_core::unit::Day;

/// Which state is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    #[default]
    Open,
    PutOff,
    Done,
}

impl Chosen {
    pub const ALL: [Chosen; 3] = [Chosen::Open, Chosen::PutOff, Chosen::Done];
}

/// The form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub what: String,
    pub due: String,
    pub by: String,
    pub chosen: Chosen,
    /// Until when it is put off, or when it was done.
    pub on: String,
    pub contact: Option<RecordId>,
}

/// What was wrong with it when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    NoDue,
    NoDay,
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(why: Refusal) -> Self {
        Fault::Refused(why)
    }
}

impl Draft {
    /// A new one, which may spring from a contact.
    pub fn new(contact: Option<RecordId>) -> Draft {
        Draft {
            contact,
            ..Draft::default()
        }
    }

    /// A follow-up there is.
    pub fn of(follow_up: &FollowUp) -> Draft {
        let (chosen, on) = match follow_up.state {
            FollowUpState::Open => (Chosen::Open, None),
            FollowUpState::PutOff(until) => (Chosen::PutOff, Some(until)),
            FollowUpState::Done(on) => (Chosen::Done, Some(on)),
        };
        Draft {
            what: follow_up.what.clone(),
            due: day_iso(follow_up.due),
            by: follow_up.by.clone(),
            chosen,
            on: on.map(day_iso).unwrap_or_default(),
            contact: follow_up.contact,
        }
    }

    /// The follow-up.
    ///
    /// # Errors
    /// The first [`Fault`]; what else is wrong is for the book to say.
    pub fn follow_up(&self, customer: CustomerId) -> Result<FollowUp, Fault> {
        let on = || -> Result<Day, Fault> { parse_day(&self.on).ok_or(Fault::NoDay) };
        Ok(FollowUp {
            customer,
            what: self.what.trim().to_owned(),
            due: parse_day(&self.due).ok_or(Fault::NoDue)?,
            by: self.by.trim().to_owned(),
            state: match self.chosen {
                Chosen::Open => FollowUpState::Open,
                Chosen::PutOff => FollowUpState::PutOff(on()?),
                Chosen::Done => FollowUpState::Done(on()?),
            },
            contact: self.contact,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_follow_up_reads_back_from_the_form_and_faults_are_told() {
        let customer = CustomerId::from_index(3);
        let draft = Draft {
            what: " 寄样品 ".into(),
            due: "2026-03-09".into(),
            chosen: Chosen::PutOff,
            on: "2026-03-20".into(),
            by: "李".into(),
            ..Draft::new(Some(RecordId::from_index(7)))
        };
        let follow_up = draft.follow_up(customer).unwrap();
        assert_eq!(
            (follow_up.what.as_str(), follow_up.by.as_str()),
            ("寄样品", "李")
        );
        assert_eq!(follow_up.due_now(), Day::from_civil(2026, 3, 20));
        assert_eq!(Draft::of(&follow_up).follow_up(customer), Ok(follow_up));
        let without = |due: &str, on: &str| Draft {
            due: due.into(),
            on: on.into(),
            ..draft.clone()
        };
        assert_eq!(
            without("", "2026-03-20").follow_up(customer),
            Err(Fault::NoDue)
        );
        assert_eq!(
            without("2026-03-09", "").follow_up(customer),
            Err(Fault::NoDay)
        );
    }
}
