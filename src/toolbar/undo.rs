//! Undo and redo by name, as buttons and keys. Must not know what the steps change.

use keepgold_core::book::{Label, Refusal};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Undo,
    Redo,
}

fn step(state: State, toasts: Toaster, direction: Direction) {
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

/// Ctrl/⌘+Z and Ctrl/⌘+Shift+Z or Ctrl+Y, but never in a text field or while an input method composes.
pub(super) fn listen() {
    let (state, toasts) = (use_state(), use_toasts());
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if event.is_composing() || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        if event.target().is_some_and(|target| is_text_field(&target)) {
            return;
        }
        let direction = match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => Direction::Undo,
            ("z" | "Z", true) | ("y" | "Y", false) => Direction::Redo,
            _ => return,
        };
        event.prevent_default();
        step(state, toasts, direction);
    });
    on_cleanup(move || handle.remove());
}

/// A field has its own undo.
fn is_text_field(target: &web_sys::EventTarget) -> bool {
    target.dyn_ref::<web_sys::Element>().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}
