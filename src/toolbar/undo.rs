//! Undo and redo by name, as buttons.

use keepgold_core::book::{Label, Refusal};
use leptos::prelude::*;

use crate::components::{NoticeKind, Toaster, use_toasts};
use crate::state::{State, use_state};
use crate::{t, words};

#[component]
pub(super) fn UndoRedo() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let undo = move || state.undo_label().map(|label| words::book::undo(&label));
    let redo = move || state.redo_label().map(|label| words::book::redo(&label));
    view! {
        <Step
            sign="↶"
            title=move || undo().unwrap_or_else(|| t!(toolbar.nothing_to_undo).to_owned())
            able=move || undo().is_some()
            press=move || step(state, toasts, Direction::Undo)
        />
        <Step
            sign="↷"
            title=move || redo().unwrap_or_else(|| t!(toolbar.nothing_to_redo).to_owned())
            able=move || redo().is_some()
            press=move || step(state, toasts, Direction::Redo)
        />
    }
}

/// One button; it keeps its place and says so when there is nothing to do.
#[component]
fn Step(
    sign: &'static str,
    title: impl Fn() -> String + Copy + Send + Sync + 'static,
    able: impl Fn() -> bool + Copy + Send + Sync + 'static,
    press: impl Fn() + 'static,
) -> impl IntoView {
    let press = move |_| {
        if untrack(able) {
            press();
        }
    };
    view! {
        <button
            type="button"
            class="button button--quiet toolbar__step"
            title=title
            aria-label=title
            aria-disabled=move || (!able()).then_some("true")
            on:click=press
        >
            <span aria-hidden="true">{sign}</span>
        </button>
    }
}

/// Back or forth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Takes the newest step back.
    Undo,
    /// Makes the step undone last again.
    Redo,
}

/// Goes one step back or forth and says which one it was.
pub fn step(state: State, toasts: Toaster, direction: Direction) {
    let outcome = match direction {
        Direction::Undo => state.undo(),
        Direction::Redo => state.redo(),
    };
    match outcome {
        Ok(label) => toasts.show(NoticeKind::Info, move || said(direction, &label)),
        // Pressing the key with nothing left is no mistake.
        Err(Refusal::NothingThere) => {}
        Err(refusal) => toasts.show(NoticeKind::Error, move || words::book::refusal(&refusal)),
    }
}

fn said(direction: Direction, label: &Label) -> String {
    let step = words::book::label(label);
    match direction {
        Direction::Undo => t!(toolbar.undone, step = step),
        Direction::Redo => t!(toolbar.redone, step = step),
    }
}
