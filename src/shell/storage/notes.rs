//! What the person must be told about the open book beyond its status: that it had to be saved again from this page,
//! and that an import under way when the page was left is not in it.

use keepgold_core::book::{History, Label, Step};
use keepgold_core::codec::store::{Space, Store as _};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::local::Local;
use super::{keep, recall};
use crate::shell::clock;

// The page shows one book at a time; the notices above the screens follow these.
thread_local! {
    static SAVED_AGAIN: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static UNFINISHED: ArcRwSignal<Option<String>> = ArcRwSignal::new(None);
}

/// Whether what had been saved was gone from the browser's storage, so that the whole book was saved again. Tracked.
pub fn saved_again() -> bool {
    SAVED_AGAIN.with(Clone::clone).get()
}

/// Says or takes back that the book had to be saved again.
pub fn note_saved_again(again: bool) {
    SAVED_AGAIN.with(|noted| noted.set(again));
}

/// The file whose import was under way when the page was left and is not in the book. Tracked.
pub fn unfinished_import() -> Option<String> {
    UNFINISHED.with(Clone::clone).get()
}

/// An import as it is remembered until the book that holds it is saved.
#[derive(Debug, Serialize, Deserialize)]
struct Begun {
    /// Name of the file.
    file: String,
    /// When it was begun, in milliseconds since 1970.
    at: f64,
}

fn key(space: Space) -> String {
    format!("{}import", space.prefix())
}

/// Remembers over a reload that an import of this file is under way.
pub(super) fn begin_import(space: Space, file: &str) {
    let at = clock::now_ms();
    keep(
        &key(space),
        &Begun {
            file: file.to_owned(),
            at,
        },
    );
    UNFINISHED.with(|noted| noted.set(None));
}

/// Forgets the import: it is saved, or the person gave it up.
pub(super) fn end_import(space: Space) {
    // Where storage is blocked nothing was remembered either.
    let _blocked = Local.remove(&key(space));
    UNFINISHED.with(|noted| noted.set(None));
}

/// Looks whether an import was under way when the page was left last, and whether the save opened now holds it.
pub(super) fn look_for_unfinished(space: Space, history: &History, saved: Option<u64>) {
    let begun: Option<Begun> = recall(&key(space));
    let Some(Begun { file, at }) = begun else {
        return UNFINISHED.with(|noted| noted.set(None));
    };
    let is_it =
        |step: &Step| matches!(&step.label, Label::Import { source, .. } if *source == file);
    let mut steps = history.done().iter().chain(history.undone());
    if saved.is_some_and(|saved| saved as f64 >= at) && steps.any(is_it) {
        end_import(space);
    } else {
        UNFINISHED.with(|noted| noted.set(Some(file)));
    }
}
