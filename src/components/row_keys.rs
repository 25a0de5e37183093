//! Keys of one letter in a list of rows: j and k move the focus from row to row, others do something about the row.

use super::more::focus_row;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

/// Listens for as long as the caller's view is there. `list` is the id of the element whose children are the rows, `on`
/// says whether such keys are wanted (WCAG 2.1.4), and `act` does what a key stands for with the row at a place; it
/// answers whether the key stands for anything.
pub fn listen_in_rows(
    list: &'static str,
    on: impl Fn() -> bool + 'static,
    act: impl Fn(usize, &str) -> bool + 'static,
) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if !on() || !is_letter(&event) || is_asking() {
            return;
        }
        let key = event.key().to_ascii_lowercase();
        let at = row_of_focus(list);
        let taken = match (key.as_str(), at) {
            ("j", at) => move_to(list, at.map_or(0, |at| at + 1)),
            ("k", at) => move_to(list, at.map_or(0, |at| at.saturating_sub(1))),
            (key, Some(at)) => act(at, key),
            (_, None) => false,
        };
        if taken {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// When the row at this place has gone, the focus goes to the one that has moved up, or to the last.
pub fn focus_row_after(list: &'static str, place: usize) {
    request_animation_frame(move || {
        move_to(list, place);
    });
}

/// Moves the focus to the row at this place, to the last where there are fewer; whether there is any.
fn move_to(list: &str, place: usize) -> bool {
    let rows = document()
        .get_element_by_id(list)
        .map_or(0, |list| list.child_element_count() as usize);
    if rows > 0 {
        focus_row(list, place.min(rows - 1));
    }
    rows > 0
}

/// The place of the row in which the focus is.
fn row_of_focus(list: &str) -> Option<usize> {
    let (list, focused) = (
        document().get_element_by_id(list)?,
        document().active_element()?,
    );
    let rows = list.children();
    (0..rows.length())
        .find(|place| {
            let row = rows.item(*place);
            row.is_some_and(|row| row.contains(Some(&focused)))
        })
        .map(|place| place as usize)
}

/// A key alone, pressed where it types nothing.
fn is_letter(event: &KeyboardEvent) -> bool {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
    let types = event.target().is_some_and(|target| {
        let ticked = target
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|input| input.type_() == "checkbox");
        let field = target.dyn_ref::<Element>().is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        });
        field && !ticked
    });
    !held && !types
}

/// Whether a dialog is open: keys are its own then.
fn is_asking() -> bool {
    document()
        .query_selector("dialog[open]")
        .is_ok_and(|found| found.is_some())
}
