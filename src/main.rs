//! Starts the app in the page. Must know nothing of screens or data.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <p>"Keepgold"</p> });
}
