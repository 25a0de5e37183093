//! Who or what each row names: codes and names become records of the file, matched to the book's.

use std::collections::HashMap;

use crate::book::Book;
use crate::import::error::{Blame, ImportError, Reason};
use crate::import::parse::code::code;
use crate::import::role::Role;
use crate::import::staging::texts::{EMPTY, Form, Texts};
use crate::import::staging::{StagedColumn, Staging};

/// No record: the row names none.
pub(super) const NONE: u32 = u32::MAX;

/// The customers, or the products, that a file names. A code decides; where it is empty, the name does.
/// No two records are the same one of the book.
#[derive(Debug)]
pub(super) struct Register<'a> {
    code: Option<(&'a StagedColumn, Vec<u32>)>,
    name: Option<(&'a StagedColumn, Vec<u32>)>,
    pub(super) records: Vec<Named>,
}

/// A record of the file.
#[derive(Debug)]
pub(super) struct Named {
    /// Its code, matched exactly; empty when it goes by its name.
    pub(super) code: String,
    /// The name it goes by where it has no code.
    pub(super) name: String,
    /// Its place in the book, when it is there.
    pub(super) known: Option<usize>,
}

impl<'a> Register<'a> {
    /// The customers that a file names.
    pub(super) fn customers(staging: &'a Staging, book: &Book) -> Result<Self, ImportError> {
        Self::new(
            staging.column(Role::CustomerCode),
            staging.column(Role::CustomerName),
            book.customers()
                .iter()
                .map(|c| (c.code.as_str(), c.name.as_str())),
        )
    }

    /// The products that a file names.
    pub(super) fn products(staging: &'a Staging, book: &Book) -> Result<Self, ImportError> {
        Self::new(
            staging.column(Role::ProductCode),
            staging.column(Role::ProductName),
            book.products()
                .iter()
                .map(|p| (p.code.as_str(), p.name.as_str())),
        )
    }

    /// Finds the records of a file; `book` gives code and name of the book's records in order.
    pub(super) fn new<'b>(
        code_column: Option<&'a StagedColumn>,
        name_column: Option<&'a StagedColumn>,
        book: impl Iterator<Item = (&'b str, &'b str)>,
    ) -> Result<Self, ImportError> {
        let (mut by_code, mut by_name) = (HashMap::new(), HashMap::new());
        for (index, (code, name)) in book.enumerate() {
            if !code.is_empty() {
                by_code.insert(code, index);
            }
            // Of several with one name the first is meant.
            by_name.entry(name).or_insert(index);
        }
        let mut records = Vec::new();
        let code = match code_column {
            Some(column) => Some((
                column,
                same(column, code, |code| {
                    let known = by_code.get(code.as_str()).copied();
                    records.push(Named {
                        code,
                        name: String::new(),
                        known,
                    });
                    records.len() as u32 - 1
                })?,
            )),
            None => None,
        };
        let places = records.iter().zip(0u32..);
        let by_place: HashMap<usize, u32> = places
            .filter_map(|(named, record)| Some((named.known?, record)))
            .collect();
        let name = match name_column {
            Some(column) => Some((
                column,
                same(
                    column,
                    |bytes| bytes,
                    |name| {
                        let known = by_name.get(name.as_str()).copied();
                        // Other rows may name the same one by its code.
                        if let Some(record) = known.and_then(|known| by_place.get(&known)) {
                            return *record;
                        }
                        records.push(Named {
                            code: String::new(),
                            name,
                            known,
                        });
                        records.len() as u32 - 1
                    },
                )?,
            )),
            None => None,
        };
        Ok(Self {
            code,
            name,
            records,
        })
    }

    /// The record that a row names, or [`NONE`].
    #[inline(always)]
    pub(super) fn of(&self, row: usize) -> u32 {
        if let Some((column, records)) = &self.code {
            let record = records[column.ids[row] as usize];
            if record != NONE {
                return record;
            }
        }
        match &self.name {
            Some((column, records)) => records[column.ids[row] as usize],
            None => NONE,
        }
    }

    /// The place in the book of the record that a row names by its code or, where the book does not have
    /// that, by its name, unless several have it (`shared`); or the cell to blame.
    pub(super) fn known(&self, row: usize, shared: impl Fn(&str) -> bool) -> Result<usize, Blame> {
        let mut blame = (None, Reason::Missing);
        let names = [(&self.code, false), (&self.name, true)];
        let names = names
            .into_iter()
            .filter_map(|(names, by_name)| Some((names.as_ref()?, by_name)));
        for ((column, records), by_name) in names {
            let named = self.records.get(records[column.ids[row] as usize] as usize);
            if let Some(place) = named.and_then(|named| named.known) {
                if by_name && shared(&column.texts.text(column.ids[row])) {
                    return Err((Some(column.index), Reason::SeveralCustomers));
                }
                return Ok(place);
            }
            if named.is_some() && blame.1 == Reason::Missing {
                blame = (Some(column.index), Reason::UnknownCustomer);
            }
            blame.0 = blame.0.or(Some(column.index));
        }
        Err(blame)
    }

    /// Adds a record that no row names by itself, unless it is one of the book that a row does name.
    pub(super) fn add(&mut self, named: Named) -> u32 {
        let same = |other: &Named| named.known.is_some() && other.known == named.known;
        if let Some(record) = self.records.iter().position(same) {
            return record as u32;
        }
        self.records.push(named);
        self.records.len() as u32 - 1
    }
}

/// Gives texts that are the same when `reduced` one number made by `add`; the empty one gets [`NONE`].
pub(super) fn same(
    column: &StagedColumn,
    reduced: impl Fn(&[u8]) -> &[u8],
    mut add: impl FnMut(String) -> u32,
) -> Result<Vec<u32>, ImportError> {
    let mut table = Texts::default();
    let mut made = vec![NONE];
    let mut numbers = vec![NONE; column.texts.len()];
    for id in column.texts.numbers() {
        // A number and its text are one code, and so are texts that read alike.
        let text = column.texts.text(id);
        let number = table.intern(Form::Text, reduced(text.as_bytes()))?;
        if number as usize == made.len() {
            made.push(add(table.text(number).into_owned()));
        }
        numbers[id as usize] = made[number as usize];
    }
    debug_assert_eq!(numbers[EMPTY as usize], NONE);
    Ok(numbers)
}
