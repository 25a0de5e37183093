//! Whether the book is saved, and the age of its backup. Must not know how saving works.

use leptos::prelude::*;

use crate::components::{Button, use_toasts};
use crate::format::days_ago;
use crate::i18n::lang;
use crate::make_file::back_up;
use crate::places::Route;
use crate::shell::clock::{self, DAY_MS};
use crate::shell::storage::{ReadOnly, Status, Trouble, last_backup};
use crate::state::use_state;
use crate::{t, tx};

/// The state of saving in a word; the storage screen has the rest.
#[component]
pub(super) fn Saved() -> impl IntoView {
    let state = use_state();
    let bad = move || {
        matches!(
            state.status(),
            Some(Status::Failed(_) | Status::ReadOnly(_))
        )
    };
    view! {
        <a
            class="toolbar__saved"
            class:toolbar__saved--bad=bad
            href=Route::Storage.href()
        >
            <span role="status">{move || word(state.status())}</span>
        </a>
    }
}

fn word(status: Option<Status>) -> &'static str {
    match status {
        None => t!(toolbar.opening),
        Some(Status::Saved) => t!(toolbar.saved),
        Some(Status::Pending | Status::Saving) => t!(toolbar.saving),
        Some(Status::Failed(Trouble::Full)) => t!(toolbar.full),
        Some(Status::Failed(_)) => t!(toolbar.not_saved),
        Some(Status::ReadOnly(ReadOnly::Blocked)) => t!(toolbar.not_kept),
        Some(Status::ReadOnly(_)) => t!(toolbar.read_only),
    }
}

/// Backs up by one click, and says how long ago that was done last.
#[component]
pub(super) fn Backup() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let making = RwSignal::new(None);
    let age = move || match last_backup() {
        None => t!(toolbar.never_backed_up).to_owned(),
        Some(then) => {
            let days = ((clock::now_ms() - then) / DAY_MS).clamp(0.0, 99_999.0);
            t!(toolbar.backed_up, age = days_ago(days as u32, lang()))
        }
    };
    let blocked = Signal::derive(move || making.get().is_some());
    view! {
        <span class="toolbar__age">{age}</span>
        <Button disabled=blocked on_press=move || back_up(state, toasts, making)>
            {tx!(toolbar.back_up)}
        </Button>
    }
}

/// The browser asks before a page with unsaved work closes.
pub(super) fn warn_before_leaving() {
    let state = use_state();
    let handle = window_event_listener(leptos::ev::beforeunload, move |event| {
        let at_risk = untrack(|| state.status().is_some_and(Status::is_at_risk));
        let empty = state.with_book_untracked(|book| book.customers().is_empty());
        if at_risk && !empty {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
