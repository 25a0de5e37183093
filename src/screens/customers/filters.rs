//! Search and filters above the customers table.

use super::listing::{Filter, Listing};
use super::view::{LATE, REGION, SEARCH, STAGE, STAGES, TAG, clear};
use crate::components::{Button, ButtonKind, Checkbox, Show, TextField};
use crate::parts::filters::{
    GROUP, GROUPS, OWNER, OneName, OneOf, SHELF, SHELVES, TIER, TIERS, name_of,
};
use crate::places::Choices;
use crate::words::{group, value};
use crate::{t, tx};
use keepgold_core::advice::Shelf;
use leptos::prelude::*;
use std::sync::Arc;

/// The shelves as buttons of which one is pressed.
#[component]
pub fn Shelves(
    /// All rows.
    listing: Memo<Arc<Listing>>,
    /// The filter.
    filter: Memo<Filter>,
    /// The choices of the place.
    choices: Choices,
) -> impl IntoView {
    let choose = move |shelf: Shelf| {
        let usual = shelf == Shelf::default();
        let shelf = (!usual).then(|| name_of(&SHELVES, &shelf).to_owned());
        choices.set([(SHELF, shelf), (GROUP, None)]);
    };
    let shelf = move |shelf: Shelf| {
        let count = Memo::new(move |_| listing.read().count(shelf));
        let label = move || {
            let n = crate::format::integer(count.get() as i64);
            match shelf {
                Shelf::Valued => t!(customers.shelf.valued, n = n),
                Shelf::Prospects => t!(customers.shelf.prospects, n = n),
                Shelf::Unscored => t!(customers.shelf.unscored, n = n),
                Shelf::Archived => t!(customers.shelf.archived, n = n),
            }
        };
        let pressed = move || {
            let filter = filter.read();
            if filter.shelf == shelf && filter.group.is_none() {
                "true"
            } else {
                "false"
            }
        };
        view! {
            <button
                type="button"
                class="shelf"
                aria-pressed=pressed
                on:click=move |_| choose(shelf)
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="shelves" role="group" aria-label=tx!(customers.shelf.label)>
            {Shelf::ALL.map(shelf).collect_view()}
        </div>
    }
}

/// Search field and drop-down lists; a list without anything to choose is left out.
#[component]
pub fn Filters(
    /// All rows.
    listing: Memo<Arc<Listing>>,
    /// The filter.
    filter: Memo<Filter>,
    /// The choices of the place.
    choices: Choices,
) -> impl IntoView {
    let query = Signal::derive(move || filter.read().query.clone());
    let search = move |query: String| choices.set([(SEARCH, (!query.is_empty()).then_some(query))]);
    let open = RwSignal::new(false);
    let narrows = Memo::new(move |_| filter.read().narrows());
    let valued = Memo::new(move |_| {
        let filter = filter.read();
        filter.shelf == Shelf::Valued || filter.group.is_some()
    });
    let regions = Memo::new(move |_| listing.read().regions.clone());
    let owners = Memo::new(move |_| listing.read().owners.clone());
    let tags = Memo::new(move |_| listing.read().tags.clone());
    view! {
        <div class="filters" class:filters--open=move || open.get() role="search">
            <TextField kind="search" label=tx!(customers.search) hint=tx!(customers.search_hint) value=query on_input=search />
            // A phone has room for the list or for these.
            <div class="filters__fold">
                <Button
                    kind=ButtonKind::Quiet
                    on_press=move || open.update(|open| *open = !*open)
                    attr:aria-expanded=move || if open.get() { "true" } else { "false" }
                >
                    {tx!(customers.filters)}
                </Button>
            </div>
            <OneOf label=tx!(customers.group.label) name=GROUP all=&GROUPS say=group::name choices />
            <Show when=move || valued.get()>
                <OneOf label=tx!(customers.tier) name=TIER all=&TIERS say=value::tier choices />
                <OneOf label=tx!(customers.stage) name=STAGE all=&STAGES say=value::stage choices />
            </Show>
            <OneName label=tx!(customers.region) name=REGION names=regions choices />
            <OneName label=tx!(customers.owner) name=OWNER names=owners nobody=|| t!(customers.nobody) choices />
            <OneName label=tx!(customers.tag) name=TAG names=tags choices />
            <Show when=move || valued.get()>
                <div class="field filters__tick">
                    <Checkbox
                        label=tx!(customers.late)
                        checked=Signal::derive(move || filter.read().late)
                        on_change=move |on: bool| choices.set([(LATE, on.then(|| "1".to_owned()))])
                    />
                </div>
            </Show>
            <Show when=move || narrows.get()>
                <div class="filters__clear">
                    <Button kind=ButtonKind::Quiet on_press=move || clear(choices)>{tx!(customers.clear)}</Button>
                </div>
            </Show>
        </div>
    }
}
