//! The columns of the customers table and their cells.

use super::listing::Listing;
use super::row::{Key, Row};
use crate::components::{CellView, Column, Meter, PhonePlace, Sort, SortDirection};
use crate::format::{fixed, score};
use crate::parts::cells::tier_or_why;
use crate::state::State;
use crate::words::amount::{amount, day_iso};
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::{Book, Customer, Indicator};
use keepgold_core::unit::Money;
use leptos::prelude::*;
use std::sync::Arc;

/// What each column sorts by, in the order of the columns.
const KEYS: [Key; 13] = [
    Key::Name,
    Key::Tier,
    Key::Composite,
    Key::Score(Indicator::Profit),
    Key::Score(Indicator::Potential),
    Key::Score(Indicator::LifeCycle),
    Key::Score(Indicator::Loyalty),
    Key::Sales,
    Key::Profit,
    Key::Last,
    Key::Region,
    Key::Owner,
    Key::Since,
];

/// The best customers first.
pub const FIRST_SORT: Sort = Sort {
    column: 2,
    direction: SortDirection::Descending,
};

/// What a column sorts by.
pub fn key(column: usize) -> Key {
    KEYS.get(column).copied().unwrap_or(Key::Name)
}

/// The sort after a heading was pressed: figures begin with the largest, words and tiers with the first.
pub fn pressed(now: Sort, column: usize) -> Sort {
    let direction = match key(column) {
        _ if now.column == column => now.direction.reversed(),
        Key::Name | Key::Tier | Key::Region | Key::Owner | Key::Since => SortDirection::Ascending,
        _ => SortDirection::Descending,
    };
    Sort { column, direction }
}

/// The columns; region and owner only where anybody has one.
pub fn columns(currency: Memo<String>, [regions, owners]: [bool; 2]) -> Vec<Column> {
    let small = |indicator| Column::figures(move || value::indicator(indicator), 4.75).priority(1);
    vec![
        Column::words(tx!(customers.column.name)).phone(PhonePlace::Lead),
        Column::words(tx!(customers.column.tier))
            .wide(6.5)
            .phone(PhonePlace::Below),
        Column::figures(tx!(customers.column.composite), 4.5).phone(PhonePlace::Trail),
        small(Indicator::Profit),
        small(Indicator::Potential),
        small(Indicator::LifeCycle),
        small(Indicator::Loyalty),
        Column::figures(tx!(customers.column.sales, currency = currency.get()), 8.0)
            .phone(PhonePlace::BelowTrail),
        Column::figures(tx!(customers.column.profit, currency = currency.get()), 8.0).priority(1),
        Column::figures(tx!(customers.column.last), 9.5),
        Column::words(tx!(customers.column.region))
            .wide(12.0)
            .priority(2)
            .only_if(regions),
        Column::words(tx!(customers.column.owner))
            .wide(10.5)
            .priority(2)
            .only_if(owners),
        Column::figures(tx!(customers.column.since), 6.5).priority(2),
    ]
}

/// A place for rows, read by cells that follow what stands in it.
#[derive(Clone, Copy)]
struct Place {
    state: State,
    listing: Memo<Arc<Listing>>,
    number: Memo<Option<u32>>,
}

impl Place {
    /// What `read` finds in the row.
    fn row<T>(self, read: impl Fn(&Row) -> Option<T>) -> Option<T> {
        read(self.listing.read().rows.get(self.number.get()? as usize)?)
    }

    /// What `read` finds in the record of the row's customer.
    fn record<T>(self, read: impl Fn(&Customer) -> T) -> Option<T> {
        self.row(|row| {
            let book = |book: &Book| book.customer(row.customer).map(&read);
            self.state.with_book_untracked(book)
        })
    }
}

/// Builds the cells; they follow the listing, the currency and the language.
pub fn cells(state: State, listing: Memo<Arc<Listing>>, currency: Memo<String>) -> CellView {
    Arc::new(move |number, column| {
        let place = Place {
            state,
            listing,
            number,
        };
        let money = move |read: fn(&Row) -> Option<Money>| {
            let text = move || {
                let money = place.row(read)?;
                Some(amount(money, &currency.read()))
            };
            text.into_any()
        };
        let record = move |read: fn(&Customer) -> String| (move || place.record(read)).into_any();
        match key(column) {
            Key::Name => name(place),
            Key::Tier => tier(place),
            Key::Composite => (move || place.row(|row| row.composite.map(score))).into_any(),
            Key::Score(indicator) => points(place, indicator),
            Key::Sales => money(|row| row.sales),
            Key::Profit => money(|row| row.profit),
            Key::Last => last(place),
            Key::Region => record(|customer| customer.region.clone()),
            Key::Owner => record(|customer| customer.owner.clone()),
            Key::Since => (move || place.row(|row| row.since.map(day_iso))).into_any(),
        }
    })
}

/// The name with the code behind it.
fn name(place: Place) -> AnyView {
    let title = move || place.record(|customer| customer.title().to_owned());
    let code = move || {
        place
            .record(|customer| (!customer.name.is_empty()).then(|| customer.code.clone()))
            .flatten()
    };
    view! { {title} " " <span class="customers__code">{code}</span> }.into_any()
}

/// Where the customer stands.
fn tier(place: Place) -> AnyView {
    let stands = Memo::new(move |_| place.row(|row| Some((row.tier, row.reason))));
    (move || stands.get().map(|(tier, reason)| tier_or_why(tier, reason))).into_any()
}

/// Points on an indicator with their bar.
fn points(place: Place, indicator: Indicator) -> AnyView {
    let points = move || place.row(|row| row.scores[indicator.index()]);
    let share = Signal::derive(move || points().map(|points| points / 100.0));
    view! { {move || points().map(score)} <Meter share /> }.into_any()
}

/// The last purchase and, once the usual gap is over, how many gaps ago it was.
fn last(place: Place) -> AnyView {
    let overdue = move || {
        let times = place.row(|row| row.overdue.filter(|_| row.is_overdue()))?;
        let times = fixed(times, 1);
        let title = t!(customers.overdue_title, times = times);
        Some(
            view! { <span class="customers__overdue" title=title>{t!(customers.overdue, times = times)}</span> },
        )
    };
    view! { {overdue} " " {move || place.row(|row| row.last.map(day_iso))} }.into_any()
}
