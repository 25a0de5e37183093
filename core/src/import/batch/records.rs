//! Staged records of a kind against a book: what is added, skipped and rejected.
//!
//! A record belongs to somebody the book has: a row that names nobody of it is not taken, for a visit makes no
//! customer.

use std::collections::{HashMap, HashSet};
use std::mem::replace;

use super::preview::{Choices, Figures, Prepared, Preview};
use super::register::Register;
use crate::book::{Book, CustomerId, ProductId, Refusal};
use crate::import::error::{Blame, ImportError, Reason, Rejected};
use crate::import::records::{FileRecord, Put, Reading, WithDescription};
use crate::import::role::Role;
use crate::import::staging::texts::EMPTY;
use crate::import::staging::{StagedColumn, Staging};

/// Works out what an import of records does.
pub(super) struct Prepare<'a> {
    pub(super) staging: &'a Staging,
    pub(super) book: &'a Book,
    pub(super) choices: &'a Choices,
}

impl WithDescription for Prepare<'_> {
    type Output = Result<Prepared, ImportError>;

    fn with<T: FileRecord>(self) -> Self::Output {
        prepare::<T>(self.staging, self.book, self.choices)
    }
}

fn prepare<T: FileRecord>(
    staging: &Staging,
    book: &Book,
    choices: &Choices,
) -> Result<Prepared, ImportError> {
    let mut preview = Preview::default();
    let table = Table::<T>::new(staging, book, choices, &mut preview)?;
    let mut figures = Figures {
        rows: staging.rows.len() as u32,
        blank: staging.blank,
        ..Figures::default()
    };
    let mut batch = choices.batch(book);
    let added = T::new_ones(&mut batch.records);
    let rows: Vec<_> = (0..staging.rows.len())
        .map(|row| table.record(row))
        .collect();
    let repeats = repeats(book, &rows);
    let mut met = vec![false; book.customers().len()];
    for ((row, is_repeat), &number) in rows.into_iter().zip(repeats).zip(&staging.rows) {
        let (record, rounded) = match row {
            Ok(read) => read,
            Err((column, reason)) => {
                preview.rejected.push(Rejected {
                    row: number,
                    column,
                    reason,
                });
                continue;
            }
        };
        if is_repeat {
            figures.repeats += 1;
            if !choices.take_known {
                figures.repeats_dropped += 1;
                continue;
            }
        }
        if let Some(day) = record.day() {
            figures.first_day = Some(figures.first_day.map_or(day, |first| first.min(day)));
            figures.last_day = figures.last_day.max(Some(day));
        }
        figures.rounded += u32::from(rounded);
        if let Some(customer) = record.customer() {
            met[book.customer_root(customer).index()] = true;
        }
        added.push(record);
    }
    if book.log::<T>().len() + added.len() > T::KIND.most() {
        return Err(ImportError::TooManyRecords {
            kind: T::KIND,
            most: T::KIND.most(),
        });
    }
    figures.records = added.len() as u32;
    figures.customers.known = met.iter().filter(|&&met| met).count() as u32;
    figures.rejected = preview.rejected.len() as u32;
    preview.figures = figures;
    Ok(Prepared { preview, batch })
}

/// The columns of a file that its kind knows, each with what puts a cell of it into a record.
struct Table<'a, T> {
    staging: &'a Staging,
    book: &'a Book,
    choices: &'a Choices,
    customers: Register<'a>,
    /// Names that several customers of the book have.
    shared: HashSet<String>,
    /// The products that rows name; none where records of the kind are about none.
    products: Option<Products<'a, T>>,
    columns: Vec<Filling<'a, T>>,
    /// For each thing a row must say, the columns that can.
    needs: Vec<Vec<&'a StagedColumn>>,
}

/// A column and what its cells do to a record.
struct Filling<'a, T> {
    column: &'a StagedColumn,
    is_filled: bool,
    put: Put<'a, T>,
}

impl<'a, T: FileRecord> Table<'a, T> {
    fn new(
        staging: &'a Staging,
        book: &'a Book,
        choices: &'a Choices,
        preview: &mut Preview,
    ) -> Result<Self, ImportError> {
        let mut reading = Reading { choices, preview };
        let fillings = T::COLUMNS.iter().filter_map(|described| {
            let column = staging.column(described.head.role)?;
            Some(Filling {
                column,
                is_filled: described.is_filled,
                put: described.cells.put(&mut reading, column)?,
            })
        });
        let columns = fillings.collect();
        let of_roles = |roles: &&[_]| {
            roles
                .iter()
                .filter_map(|&role| staging.column(role))
                .collect()
        };
        let products = match T::PRODUCT {
            Some(set) => Some(Products {
                named: Register::products(staging, book)?,
                shared: shared_products(book),
                set,
            }),
            None => None,
        };
        Ok(Self {
            staging,
            book,
            choices,
            customers: Register::known_customers(staging, book)?,
            shared: shared_customers(book),
            products,
            columns,
            needs: T::NEEDS.iter().map(of_roles).collect(),
        })
    }

    /// The record of a row, and whether a part of it was rounded away; or the cell to blame.
    fn record(&self, row: usize) -> Result<(T, bool), Blame> {
        if let Some(&reason) = self.staging.faults.get(&(row as u32)) {
            return Err((None, reason));
        }
        let shared = |name: &str| self.shared.contains(name);
        let customer = CustomerId::from_index(self.customers.known(row, shared)?);
        let mut record = T::blank(customer, self.choices);
        if let Some(products) = &self.products {
            products.put(row, &mut record)?;
        }
        let mut rounded = false;
        for Filling {
            column,
            is_filled,
            put,
        } in &self.columns
        {
            let text = column.ids[row];
            let blame = |reason| (Some(column.index), reason);
            if text != EMPTY {
                rounded |= put(text, &mut record).map_err(blame)?;
            } else if *is_filled {
                return Err(blame(Reason::Missing));
            }
        }
        for columns in &self.needs {
            if columns.iter().all(|column| column.ids[row] == EMPTY) {
                return Err((columns.first().map(|column| column.index), Reason::Missing));
            }
        }
        match record.check(self.book) {
            Ok(()) => Ok((record, rounded)),
            Err(Refusal::TooLong { most, .. }) => {
                Err((None, Reason::TextTooLong { most: most as u16 }))
            }
            Err(Refusal::UnknownProduct) => {
                let column = self.staging.column(Role::ProductName);
                let column = column.or(self.staging.column(Role::ProductCode));
                Err((column.map(|column| column.index), Reason::Missing))
            }
            Err(_) => Err((None, Reason::Unfit)),
        }
    }
}

/// The products that the rows of a file name.
struct Products<'a, T> {
    named: Register<'a>,
    /// Names that several products of the book have.
    shared: HashSet<String>,
    set: fn(&mut T, ProductId),
}

impl<T> Products<'_, T> {
    /// Puts the product that a row names into its record; a row that names none leaves it.
    fn put(&self, row: usize, record: &mut T) -> Result<(), Blame> {
        match self.named.known(row, |name| self.shared.contains(name)) {
            Ok(place) => (self.set)(record, ProductId::from_index(place)),
            Err((_, Reason::Missing)) => {}
            Err((column, Reason::SeveralCustomers)) => {
                return Err((column, Reason::SeveralProducts));
            }
            Err((column, _)) => return Err((column, Reason::UnknownProduct)),
        }
        Ok(())
    }
}

/// Names that several customers of the book have; records merged into one are one customer.
fn shared_customers(book: &Book) -> HashSet<String> {
    let names = book.customers().iter().enumerate();
    shared_names(names.map(|(index, customer)| {
        let root = book.customer_root(CustomerId::from_index(index));
        (customer.name.as_str(), root.index())
    }))
}

/// Names that several products of the book have; products merged into one are one.
fn shared_products(book: &Book) -> HashSet<String> {
    let names = book.products().iter().enumerate();
    shared_names(names.map(|(index, product)| {
        let root = book.product_root(ProductId::from_index(index));
        (product.name.as_str(), root.index())
    }))
}

/// Names that stand for more than one thing.
fn shared_names<'b>(names: impl Iterator<Item = (&'b str, usize)>) -> HashSet<String> {
    let mut owners = HashMap::new();
    let mut shared = HashSet::new();
    for (name, owner) in names {
        if *owners.entry(name).or_insert(owner) != owner {
            shared.insert(name.to_owned());
        }
    }
    shared
}

/// Which rows repeat a record of the book or an earlier row. Rows are equal where everything in them is, but a row may
/// stand for a record of the book that is only the same in what is never noted later: for one that no row equals. So a
/// file read again as it grew brings what is new in it.
fn repeats<T: FileRecord>(book: &Book, rows: &[Result<(T, bool), Blame>]) -> Vec<bool> {
    let mut seen = HashMap::new();
    // Two numbers: of the identity, and of the whole record.
    let mut numbers = |record: &T| {
        let whole = match record.customer() {
            Some(customer) => record.clone().of(book.customer_root(customer)),
            None => record.clone(),
        };
        let mut number = |record: T| {
            let next = seen.len();
            *seen.entry(record).or_insert(next)
        };
        (number(whole.identity()), number(whole))
    };
    let kept: Vec<_> = book.log::<T>().values().map(&mut numbers).collect();
    let read: Vec<_> = rows
        .iter()
        .map(|row| row.as_ref().ok().map(|(record, _)| numbers(record)))
        .collect();
    let mut known = vec![false; seen.len()];
    let mut unmet = vec![0u32; seen.len()];
    for (identity, whole) in kept {
        if !replace(&mut known[whole], true) {
            unmet[identity] += 1;
        }
    }
    let mut met = vec![false; seen.len()];
    for &(identity, whole) in read.iter().flatten() {
        if known[whole] && !replace(&mut met[whole], true) {
            unmet[identity] -= 1;
        }
    }
    let repeats = |row: Option<(usize, usize)>| {
        let Some((identity, whole)) = row else {
            return false;
        };
        if replace(&mut known[whole], true) {
            return true;
        }
        let stands = unmet[identity] > 0;
        unmet[identity] -= u32::from(stands);
        stands
    };
    read.into_iter().map(repeats).collect()
}
