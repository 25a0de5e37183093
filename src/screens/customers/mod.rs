//! The customers screen: everybody by value, with search, filters and the record's form. Must not touch the browser.

mod columns;
mod filters;
mod listing;
mod row;

use crate::components::{Button, ButtonKind, ButtonLink, Sort, VirtualTable};
use crate::format::integer;
use crate::parts::customer_form::{CustomerForm, Editing};
use crate::parts::first_run::FirstRun;
use crate::parts::kept;
use crate::parts::merge_customers::MergeDialog;
use crate::places::{Route, navigate};
use crate::state::{State, use_state};
use crate::words::amount::day_written;
use crate::words::sentence_gap;
use crate::{t, tx};
use columns::{FIRST_SORT, cells, columns, key, pressed};
use filters::{Filters, Shelves};
use keepgold_core::advice::Shelf;
use keepgold_core::book::Tables;
use leptos::prelude::*;
use listing::{Filter, Listing};
use std::sync::Arc;

// The way back from a customer leads to the table as it was left.
thread_local! {
    static LEFT: ArcRwSignal<(Filter, Sort)> = ArcRwSignal::new((Filter::default(), FIRST_SORT));
}

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let empty =
        Memo::new(move |_| state.with_book(Tables::CUSTOMERS, |book| book.customers().is_empty()));
    let adding = RwSignal::new(false);
    view! {
        {move || if empty.get() { view! { <FirstRun adding /> }.into_any() } else { view! { <Listed state adding /> }.into_any() }}
        <CustomerForm open=adding editing=Editing::New />
    }
}

#[component]
fn Listed(state: State, adding: RwSignal<bool>) -> impl IntoView {
    let derived = state.derived();
    let list = move |before: Option<&Arc<Listing>>| {
        // New customers are listed once their values are worked out.
        if let Some(before) = before.filter(|_| !derived.is_current()) {
            return Arc::clone(before);
        }
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        Arc::new(state.with_book(Tables::CUSTOMERS, |book| {
            Listing::new(book, &facts, &assessment)
        }))
    };
    // Never equal to the one before: cells also show fields of records that the listing does not hold.
    let listing = Memo::new_with_compare(list, |_, _| true);
    let (left_filter, left_sort) = LEFT.with(ArcRwSignal::get_untracked);
    let filter = RwSignal::new(left_filter);
    let sort = RwSignal::new(left_sort);
    Effect::new(move || LEFT.with(|left| left.set((filter.get(), sort.get()))));
    let order = Memo::new(move |_| {
        let Sort { column, direction } = sort.get();
        Arc::new(listing.read().sorted(key(column), direction))
    });
    let rows = Memo::new(move |_| Arc::new(listing.read().filtered(&order.read(), &filter.read())));
    let merging = RwSignal::new(false);
    view! {
        <div class="customers">
            <header class="screen-head">
                <h1>{tx!(places.customers.name)}</h1>
                <div class="screen-head__actions">
                    <Button on_press=move || merging.set(true)>{tx!(customers.merge)}</Button>
                    <Button kind=ButtonKind::Primary on_press=move || adding.set(true)>{tx!(customers.add)}</Button>
                </div>
                <p class="screen-head__said" role="status">{move || summary(&listing.read(), &rows.read(), &filter.read(), state)}</p>
            </header>
            <Shelves listing filter />
            <Filters listing filter />
            <Why filter />
            <Table state listing rows sort filter />
        </div>
        <MergeDialog open=merging />
    }
}

/// The counts in sentences.
fn summary(listing: &Listing, rows: &[u32], filter: &Filter, state: State) -> String {
    let day = day_written(state.derived().as_of.get());
    let mut said = vec![t!(
        customers.summary,
        n = listing.count(Shelf::Valued),
        day = day
    )];
    let count = |shelf| integer(listing.count(shelf) as i64);
    if listing.count(Shelf::Prospects) + listing.count(Shelf::Unscored) > 0 {
        let prospects = t!(units.prospects, n = listing.count(Shelf::Prospects));
        let unscored = count(Shelf::Unscored);
        said.push(t!(
            customers.summary_apart,
            prospects = prospects,
            unscored = unscored
        ));
    }
    if listing.overdue > 0 {
        said.push(t!(customers.summary_overdue, n = listing.overdue));
    }
    if filter.narrows() {
        let shown = integer(rows.len() as i64);
        said.push(t!(
            customers.shown,
            shown = shown,
            total = count(filter.shelf)
        ));
    }
    said.extend(kept::pending(state.derived()).map(str::to_owned));
    said.join(sentence_gap())
}

/// Why the customers of the other shelves stand apart.
#[component]
fn Why(filter: RwSignal<Filter>) -> impl IntoView {
    let why = move || match filter.read().shelf {
        Shelf::Valued => None,
        Shelf::Prospects => Some(t!(customers.why.prospects)),
        Shelf::Unscored => Some(t!(customers.why.unscored)),
        Shelf::Archived => Some(t!(customers.why.archived)),
    };
    move || why().map(|why| view! { <p class="muted measure">{why}</p> })
}

#[component]
fn Table(
    state: State,
    listing: Memo<Arc<Listing>>,
    rows: Memo<Arc<Vec<u32>>>,
    sort: RwSignal<Sort>,
    filter: RwSignal<Filter>,
) -> impl IntoView {
    let currency =
        Memo::new(move |_| state.with_book(Tables::CURRENCY, |book| book.units().currency.clone()));
    let wanted = Memo::new(move |_| filter.get());
    // Read, not only tracked: a memo that nobody has read follows nothing.
    let asked = Signal::derive(move || wanted.with(|_| ()));
    let none = Memo::new(move |_| rows.read().is_empty());
    // Where nobody is found the table is hidden but keeps its rows, so that the next key need not make them again.
    let seen = Memo::new(move |before: Option<&Arc<Vec<u32>>>| {
        let rows = rows.get();
        before.filter(|_| rows.is_empty()).cloned().unwrap_or(rows)
    });
    let open = move |row: u32| {
        if let Some(row) = listing.read_untracked().rows.get(row as usize) {
            navigate(Route::Customer(row.customer.index() as u32));
        }
    };
    let unvalued = Memo::new(move |_| {
        let all = !filter.read().narrows() && filter.read().shelf == Shelf::Valued;
        // Where there are orders it is the weights that leave customers without a value, and more orders would not help.
        all && listing.read().rows.iter().all(|row| row.sales.is_none())
    });
    let nobody = move || {
        let text = move || {
            if unvalued.get() {
                t!(customers.none_valued)
            } else if filter.read().narrows() {
                t!(customers.none_text)
            } else {
                t!(customers.none_shelf)
            }
        };
        view! {
            <p class="muted measure" role="status">{text}</p>
            <Show when=move || unvalued.get()>
                <div>
                    <ButtonLink href=Route::Import.href()>{tx!(customers.empty_bring)}</ButtonLink>
                </div>
            </Show>
        }
    };
    let named = Memo::new(move |_| {
        let listing = listing.read();
        [!listing.regions.is_empty(), !listing.owners.is_empty()]
    });
    let table = move || {
        let columns = columns(currency, named.get());
        view! {
            <VirtualTable
                label=tx!(customers.list)
                columns
                rows=seen
                asked
                cell=cells(state, listing, currency)
                sort=Signal::derive(move || Some(sort.get()))
                on_sort=move |column| sort.update(|sort| *sort = pressed(*sort, column))
                on_open=open
                class:customers__unseen=move || none.get()
            />
        }
    };
    view! {
        <div class="customers__list">
            {table}
            <Show when=move || none.get()>
                <div class="customers__nobody">{nobody}</div>
            </Show>
        </div>
    }
}
