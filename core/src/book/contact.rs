//! A contact with a customer as a record of the contact log. Must not know what it costs or which standard it meets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::customer::CustomerId;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NOTE, MAX_WORD};
use crate::unit::Day;

/// Most contacts that a book holds.
pub const MAX_CONTACTS: usize = 500_000;
/// Longest contact in minutes: a day.
pub const MAX_MINUTES: u16 = 1_440;

/// The number of a contact in the log; later ones have higher numbers, where these are not used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContactId(u32);

impl ContactId {
    /// The last number is nobody's, so that a next one can always be told apart.
    pub(super) const NOBODY: Self = Self(u32::MAX);

    /// The contact with this number; numbers past `u32` are held at its end.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its number.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The number for a new contact: the one after the last, or, where a file brought the highest number of all,
    /// the first after the last contact that still has room behind it.
    pub(super) fn next(log: &BTreeMap<Self, Contact>) -> Self {
        let mut above = Self::NOBODY;
        for id in log.keys().rev() {
            let after = Self(id.0 + 1);
            if after < above {
                return after;
            }
            above = *id;
        }
        // None has room behind it: there are none, or they stand in one run up to the highest number, far from 0.
        Self(0)
    }

    /// Numbers for so many new contacts: those after the last one, or, where they do not fit behind it, the
    /// lowest that nobody has.
    pub(super) fn free(log: &BTreeMap<Self, Contact>, count: usize) -> impl Iterator<Item = Self> {
        let after = Self::next(log);
        let fits = log.range(after..).next().is_none()
            && after.index().saturating_add(count) < u32::MAX as usize;
        let first = if fits { after.index() } else { 0 };
        let ids = (first..).map(Self::from_index);
        ids.filter(|id| !log.contains_key(id)).take(count)
    }
}

/// How somebody of ours and somebody of theirs met.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// 拜访: face to face.
    #[default]
    Visit,
    /// 电话: a call, by voice or picture.
    Call,
    /// 消息: a letter, e-mail or message.
    Message,
    /// 服务支持: help that the customer asked for.
    Support,
}

impl ContactKind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Visit, Self::Call, Self::Message, Self::Support];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// One contact with a customer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contact {
    /// With whom. Contacts of a merged customer count for the one it was merged into.
    pub customer: CustomerId,
    /// When.
    pub day: Day,
    /// How.
    pub kind: ContactKind,
    /// Who of ours.
    #[serde(default)]
    pub by: String,
    /// What about.
    #[serde(default)]
    pub note: String,
    /// How long it took, 0 where nobody noted it.
    #[serde(default)]
    pub minutes: u16,
}

impl Contact {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        text::check(Field::By, &self.by, MAX_WORD)?;
        text::check(Field::Notes, &self.note, MAX_NOTE)?;
        if self.minutes > MAX_MINUTES {
            return Err(Refusal::OutOfRange {
                field: Field::Minutes,
            });
        }
        Ok(())
    }
}
