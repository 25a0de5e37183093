//! The columns of the customers table and their cells. Must know nothing of filters.

use super::listing::Listing;
use super::row::{Key, Row};
use crate::components::{CellView, Column, Meter, PhonePlace, Sort, SortDirection, TierMark};
use crate::format::{fixed, score};
use crate::state::State;
use crate::words::amount::{amount, day_iso};
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::Indicator;
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
            .wide(9.5)
            .priority(2)
            .only_if(regions),
        Column::words(tx!(customers.column.owner))
            .wide(8.0)
            .priority(2)
            .only_if(owners),
        Column::figures(tx!(customers.column.since), 6.5).priority(2),
    ]
}

/// Builds the cells; they follow the listing, the currency and the language.
pub fn cells(state: State, listing: Memo<Arc<Listing>>, currency: Memo<String>) -> CellView {
    Arc::new(move |row, column| {
        let listing = listing.read();
        let Some(row) = listing.rows.get(row as usize) else {
            return ().into_any();
        };
        let money = |money: Option<Money>| {
            money
                .map(|money| amount(money, &currency.read()))
                .into_any()
        };
        let record = |read: fn(&keepgold_core::book::Customer) -> String| {
            state
                .with_book_untracked(|book| book.customer(row.customer).map(read))
                .into_any()
        };
        match key(column) {
            Key::Name => name(state, row),
            Key::Tier => tier(row),
            Key::Composite => row.composite.map(score).into_any(),
            Key::Score(indicator) => meter(row.scores[indicator.index()]),
            Key::Sales => money(row.sales),
            Key::Profit => money(row.profit),
            Key::Last => last(row),
            Key::Region => record(|customer| customer.region.clone()),
            Key::Owner => record(|customer| customer.owner.clone()),
            Key::Since => row.since.map(day_iso).into_any(),
        }
    })
}

/// The name with the code behind it.
fn name(state: State, row: &Row) -> AnyView {
    let (title, code) = state.with_book_untracked(|book| {
        book.customer(row.customer)
            .map_or_else(Default::default, |customer| {
                let code = (!customer.name.is_empty()).then(|| customer.code.clone());
                (customer.title().to_owned(), code.unwrap_or_default())
            })
    });
    view! { {title} " " <span class="customers__code">{code}</span> }.into_any()
}

/// The tier, or in its place why there is none.
pub fn tier(row: &Row) -> AnyView {
    match (row.tier, row.reason) {
        (Some(tier), _) => {
            view! { <TierMark level=value::tier_level(tier) label=value::tier(tier) /> }.into_any()
        }
        (None, Some(reason)) => value::unscored_short(reason).into_any(),
        (None, None) => t!(value.unscored.archived_short).into_any(),
    }
}

fn meter(points: Option<f64>) -> AnyView {
    points
        .map(|points| view! { {score(points)} <Meter share=points / 100.0 /> })
        .into_any()
}

/// The last purchase and, once the usual gap is over, how many gaps ago it was.
fn last(row: &Row) -> AnyView {
    let overdue = row.overdue.filter(|_| row.is_overdue()).map(|times| {
        let times = fixed(times, 1);
        let title = t!(customers.overdue_title, times = times);
        view! { <span class="customers__overdue" title=title>{t!(customers.overdue, times = times)}</span> }
    });
    view! { {overdue} " " {row.last.map(day_iso)} }.into_any()
}
