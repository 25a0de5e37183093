//! The data screen: what the book holds, import, export, storage.

use crate::shell::route::DataPart;
use crate::t;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Screen(
    /// The part that is open.
    part: DataPart,
) -> impl IntoView {
    let heading = move || match part {
        DataPart::Overview | DataPart::Export => t!(data.title),
        DataPart::Import => t!(import.title),
        DataPart::Storage => t!(storage.title),
    };
    view! { <h1>{heading}</h1> }
}
