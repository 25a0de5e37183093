//! Small things kept in local storage beside the book, each under its own key, as JSON.

use keepgold_core::codec::json;
use keepgold_core::codec::store::Store as _;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Local;

/// What is kept under a key; none where there is nothing, or nothing readable.
pub fn recall<T: DeserializeOwned>(key: &str) -> Option<T> {
    let text = Local.get(key).ok()??;
    serde_json::from_slice(text.as_bytes()).ok()
}

/// Keeps a value under a key. Where storage is blocked or full it is not kept: that costs a convenience, not data,
/// and the storage screen says what is wrong.
pub fn keep(key: &str, value: &impl Serialize) {
    if let Ok(text) = json::to_string(value) {
        let _ = Local.set(key, &text);
    }
}
