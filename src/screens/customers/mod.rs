//! The customers screen: everybody by value, with search, filters and the record's form. Must not touch the browser.

mod choose_columns;
mod columns;
mod filters;
mod listing;
mod row;
mod told;
mod view;

use crate::components::{
    Button, ButtonKind, ButtonLink, Choosing, EmptyState, Show, Sort, TableAt, VirtualTable,
};
use crate::format::integer;
use crate::i18n::{MoneyWords, money_words};
use crate::parts::chosen::{Chosen, ChosenBar, ListFile};
use crate::parts::customer_form::{CustomerForm, Editing};
use crate::parts::kept;
use crate::parts::saved_views::SavedViews;
use crate::places::{Choices, Route, navigate, use_choices};
use crate::shell::prefs;
use crate::state::{State, following, use_state};
use crate::words::amount::day_written;
use crate::words::sentence_gap;
use crate::{t, tx};
use choose_columns::ChooseColumns;
use columns::{Shape, cells, columns, pressed};
use filters::{Filters, Shelves};
use keepgold_core::advice::{Shelf, members};
use keepgold_core::book::Tables;
use keepgold_core::question::SalesChange;
use keepgold_core::sorting::set_of;
use leptos::prelude::*;
use listing::{Filter, Listing};
use row::Key;
use std::cell::RefCell;
use std::sync::Arc;
use told::Told;
use view::{LATE, choose_sort, read_sort};

/// Where somebody was in the table who opened a customer: the way back leads there.
struct Left {
    chosen: String,
    active: usize,
    scrolled: f64,
}

thread_local! {
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let empty =
        Memo::new(move |_| state.with_book(Tables::CUSTOMERS, |book| book.customers().is_empty()));
    let adding = RwSignal::new(false);
    view! {
        {move || if empty.get() { nobody(adding).into_any() } else { view! { <Listed state adding /> }.into_any() }}
        <CustomerForm open=adding editing=Editing::New />
    }
}

/// What stands here while there are no customers.
fn nobody(adding: RwSignal<bool>) -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(customers.empty_title)
            text=tx!(customers.empty_text)
            action=tx!(customers.empty_bring)
            on_action=move || navigate(Route::Import)
        >
            <Button kind=ButtonKind::Quiet on_press=move || adding.set(true)>{tx!(customers.add)}</Button>
        </EmptyState>
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
    let choices = use_choices();
    let filter = Memo::new(move |_| Filter::read(choices));
    let sort = Memo::new(move |_| read_sort(choices));
    let told = told(state);
    let order = Memo::new(move |_| {
        let Sort { column, direction } = sort.get();
        let key = Key::of_column(column);
        let listing = listing.read();
        // What is told later moves no row that is sorted by something else.
        let later = matches!(key, Key::Reason | Key::Change);
        let told = if later {
            told.get()
        } else {
            told.get_untracked()
        };
        Arc::new(listing.sorted(key, direction, &told))
    });
    let group = Memo::new(move |_| filter.read().group);
    let members = Memo::new(move |_| {
        let group = group.get()?;
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        let tables = Tables::CUSTOMERS
            | Tables::JUDGEMENTS
            | Tables::RULES
            | Tables::SERVICE
            | Tables::BASIS;
        let members = state.with_book(tables, |book| members(group, book, &facts, &assessment));
        Some(Arc::new(set_of(members)))
    });
    let rows = Memo::new(move |_| {
        let members = members.get();
        let rows = listing
            .read()
            .filtered(&order.read(), &filter.read(), members.as_deref());
        Arc::new(rows)
    });
    let overdue = move || {
        let n = listing.read().overdue;
        let href = Route::Customers.href_with([(LATE, "1")]);
        (n > 0).then(|| view! { <a href=href>{t!(customers.summary_overdue, n = n)}</a> })
    };
    let listed = move || {
        let listing = listing.read();
        let customer = |&row: &u32| Some(listing.rows.get(row as usize)?.customer);
        rows.read().iter().filter_map(customer).collect()
    };
    let chosen = Chosen::new(|| t!(places.customers.name), listed);
    view! {
        <div class="customers">
            <header class="screen-head">
                <h1>{tx!(places.customers.name)}</h1>
                <div class="screen-head__actions">
                    <span class="customers__columns"><ChooseColumns /></span>
                    <ListFile chosen />
                    <ButtonLink kind=ButtonKind::Plain href=Route::Duplicates.href()>{tx!(places.duplicates.name)}</ButtonLink>
                    <Button kind=ButtonKind::Primary on_press=move || adding.set(true)>{tx!(customers.add)}</Button>
                </div>
                <p class="screen-head__said" role="status">
                    {move || summary(&listing.read(), state)} " " {overdue} " "
                    {move || shown(&listing.read(), &rows.read(), &filter.read())}
                </p>
            </header>
            <Shelves listing filter choices />
            <Filters listing filter choices />
            <SavedViews choices />
            <Why filter />
            <Table state listing told rows sort filter choices chosen />
            <ChosenBar chosen all=Signal::derive(move || rows.read().len()) />
        </div>
    }
}

/// What the analyst tells of customers, a task after it has: the table answers in between.
fn told(state: State) -> ReadSignal<Arc<Told>> {
    let derived = state.derived();
    let warned = derived.need_warnings();
    let changes = state.ask(move || {
        Some(SalesChange {
            as_of: derived.as_of.get(),
        })
    });
    following(
        move || (warned.last(), changes.last()),
        |(warned, changes)| Arc::new(Told::new(warned, changes)),
    )
}

/// The counts in sentences.
fn summary(listing: &Listing, state: State) -> String {
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
    said.extend(kept::pending(state.derived()).map(str::to_owned));
    said.join(sentence_gap())
}

/// How many pass the filter, where something narrows the list.
fn shown(listing: &Listing, rows: &[u32], filter: &Filter) -> Option<String> {
    let total = || {
        let all = match filter.group {
            Some(_) => listing.rows.len(),
            None => listing.count(filter.shelf),
        };
        integer(all as i64)
    };
    filter.narrows().then(|| {
        let shown = integer(rows.len() as i64);
        t!(customers.shown, shown = shown, total = total())
    })
}

/// Why the customers of the other shelves stand apart.
#[component]
fn Why(filter: Memo<Filter>) -> impl IntoView {
    let why = move || match filter.read().shelf {
        _ if filter.read().group.is_some() => None,
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
    told: ReadSignal<Arc<Told>>,
    rows: Memo<Arc<Vec<u32>>>,
    sort: Memo<Sort>,
    filter: Memo<Filter>,
    choices: Choices,
    chosen: Chosen,
) -> impl IntoView {
    let currency = state.currency();
    let wanted = Memo::new(move |_| filter.get());
    // Read, not only tracked: a memo that nobody has read follows nothing.
    let asked = Signal::derive(move || wanted.with(|_| ()));
    let none = Memo::new(move |_| rows.read().is_empty());
    // Where nobody is found the table is hidden but keeps its rows, so that the next key need not make them again.
    let seen = Memo::new(move |before: Option<&Arc<Vec<u32>>>| {
        let rows = rows.get();
        before.filter(|_| rows.is_empty()).cloned().unwrap_or(rows)
    });
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
    let shown_columns = prefs::customer_columns();
    let shape = Memo::new(move |_| {
        let listing = listing.read();
        Shape {
            regions: !listing.regions.is_empty(),
            owners: !listing.owners.is_empty(),
            chosen: shown_columns.get(),
            earns: money_words() != MoneyWords::Sales,
        }
    });
    let months = Memo::new(move |_| told.read().months());
    let left = LEFT.with_borrow_mut(Option::take);
    let back = left.filter(|left| left.chosen == choices.text());
    let at = TableAt {
        active: RwSignal::new(back.as_ref().map_or(0, |left| left.active)),
        scrolled: RwSignal::new(back.as_ref().map_or(0.0, |left| left.scrolled)),
        focus: back.is_some(),
    };
    let open = move |row: u32| {
        if let Some(row) = listing.read_untracked().rows.get(row as usize) {
            let left = Left {
                chosen: untrack(|| choices.text()),
                active: at.active.get_untracked(),
                scrolled: at.scrolled.get_untracked(),
            };
            LEFT.set(Some(left));
            navigate(Route::Customer(row.customer.index() as u32));
        }
    };
    let customer = move |row: u32| {
        let listing = listing.read_untracked();
        Some(listing.rows.get(row as usize)?.customer)
    };
    let choosing = Choosing {
        is_chosen: Callback::new(move |(row,)| {
            let ticked = chosen.ticked.read();
            customer(row).is_some_and(|customer| ticked.contains(&customer))
        }),
        count: Signal::derive(move || chosen.count()),
        on_choose: Callback::new(move |(rows, on): (Vec<u32>, bool)| {
            chosen.tick(rows.into_iter().filter_map(customer), on);
        }),
    };
    let table = move || {
        let columns = columns(currency, months, &shape.read());
        view! {
            <VirtualTable
                label=tx!(customers.list)
                columns
                rows=seen
                asked
                cell=cells(state, listing, told)
                sort=Signal::derive(move || Some(sort.get()))
                on_sort=move |column| choose_sort(choices, pressed(sort.get_untracked(), column))
                on_open=open
                at
                choosing
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
