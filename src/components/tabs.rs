//! Tabs as links: each is an address, which can be sent, kept, opened in a window of its own and gone back to. They are no
//! ARIA tabs, whose arrow keys would change the address at each step.

use leptos::prelude::*;

/// One tab.
#[derive(Clone)]
#[allow(missing_debug_implementations)] // A text that follows the language cannot be printed.
pub struct Tab {
    /// Its address, which may follow what is chosen.
    pub href: TextProp,
    /// Its label, in a closure that follows the language.
    pub label: TextProp,
}

/// The links, with the one that is open marked.
#[component]
pub fn Tabs(
    /// What the tabs divide.
    #[prop(into)]
    label: TextProp,
    /// The tabs.
    tabs: Vec<Tab>,
    /// Index of the tab that is open.
    #[prop(into)]
    open: Signal<usize>,
) -> impl IntoView {
    let link = |(i, tab): (usize, Tab)| {
        let pressed = move |event: web_sys::MouseEvent| {
            if open.get_untracked() == i {
                // An address without a tab shows this one already: Back should not lead to it again.
                event.prevent_default();
            } else if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        };
        view! {
            <a
                class="tabs__tab"
                href=move || tab.href.get()
                aria-current=move || (open.get() == i).then_some("page")
                on:click=pressed
            >
                {move || tab.label.get()}
            </a>
        }
    };
    view! {
        <nav class="tabs__list" aria-label=move || label.get()>
            {tabs.into_iter().enumerate().map(link).collect_view()}
        </nav>
    }
}
