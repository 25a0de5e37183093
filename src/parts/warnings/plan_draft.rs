//! A plan as it is typed. Pure.

use crate::words::amount::{day_iso, parse_day};
use crate::words::warning::steps;
use keepgold_core::book::{CustomerId, FollowUp, FollowUpState, Refusal};
use keepgold_core::unit::Day;
use keepgold_core::warnings::Mechanism;

/// A plan as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub mechanism: Mechanism,
    /// What is to be done, with the day; a step without words is left out.
    pub steps: [(String, String); 3],
    /// Who of ours; the customer's owner where nobody is entered.
    pub by: String,
}

/// What was wrong with it when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The step at this place has no day.
    NoDay(usize),
    /// No step has words.
    NoStep,
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(why: Refusal) -> Self {
        Fault::Refused(why)
    }
}

impl Draft {
    /// The plan of a mechanism that starts on a day.
    pub fn of(mechanism: Mechanism, start: Day) -> Draft {
        let (words, due) = (steps(mechanism), mechanism.due());
        let step = |place: usize| {
            let day = start.plus_days(due[place]);
            (words[place].to_owned(), day_iso(day))
        };
        Draft {
            mechanism,
            steps: [0, 1, 2].map(step),
            by: String::new(),
        }
    }

    /// The follow-ups for one customer with its owner.
    ///
    /// # Errors
    /// The first [`Fault`].
    pub fn follow_ups(&self, customer: CustomerId, owner: &str) -> Result<Vec<FollowUp>, Fault> {
        let by = match self.by.trim() {
            "" => owner,
            by => by,
        };
        let worded = self.steps.iter().enumerate();
        let worded = worded.filter(|(_, (what, _))| !what.trim().is_empty());
        let made: Result<Vec<_>, Fault> = worded
            .map(|(place, (what, due))| {
                Ok(FollowUp {
                    customer,
                    what: what.trim().to_owned(),
                    due: parse_day(due).ok_or(Fault::NoDay(place))?,
                    by: by.to_owned(),
                    state: FollowUpState::Open,
                    contact: None,
                })
            })
            .collect();
        made.and_then(|made| {
            if made.is_empty() {
                Err(Fault::NoStep)
            } else {
                Ok(made)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_a_follow_up_for_each_step_with_words() {
        let (customer, start) = (
            CustomerId::from_index(3),
            Day::from_civil(2026, 3, 9).unwrap(),
        );
        let mut draft = Draft::of(Mechanism::Retain, start);
        let made = draft.follow_ups(customer, "李雷").unwrap();
        let days: Vec<_> = made.iter().map(|one| one.due.days_since(start)).collect();
        assert_eq!(days, Mechanism::Retain.due());
        assert!(
            made.iter()
                .all(|one| one.by == "李雷" && !one.what.is_empty())
        );
        draft.steps[0].0 = " ".into();
        draft.by = " 韩梅梅 ".into();
        let made = draft.follow_ups(customer, "李雷").unwrap();
        assert_eq!((made.len(), made[0].by.as_str()), (2, "韩梅梅"));
        draft.steps[2].1 = "soon".into();
        assert_eq!(draft.follow_ups(customer, ""), Err(Fault::NoDay(2)));
        draft.steps = Default::default();
        assert_eq!(draft.follow_ups(customer, ""), Err(Fault::NoStep));
    }
}
