//! The number of a record in its log.

use serde::{Deserialize, Serialize};

use super::record::Log;

/// The number of a record among those of its kind; later ones have higher numbers, where these are not used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(u32);

impl RecordId {
    /// The last number is nobody's, so that a next one can always be told apart.
    pub(super) const NOBODY: Self = Self(u32::MAX);

    /// The record with this number; numbers past `u32` are held at its end.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its number.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The number for a new record: the one after the last, or, where a file brought the highest number of all,
    /// the first after the last record that still has room behind it.
    pub(super) fn next<T>(log: &Log<T>) -> Self {
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

    /// Numbers for so many new records: those after the last one, or, where they do not fit behind it, the
    /// lowest that nobody has.
    pub(super) fn free<T>(log: &Log<T>, count: usize) -> impl Iterator<Item = Self> {
        let after = Self::next(log);
        let fits = log.range(after..).next().is_none()
            && after.index().saturating_add(count) < u32::MAX as usize;
        let first = if fits { after.index() } else { 0 };
        let ids = (first..).map(Self::from_index);
        ids.filter(|id| !log.contains_key(id)).take(count)
    }
}
