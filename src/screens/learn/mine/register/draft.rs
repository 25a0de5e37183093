//! A question of colleagues as it is typed. Pure.

use crate::words::amount::{day_iso, parse_day};
use keepgold_core::book::{InternalQuestion, Refusal, WhyAsked};
use keepgold_core::sorting::sort;
use keepgold_core::unit::Day;

/// Minutes that a question takes unless others are entered.
const USUAL_MINUTES: u16 = 10;

/// The form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub question: String,
    pub answer: String,
    pub clause: String,
    pub why: WhyAsked,
    pub minutes: String,
    /// When a new one was asked; empty where it is only foreseen.
    pub asked: String,
    /// Since when everybody can read the answer; empty where nobody can.
    pub published: String,
    /// The days on which one that there is was asked.
    pub before: Vec<Day>,
}

/// What was wrong with it when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    NotMinutes,
    NoAsked,
    NoPublished,
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(why: Refusal) -> Self {
        Fault::Refused(why)
    }
}

impl Draft {
    /// A new one that was asked on this day.
    pub fn on(day: Day) -> Draft {
        Draft {
            minutes: USUAL_MINUTES.to_string(),
            asked: day_iso(day),
            ..Draft::default()
        }
    }

    /// One that there is.
    pub fn of(one: &InternalQuestion) -> Draft {
        Draft {
            question: one.question.clone(),
            answer: one.answer.clone(),
            clause: one.clause.clone(),
            why: one.why,
            minutes: one.minutes.to_string(),
            asked: String::new(),
            published: one.published.map(day_iso).unwrap_or_default(),
            before: one.asked.clone(),
        }
    }

    /// The question.
    ///
    /// # Errors
    /// The first [`Fault`]; what else is wrong is for the book to say.
    pub fn question(&self) -> Result<InternalQuestion, Fault> {
        let day = |typed: &str, fault| match typed.trim() {
            "" => Ok(None),
            typed => parse_day(typed).map(Some).ok_or(fault),
        };
        let mut asked = self.before.clone();
        asked.extend(day(&self.asked, Fault::NoAsked)?);
        sort(&mut asked);
        Ok(InternalQuestion {
            question: self.question.trim().to_owned(),
            answer: self.answer.trim().to_owned(),
            clause: self.clause.trim().to_owned(),
            why: self.why,
            minutes: self.minutes.trim().parse().map_err(|_| Fault::NotMinutes)?,
            asked,
            published: day(&self.published, Fault::NoPublished)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_reads_back_from_the_form_and_faults_are_told() {
        let draft = Draft {
            question: " 账期几天？ ".into(),
            answer: "三十天".into(),
            clause: "合同规定 3.2".into(),
            published: "2026-03-20".into(),
            ..Draft::on(Day::from_civil(2026, 3, 9).unwrap())
        };
        let one = draft.question().unwrap();
        assert_eq!((one.question.as_str(), one.minutes), ("账期几天？", 10));
        assert_eq!(one.asked, [Day::from_civil(2026, 3, 9).unwrap()]);
        assert_eq!(Draft::of(&one).question(), Ok(one));
        let with = |change: fn(&mut Draft)| {
            let mut other = draft.clone();
            change(&mut other);
            other.question()
        };
        assert_eq!(
            with(|draft| draft.minutes = "ten".into()),
            Err(Fault::NotMinutes)
        );
        assert_eq!(
            with(|draft| draft.asked = "2026-02-30".into()),
            Err(Fault::NoAsked)
        );
        assert_eq!(
            with(|draft| draft.published = "soon".into()),
            Err(Fault::NoPublished)
        );
    }
}
