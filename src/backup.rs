//! Backing up by one click: the whole book as a file, and when that was done last. Must not know the header.

use leptos::prelude::*;

use crate::components::{NoticeKind, Toaster, use_toasts};
use crate::shell::{clock, storage};
use crate::state::{Shown, State};
use crate::tx;

/// The handle; take it with [`use_backup`] while a component is built.
#[derive(Clone, Copy, Debug)]
pub struct Backup {
    state: State,
    toasts: Toaster,
    last: RwSignal<Option<f64>>,
    running: RwSignal<bool>,
}

/// Makes [`use_backup`] work below. Call once, in the app's root, after the state and the notices.
pub fn provide_backup(state: State) {
    provide_context(Backup {
        state,
        toasts: use_toasts(),
        last: RwSignal::new(storage::last_backup()),
        running: RwSignal::new(false),
    });
}

/// The page's backup.
///
/// # Panics
/// Outside the app's root, which is a fault in the program.
pub fn use_backup() -> Backup {
    expect_context()
}

impl Backup {
    /// When the last backup was taken, in milliseconds since 1970; tracked.
    pub fn last(&self) -> Option<f64> {
        self.last.get()
    }

    /// Whether one is being made.
    pub fn is_running(&self) -> Signal<bool> {
        self.running.into()
    }

    /// Makes one and hands it to the browser as a download.
    pub fn take(&self) {
        let backup = *self;
        if backup.running.get_untracked() {
            return;
        }
        backup.running.set(true);
        leptos::task::spawn_local(async move {
            let file = export::make(backup.state, ExportOf::Book, ExportAs::Csv).await;
            backup.running.set(false);
            match file {
                Ok(file) => {
                    file.download();
                    backup.note();
                }
                Err(_) => backup.toasts.show(NoticeKind::Error, tx!(toolbar.backup_failed)),
            }
        });
    }

    fn note(&self) {
        // The demo can be made again at any time; its copies are no backup of anything.
        if self.state.shown_untracked() == Shown::Own {
            let now = clock::now_ms();
            storage::note_backup(now);
            self.last.set(Some(now));
        }
        self.toasts.show(NoticeKind::Success, tx!(toolbar.backup_done));
    }
}
