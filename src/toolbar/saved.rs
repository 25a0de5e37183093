//! Whether the book is saved, and the age of its backup.

use leptos::prelude::*;

use crate::components::{Button, ButtonKind, ButtonLink, use_toasts};
use crate::format::days_ago;
use crate::i18n::lang;
use crate::make_file::back_up;
use crate::places::Route;
use crate::shell::clock::{self, DAY_MS};
use crate::shell::storage::{ReadOnly, Saver, Status, Trouble, last_backup};
use crate::state::use_state;
use crate::{t, tx};

/// The state of saving as a dot with a word, and the age of the backup; the settings have the rest.
#[component]
pub(super) fn Saved() -> impl IntoView {
    let state = use_state();
    let is = move |wanted: fn(Status) -> bool| state.status().is_some_and(wanted);
    let bad = move || is(|status| matches!(status, Status::Failed(_) | Status::ReadOnly(_)));
    let waits = move || !bad() && !is(|status| status == Status::Saved);
    let title = move || format!("{} · {}", word(state.status()), age());
    view! {
        <a
            class="saved"
            class:saved--bad=bad
            class:saved--waits=waits
            href=Route::Settings.href()
            title=title
        >
            <span class="saved__dot" aria-hidden="true"></span>
            <span class="saved__word" role="status">{move || word(state.status())}</span>
            <span class="saved__age">{age}</span>
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

/// How long ago the book was backed up last.
fn age() -> String {
    match last_backup() {
        None => t!(toolbar.never_backed_up).to_owned(),
        Some(then) => t!(toolbar.backed_up, age = days_ago(days_since(then), lang())),
    }
}

/// Whole days since a time in milliseconds since 1970.
fn days_since(then: f64) -> u32 {
    ((clock::now_ms() - then) / DAY_MS).clamp(0.0, 99_999.0) as u32
}

/// How old the backup is, a new one by one click, and the way to restore one.
#[component]
pub fn Backup() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let making = RwSignal::new(None);
    let age = move || match last_backup() {
        Some(then) => days_ago(days_since(then), lang()),
        None => t!(storage.never).to_owned(),
    };
    let blocked = Signal::derive(move || making.get().is_some());
    view! {
        <section class="stack">
            <h2>{tx!(storage.backup)}</h2>
            <p>{tx!(storage.last_backup)} " · " {age}</p>
            <p class="muted measure">{tx!(storage.restore_text)}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary disabled=blocked on_press=move || back_up(state, toasts, making)>
                    {tx!(storage.back_up)}
                </Button>
                <ButtonLink href=Route::Import.href()>{tx!(storage.restore)}</ButtonLink>
            </div>
        </section>
    }
}

/// The browser asks before a page with unsaved work closes.
pub(super) fn warn_before_leaving() {
    let state = use_state();
    let handle = window_event_listener(leptos::ev::beforeunload, move |event| {
        let saver = state.saver();
        let importing = saver.as_ref().is_some_and(Saver::is_importing);
        let at_risk = saver.is_some_and(|saver| saver.is_at_risk());
        let empty = state.with_book_untracked(|book| book.customers().is_empty());
        if importing || at_risk && !empty {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}
