//! The customers screen.

use crate::tx;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    view! { <h1>{tx!(customers.title)}</h1> }
}
