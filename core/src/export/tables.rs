//! The book's own tables: customers, products, order lines, and the records of each kind.
//!
//! Merged records are left out and their orders stand under the record that stayed; orders taken
//! out by hand are left out. The JSON backup keeps all of that.

use std::ops::ControlFlow;

use super::table::{Cell, Table};
pub use super::words::Words;
use crate::book::{Book, Cost, CustomerKind, ProductKind, RecordKind};
use crate::import::Role;
use crate::import::records::{FileRecord, WithDescription, Write, described};
use crate::sorting::sort_by;

/// The customers, one a row, without merged ones.
#[derive(Debug, Clone, Copy)]
pub struct Customers<'a> {
    /// Whose customers.
    pub book: &'a Book,
    /// The words for kinds and flags.
    pub words: Words<'a>,
}

impl Customers<'_> {
    /// Plain column names in order; a file under them can be imported again.
    pub const COLUMNS: [&'static str; 10] = [
        "customer_code",
        "customer_name",
        "kind",
        "region",
        "owner",
        "tags",
        "since",
        "prospect",
        "archived",
        "notes",
    ];
}

impl Table for Customers<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let flag = |set| if set { self.words.yes } else { self.words.no }.into();
        let listed = |c: &&crate::book::Customer| c.merged_into.is_none();
        self.book
            .customers()
            .iter()
            .filter(listed)
            .try_for_each(|customer| {
                let kind = match customer.kind {
                    CustomerKind::Company => self.words.company,
                    CustomerKind::Person => self.words.person,
                };
                take(&[
                    customer.code.as_str().into(),
                    customer.name.as_str().into(),
                    kind.into(),
                    customer.region.as_str().into(),
                    customer.owner.as_str().into(),
                    customer.tags.join("; ").as_str().into(),
                    customer.since.map_or(Cell::Empty, Cell::Day),
                    flag(customer.prospect),
                    flag(customer.archived),
                    customer.notes.as_str().into(),
                ])
            })
    }
}

/// The products and charges, one a row, without merged ones.
#[derive(Debug, Clone, Copy)]
pub struct Products<'a> {
    /// Whose products.
    pub book: &'a Book,
    /// The words for kinds and flags.
    pub words: Words<'a>,
}

impl Products<'_> {
    /// Plain column names in order; a file under them can be imported again. A margin is a fraction.
    pub const COLUMNS: [&'static str; 8] = [
        "product_code",
        "product_name",
        "category",
        "unit",
        "unit_cost",
        "margin",
        "kind",
        "archived",
    ];
}

impl Table for Products<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let listed = |p: &&crate::book::Product| p.merged_into.is_none();
        self.book
            .products()
            .iter()
            .filter(listed)
            .try_for_each(|product| {
                let (cost, margin) = match product.cost {
                    Cost::Unknown => (Cell::Empty, Cell::Empty),
                    Cost::Unit(cost) => (cost.into(), Cell::Empty),
                    Cost::Margin(rate) => (Cell::Empty, rate.into()),
                };
                let kind = match product.kind {
                    ProductKind::Goods => self.words.goods,
                    ProductKind::Charge => self.words.charge,
                };
                let archived = if product.archived {
                    self.words.yes
                } else {
                    self.words.no
                };
                take(&[
                    product.code.as_str().into(),
                    product.name.as_str().into(),
                    product.category.as_str().into(),
                    product.unit.as_str().into(),
                    cost,
                    margin,
                    kind.into(),
                    archived.into(),
                ])
            })
    }
}

/// The order lines, one a row, as far as they count.
#[derive(Debug, Clone, Copy)]
pub struct OrderLines<'a>(pub &'a Book);

impl OrderLines<'_> {
    /// Plain column names in order; a file under them can be imported again.
    pub const COLUMNS: [&'static str; 9] = [
        "order_no",
        "date",
        "customer_code",
        "customer_name",
        "region",
        "product_code",
        "product_name",
        "quantity",
        "unit_price",
    ];
}

impl Table for OrderLines<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let Self(book) = self;
        let orders = book.orders();
        for id in orders.ids().filter(|id| !book.voided().contains(id)) {
            let customer = orders
                .customer(id)
                .and_then(|customer| book.customer(book.customer_root(customer)));
            let field = |text: fn(&crate::book::Customer) -> &str| {
                customer.map_or(Cell::Empty, |customer| text(customer).into())
            };
            let code = field(|customer| &customer.code);
            let name = field(|customer| &customer.name);
            let region = field(|customer| &customer.region);
            for line in orders.lines(id) {
                let product = book.product(book.product_root(line.product));
                take(&[
                    orders.code(id).into(),
                    orders.day(id).into(),
                    code,
                    name,
                    region,
                    product.map_or(Cell::Empty, |product| product.code.as_str().into()),
                    product.map_or(Cell::Empty, |product| product.name.as_str().into()),
                    line.quantity.into(),
                    line.price.into(),
                ])?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// The records of a kind, one a row: by day, or by customer where they have none. Nothing for kinds that no file
/// holds.
#[derive(Debug, Clone, Copy)]
pub struct Records<'a> {
    /// Whose records.
    pub book: &'a Book,
    /// Of which kind.
    pub kind: RecordKind,
    /// The words for what is no free text.
    pub words: Words<'a>,
}

impl Records<'_> {
    /// What the columns hold, in order; a file under their names, plain or those of the app, can be imported again.
    pub fn columns(kind: RecordKind) -> Vec<Role> {
        described(kind, Written).unwrap_or_default()
    }
}

struct Written;

impl WithDescription for Written {
    type Output = Vec<Role>;

    fn with<T: FileRecord>(self) -> Vec<Role> {
        let written = T::COLUMNS.iter().filter(|column| column.write.is_some());
        written.map(|column| column.head.role).collect()
    }
}

impl Table for Records<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let rows = EachRow { table: *self, take };
        described(self.kind, rows).unwrap_or(ControlFlow::Continue(()))
    }
}

struct EachRow<'a, 't> {
    table: Records<'a>,
    take: &'t mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>,
}

impl WithDescription for EachRow<'_, '_> {
    type Output = ControlFlow<()>;

    fn with<T: FileRecord>(self) -> ControlFlow<()> {
        let Records { book, words, .. } = self.table;
        let mut records: Vec<&T> = book.log().values().collect();
        let root = |record: &T| {
            record
                .customer()
                .map(|customer| book.customer_root(customer))
        };
        // The rest stay in the order they were added.
        sort_by(&mut records, |a, b| match (a.day(), b.day()) {
            (None, None) => root(a).cmp(&root(b)),
            days => days.0.cmp(&days.1),
        });
        let columns: Vec<_> = T::COLUMNS
            .iter()
            .filter_map(|column| column.write.as_ref())
            .collect();
        records.into_iter().try_for_each(|record| {
            let customer = root(record).and_then(|root| book.customer(root));
            let product = record.product().map(|product| book.product_root(product));
            let product = product.and_then(|product| book.product(product));
            let made = |write: &&Write<T>| match write {
                Write::Text(text) => text(record, &words),
                _ => String::new(),
            };
            let texts: Vec<String> = columns.iter().map(made).collect();
            let mut cells: Vec<Cell<'_>> = Vec::with_capacity(columns.len());
            for (write, text) in columns.iter().zip(&texts) {
                cells.push(match write {
                    Write::Customer(text) => {
                        customer.map_or(Cell::Empty, |customer| text(customer).into())
                    }
                    Write::Product(text) => {
                        product.map_or(Cell::Empty, |product| text(product).into())
                    }
                    Write::Cell(cell) => cell(record, &words),
                    Write::Text(_) => text.as_str().into(),
                });
            }
            (self.take)(&cells)
        })
    }
}
