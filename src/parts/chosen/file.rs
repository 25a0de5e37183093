//! The list as it is shown, filters and order and all, as a workbook to hand on.

use super::Chosen;
use crate::components::{Button, ButtonKind, use_toasts};
use crate::make_file::{Making, TableAs, make_list};
use crate::state::use_state;
use crate::tx;
use leptos::prelude::*;

/// The button.
#[component]
pub fn ListFile(chosen: Chosen) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let making: RwSignal<Making> = RwSignal::new(None);
    let make = move || {
        let called = (chosen.called)();
        make_list(state, toasts, called, chosen.shown(), TableAs::Xlsx, making);
    };
    view! {
        <Button
            kind=ButtonKind::Quiet
            disabled=Signal::derive(move || making.get().is_some())
            on_press=make
        >
            {tx!(chosen.file)}
        </Button>
    }
}
