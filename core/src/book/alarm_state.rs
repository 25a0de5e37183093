//! What was done about the alarms of a customer (E2): seen, put off, or settled, with causes and a note.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Book;
use super::contact::Outcome;
use super::customer::CustomerId;
use super::record::Record;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NOTE, MAX_WORD};
use super::warning_rules::WarningRule;
use crate::unit::Day;

/// What was done about alarms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handled {
    /// 已知悉: somebody has seen them and works on them.
    Seen,
    /// 已推迟: they are not to come up before this day.
    PutOff(Day),
    /// 已解决: the matter is closed, and this came of it.
    Resolved(Outcome),
}

/// A cause that an alarm has to be checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Our price policy.
    Prices,
    /// Our service policy.
    Service,
    /// Competition.
    Competition,
    /// Substitutes.
    Substitutes,
    /// The economy of the region.
    Economy,
}

impl Cause {
    /// All five.
    pub const ALL: [Self; 5] = [
        Self::Prices,
        Self::Service,
        Self::Competition,
        Self::Substitutes,
        Self::Economy,
    ];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What was done about some alarms of a customer. It holds for one spell of each: an alarm that ended and came back is new.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AlarmState {
    /// Whose alarms. Those of a merged customer count for the one it was merged into.
    pub customer: CustomerId,
    /// The rules that had fired, at least one.
    pub rules: BTreeSet<WarningRule>,
    /// When it was done.
    pub on: Day,
    /// What was done.
    pub handled: Handled,
    /// The causes that were found.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub causes: BTreeSet<Cause>,
    /// What somebody has to say about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who of ours did it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

impl Record for AlarmState {
    fn customer(&self) -> Option<CustomerId> {
        Some(self.customer)
    }

    fn check(&self, _book: &Book) -> Result<(), Refusal> {
        text::check(Field::Notes, &self.note, MAX_NOTE)?;
        text::check(Field::By, &self.by, MAX_WORD)?;
        if self.rules.is_empty() {
            return Err(Refusal::DoesNotFit);
        }
        match self.handled {
            Handled::PutOff(until) if until <= self.on => Err(Refusal::OutOfRange {
                field: Field::PutOff,
            }),
            _ => Ok(()),
        }
    }
}
