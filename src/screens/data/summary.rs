//! What a book holds, in numbers: for the overview and for a backup beside the open book.

use keepgold_core::book::{Book, ProductKind, Tables};
use keepgold_core::question::OrderTotals;

/// A book in numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// Listed customers, prospects left out.
    pub customers: usize,
    /// Listed prospects.
    pub prospects: usize,
    /// Listed goods.
    pub products: usize,
    /// Listed charges.
    pub charges: usize,
    /// Customers and products that are archived or merged into another.
    pub put_away: usize,
    /// Orders taken out by hand.
    pub voided: usize,
    /// Judgements by hand.
    pub judgements: usize,
    /// Contacts in the log.
    pub contacts: usize,
    /// Records of all other kinds.
    pub records: usize,
    /// The orders that count, in numbers.
    pub totals: OrderTotals,
    /// ISO code of the currency.
    pub currency: String,
}

impl Summary {
    /// What it reads in a book.
    pub const TABLES: Tables = Tables::CUSTOMERS
        .and(Tables::PRODUCTS)
        .and(Tables::ORDERS)
        .and(Tables::JUDGEMENTS)
        .and(Tables::CONTACTS)
        .and(Tables::RECORDS)
        .and(Tables::CURRENCY);

    /// A book whose orders sum up to these totals.
    pub fn new(book: &Book, totals: OrderTotals) -> Self {
        let customers = || {
            book.customers()
                .iter()
                .filter(|customer| customer.is_listed())
        };
        let products = || book.products().iter().filter(|product| product.is_listed());
        let prospects = customers().filter(|customer| customer.prospect).count();
        let charges = products()
            .filter(|product| product.kind == ProductKind::Charge)
            .count();
        let records = book.customers().len() + book.products().len();
        Self {
            customers: customers().count() - prospects,
            prospects,
            products: products().count() - charges,
            charges,
            put_away: records - customers().count() - products().count(),
            voided: book.voided().len(),
            judgements: book.judgements().len(),
            contacts: book.contacts().len(),
            records: book.records().beside_contacts(),
            currency: book.units().currency.clone(),
            totals,
        }
    }

    /// Whether it holds less of anything than another.
    pub fn holds_less_than(&self, other: &Self) -> bool {
        self.customers + self.prospects < other.customers + other.prospects
            || self.products + self.charges < other.products + other.charges
            || self.totals.orders < other.totals.orders
            || self.totals.lines < other.totals.lines
            || self.judgements < other.judgements
            || self.contacts < other.contacts
            || self.records < other.records
            || self.totals.last < other.totals.last
    }
}

/// Whether a book holds nothing that a person brought: every order has products.
pub fn is_empty(book: &Book) -> bool {
    book.customers().is_empty() && book.products().is_empty()
}
