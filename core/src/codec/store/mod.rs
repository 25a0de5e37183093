//! How packed books and small edits reach a key–value store and come back.
//!
//! A save is a **generation**: segments named after their contents and a manifest that lists them.
//! New segments are written under new names and read back, then one write of the manifest makes
//! them count; only then is what nobody lists any more removed. The last two good generations stay.
//! Between saves each small edit is one **journal** record that continues the chain of those before
//! it, so records are replayed whole and in order or not at all.
//!
//! Segments can be packed in another thread: [`plan`] on this side, [`pack`] there, [`commit`] here.

mod access;
mod chain;
mod commit;
mod journal;
mod keys;
mod load;
mod manifest;
mod open;
mod plan;
mod saves;

pub use access::{Fault, Store};
pub use chain::Position;
pub use commit::commit;
pub use journal::{Record, append};
pub use keys::Space;
pub use manifest::{Counts, Manifest};
pub use open::{Dropped, Failure, Opened, Report, Why, open};
pub use plan::{Job, Plan, pack, plan};
pub use saves::{Hold, SaveError, Saves};

use std::collections::BTreeMap;

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
