//! Tabs: one of several panels is shown.

use super::fresh_id;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// One tab.
#[derive(Clone)]
#[allow(missing_debug_implementations)] // A view cannot be printed.
pub struct Tab {
    /// Its label, in a closure that follows the language.
    pub label: TextProp,
    /// Its panel, built when the tab is shown.
    pub panel: ViewFn,
}

/// Tabs with their panels. Arrow keys, Home and End move between tabs and show them.
#[component]
pub fn Tabs(
    /// What the tabs divide.
    #[prop(into)]
    label: TextProp,
    /// The tabs.
    tabs: Vec<Tab>,
    /// Index of the tab that is shown.
    selected: RwSignal<usize>,
) -> impl IntoView {
    let id = fresh_id("tabs");
    let last = tabs.len().saturating_sub(1);
    let keys = move |event: web_sys::KeyboardEvent| {
        let here = selected.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" => {
                if here >= last {
                    0
                } else {
                    here + 1
                }
            }
            "ArrowLeft" => here.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        selected.set(next);
        let list = event
            .current_target()
            .and_then(|t| t.dyn_into::<HtmlElement>().ok());
        let tab = list
            .and_then(|list| list.children().item(next as u32))
            .and_then(|t| t.dyn_into::<HtmlElement>().ok());
        if let Some(tab) = tab {
            let _ = tab.focus();
        }
    };
    let panels: Vec<ViewFn> = tabs.iter().map(|tab| tab.panel.clone()).collect();
    let panel_id = format!("{id}-panel");
    let button = |(i, tab): (usize, Tab)| {
        let is_selected = move || selected.get() == i;
        view! {
            <button
                type="button"
                class="tabs__tab"
                role="tab"
                id=format!("{id}-{i}")
                aria-selected=move || if is_selected() { "true" } else { "false" }
                aria-controls=panel_id.clone()
                tabindex=move || if is_selected() { "0" } else { "-1" }
                on:click=move |_| selected.set(i)
            >
                {move || tab.label.get()}
            </button>
        }
    };
    let buttons = tabs.into_iter().enumerate().map(button).collect_view();
    let labelled = {
        let id = id.clone();
        move || format!("{id}-{}", selected.get())
    };
    view! {
        <div class="tabs">
            <div class="tabs__list" role="tablist" aria-label=move || label.get() on:keydown=keys>
                {buttons}
            </div>
            <div class="tabs__panel" role="tabpanel" id=panel_id.clone() aria-labelledby=labelled tabindex="0">
                {move || panels.get(selected.get()).map(ViewFn::run)}
            </div>
        </div>
    }
}
