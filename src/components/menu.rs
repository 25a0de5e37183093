//! A menu on the native popover: light dismiss and Escape are the browser's own. Must know nothing of its items.

use super::fresh_id;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// A button that opens a menu of [`MenuItem`]s. Arrow keys, Home and End move through the items.
#[component]
pub fn Menu(
    /// The label of the button.
    #[prop(into)]
    label: TextProp,
    /// [`MenuItem`]s and `<p class="menu__title">` headings.
    children: Children,
) -> impl IntoView {
    let id = fresh_id("menu");
    let shown = RwSignal::new(false);
    let toggled = move |event: web_sys::Event| {
        let Some(menu) = event
            .current_target()
            .and_then(|t| t.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        let open = menu.matches(":popover-open").unwrap_or(false);
        shown.set(open);
        if open {
            move_focus(&menu, Step::To(0));
        }
    };
    view! {
        <span class="menu">
            <button
                type="button"
                class="button button--quiet"
                popovertarget=id.clone()
                aria-haspopup="menu"
                aria-expanded=move || if shown.get() { "true" } else { "false" }
            >
                {move || label.get()}
            </button>
            <div class="menu__list" id=id popover="auto" role="menu" on:toggle=toggled on:keydown=keys>
                {children()}
            </div>
        </span>
    }
}

/// One item; with `checked` it is one of several choices.
#[component]
pub fn MenuItem(
    /// What it does or stands for.
    #[prop(into)]
    label: TextProp,
    /// Called when it is chosen; the menu closes by itself.
    #[prop(into)]
    on_choose: Callback<()>,
    /// Whether it is the current choice.
    #[prop(optional, into)]
    checked: Option<Signal<bool>>,
) -> impl IntoView {
    let role = if checked.is_some() {
        "menuitemradio"
    } else {
        "menuitem"
    };
    let state = move || checked.map(|checked| if checked.get() { "true" } else { "false" });
    let choose = move |event: web_sys::MouseEvent| {
        on_choose.run(());
        let item = event
            .current_target()
            .and_then(|t| t.dyn_into::<HtmlElement>().ok());
        if let Some(list) = item.and_then(|item| item.closest("[popover]").ok().flatten()) {
            let _ = list.unchecked_into::<HtmlElement>().hide_popover();
        }
    };
    view! {
        <button type="button" class="menu__item" role=role aria-checked=state tabindex="-1" on:click=choose>
            {move || label.get()}
        </button>
    }
}

enum Step {
    To(usize),
    By(isize),
    Last,
}

fn keys(event: web_sys::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => Step::By(1),
        "ArrowUp" => Step::By(-1),
        "Home" => Step::To(0),
        "End" => Step::Last,
        _ => return,
    };
    event.prevent_default();
    if let Some(menu) = event
        .current_target()
        .and_then(|t| t.dyn_into::<HtmlElement>().ok())
    {
        move_focus(&menu, step);
    }
}

/// Moves the focus among the items of `menu`, around its ends.
fn move_focus(menu: &HtmlElement, step: Step) {
    let Ok(items) = menu.query_selector_all("[role^=menuitem]") else {
        return;
    };
    let count = items.length() as usize;
    if count == 0 {
        return;
    }
    let active = document().active_element();
    let here = (0..count)
        .find(|i| items.item(*i as u32).as_ref() == active.as_deref().map(|e| e as &web_sys::Node));
    let next = match step {
        Step::To(i) => i,
        Step::Last => count - 1,
        Step::By(by) => (here.map_or(0, |i| i as isize + by)).rem_euclid(count as isize) as usize,
    };
    if let Some(item) = items
        .item(next as u32)
        .and_then(|n| n.dyn_into::<HtmlElement>().ok())
    {
        let _ = item.focus();
    }
}
