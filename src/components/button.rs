//! Buttons and links that look like them.

use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one next step of a screen or dialog.
    Primary,
    /// Any other action.
    #[default]
    Plain,
    /// An action inside text or a bar: no border until pointed at.
    Quiet,
    /// Removes or replaces something.
    Danger,
}

impl ButtonKind {
    /// The classes of this kind.
    pub const fn class(self) -> &'static str {
        match self {
            ButtonKind::Primary => "button button--primary",
            ButtonKind::Plain => "button",
            ButtonKind::Quiet => "button button--quiet",
            ButtonKind::Danger => "button button--danger",
        }
    }
}

/// A button. Extra attributes (`attr:aria-label=…`) go to the element.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// Whether it can be pressed now. A disabled button keeps its place in the tab order and says so.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Its label.
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if !disabled.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button type="button" class=kind.class() aria-disabled=move || disabled.get().then_some("true") on:click=press>
            {children()}
        </button>
    }
}

/// The button that sends its form, as Enter in a field does.
#[component]
pub fn Submit(
    /// Whether the form can be sent now. If not, the button keeps its place in the tab order and says so.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Its label.
    children: Children,
) -> impl IntoView {
    // Enter presses this button too.
    let press = move |event: web_sys::MouseEvent| {
        if disabled.get_untracked() {
            event.prevent_default();
        }
    };
    view! {
        <button
            type="submit"
            class=ButtonKind::Primary.class()
            aria-disabled=move || disabled.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
    }
}

/// A link with the look of a button, for going somewhere.
#[component]
pub fn ButtonLink(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// Its label.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {children()}
        </a>
    }
}
