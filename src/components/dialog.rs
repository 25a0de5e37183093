//! A modal dialog on the native element: focus trap, Escape and the return of focus are the browser's own.
//! Must know nothing of what it asks.

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
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = fresh_id("dialog");
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
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
            view! { <form class="dialog__form" on:submit=submit>{content()}</form> }.into_any()
        }
        None => content().into_any(),
    };
    // Escape empties it at once, before anything else is heard: opened again it begins anew.
    let cancelled = move |event: web_sys::Event| {
        if event.target() == event.current_target() {
            open.set(false);
        }
    };
    // The browser tells of it later: by then it may be open again.
    let closed = move |_| open.set(dialog.get_untracked().is_some_and(|dialog| dialog.open()));
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=labelled on:cancel=cancelled on:close=closed>
            <Show when=move || open.get()>
                <div class="dialog__head">
                    <h2 id=heading.clone()>
                        {
                            let title = title.clone();
                            move || title.get()
                        }
                    </h2>
                    <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
                        {tx!(shell.close)}
                    </Button>
                </div>
                {framed()}
            </Show>
        </dialog>
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
