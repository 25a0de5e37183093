//! The button that shows more of a long list, a step at a time.

use super::Show;
use super::{Button, ButtonKind};
use crate::format::integer;
use crate::t;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Shows so many more rows, while there are more, and takes the focus to the first of them.
#[component]
pub fn More(
    /// Id of the element whose children are the rows.
    #[prop(into)]
    list: String,
    /// How many rows there are.
    #[prop(into)]
    all: Signal<usize>,
    /// How many of them are shown.
    shown: RwSignal<usize>,
    /// How many are added at once.
    step: usize,
) -> impl IntoView {
    let next = Memo::new(move |_| all.get().saturating_sub(shown.get()).min(step));
    let list = Arc::<str>::from(list);
    let press = move || {
        let first_new = shown.get_untracked();
        shown.set(first_new + step);
        // By the next frame the rows are there, and where they were the last ones this button is gone.
        let list = list.clone();
        request_animation_frame(move || focus_row(&list, first_new));
    };
    let label = move || {
        let (n, all) = (integer(next.get() as i64), integer(all.get() as i64));
        t!(shell.more, n = n, all = all)
    };
    // Paper cannot be asked for more: it says what it leaves out.
    let on_paper = move || {
        let (n, all) = (integer(shown.get() as i64), integer(all.get() as i64));
        t!(shell.first_of, n = n, all = all)
    };
    view! {
        <Show when=move || { next.get() > 0 }>
            <div class="more">
                <Button kind=ButtonKind::Quiet on_press=press.clone()>{label}</Button>
                <p class="paper-only">{on_paper}</p>
            </div>
        </Show>
    }
}

/// Brings the list under the heading with this id to the top of the page, and the focus to its heading.
pub fn show_list(heading: &str) {
    if let Some(heading) = document().get_element_by_id(heading) {
        let _ = heading.set_attribute("tabindex", "-1");
        heading.scroll_into_view();
        focus(heading);
    }
}

/// The focus goes to what can be pressed first in a row, or to the row.
pub fn focus_row(list: &str, row: usize) {
    let list = document().get_element_by_id(list);
    let Some(row) = list.and_then(|list| list.children().item(row as u32)) else {
        return;
    };
    let inside = row.query_selector("a, button, summary").ok().flatten();
    let target = inside.unwrap_or_else(|| {
        let _ = row.set_attribute("tabindex", "-1");
        row
    });
    focus(target);
}

fn focus(target: Element) {
    if let Ok(target) = target.dyn_into::<HtmlElement>() {
        let _ = target.focus();
    }
}
