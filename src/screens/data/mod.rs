//! The data screen: what the book holds, import, export, storage.

mod export;
mod found;
mod import;
mod overview;
pub mod product_form;
mod products;
mod replaced;
mod sides;
mod storage;
mod summary;

use leptos::prelude::*;

use crate::shell::route::{DataPart, Route};
use crate::{t, tx};

/// The screen.
#[component]
pub fn Screen(
    /// The part that is open.
    part: DataPart,
) -> impl IntoView {
    let body = match part {
        DataPart::Overview => view! { <overview::Overview /> }.into_any(),
        DataPart::Import => view! { <import::ImportPart /> }.into_any(),
        DataPart::Export => view! { <export::Export /> }.into_any(),
        DataPart::Storage => view! { <storage::Storage /> }.into_any(),
    };
    let link = move |to: DataPart| {
        view! {
            <a class="parts__link" href=Route::Data(to).href() aria-current=(to == part).then_some("page")>
                {move || part_name(to)}
            </a>
        }
    };
    view! {
        <div class="data">
            <nav class="parts" aria-label=tx!(data.parts)>
                {[DataPart::Overview, DataPart::Import, DataPart::Export, DataPart::Storage].map(link).collect_view()}
            </nav>
            // An empty book's notice is a heading of its own, so the overview sets its heading itself.
            {(part != DataPart::Overview).then(|| view! { <h1>{move || part_name(part)}</h1> })}
            {body}
        </div>
    }
}

fn part_name(part: DataPart) -> &'static str {
    match part {
        DataPart::Overview => t!(data.part_overview),
        DataPart::Import => t!(import.title),
        DataPart::Export => t!(export.title),
        DataPart::Storage => t!(storage.title),
    }
}
