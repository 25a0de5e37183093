//! Everything that is stored of a book, sound or not, for the rescue file.

use crate::codec::json;
use std::collections::BTreeMap;

use super::access::{Fault, Store};
use super::keys::Space;

/// Everything that is stored of a book, sound or not, as JSON.
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
    Ok(json::to_string(&all).unwrap_or_default())
}
