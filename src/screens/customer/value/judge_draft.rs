//! A judgement as it is typed. Pure.

use crate::words::amount::{day_iso, parse_day};
use crate::words::value::{self, Unit};
use keepgold_core::book::{Evidence, Judgement, Refusal};
use keepgold_core::unit::Day;
use keepgold_core::value::EvidenceWorking;

/// The form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub value: String,
    pub note: String,
    pub day: String,
    /// Empty where it holds until it is withdrawn.
    pub until: String,
}

/// What was wrong with it when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    NotANumber,
    NoDay,
    BadUntil,
    Refused(Refusal),
}

/// How many of the units on screen make one of the evidence's own.
pub const fn factor(evidence: Evidence) -> f64 {
    match value::unit(evidence) {
        Unit::Percent => 100.0,
        _ => 1.0,
    }
}

impl Draft {
    /// The judgement there is; one that expired as if it were made again today; else empty and of today.
    pub fn of(piece: Option<&EvidenceWorking>, today: Day) -> Draft {
        let Some(piece) = piece else {
            return Draft {
                day: day_iso(today),
                ..Draft::default()
            };
        };
        let (judged, holds) = (&piece.judged, piece.judged.is_some());
        let Some(judged) = judged.as_ref().or(piece.expired.as_ref()) else {
            return Draft::of(None, today);
        };
        Draft {
            value: plain(judged.value * factor(piece.evidence)),
            note: judged.note.clone(),
            day: day_iso(if holds { judged.day } else { today }),
            until: judged
                .until
                .filter(|_| holds)
                .map(day_iso)
                .unwrap_or_default(),
        }
    }

    /// The judgement.
    ///
    /// # Errors
    /// The first [`Fault`].
    pub fn judgement(&self, evidence: Evidence) -> Result<Judgement, Fault> {
        // A comma is a decimal sign to many, a grouping sign to others: it is taken as neither.
        let typed: f64 = self.value.trim().parse().map_err(|_| Fault::NotANumber)?;
        let day = parse_day(&self.day).ok_or(Fault::NoDay)?;
        let until = match self.until.trim() {
            "" => None,
            typed => Some(
                parse_day(typed)
                    .filter(|&last| last >= day)
                    .ok_or(Fault::BadUntil)?,
            ),
        };
        Judgement::new(evidence, typed / factor(evidence), self.note.trim(), day)
            .map(|judgement| judgement.until(until))
            .map_err(|why| match why {
                Refusal::OutOfRange { .. } => Fault::NotANumber,
                other => Fault::Refused(other),
            })
    }
}

/// A number as it is typed: no grouping, at most six decimals.
fn plain(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_typed_in_percent_and_numbers_out_of_range_are_told() {
        let typed = |value: &str| Draft {
            value: value.into(),
            note: String::new(),
            day: "2025-06-01".into(),
            until: String::new(),
        };
        let judged = typed("40").judgement(Evidence::ShareOfWallet).unwrap();
        assert!((judged.value() - 0.4).abs() < 1e-9);
        for wrong in ["", "abc", "101", "-1", "1,5", "NaN"] {
            let refused = typed(wrong).judgement(Evidence::ShareOfWallet);
            assert_eq!(refused, Err(Fault::NotANumber), "{wrong}");
        }
        let undated = Draft {
            day: String::new(),
            ..typed("40")
        };
        assert_eq!(
            undated.judgement(Evidence::ShareOfWallet),
            Err(Fault::NoDay)
        );
        let until = |until: &str| {
            let draft = Draft {
                until: until.into(),
                ..typed("40")
            };
            draft
                .judgement(Evidence::ShareOfWallet)
                .map(|judged| judged.until)
        };
        assert_eq!(until(""), Ok(None));
        assert_eq!(until("2025-06-01"), Ok(Day::from_civil(2025, 6, 1)));
        assert_eq!(until("2025-05-31"), Err(Fault::BadUntil));
    }
}
