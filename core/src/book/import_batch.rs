//! What an import brings, and the changes that it makes.

use std::collections::HashMap;

use super::Book;
use super::change::Change;
use super::command::Label;
use super::customer::{Customer, CustomerId, check_unique};
use super::orders::{OrderId, Orders};
use super::product::{Product, ProductId};
use super::record::NewRecords;
use super::refusal::{Field, Refusal};
use super::stamp::Stamp;
use super::text::{self, MAX_NAME};
use super::units::Units;

/// What an import adds and changes, prepared for one state of a book.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportBatch {
    /// Name of the file, for the undo list and the audit trail.
    pub source: String,
    /// The book that the batch was prepared for. Changed records are whole ones, and what counts as
    /// known was known there, so it fits no other book.
    pub prepared_for: Stamp,
    /// Customers not in the book yet; they follow on those that are.
    pub new_customers: Vec<Customer>,
    /// Customers that the file knows better.
    pub changed_customers: Vec<(CustomerId, Customer)>,
    /// Products not in the book yet; they follow on those that are.
    pub new_products: Vec<Product>,
    /// Products that the file knows better.
    pub changed_products: Vec<(ProductId, Product)>,
    /// Orders of the book that some of those to add replace; they are voided.
    pub replaced_orders: Vec<OrderId>,
    /// Orders to add; their ids count the new customers and products.
    pub orders: Orders,
    /// Records to add; their customers count the new ones.
    pub records: NewRecords,
    /// Currency and usual margin, where the import says what the book did not know.
    pub units: Option<Units>,
}

/// Finds the changes that an import makes.
///
/// # Errors
/// [`Refusal`] where the batch was prepared for another book or a code would stand twice.
pub(super) fn plan_import(
    book: &Book,
    batch: ImportBatch,
) -> Result<(Label, Vec<Change>), Refusal> {
    text::check(Field::Source, &batch.source, MAX_NAME)?;
    if batch.prepared_for != Stamp::of(book) {
        return Err(Refusal::Stale);
    }
    let (customers, products) = (book.customers().len(), book.products().len());
    check_codes(
        book.customers().iter().map(|customer| &customer.code),
        batch
            .changed_customers
            .iter()
            .map(|(id, new)| (id.index(), &new.code)),
        batch.new_customers.iter().map(|customer| &customer.code),
    )?;
    check_codes(
        book.products().iter().map(|product| &product.code),
        batch
            .changed_products
            .iter()
            .map(|(id, new)| (id.index(), &new.code)),
        batch.new_products.iter().map(|product| &product.code),
    )?;
    let label = Label::Import {
        lines: batch.orders.line_count() as u32,
        customers: (batch.new_customers.len() + batch.changed_customers.len()) as u32,
        products: (batch.new_products.len() + batch.changed_products.len()) as u32,
        records: batch.records.counts(),
        source: batch.source,
    };
    let mut changes = Vec::new();
    changes.extend(
        batch
            .changed_customers
            .into_iter()
            .map(|(id, new)| Change::Customer(id, Some(new))),
    );
    changes.extend(
        batch
            .changed_products
            .into_iter()
            .map(|(id, new)| Change::Product(id, Some(new))),
    );
    for (offset, new) in batch.new_customers.into_iter().enumerate() {
        changes.push(Change::Customer(
            CustomerId::from_index(customers + offset),
            Some(new),
        ));
    }
    for (offset, new) in batch.new_products.into_iter().enumerate() {
        changes.push(Change::Product(
            ProductId::from_index(products + offset),
            Some(new),
        ));
    }
    if batch
        .replaced_orders
        .iter()
        .any(|id| id.index() >= book.orders().len())
    {
        return Err(Refusal::Stale);
    }
    let replaced = batch.replaced_orders.into_iter();
    changes.extend(replaced.map(|id| Change::Voided(id, true)));
    if !batch.orders.is_empty() {
        changes.push(Change::AddOrders(batch.orders));
    }
    let records = batch.records.changes(book.records());
    changes.extend(records.into_iter().map(Change::Records));
    changes.extend(batch.units.map(Change::Units));
    Ok((label, changes))
}

/// After a table took changed and new records, every code must stand once; empty ones are no codes.
fn check_codes<'a>(
    old: impl Iterator<Item = &'a String>,
    changed: impl Iterator<Item = (usize, &'a String)>,
    new: impl Iterator<Item = &'a String>,
) -> Result<(), Refusal> {
    let changed: HashMap<usize, &String> = changed.collect();
    let old = old
        .enumerate()
        .map(|(index, code)| *changed.get(&index).unwrap_or(&code));
    check_unique(old.chain(new))
}
