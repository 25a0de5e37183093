//! When the last backup file was taken, for its age in the header.

use leptos::prelude::*;

use super::{keep, recall};

const KEY: &str = "keepgold.backup";

// One page has one memory of it; the header and the storage screen both follow.
thread_local! {
    static LAST: ArcRwSignal<Option<f64>> = ArcRwSignal::new(recall(KEY));
}

/// Milliseconds since 1970 when the last backup was downloaded; none when there was none. Tracked.
pub fn last_backup() -> Option<f64> {
    LAST.with(Clone::clone).get()
}

/// Remembers that a backup was downloaded at this time (milliseconds since 1970).
pub fn note_backup(now: f64) {
    LAST.with(|last| last.set(Some(now)));
    keep(KEY, &now);
}
