//! A button that opens a short menu of actions.

use super::fresh_id;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// An action of a menu.
#[derive(Clone)]
#[allow(missing_debug_implementations)] // A text in a closure cannot be printed.
pub struct MenuItem {
    label: TextProp,
    on_press: Callback<()>,
    shown: Signal<bool>,
}

impl MenuItem {
    /// An action that is always there.
    pub fn new(label: impl Into<TextProp>, on_press: impl Into<Callback<()>>) -> MenuItem {
        MenuItem {
            label: label.into(),
            on_press: on_press.into(),
            shown: Signal::stored(true),
        }
    }

    /// The same action while it can be done.
    pub fn only_if(self, shown: impl Into<Signal<bool>>) -> MenuItem {
        MenuItem {
            shown: shown.into(),
            ..self
        }
    }
}

/// The button, with three dots, and its menu. Arrow keys move in the menu; Escape, an action or a press elsewhere closes it.
#[component]
pub fn MenuButton(
    /// What the menu holds.
    #[prop(into)]
    label: TextProp,
    /// Its actions.
    items: Vec<MenuItem>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let (frame, button) = (NodeRef::<html::Div>::new(), NodeRef::<html::Button>::new());
    let id = fresh_id("menu");
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            // By the next frame the actions are there.
            request_animation_frame(move || focus(frame, Step::To(0)));
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => Step::By(1),
            "ArrowUp" => Step::By(-1),
            "Home" => Step::To(0),
            "End" => Step::To(-1),
            "Escape" if open.get_untracked() => {
                event.prevent_default();
                return close();
            }
            _ => return,
        };
        if open.get_untracked() {
            event.prevent_default();
            focus(frame, step);
        }
    };
    // The focus goes elsewhere, by a key or a press.
    let left = move |event: web_sys::FocusEvent| {
        let to = event.related_target();
        let to = to.and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        let inside = frame
            .get_untracked()
            .is_some_and(|frame| to.is_some_and(|to| frame.contains(Some(&to))));
        if !inside {
            open.set(false);
        }
    };
    let item = move |item: MenuItem| {
        let press = move |_| {
            close();
            item.on_press.run(());
        };
        view! {
            <button
                type="button"
                class="menu__item"
                role="menuitem"
                tabindex="-1"
                hidden=move || !item.shown.get()
                on:click=press
            >
                {move || item.label.get()}
            </button>
        }
    };
    let named = label.clone();
    let list = id.clone();
    view! {
        <div class="menu" node_ref=frame on:keydown=keys on:focusout=left>
            <button
                type="button"
                class="button"
                node_ref=button
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=list
                aria-label=move || named.get()
                title=move || label.get()
                on:click=toggle
            >
                "⋯"
            </button>
            <div class="menu__list" id=id role="menu" hidden=move || !open.get()>
                {items.into_iter().map(item).collect_view()}
            </div>
        </div>
    }
}

/// Where the focus goes among the actions.
#[derive(Clone, Copy)]
enum Step {
    /// So many further, around the ends.
    By(i32),
    /// To a place; −1 is the last.
    To(i32),
}

fn focus(frame: NodeRef<html::Div>, step: Step) {
    let Some(frame) = frame.get_untracked() else {
        return;
    };
    let Ok(items) = frame.query_selector_all(".menu__item:not([hidden])") else {
        return;
    };
    let count = items.length() as i32;
    let active = document().active_element();
    let here = (0..count).find(|&place| {
        let item = items.item(place as u32);
        item.is_some_and(|item| {
            active
                .as_ref()
                .is_some_and(|active| item.is_same_node(Some(active)))
        })
    });
    let place = match (step, here) {
        (Step::To(place), _) => place,
        (Step::By(by), Some(here)) => here + by,
        (Step::By(by), None) => (by - 1) / 2,
    };
    let item = items.item(place.rem_euclid(count.max(1)) as u32);
    if let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        let _ = item.focus();
    }
}
