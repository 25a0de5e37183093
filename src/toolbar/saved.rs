//! Whether the book is saved, and the age of its backup. Must not know how saving works.

use leptos::prelude::*;

use crate::components::Button;
use crate::format;
use crate::i18n::lang;
use crate::shell::storage::{ReadOnly, Status, Trouble};
use crate::shell::{clock, route};
use crate::state::use_state;
use crate::{backup, t, tx};

/// The state of saving in a word; the storage screen has the rest.
#[component]
pub(super) fn Saved() -> impl IntoView {
    let state = use_state();
    let bad = move || matches!(state.status(), Some(Status::Failed(_) | Status::ReadOnly(_)));
    view! {
        <a
            class="toolbar__saved"
            class:toolbar__saved--bad=bad
            href=route::Route::Data(route::DataPart::Storage).href()
            role="status"
        >
            {move || word(state.status())}
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
    let backup = backup::use_backup();
    let age = move || match backup.last() {
        None => t!(toolbar.never_backed_up).to_owned(),
        Some(then) => {
            let days = ((clock::now_ms() - then) / 86_400_000.0).max(0.0) as u32;
            t!(toolbar.backed_up, age = format::days_ago(days, lang()))
        }
    };
    view! {
        <span class="toolbar__age">{age}</span>
        <Button on_press=move |()| backup.take() disabled=backup.is_running()>
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
