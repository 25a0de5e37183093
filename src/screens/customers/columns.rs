//! The columns of the customers table and their cells.

use super::listing::Listing;
use super::row::{Key, Row};
use super::told::Told;
use crate::components::{CellView, Column, Meter, PhonePlace, Sort, SortDirection};
use crate::format::{change_said, fixed, integer, score};
use crate::parts::cells::tier_or_why;
use crate::places::Route;
use crate::state::State;
use crate::words::amount::{day_iso, whole};
use crate::words::brief::brief;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::{Book, Customer, CustomerId, Indicator};
use leptos::prelude::*;
use std::sync::Arc;

/// The best customers first.
pub const FIRST_SORT: Sort = Sort {
    column: 3,
    direction: SortDirection::Descending,
};

/// The sort after a heading was pressed: figures begin with the largest, words and tiers with the first, and changes
/// with the deepest fall.
pub fn pressed(now: Sort, column: usize) -> Sort {
    let direction = match Key::of_column(column) {
        _ if now.column == column => now.direction.reversed(),
        Key::Name
        | Key::Tier
        | Key::Region
        | Key::Owner
        | Key::Since
        | Key::Change
        | Key::Usual => SortDirection::Ascending,
        _ => SortDirection::Descending,
    };
    Sort { column, direction }
}

/// Whether a column is among those shown while nobody has chosen any.
pub const fn is_usual(key: Key) -> bool {
    !matches!(key, Key::Score(_) | Key::Since)
}

/// What a column is called where columns are chosen, and over its figures.
pub fn name(key: Key) -> &'static str {
    match key {
        Key::Name => t!(customers.column.name),
        Key::Tier => t!(customers.column.tier),
        Key::Reason => t!(customers.column.reason),
        Key::Composite => t!(customers.column.composite),
        // Where amounts are sales, the column of money beside it has the name of this indicator.
        Key::Score(Indicator::Profit) => t!(customers.column.profit_score),
        Key::Score(indicator) => value::indicator(indicator),
        Key::Sales => t!(customers.column.sales_short),
        Key::Change => t!(customers.column.change),
        Key::Profit => t!(customers.column.profit_short),
        Key::Last => t!(customers.column.last),
        Key::Days => t!(customers.column.days),
        Key::Usual => t!(customers.column.usual),
        Key::Owner => t!(customers.column.owner),
        Key::Region => t!(customers.column.region),
        Key::Since => t!(customers.column.since),
    }
}

/// What the columns depend on beside the rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Whether anybody has a region.
    pub regions: bool,
    /// Whether anybody has an owner.
    pub owners: bool,
    /// The columns that the person chose, by their words in the address; none where it chose none.
    pub chosen: Option<Vec<String>>,
    /// Whether profit is more than sales under another name.
    pub earns: bool,
}

impl Shape {
    fn shows(&self, key: Key, word: &str) -> bool {
        match (&self.chosen, key) {
            (_, Key::Name) => true,
            (_, Key::Profit) if !self.earns => false,
            (Some(chosen), _) => chosen.iter().any(|one| one == word),
            (None, Key::Region) => self.regions,
            (None, Key::Owner) => self.owners,
            (None, key) => is_usual(key),
        }
    }
}

/// The columns. Those that nobody chose leave on narrow screens; `months` are those of which the change of sales tells.
pub fn columns(currency: Memo<String>, months: Memo<Option<u8>>, shape: &Shape) -> Vec<Column> {
    let column = |key: Key| {
        let figures = |width| Column::figures(move || name(key), width);
        match key {
            Key::Name => Column::words(tx!(customers.column.name))
                .wide(15.0)
                .phone(PhonePlace::Lead),
            Key::Tier => Column::words(tx!(customers.column.tier))
                .wide(7.0)
                .phone(PhonePlace::Trail),
            Key::Reason => Column::words(tx!(customers.column.reason)).phone(PhonePlace::Below),
            Key::Composite => figures(4.25),
            Key::Score(Indicator::Profit) => figures(6.5),
            Key::Score(_) => figures(4.75),
            Key::Sales => {
                Column::figures(tx!(customers.column.sales, currency = currency.get()), 6.5)
                    .phone(PhonePlace::BelowTrail)
            }
            Key::Change => {
                let label = move || match months.get() {
                    Some(12) => t!(customers.column.change_year).to_owned(),
                    Some(months) => t!(customers.column.change_of, n = months),
                    None => t!(customers.column.change).to_owned(),
                };
                Column::figures(label, 5.5)
            }
            Key::Profit => {
                Column::figures(tx!(customers.column.profit, currency = currency.get()), 7.0)
                    .priority(2)
            }
            Key::Last => figures(6.5).priority(2),
            Key::Days => figures(6.5),
            Key::Usual => figures(5.0).priority(2),
            Key::Owner => Column::words(tx!(customers.column.owner))
                .wide(6.0)
                .priority(1),
            Key::Region => Column::words(tx!(customers.column.region))
                .wide(9.0)
                .priority(2),
            Key::Since => figures(6.5),
        }
    };
    let shown = |&(key, word): &(Key, &str)| {
        let made = column(key).only_if(shape.shows(key, word));
        if shape.chosen.is_some() {
            made.priority(0)
        } else {
            made
        }
    };
    Key::ALL.iter().map(shown).collect()
}

/// A place for rows, read by cells that follow what stands in it.
#[derive(Clone, Copy)]
struct Place {
    state: State,
    listing: Memo<Arc<Listing>>,
    told: ReadSignal<Arc<Told>>,
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

/// Builds the cells; they follow the listing, what is told, and the language.
pub fn cells(state: State, listing: Memo<Arc<Listing>>, told: ReadSignal<Arc<Told>>) -> CellView {
    Arc::new(move |number, column| {
        let place = Place {
            state,
            listing,
            told,
            number,
        };
        let text = move |read: fn(&Row) -> Option<String>| (move || place.row(read)).into_any();
        let record = move |read: fn(&Customer) -> String| (move || place.record(read)).into_any();
        match Key::of_column(column) {
            Key::Name => title(place),
            Key::Tier => tier(place),
            Key::Reason => reason(place),
            Key::Composite => text(|row| row.composite.map(score)),
            Key::Score(indicator) => points(place, indicator),
            Key::Sales => text(|row| row.sales.map(whole)),
            Key::Change => change(place),
            Key::Profit => text(|row| row.profit.map(whole)),
            Key::Last => text(|row| row.last.map(day_iso)),
            Key::Days => days(place),
            Key::Usual => text(|row| row.usual.map(|days| fixed(days, 0))),
            Key::Region => record(|customer| customer.region.clone()),
            Key::Owner => record(|customer| customer.owner.clone()),
            Key::Since => text(|row| row.since.map(day_iso)),
        }
    })
}

/// The name, which leads to the customer, with the code behind it.
fn title(place: Place) -> AnyView {
    let title = move || place.record(|customer| customer.title().to_owned());
    let code = move || {
        place
            .record(|customer| (!customer.name.is_empty()).then(|| customer.code.clone()))
            .flatten()
    };
    let href = move || place.row(|row| Some(Route::Customer(row.customer.index() as u32).href()));
    view! {
        <a class="vtable__link" tabindex="-1" href=href>{title}</a>
        " "
        <span class="customers__code">{code}</span>
    }
    .into_any()
}

/// What says most of the customer: its warning, or the next step with it.
fn reason(place: Place) -> AnyView {
    let said = Memo::new(move |_| place.row(|row| said(place, row.customer)));
    view! { <span class="customers__reason" title=move || said.get()>{move || said.get()}</span> }
        .into_any()
}

fn said(place: Place, customer: CustomerId) -> Option<String> {
    let derived = place.state.derived();
    let (facts, assessment, told) = (
        derived.facts.read(),
        derived.assessment.read(),
        place.told.read(),
    );
    let warning = told.warning(customer);
    let said = |book: &Book| brief(book, &facts, &assessment, customer, warning);
    place.state.with_book_untracked(said)
}

/// How much more or less than before.
fn change(place: Place) -> AnyView {
    let share = move || place.row(|row| place.told.read().change(row.customer));
    let class = move || match share() {
        Some(share) if share < 0.0 => "customers__change--down",
        Some(_) => "customers__change--up",
        None => "",
    };
    view! { <span class=class>{move || share().map(change_said)}</span> }.into_any()
}

/// Days since the last purchase, marked where they are many for this customer.
fn days(place: Place) -> AnyView {
    let overdue = move || {
        let times = place.row(|row| row.overdue.filter(|_| row.is_overdue()))?;
        Some(t!(customers.overdue_title, times = fixed(times, 1)))
    };
    let overdue = Memo::new(move |_| overdue());
    let days = move || place.row(|row| row.days.map(|days| integer(days.into())));
    view! {
        <span class:customers__overdue=move || overdue.read().is_some() title=move || overdue.get()>{days}</span>
    }
    .into_any()
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
