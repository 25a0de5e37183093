//! How packed books and small edits reach a key–value store and come back. Must not know which store.
//!
//! A save is a **generation**: segments named after their contents and a manifest that lists them.
//! New segments are written under new names and read back, then one write of the manifest makes
//! them count; only then what nobody lists any more goes. The last two good generations stay.
//! Between saves each small edit is one **journal** record that continues the chain of those before
//! it, so records are replayed whole and in order or not at all.
//!
//! Segments can be packed in another thread: [`plan`] on this side, [`pack`] there, [`commit`] here.

mod journal;
mod keys;
mod manifest;
mod open;
mod save;
mod segments;

pub use journal::{Position, Record, append};
pub use keys::Space;
pub use manifest::{Counts, Manifest};
pub use open::{Dropped, Failure, Opened, Report, Why, open};
pub use save::{Hold, SaveError, Saves, commit};
pub use segments::{Job, Plan, pack, plan};

use std::collections::BTreeMap;

/// Why a store did not do as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The value does not fit any more.
    #[error("the store is full")]
    Full,
    /// The store cannot be used at all.
    #[error("the store cannot be used")]
    Blocked,
}

/// A store of texts by key. Each call is done wholly or not at all.
pub trait Store {
    /// The text under this key.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;

    /// Puts a text under this key.
    ///
    /// # Errors
    /// [`Fault`]; what was there before is still there.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault>;

    /// Takes the text under this key away, if there is one.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be written.
    fn remove(&self, key: &str) -> Result<(), Fault>;

    /// All keys, in any order, those of others too.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, Fault>;
}

/// Everything that is stored of a book, sound or not, as JSON: for rescue by download.
///
/// # Errors
/// [`Fault`] when the store cannot be read.
pub fn salvage(store: &impl Store, space: Space) -> Result<String, Fault> {
    let mut all = BTreeMap::new();
    for key in store.keys()? {
        if space.parse(&key).is_some()
            && let Some(text) = store.get(&key)?
        {
            all.insert(key, text);
        }
    }
    // Texts by texts always become JSON.
    Ok(serde_json::to_string(&all).unwrap_or_default())
}

/// Takes away everything that is stored of a book.
///
/// # Errors
/// [`Fault`] when the store cannot be written; part of it may be gone then.
pub fn erase(store: &impl Store, space: Space) -> Result<(), Fault> {
    let keys = store.keys()?;
    let ours = keys.iter().filter(|key| space.parse(key).is_some());
    ours.into_iter().try_for_each(|key| store.remove(key))
}
