//! What stands on the first page of a book without customers.

use crate::components::{Button, ButtonKind, EmptyState};
use crate::parts::demos::Demos;
use crate::places::{Route, navigate};
use crate::tx;
use leptos::prelude::*;

/// What to bring, or what to try first.
#[component]
pub fn FirstRun(
    /// Whether the form of a new customer is open.
    adding: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(customers.empty_title)
            text=tx!(customers.empty_text)
            action=tx!(customers.empty_bring)
            on_action=move || navigate(Route::Import)
        >
            <Button kind=ButtonKind::Quiet on_press=move || adding.set(true)>{tx!(customers.add)}</Button>
            <Demos />
        </EmptyState>
    }
}
