//! When the last backup file was taken, for its age in the header. Must not know what is in it.

use gloo_storage::{LocalStorage, Storage as _};

use crate::shell::prefs::storage_allowed;

const KEY: &str = "keepgold.backup";

/// Milliseconds since 1970 when the last backup was downloaded; none when there was none.
pub fn last_backup() -> Option<f64> {
    storage_allowed()
        .then(|| LocalStorage::get(KEY).ok())
        .flatten()
}

/// Remembers that a backup was downloaded at this time (milliseconds since 1970).
pub fn note_backup(now: f64) {
    if storage_allowed() {
        // A full store costs the age of the backup, not the backup.
        let _ = LocalStorage::set(KEY, now);
    }
}
