//! What is typed of a calculator that was filled in: all but its figures, which stay as they are. Pure.

use crate::words::amount::{day_iso, parse_day};
use keepgold_core::book::{CustomerId, Reckoning, Refusal};
use keepgold_core::unit::Day;

/// The form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub calculator: String,
    pub figures: String,
    pub on: String,
    pub by: String,
    pub note: String,
}

/// What was wrong with it when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    NoDay,
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(why: Refusal) -> Self {
        Fault::Refused(why)
    }
}

impl Draft {
    /// A calculator as it is filled in on a day.
    pub fn filled(calculator: &str, figures: String, on: Day) -> Draft {
        Draft {
            calculator: calculator.to_owned(),
            figures,
            on: day_iso(on),
            ..Draft::default()
        }
    }

    /// One there is.
    pub fn of(reckoning: &Reckoning) -> Draft {
        Draft {
            by: reckoning.by.clone(),
            note: reckoning.note.clone(),
            ..Draft::filled(
                &reckoning.calculator,
                reckoning.figures.clone(),
                reckoning.on,
            )
        }
    }

    /// The record.
    ///
    /// # Errors
    /// The first [`Fault`]; what else is wrong is for the book to say.
    pub fn reckoning(&self, customer: CustomerId) -> Result<Reckoning, Fault> {
        Ok(Reckoning {
            customer,
            on: parse_day(&self.on).ok_or(Fault::NoDay)?,
            calculator: self.calculator.clone(),
            figures: self.figures.clone(),
            by: self.by.trim().to_owned(),
            note: self.note.trim().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reckoning_reads_back_from_the_form_and_its_figures_stay() {
        let customer = CustomerId::from_index(3);
        let day = Day::from_civil(2026, 3, 9).unwrap();
        let new = Draft {
            by: " 李 ".into(),
            note: " 续约前 ".into(),
            ..Draft::filled("lifetime-value", "1.aZ-_9".into(), day)
        };
        let reckoning = new.reckoning(customer).unwrap();
        assert_eq!((&*reckoning.by, &*reckoning.note), ("李", "续约前"));
        assert_eq!((&*reckoning.figures, reckoning.on), ("1.aZ-_9", day));
        assert_eq!(
            Draft::of(&reckoning).reckoning(customer),
            Ok(reckoning.clone())
        );
        let without = Draft {
            on: String::new(),
            ..Draft::of(&reckoning)
        };
        assert_eq!(without.reckoning(customer), Err(Fault::NoDay));
    }
}
