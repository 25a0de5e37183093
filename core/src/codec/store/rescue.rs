//! The book that can be read from a rescue file.

use std::collections::BTreeMap;

use super::access::{Fault, Store};
use super::keys::Space;
use super::open::{Opened, Prefer, open_preferring};
use crate::codec::DecodeError;

/// Whether a text begins as the rescue file of a book does.
pub fn is_rescue(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let rest = head.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    rest.is_some_and(|rest| rest.starts_with(b"\"keepgold."))
}

/// Opens the book in a rescue file, as far as it is intact: of the newest save what there is of it.
///
/// # Errors
/// [`DecodeError`] when it is no rescue file, or nothing in it can be read.
pub fn read_rescue(text: &[u8]) -> Result<Opened, DecodeError> {
    let texts = serde_json::from_slice(text).map_err(|_| DecodeError::NotOurs)?;
    let stored = Stored(texts);
    let mut spaces = Space::ALL.into_iter();
    let space = spaces.find(|space| stored.0.keys().any(|key| space.holds(key)));
    let space = space.ok_or(DecodeError::NotOurs)?;
    let opened =
        open_preferring(&stored, space, Prefer::Newest).map_err(|_| DecodeError::NotOurs)?;
    if opened.report.opened.is_none() && opened.report.replayed == 0 {
        return Err(DecodeError::Checksum);
    }
    Ok(opened)
}

/// The texts of a rescue file as a store that cannot be written.
struct Stored(BTreeMap<String, String>);

impl Store for Stored {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        Ok(self.0.get(key).cloned())
    }

    fn set(&self, _: &str, _: &str) -> Result<(), Fault> {
        Err(Fault::Blocked)
    }

    fn remove(&self, _: &str) -> Result<(), Fault> {
        Err(Fault::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        Ok(self.0.keys().cloned().collect())
    }
}
