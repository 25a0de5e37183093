//! Search and filters above the customers table.

use super::listing::{Filter, Listing};
use crate::components::{Button, ButtonKind, Choice, Select, TextField};
use crate::words::value;
use crate::{t, tx};
use keepgold_core::advice::Shelf;
use keepgold_core::book::Tier;
use keepgold_core::value::Stage;
use leptos::prelude::*;
use std::sync::Arc;

const STAGES: [Stage; 4] = [
    Stage::Introduction,
    Stage::Growth,
    Stage::Maturity,
    Stage::Decline,
];

/// The shelves as buttons of which one is pressed.
#[component]
pub fn Shelves(
    /// All rows.
    listing: Memo<Arc<Listing>>,
    /// The filter.
    filter: RwSignal<Filter>,
) -> impl IntoView {
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
            if filter.read().shelf == shelf {
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
                on:click=move |_| filter.update(|filter| filter.shelf = shelf)
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
    filter: RwSignal<Filter>,
) -> impl IntoView {
    let query = Signal::derive(move || filter.read().query.clone());
    let set_query = move |query| filter.update(|filter| filter.query = query);
    let tier = Signal::derive(move || place(&Tier::ALL, filter.read().tier));
    let tiers = Signal::derive(|| numbered(&Tier::ALL, value::tier));
    let set_tier = move |chosen: String| filter.update(|f| f.tier = nth(&Tier::ALL, &chosen));
    let stage = Signal::derive(move || place(&STAGES, filter.read().stage));
    let stages = Signal::derive(|| numbered(&STAGES, value::stage));
    let set_stage = move |chosen: String| filter.update(|f| f.stage = nth(&STAGES, &chosen));
    let narrows = Memo::new(move |_| filter.read().narrows());
    let valued = Memo::new(move |_| filter.read().shelf == Shelf::Valued);
    let clear = move || {
        filter.update(|filter| {
            *filter = Filter {
                shelf: filter.shelf,
                ..Filter::default()
            };
        });
    };
    view! {
        <div class="filters" role="search">
            <TextField kind="search" label=tx!(customers.search) hint=tx!(customers.search_hint) value=query on_input=set_query />
            <Show when=move || valued.get()>
                <Select label=tx!(customers.tier) value=tier choices=tiers on_change=set_tier />
                <Select label=tx!(customers.stage) value=stage choices=stages on_change=set_stage />
            </Show>
            <Named label=TextProp::from(tx!(customers.region)) names=Memo::new(move |_| listing.read().regions.clone()) filter place=|f| &mut f.region />
            <Named label=TextProp::from(tx!(customers.owner)) names=Memo::new(move |_| listing.read().owners.clone()) filter place=|f| &mut f.owner />
            <Named label=TextProp::from(tx!(customers.tag)) names=Memo::new(move |_| listing.read().tags.clone()) filter place=|f| &mut f.tag />
            <Show when=move || narrows.get()>
                <div class="filters__clear">
                    <Button kind=ButtonKind::Quiet on_press=clear>{tx!(customers.clear)}</Button>
                </div>
            </Show>
        </div>
    }
}

/// A filter by one of the names there are.
#[component]
fn Named(
    label: TextProp,
    names: Memo<Vec<String>>,
    filter: RwSignal<Filter>,
    place: fn(&mut Filter) -> &mut Option<String>,
) -> impl IntoView {
    let chosen = Signal::derive(move || {
        let mut filter = filter.get();
        place(&mut filter).take().unwrap_or_default()
    });
    let choices = Signal::derive(move || {
        let named = names
            .read()
            .iter()
            .map(|name| Choice {
                value: name.clone(),
                label: name.clone(),
            })
            .collect::<Vec<_>>();
        any().into_iter().chain(named).collect::<Vec<_>>()
    });
    let choose = move |chosen: String| {
        filter.update(|filter| *place(filter) = (!chosen.is_empty()).then_some(chosen));
    };
    view! {
        <Show when=move || !names.read().is_empty()>
            <Select label=label.clone() value=chosen choices=choices on_change=choose />
        </Show>
    }
}

fn any() -> Vec<Choice> {
    vec![Choice {
        value: String::new(),
        label: t!(customers.any).to_owned(),
    }]
}

/// Choices whose values are places in a list; the empty value stands for all.
fn numbered<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Vec<Choice> {
    let one = |(i, one): (usize, &T)| Choice {
        value: i.to_string(),
        label: name(*one).to_owned(),
    };
    any()
        .into_iter()
        .chain(all.iter().enumerate().map(one))
        .collect()
}

fn place<T: PartialEq>(all: &[T], chosen: Option<T>) -> String {
    let place = chosen.and_then(|chosen| all.iter().position(|one| *one == chosen));
    place.map(|place| place.to_string()).unwrap_or_default()
}

fn nth<T: Copy>(all: &[T], place: &str) -> Option<T> {
    all.get(place.parse::<usize>().ok()?).copied()
}
