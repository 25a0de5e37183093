//! A contact as it is typed. Pure.

use crate::words::amount::{day_iso, parse_day};
use keepgold_core::book::{
    Contact, ContactKind, CustomerId, FollowUp, FollowUpState, MAX_MINUTES, Outcome, RecordId,
    Refusal,
};
use keepgold_core::unit::Day;

/// The form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub day: String,
    pub kind: ContactKind,
    pub by: String,
    pub minutes: String,
    pub note: String,
    pub outcome: Option<Outcome>,
    /// Who of theirs.
    pub with: String,
    /// Who is noted at the customer, to choose from.
    pub people: Vec<String>,
    /// What comes next; none where a contact there is is edited, whose follow-ups stand in their own list.
    pub next: Option<NextStep>,
}

/// The next step as it is typed; nothing comes next where it has no words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextStep {
    pub what: String,
    pub due: String,
}

/// Days after which the next step is due, unless another day is entered; Today’s week reaches as far.
pub const NEXT_AFTER: i32 = 7;

/// What was wrong with it when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    NoDay,
    NotMinutes,
    /// The next step has no day.
    NoDue,
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(why: Refusal) -> Self {
        Fault::Refused(why)
    }
}

impl Draft {
    /// An empty form of a day, with who usually has the contact.
    pub fn on(day: Day, by: String) -> Draft {
        Draft {
            day: day_iso(day),
            by,
            next: Some(NextStep {
                what: String::new(),
                due: day_iso(day.plus_days(NEXT_AFTER)),
            }),
            ..Draft::default()
        }
    }

    /// A contact there is.
    pub fn of(contact: &Contact) -> Draft {
        Draft {
            day: day_iso(contact.day),
            kind: contact.kind,
            by: contact.by.clone(),
            minutes: match contact.minutes {
                0 => String::new(),
                minutes => minutes.to_string(),
            },
            note: contact.note.clone(),
            outcome: contact.outcome,
            with: contact.with.clone(),
            people: Vec::new(),
            next: None,
        }
    }

    /// The follow-up that the next step makes, which springs from the contact with this number.
    ///
    /// # Errors
    /// [`Fault::NoDue`].
    pub fn follow_up(
        &self,
        customer: CustomerId,
        contact: RecordId,
    ) -> Result<Option<FollowUp>, Fault> {
        let next = self.next.as_ref();
        let Some(next) = next.filter(|next| !next.what.trim().is_empty()) else {
            return Ok(None);
        };
        Ok(Some(FollowUp {
            customer,
            what: next.what.trim().to_owned(),
            due: parse_day(&next.due).ok_or(Fault::NoDue)?,
            by: self.by.trim().to_owned(),
            state: FollowUpState::Open,
            contact: Some(contact),
        }))
    }

    /// The contact; empty minutes are none noted.
    ///
    /// # Errors
    /// The first [`Fault`].
    pub fn contact(&self, customer: CustomerId) -> Result<Contact, Fault> {
        let minutes = match self.minutes.trim() {
            "" => Ok(0),
            typed => typed.parse().map_err(|_| Fault::NotMinutes),
        };
        Ok(Contact {
            customer,
            day: parse_day(&self.day).ok_or(Fault::NoDay)?,
            kind: self.kind,
            by: self.by.trim().to_owned(),
            note: self.note.trim().to_owned(),
            outcome: self.outcome,
            with: self.with.trim().to_owned(),
            minutes: minutes.and_then(|minutes: u16| {
                if minutes <= MAX_MINUTES {
                    Ok(minutes)
                } else {
                    Err(Fault::NotMinutes)
                }
            })?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_reads_back_from_its_form_and_faults_are_told() {
        let customer = CustomerId::from_index(3);
        let day = Day::from_civil(2026, 3, 9).unwrap();
        let draft = Draft {
            kind: ContactKind::Support,
            minutes: " 45 ".into(),
            note: " 报价 ".into(),
            ..Draft::on(day, "李".into())
        };
        let contact = draft.contact(customer).unwrap();
        assert_eq!((contact.minutes, contact.note.as_str()), (45, "报价"));
        assert_eq!(Draft::of(&contact).contact(customer), Ok(contact));
        let with = |minutes: &str, day: &str| Draft {
            minutes: minutes.into(),
            day: day.into(),
            ..draft.clone()
        };
        for wrong in ["-1", "1.5", "1441", "half an hour"] {
            let refused = with(wrong, "2026-03-09").contact(customer);
            assert_eq!(refused, Err(Fault::NotMinutes), "{wrong}");
        }
        assert_eq!(with("", "").contact(customer), Err(Fault::NoDay));
        assert_eq!(with("", "2026-03-09").contact(customer).unwrap().minutes, 0);
    }

    #[test]
    fn a_next_step_with_words_makes_a_follow_up_that_springs_from_the_contact() {
        let (customer, contact) = (CustomerId::from_index(3), RecordId::from_index(8));
        let day = Day::from_civil(2026, 3, 9).unwrap();
        let mut draft = Draft::on(day, "李".into());
        assert_eq!(draft.follow_up(customer, contact), Ok(None));
        draft.next.as_mut().unwrap().what = " 寄样品 ".into();
        let made = draft.follow_up(customer, contact).unwrap().unwrap();
        assert_eq!((made.what.as_str(), made.by.as_str()), ("寄样品", "李"));
        assert_eq!((made.due, made.contact), (day.plus_days(7), Some(contact)));
        draft.next.as_mut().unwrap().due = "soon".into();
        assert_eq!(draft.follow_up(customer, contact), Err(Fault::NoDue));
    }
}
