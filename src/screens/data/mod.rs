//! The data screen: what the book holds, import, export, storage, each a place of its own with links to the others.

mod export;
mod found;
mod import;
mod overview;
mod products;
mod replaced;
mod sides;
mod storage;
mod summary;

use leptos::prelude::*;

use crate::i18n::lang;
use crate::places::{Route, Stands, places};
use crate::{t, tx};

/// What the book holds.
pub fn overview() -> AnyView {
    // An empty book's notice is a heading of its own, so the overview sets its heading itself.
    framed(Route::Data, view! { <overview::Overview /> }.into_any())
}

/// The import wizard.
pub fn import() -> AnyView {
    headed(Route::Import, view! { <import::ImportPart /> }.into_any())
}

/// Files of the book.
pub fn export() -> AnyView {
    headed(Route::Export, view! { <export::Export /> }.into_any())
}

/// Save state, space, backup, demos, erasing.
pub fn storage() -> AnyView {
    headed(Route::Storage, view! { <storage::Storage /> }.into_any())
}

fn headed(here: Route, body: AnyView) -> AnyView {
    let name = move || here.place().map(|place| (place.name)(lang()));
    framed(here, view! { <h1>{name}</h1> {body} }.into_any())
}

/// A part with the links to all parts above it.
fn framed(here: Route, body: AnyView) -> AnyView {
    let links = places()
        .filter(|place| {
            place.route == Some(Route::Data) || place.stands == Stands::Under(Route::Data)
        })
        .filter_map(|place| {
            let to = place.route?;
            let name = move || match to {
                Route::Data => t!(data.part_overview),
                _ => (place.name)(lang()),
            };
            let current = (to == here).then_some("page");
            Some(view! { <a class="parts__link" href=to.href() aria-current=current>{name}</a> })
        })
        .collect_view();
    view! {
        <div class="data">
            <nav class="parts" aria-label=tx!(data.parts)>{links}</nav>
            {body}
        </div>
    }
    .into_any()
}
