//! Whether what is on the page is also in the store.

use keepgold_core::codec::store::{Fault, Hold, SaveError};

/// Where the book stands between page and store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Everything is in the store.
    Saved,
    /// A change waits for its save.
    Pending,
    /// A save is being packed or written.
    Saving,
    /// The last save failed; the one before it still stands and another try comes by itself.
    Failed(Trouble),
    /// Nothing is written from here.
    ReadOnly(ReadOnly),
}

/// Why a save failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The browser gives no more room.
    Full,
    /// The browser does not let us write (any more).
    Blocked,
    /// The browser did not give back what was written.
    NotKept,
    /// Packing failed: no worker, or it ended.
    NotPacked,
}

/// Why nothing is written from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another tab writes; this one follows it and takes over when it closes.
    OtherTab,
    /// A newer version of the app saved here: reload to get that version.
    NewerVersion,
    /// A newer save could not be read; the person decides whether to go on from the older one.
    Damaged,
    /// The browser blocks storage: the book lives in this page only.
    Blocked,
}

impl Status {
    /// The status after a save or a journal record was refused.
    pub(super) const fn after(error: SaveError) -> Self {
        match error {
            SaveError::Fault(Fault::Full) => Self::Failed(Trouble::Full),
            SaveError::Fault(Fault::Blocked) => Self::Failed(Trouble::Blocked),
            SaveError::NotKept => Self::Failed(Trouble::NotKept),
            SaveError::WrongPlan => Self::Failed(Trouble::NotPacked),
            SaveError::NeedsSave | SaveError::Lost => Self::Pending,
            SaveError::Overtaken => Self::ReadOnly(ReadOnly::OtherTab),
            SaveError::Held(hold) => Self::held(hold),
        }
    }

    pub(super) const fn held(hold: Hold) -> Self {
        Self::ReadOnly(match hold {
            Hold::Newer { .. } => ReadOnly::NewerVersion,
            Hold::Damaged => ReadOnly::Damaged,
        })
    }

    /// Whether a change made now can reach the store.
    pub const fn can_write(self) -> bool {
        !matches!(self, Self::ReadOnly(_))
    }

    /// Whether closing the page now would lose something.
    pub const fn is_at_risk(self) -> bool {
        matches!(
            self,
            Self::Pending | Self::Saving | Self::Failed(_) | Self::ReadOnly(ReadOnly::Blocked)
        )
    }
}

/// Milliseconds until the next try after so many failed ones: soon at first, then once a minute.
pub(super) const fn wait_before_retry(failures: u32) -> u32 {
    match failures {
        0 => 300,
        1 => 2_000,
        2 => 10_000,
        _ => 60_000,
    }
}
