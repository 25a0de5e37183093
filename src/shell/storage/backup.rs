//! When the last backup file was taken, for its age in the header. Must not know what is in it.

use gloo_storage::{LocalStorage, Storage as _};
use leptos::prelude::*;

use crate::shell::prefs::storage_allowed;

const KEY: &str = "keepgold.backup";

// One page has one memory of it; the header and the storage screen both follow.
thread_local! {
    static LAST: ArcRwSignal<Option<f64>> = ArcRwSignal::new(
        storage_allowed()
            .then(|| LocalStorage::get(KEY).ok())
            .flatten(),
    );
}

/// Milliseconds since 1970 when the last backup was downloaded; none when there was none. Tracked.
pub fn last_backup() -> Option<f64> {
    LAST.with(Clone::clone).get()
}

/// Remembers that a backup was downloaded at this time (milliseconds since 1970).
pub fn note_backup(now: f64) {
    LAST.with(|last| last.set(Some(now)));
    if storage_allowed() {
        // A full store costs the age of the backup, not the backup.
        let _ = LocalStorage::set(KEY, now);
    }
}
