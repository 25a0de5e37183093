//! The book packed for storage and carried between threads.
//!
//! A packed form is a few columns, each with DEFLATE, under a version and a CRC-32, written 15 bits
//! to a UTF-16 unit ([`units`]). The worker border is crossed by plain columns ([`transfer`]).
//! [`store`] holds the rules by which packed forms and small edits reach a key–value store.
//!
//! Decoding distrusts every byte: lengths are checked against what is there before anything is
//! allocated, and values pass through the same constructors as a person's input.

mod bytes;
mod checksum;
mod codes;
mod columns;
mod contacts;
mod format_2;
pub mod json;
mod logs;
mod orders;
mod past;
mod records;
pub mod store;
pub mod transfer;
pub mod units;

pub(crate) use checksum::Crc32;
pub use checksum::crc32;
pub(crate) use logs::CONTACTS;

use crate::book::Refusal;

/// Why stored or carried bytes are no part of a book.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// They do not begin as a form of this program does.
    #[error("not a form of Keepgold")]
    NotOurs,
    /// A newer version of this program wrote them.
    #[error("a newer version wrote it in format {found}; the newest this version reads is {known}")]
    Newer {
        /// The format found; no higher than `known` where only what stands in it is newer.
        found: u16,
        /// The newest format that is understood.
        known: u16,
    },
    /// They are a sound form of something else.
    #[error("a form of another kind")]
    WrongKind,
    /// The checksum does not fit: a byte changed.
    #[error("the checksum does not fit")]
    Checksum,
    /// They end before what they announce.
    #[error("the bytes end too early")]
    Truncated,
    /// Something follows after the end.
    #[error("bytes are left over")]
    Excess,
    /// They announce more than a book can hold.
    #[error("larger than a book can be")]
    TooLarge,
    /// A value no book can hold.
    #[error("a value is out of range")]
    BadValue,
    /// The parts are sound but break a rule of the book.
    #[error("the book refuses it: {0}")]
    Refused(#[from] Refusal),
}
