//! A person's judgement in place of evidence.

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NOTE};
use crate::unit::Day;

/// What a person holds to be true of one piece of evidence, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The value in millionths of the evidence's own unit (see [`Evidence`]).
    pub millionths: i64,
    /// Why.
    #[serde(default)]
    pub note: String,
    /// When it was made.
    pub day: Day,
    /// The last day on which it holds; none means until it is withdrawn. After it the data speak again.
    #[serde(default)]
    pub until: Option<Day>,
    /// Whether nobody judged it: it is what the app reckoned, entered because somebody wanted it to count.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
}

impl Judgement {
    /// A judgement of this value in the evidence's own unit.
    ///
    /// # Errors
    /// [`Refusal`] when the value is outside [`Evidence::range`] or the note is too long.
    pub fn new(evidence: Evidence, value: f64, note: &str, day: Day) -> Result<Self, Refusal> {
        let scaled = (value * 1e6).round();
        if !scaled.is_finite() {
            return Err(Refusal::OutOfRange {
                field: Field::Value,
            });
        }
        let judgement = Self {
            millionths: scaled as i64,
            note: note.to_owned(),
            day,
            until: None,
            estimated: false,
        };
        judgement.check(evidence)?;
        Ok(judgement)
    }

    /// The value in the evidence's own unit.
    pub fn value(&self) -> f64 {
        self.millionths as f64 / 1e6
    }

    /// The same, holding up to this day and no longer.
    #[must_use]
    pub fn until(self, last: Option<Day>) -> Self {
        Self {
            until: last,
            ..self
        }
    }

    /// The first day on which it no longer holds, when that is this day or before.
    pub fn expired(&self, on: Day) -> Option<Day> {
        self.until
            .filter(|&last| last < on)
            .map(|last| last.plus_days(1))
    }

    pub(super) fn check(&self, evidence: Evidence) -> Result<(), Refusal> {
        text::check(Field::Notes, &self.note, MAX_NOTE)?;
        if self.until.is_some_and(|last| last < self.day) {
            return Err(Refusal::OutOfRange {
                field: Field::Until,
            });
        }
        let (least, most) = evidence.range();
        if (least..=most).contains(&self.value()) {
            Ok(())
        } else {
            Err(Refusal::OutOfRange {
                field: Field::Value,
            })
        }
    }
}
