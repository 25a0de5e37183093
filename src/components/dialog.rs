//! A modal dialog on the native element: focus trap, Escape and the return of focus are the browser's own.

use super::Show;
use super::{Button, ButtonKind, fresh_id};
use crate::tx;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// A modal dialog that is shown while `open` is true. Its content exists only while it is shown.
#[component]
pub fn Dialog(
    /// Whether it is shown; Escape and the close button set it to false.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: TextProp,
    /// Its content.
    children: ChildrenFn,
    /// The buttons at its foot, the primary one last.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// What Enter in a field and a [`Submit`](super::Submit) among the buttons do. With it the content is a form.
    #[prop(optional, into)]
    on_submit: Option<Callback<()>>,
    /// What stands below the form and is no part of it.
    #[prop(optional, into)]
    below: Option<ViewFn>,
    /// What Escape and the close button do instead of closing it.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    /// Called when something in the form is typed or chosen.
    #[prop(optional, into)]
    on_typed: Option<Callback<()>>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = fresh_id("dialog");
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
                if on_submit.is_some() {
                    // By the next frame the fields hold what the form begins with.
                    request_animation_frame(move || focus_first_empty(&dialog));
                }
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let labelled = heading.clone();
    let content = move || {
        view! {
            <div class="dialog__body">{children()}</div>
            {actions.as_ref().map(|actions| view! { <div class="dialog__actions">{actions.run()}</div> })}
        }
    };
    let framed = move || match on_submit {
        Some(on_submit) => {
            let submit = move |event: web_sys::SubmitEvent| {
                event.prevent_default();
                on_submit.run(());
                // By the next frame what is wrong is marked.
                request_animation_frame(move || focus_wrong(dialog));
            };
            let typed = move |_| {
                if let Some(on_typed) = on_typed {
                    on_typed.run(());
                }
            };
            view! { <form class="dialog__form" on:submit=submit on:input=typed>{content()}</form> }
                .into_any()
        }
        None => content().into_any(),
    };
    // To close empties it at once, before anything else is heard: opened again it begins anew.
    let leave = move || match on_leave {
        Some(on_leave) => on_leave.run(()),
        None => open.set(false),
    };
    let cancelled = move |event: web_sys::Event| {
        if event.target() == event.current_target() {
            event.prevent_default();
            leave();
        }
    };
    // A browser closes at a second Escape whatever `cancel` says, so a form takes the key itself.
    let pressed = move |event: web_sys::KeyboardEvent| {
        let escape = event.key() == "Escape" && !event.is_composing();
        if escape && on_leave.is_some() && !event.default_prevented() {
            event.prevent_default();
            leave();
        }
    };
    // The browser tells of it later: by then it may be open again.
    let closed = move |_| open.set(dialog.get_untracked().is_some_and(|dialog| dialog.open()));
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=labelled on:cancel=cancelled on:keydown=pressed on:close=closed>
            <Show when=move || open.get()>
                <div class="dialog__head">
                    <h2 id=heading.clone()>
                        {
                            let title = title.clone();
                            move || title.get()
                        }
                    </h2>
                    <Button kind=ButtonKind::Quiet on_press=leave>
                        {tx!(shell.close)}
                    </Button>
                </div>
                {framed()}
                {below.as_ref().map(ViewFn::run)}
            </Show>
        </dialog>
    }
}

/// The focus goes to the first field that is empty, else to the first one.
fn focus_first_empty(dialog: &web_sys::HtmlDialogElement) {
    const FIELDS: &str = ".dialog__body :is(input:not([type=checkbox]), select, textarea)";
    let Ok(fields) = dialog.query_selector_all(FIELDS) else {
        return;
    };
    let fields = (0..fields.length()).filter_map(|place| fields.get(place));
    let fields: Vec<HtmlElement> = fields.filter_map(|field| field.dyn_into().ok()).collect();
    let is_empty = |field: &&HtmlElement| {
        // A list always shows a choice, be it that nothing is noted.
        if field.tag_name() == "SELECT" {
            return false;
        }
        let value = js_sys::Reflect::get(field, &"value".into());
        value.is_ok_and(|value| value.as_string().is_some_and(|text| text.is_empty()))
    };
    if let Some(field) = fields.iter().find(is_empty).or(fields.first()) {
        let _ = field.focus();
    }
}

/// The focus goes to the first field that is wrong, if there is one.
fn focus_wrong(dialog: NodeRef<html::Dialog>) {
    let dialog = dialog.try_get_untracked().flatten();
    let wrong = dialog.and_then(|dialog| dialog.query_selector("[aria-invalid]").ok()?);
    if let Some(field) = wrong.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
