//! The tiers screen.

use crate::tx;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    view! { <h1>{tx!(tiers.title)}</h1> }
}
