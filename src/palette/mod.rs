//! The command palette and the help: go anywhere, do anything, find any customer, know the keys. Listens to the page's
//! shortcuts.

mod entries;
mod find;
mod help;
mod list;
mod run;
mod spots;

use crate::components::{Dialog, use_toasts};
use crate::places::Route;
use crate::shell::keys::Shortcut;
use crate::shell::prefs;
use crate::state::use_state;
use crate::toolbar::{Direction, step};
use crate::tx;
pub use entries::Action;
use leptos::prelude::*;
pub use run::Actions;

/// The palette, the help, and the forms that the palette opens.
#[component]
pub fn Palette(
    /// Whether the palette is shown.
    open: RwSignal<bool>,
    /// Whether the help is shown.
    help: RwSignal<bool>,
    /// Where the app is.
    route: ReadSignal<Route>,
    /// Does what is chosen.
    actions: Actions,
) -> impl IntoView {
    listen(open, help);
    let state = use_state();
    let choose = Callback::new(move |(act,): (Action,)| {
        find::remember(state, &act);
        open.set(false);
        // By the next frame the palette is closed and the focus is back where it was, for the next dialog to return to.
        request_animation_frame(move || actions.run(act));
    });
    view! {
        <Dialog open title=tx!(palette.title)>
            <list::Search choose />
        </Dialog>
        <help::Help open=help route />
        <run::Forms actions />
    }
}

/// Hears the page's shortcuts.
fn listen(palette: RwSignal<bool>, help: RwSignal<bool>) {
    let (state, toasts) = (use_state(), use_toasts());
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let Some(shortcut) = Shortcut::pressed(&event) else {
            return;
        };
        match shortcut {
            Shortcut::Palette if palette.get_untracked() && is_asking() => palette.set(false),
            // One dialog at a time: what is open may hold what a person has typed.
            Shortcut::Palette | Shortcut::Help if is_asking() => return,
            Shortcut::Help if !prefs::question_key().get_untracked() => return,
            Shortcut::Palette => palette.set(true),
            Shortcut::Help => help.set(true),
            Shortcut::Undo => step(state, toasts, Direction::Undo),
            Shortcut::Redo => step(state, toasts, Direction::Redo),
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// Whether a dialog is open and asks something; one without content is closing.
fn is_asking() -> bool {
    document()
        .query_selector("dialog[open] > *")
        .is_ok_and(|found| found.is_some())
}
