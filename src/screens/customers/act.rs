//! A change with its notice and a way back. Must know nothing of what is changed.

use crate::components::{NoticeKind, Toaster};
use crate::state::State;
use crate::tx;
use crate::words::book::refusal;
use keepgold_core::book::{Command, Refusal};
use leptos::prelude::*;

/// Carries out a command and offers to take it back.
///
/// # Errors
/// [`Refusal`]; nothing is changed or shown then.
pub fn act(
    state: State,
    toasts: Toaster,
    command: Command,
    said: impl Into<TextProp>,
) -> Result<(), Refusal> {
    state.dispatch(command)?;
    let made = untrack(|| state.undo_label());
    let undo = move || {
        // The offer may be old: it takes back its own step or none.
        if untrack(|| state.undo_label()) != made {
            toasts.show(NoticeKind::Warning, tx!(customers.undo_late));
        } else if let Err(refused) = state.undo() {
            toasts.show(NoticeKind::Error, move || refusal(&refused));
        }
    };
    toasts.offer(NoticeKind::Success, said, tx!(shell.undo), undo);
    Ok(())
}

/// The same where no form waits for the refusal: it is shown as a notice.
pub fn act_or_tell(state: State, toasts: Toaster, command: Command, said: impl Into<TextProp>) {
    if let Err(refused) = act(state, toasts, command, said) {
        toasts.show(NoticeKind::Error, move || refusal(&refused));
    }
}
