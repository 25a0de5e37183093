//! A form in a dialog: what is typed, what is wrong with it, saving, and a question before typed text is lost.

use super::Show;
use super::{Button, ButtonKind, Dialog, Notice, NoticeKind, Submit};
use crate::tx;
use leptos::prelude::*;

/// The state of a form: whether it is open, what is typed and what was wrong when it was sent.
#[derive(Debug)]
pub struct Form<D: 'static, F: 'static> {
    /// Whether it is shown.
    pub open: RwSignal<bool>,
    /// What is typed.
    pub draft: RwSignal<D>,
    /// What was wrong when it was sent.
    pub fault: RwSignal<Option<F>>,
}

impl<D, F> Clone for Form<D, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D, F> Copy for Form<D, F> {}

impl<D: Clone + Send + Sync + 'static, F: Send + Sync + 'static> Form<D, F> {
    /// A form that is not open yet.
    pub fn new(draft: D) -> Self {
        Self {
            open: RwSignal::new(false),
            draft: RwSignal::new(draft),
            fault: RwSignal::new(None),
        }
    }

    /// A form that is shown while `open` is true.
    pub fn shown_by(open: RwSignal<bool>, draft: D) -> Self {
        Self {
            open,
            ..Self::new(draft)
        }
    }

    /// Opens it with this in its fields.
    pub fn begin(self, draft: D) {
        self.draft.set(draft);
        self.fault.set(None);
        // An effect that follows `open` may call this: setting it anew would call that effect for ever.
        if !self.open.get_untracked() {
            self.open.set(true);
        }
    }

    /// Closes it after what was sent was taken; else says what is wrong.
    pub fn end(self, sent: Result<(), F>) {
        match sent {
            Ok(()) => self.open.set(false),
            Err(fault) => self.fault.set(Some(fault)),
        }
    }

    /// A text of the draft.
    pub fn text(self, read: fn(&D) -> &String) -> Signal<String> {
        let draft = self.draft;
        Signal::derive(move || draft.with(|draft| read(draft).clone()))
    }

    /// Takes what is typed into a text of the draft.
    pub fn write(self, place: fn(&mut D) -> &mut String) -> impl Fn(String) + Copy + 'static {
        let draft = self.draft;
        move |typed| draft.update(|draft| *place(draft) = typed)
    }

    /// What is wrong in one place; empty when nothing is. `say` has words for the faults of that place.
    pub fn wrong(self, say: fn(&F) -> Option<String>) -> Signal<String> {
        let fault = self.fault;
        Signal::derive(move || {
            fault
                .with(|fault| fault.as_ref().and_then(say))
                .unwrap_or_default()
        })
    }
}

/// A dialog with a form. Enter in a field saves; Escape and the button at its head ask first when something was typed.
#[component]
pub fn EditDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: TextProp,
    /// What the button says that saves.
    #[prop(into)]
    save: TextProp,
    /// Saves. It closes the dialog or has what is wrong shown.
    #[prop(into)]
    on_save: Callback<()>,
    /// What is wrong with the whole of it, empty when nothing is.
    #[prop(optional, into)]
    refused: Signal<String>,
    /// Whether it cannot be saved as it is.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What stands before the buttons at its foot.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// What stands below the form and is no part of it.
    #[prop(optional, into)]
    below: Option<ViewFn>,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let typed = RwSignal::new(false);
    let asking = RwSignal::new(false);
    Effect::new(move || {
        if open.get() {
            typed.set(false);
            asking.set(false);
        }
    });
    let leave = move || {
        if typed.get_untracked() && !asking.get_untracked() {
            asking.set(true);
        } else if asking.get_untracked() {
            asking.set(false);
        } else {
            open.set(false);
        }
    };
    let discard = move || open.set(false);
    let foot = StoredValue::new(foot);
    let below = move || below.as_ref().map(ViewFn::run);
    let save = StoredValue::new(save);
    let buttons = move || {
        view! {
            {foot.with_value(|foot| foot.as_ref().map(ViewFn::run))}
            <Button on_press=discard>{tx!(shell.cancel)}</Button>
            <Submit disabled>{move || save.with_value(TextProp::get)}</Submit>
        }
    };
    let question = move || {
        view! {
            <p class="dialog__question" role="alert">{tx!(components.discard_question)}</p>
            <Button on_press=move || asking.set(false)>{tx!(components.keep_typing)}</Button>
            <Button kind=ButtonKind::Danger on_press=discard>{tx!(components.discard)}</Button>
        }
    };
    let actions =
        move || view! { <Show when=move || asking.get() fallback=buttons>{question()}</Show> };
    view! {
        <Dialog open title actions on_submit=on_save on_leave=leave on_typed=move || typed.set(true) below>
            {move || {
                let said = refused.get();
                (!said.is_empty()).then(|| view! { <Notice kind=NoticeKind::Error text=move || said.clone() /> })
            }}
            {children()}
        </Dialog>
    }
}
