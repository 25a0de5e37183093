//! A change with its notice and a way back.

use keepgold_core::book::{Command, Refusal};
use leptos::prelude::*;

use crate::components::{NoticeKind, Toaster};
use crate::state::State;
use crate::words::book as words;
use crate::{t, tx};

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
    act_and_say(state, toasts, command, said.into())
}

/// Says what was just done and offers to take it back.
pub fn offer_undo(state: State, toasts: Toaster, said: impl Into<TextProp>) {
    say_done(state, toasts, said.into());
}

/// Carries out a command where no form waits for the refusal: it is shown as a notice.
pub fn act_or_tell(state: State, toasts: Toaster, command: Command, said: impl Into<TextProp>) {
    act_or_say(state, toasts, command, said.into());
}

// Compiled once, not for every kind of text.

fn act_and_say(
    state: State,
    toasts: Toaster,
    command: Command,
    said: TextProp,
) -> Result<(), Refusal> {
    state.dispatch(command)?;
    say_done(state, toasts, said);
    Ok(())
}

fn act_or_say(state: State, toasts: Toaster, command: Command, said: TextProp) {
    if let Err(refused) = act_and_say(state, toasts, command, said) {
        toasts.show(NoticeKind::Error, move || words::refusal(&refused));
    }
}

fn say_done(state: State, toasts: Toaster, said: TextProp) {
    let made = untrack(|| state.undo_label());
    let undo = move || {
        // The offer may be old: it takes back its own step or none.
        if untrack(|| state.undo_label()) != made {
            return toasts.show(NoticeKind::Warning, tx!(book.undo_late));
        }
        match state.undo() {
            Ok(step) => {
                toasts.show(NoticeKind::Success, move || {
                    t!(book.undone, step = words::label(&step))
                });
            }
            Err(refusal) => toasts.show(NoticeKind::Error, move || words::refusal(&refusal)),
        }
    };
    toasts.offer(NoticeKind::Success, said, tx!(shell.undo), undo);
}
