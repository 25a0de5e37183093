//! The tables of a book as a set, and how often each was touched: whoever derives something from a book says which
//! tables it reads, and works it out again when one of them is touched.

use std::fmt;
use std::ops::{BitOr, BitOrAssign};

use serde::{Deserialize, Serialize};

use super::Book;
use super::change::Change;
use super::customer::{Customer, CustomerId};
use super::product::{Product, ProductId};
use super::record::RecordChange;
use super::rules::Rules;
use super::units::Units;

/// A set of tables of a book.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tables(u32);

impl Tables {
    /// No table.
    pub const NONE: Self = Self(0);
    /// Every field of every customer.
    pub const CUSTOMERS: Self = Self(1);
    /// The fields of customers that figures read: who is listed, who counts for whom, since when, and the order among
    /// equals. A change of region, owner, tags or notes does not touch it.
    pub const CUSTOMERS_COUNTED: Self = Self(1 << 1);
    /// Every field of every product.
    pub const PRODUCTS: Self = Self(1 << 2);
    /// The fields of products that figures read: kind, category, cost and what counts for what, and whether it is
    /// still offered. A change of name, code or unit does not touch it.
    pub const PRODUCTS_COUNTED: Self = Self(1 << 3);
    /// Orders with their lines, and which of them are voided.
    pub const ORDERS: Self = Self(1 << 4);
    /// Judgements.
    pub const JUDGEMENTS: Self = Self(1 << 5);
    /// The contact log, and the calculators that were kept: scores read of them what was conceded.
    pub const CONTACTS: Self = Self(1 << 6);
    /// Standards and rates of service.
    pub const SERVICE: Self = Self(1 << 7);
    /// The rules in force.
    pub const RULES: Self = Self(1 << 8);
    /// The currency.
    pub const CURRENCY: Self = Self(1 << 9);
    /// The usual margin and the day that scores look back from.
    pub const BASIS: Self = Self(1 << 10);
    /// The log of rules that were in force before.
    pub const PAST_RULES: Self = Self(1 << 11);
    /// The logs of all kinds of records but contacts.
    pub const RECORDS: Self = Self(1 << 12);
    /// Every table.
    pub const ALL: Self = Self((1 << Self::COUNT) - 1);

    /// How many tables there are.
    pub const COUNT: usize = 13;

    /// The tables of both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a table is in both sets.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The place of each table of the set, below [`Self::COUNT`].
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..Self::COUNT).filter(move |place| self.0 & (1 << place) != 0)
    }
}

impl BitOr for Tables {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

impl BitOrAssign for Tables {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.and(other);
    }
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tables({:b})", self.0)
    }
}

/// How often each table was touched since the book was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Epochs([u32; Tables::COUNT]);

impl Epochs {
    /// Counts these tables as touched once more.
    pub fn touch(&mut self, touched: Tables) {
        for place in touched.places() {
            self.0[place] = self.0[place].wrapping_add(1);
        }
    }

    /// The tables whose counts differ.
    pub fn differing(&self, other: &Self) -> Tables {
        let differs = |place: &usize| self.0[*place] != other.0[*place];
        let places = (0..Tables::COUNT).filter(differs);
        Tables(places.fold(0, |set, place| set | (1 << place)))
    }

    /// The counts of these tables alone; the others are 0. What was derived from them is still true while this is equal.
    #[must_use]
    pub fn of(&self, read: Tables) -> Self {
        let mut only = Self::default();
        for place in read.places() {
            only.0[place] = self.0[place];
        }
        only
    }
}

impl Change {
    /// The tables that making this change in the book would touch.
    pub(super) fn touches(&self, book: &Book) -> Tables {
        match self {
            Self::Customer(id, new) => customer_touches(book, *id, new.as_ref()),
            Self::Product(id, new) => product_touches(book, *id, new.as_ref()),
            Self::Judgement(..) => Tables::JUDGEMENTS,
            Self::Rules(new) => rules_touches(book, new),
            Self::Units(new) => units_touches(book, new),
            Self::Settings(new) => {
                rules_touches(book, &new.rules) | units_touches(book, &new.units)
            }
            Self::KeepRule(_) | Self::DropRule(_) => Tables::PAST_RULES,
            Self::Records(RecordChange::Contacts(_)) => Tables::CONTACTS,
            Self::Records(RecordChange::Reckonings(_)) => Tables::CONTACTS | Tables::RECORDS,
            Self::Records(_) => Tables::RECORDS,
            Self::Service(_) => Tables::SERVICE,
            Self::Voided(..) | Self::AddOrders(_) | Self::DropOrders(_) => Tables::ORDERS,
        }
    }
}

/// What figures read of a customer. Codes stand once, so the name decides the order among equals only where there is
/// no code.
fn counted_customer(customer: &Customer) -> impl PartialEq + use<> {
    (
        (customer.archived, customer.prospect),
        (customer.merged_into, customer.since),
        customer.code.clone(),
        match customer.code.as_str() {
            "" => customer.name.clone(),
            _ => String::new(),
        },
    )
}

/// What figures read of a product.
fn counted_product(product: &Product) -> impl PartialEq + use<> {
    (
        (product.merged_into, product.kind, product.archived),
        product.cost,
        product.category.clone(),
    )
}

fn customer_touches(book: &Book, id: CustomerId, new: Option<&Customer>) -> Tables {
    if book.customer(id).map(counted_customer) == new.map(counted_customer) {
        Tables::CUSTOMERS
    } else {
        Tables::CUSTOMERS | Tables::CUSTOMERS_COUNTED
    }
}

fn product_touches(book: &Book, id: ProductId, new: Option<&Product>) -> Tables {
    if book.product(id).map(counted_product) == new.map(counted_product) {
        Tables::PRODUCTS
    } else {
        Tables::PRODUCTS | Tables::PRODUCTS_COUNTED
    }
}

fn rules_touches(book: &Book, new: &Rules) -> Tables {
    if book.rules() == new {
        Tables::NONE
    } else {
        Tables::RULES
    }
}

fn units_touches(book: &Book, new: &Units) -> Tables {
    let old = book.units();
    let mut touched = Tables::NONE;
    if old.currency != new.currency {
        touched |= Tables::CURRENCY;
    }
    if (old.default_margin, old.as_of) != (new.default_margin, new.as_of) {
        touched |= Tables::BASIS;
    }
    touched
}
