//! The screen of one customer.

use crate::tx;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Screen(
    /// The customer's number in the book.
    id: u32,
) -> impl IntoView {
    view! { <h1>{tx!(customer.title)} " " {id}</h1> }
}
