//! What a book holds, in numbers: for the overview and for a backup beside the open book.

use keepgold_core::book::{Book, ProductKind};
use keepgold_core::unit::{Day, Money};

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
    /// Orders that count.
    pub orders: usize,
    /// Orders taken out by hand.
    pub voided: usize,
    /// Order lines that count.
    pub lines: usize,
    /// Of these, lines without a customer.
    pub lines_without_customer: usize,
    /// Judgements by hand.
    pub judgements: usize,
    /// Contacts in the log.
    pub contacts: usize,
    /// Records of all other kinds.
    pub records: usize,
    /// First day of an order that counts.
    pub first: Option<Day>,
    /// Last day of an order that counts.
    pub last: Option<Day>,
    /// Sum of all lines that count.
    pub net_sales: Money,
    /// ISO code of the currency.
    pub currency: String,
}

impl Summary {
    /// Reads every order once.
    pub fn of(book: &Book) -> Self {
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
        let mut summary = Self {
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
            ..Self::default()
        };
        let orders = book.orders();
        for id in orders.ids().filter(|id| !book.voided().contains(id)) {
            let lines = orders.line_range(id).len();
            summary.orders += 1;
            summary.lines += lines;
            if orders.customer(id).is_none() {
                summary.lines_without_customer += lines;
            }
            let day = orders.day(id);
            summary.first = Some(summary.first.map_or(day, |first| first.min(day)));
            summary.last = Some(summary.last.map_or(day, |last| last.max(day)));
            for line in orders.lines(id) {
                summary.net_sales += line.amount();
            }
        }
        summary
    }

    /// Whether the book holds nothing a person brought.
    pub fn is_empty(&self) -> bool {
        self.customers
            + self.prospects
            + self.products
            + self.charges
            + self.put_away
            + self.orders
            + self.voided
            == 0
    }

    /// Whether it holds less of anything than another.
    pub fn holds_less_than(&self, other: &Self) -> bool {
        self.customers + self.prospects < other.customers + other.prospects
            || self.products + self.charges < other.products + other.charges
            || self.orders < other.orders
            || self.lines < other.lines
            || self.judgements < other.judgements
            || self.contacts < other.contacts
            || self.records < other.records
            || self.last < other.last
    }
}
