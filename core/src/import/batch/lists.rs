//! Staged lists of customers or products against a book.
//!
//! A list is the word of the person who keeps it: what stands in it replaces what the book has,
//! and empty cells leave it as it is. Of several rows for one record the later ones win.

use super::preview::{Choices, Figures, Prepared, Preview};
use super::put::{put_customer, put_product};
use super::register::{NONE, Register};
use super::rows::{blame, text_faults};
use crate::book::{Book, Cost, Customer, Product, ProductKind, split_tags};
use crate::import::error::{ImportError, Reason, Rejected};
use crate::import::parse::words::{customer_kind, flag};
use crate::import::role::Role;
use crate::import::staging::values::{self, ColumnValues, Faults, not_negative, words};
use crate::import::staging::{StagedColumn, Staging};
use crate::unit::{Price, Rate};

/// Works out what an import of a customer list does.
pub(super) fn customers(
    staging: &Staging,
    book: &Book,
    choices: &Choices,
) -> Result<Prepared, ImportError> {
    let mut preview = Preview::default();
    let register = Register::known_customers(staging, book)?;
    let kinds = ColumnValues::new(staging.column(Role::Kind), |column| {
        words(column, customer_kind)
    });
    let prospects = ColumnValues::new(staging.column(Role::Prospect), |column| words(column, flag));
    let since = ColumnValues::new(staging.column(Role::Since), |column| {
        let (decision, days) = values::dates(column, choices.dates);
        preview.dates = decision;
        days
    });
    let mut faults = text_faults(staging);
    kinds.faults(&mut faults);
    prospects.faults(&mut faults);
    since.faults(&mut faults);
    let read = |row: usize, customer: &mut Customer| {
        write(staging, Role::CustomerName, row, &mut customer.name);
        write(staging, Role::Region, row, &mut customer.region);
        write(staging, Role::Owner, row, &mut customer.owner);
        write(staging, Role::Notes, row, &mut customer.notes);
        let mut tags = String::new();
        write(staging, Role::Tags, row, &mut tags);
        if !tags.is_empty() {
            customer.tags = split_tags(&tags);
        }
        if let Some(kind) = kinds.value(row) {
            customer.kind = kind;
        }
        if let Some(prospect) = prospects.value(row) {
            customer.prospect = prospect;
        }
        if let Some(day) = since.value(row) {
            customer.since = Some(day);
        }
    };
    let start = |record: u32| {
        let named = &register.records[record as usize];
        match named.known {
            Some(place) => book.customers()[place].clone(),
            None => Customer {
                code: named.code.clone(),
                name: named.name.clone(),
                ..Customer::default()
            },
        }
    };
    let listed = collect(staging, &register, &faults, start, read);
    let mut batch = choices.batch(book);
    let mut figures = figures(staging, &listed);
    for (record, customer) in listed.records {
        let known = register.records[record as usize].known;
        let old = known.map(|place| &book.customers()[place]);
        put_customer(&mut batch, &mut figures.customers, known, old, customer);
    }
    preview.figures = figures;
    preview.rejected = listed.rejected;
    Ok(Prepared { preview, batch })
}

/// Works out what an import of a product list does.
pub(super) fn products(
    staging: &Staging,
    book: &Book,
    choices: &Choices,
) -> Result<Prepared, ImportError> {
    let mut preview = Preview::default();
    let register = Register::products(staging, book)?;
    let mut sign_of = |column: &StagedColumn| {
        let reading = values::number_reading(column, choices.decimals.get(&column.role).copied());
        preview.numbers.push((column.role, reading));
        reading.sign
    };
    let costs = ColumnValues::new(staging.column(Role::UnitCost), |column| {
        not_negative(values::numbers(column, sign_of(column), Price::parse))
    });
    let margins = ColumnValues::new(staging.column(Role::MarginRate), |column| {
        values::shares(column, sign_of(column))
    });
    let charges = ColumnValues::new(staging.column(Role::Charge), |column| words(column, flag));
    let mut faults = text_faults(staging);
    costs.faults(&mut faults);
    margins.faults(&mut faults);
    charges.faults(&mut faults);
    let mut rounded = 0;
    let read = |row: usize, product: &mut Product| {
        write(staging, Role::ProductName, row, &mut product.name);
        write(staging, Role::Category, row, &mut product.category);
        write(staging, Role::Unit, row, &mut product.unit);
        // A cost is a fact, a margin a rule of thumb: where both stand, the cost counts.
        if let Some(margin) = margins.value(row).and_then(Rate::from_millionths) {
            product.cost = Cost::Margin(margin);
        }
        if let Some((cost, lost)) = costs.value(row) {
            product.cost = Cost::Unit(cost);
            rounded += u32::from(lost);
        }
        if let Some(charge) = charges.value(row) {
            product.kind = if charge {
                ProductKind::Charge
            } else {
                ProductKind::Goods
            };
        }
    };
    let start = |record: u32| {
        let named = &register.records[record as usize];
        match named.known {
            Some(place) => book.products()[place].clone(),
            None => Product {
                code: named.code.clone(),
                name: named.name.clone(),
                ..Product::default()
            },
        }
    };
    let listed = collect(staging, &register, &faults, start, read);
    let mut batch = choices.batch(book);
    let mut figures = figures(staging, &listed);
    figures.rounded = rounded;
    for (record, product) in listed.records {
        let known = register.records[record as usize].known;
        let old = known.map(|place| &book.products()[place]);
        put_product(&mut batch, &mut figures.products, known, old, product);
    }
    preview.figures = figures;
    preview.rejected = listed.rejected;
    Ok(Prepared { preview, batch })
}

/// Writes a cell over a field, unless it is empty.
fn write(staging: &Staging, role: Role, row: usize, field: &mut String) {
    if let Some(column) = staging.column(role) {
        let text = column.texts.text(column.ids[row]);
        if !text.is_empty() {
            *field = text.into_owned();
        }
    }
}

/// The records of a list, with what was left out.
struct Listed<T> {
    /// By number in the register, in the order of the file.
    records: Vec<(u32, T)>,
    repeats: u32,
    rejected: Vec<Rejected>,
}

fn collect<T>(
    staging: &Staging,
    register: &Register<'_>,
    faults: &Faults<'_>,
    start: impl Fn(u32) -> T,
    mut read: impl FnMut(usize, &mut T),
) -> Listed<T> {
    let mut listed = Listed {
        records: Vec::new(),
        repeats: 0,
        rejected: Vec::new(),
    };
    let mut places = vec![NONE; register.records.len()];
    for row in 0..staging.rows.len() {
        let record = register.of(row);
        let nobody = (record == NONE).then_some((None, Reason::Missing));
        if let Some((column, reason)) = blame(staging, faults, row).or(nobody) {
            let row = staging.rows[row];
            listed.rejected.push(Rejected {
                row,
                column,
                reason,
            });
            continue;
        }
        let place = &mut places[record as usize];
        if *place == NONE {
            *place = listed.records.len() as u32;
            listed.records.push((record, start(record)));
        } else {
            listed.repeats += 1;
        }
        read(row, &mut listed.records[*place as usize].1);
    }
    listed
}

fn figures<T>(staging: &Staging, listed: &Listed<T>) -> Figures {
    Figures {
        rows: staging.rows.len() as u32,
        blank: staging.blank,
        rejected: listed.rejected.len() as u32,
        repeats: listed.repeats,
        ..Figures::default()
    }
}
