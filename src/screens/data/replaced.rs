//! A book that another one took the place of: kept while its notice stands, to be brought back.

use std::sync::Mutex;

use keepgold_core::book::History;
use leptos::prelude::*;

use crate::components::{NoticeKind, Toaster};
use crate::state::{Shown, State};
use crate::tx;
use crate::words::book as words;

/// Says what happened and offers the old book back.
pub fn offer_back(state: State, toasts: Toaster, old: History, said: impl Into<TextProp>) {
    offer(state, toasts, (state.shown_untracked(), old), said.into());
}

/// Offers a book back into the place it came from.
fn offer(state: State, toasts: Toaster, old: (Shown, History), said: TextProp) {
    // Owned by the notice alone: the screen that replaced the book may be left before it is wanted back.
    let old = Mutex::new(Some(old));
    let bring_back = move || {
        let Some((place, old)) = old.lock().ok().and_then(|mut old| old.take()) else {
            return;
        };
        if state.shown_untracked() != place {
            return offer(state, toasts, (place, old), tx!(storage.elsewhere).into());
        }
        match state.replace(old) {
            Ok(_) => toasts.show(NoticeKind::Success, tx!(storage.brought_back)),
            Err(refusal) => toasts.show(NoticeKind::Error, move || words::refusal(&refusal)),
        }
    };
    toasts.offer(NoticeKind::Warning, said, tx!(shell.undo), bring_back);
}
