//! Rows come in here one by one, keep only what the mapping names, and wait for the preview. Must not know the book's rules.

use std::collections::BTreeMap;

use super::cell::{Cell, Record, write_date, write_number};
use super::csv::CsvRow;
use super::error::{ImportError, MAX_ROWS, Reason};
use super::mapping::Mapping;
use super::preview::{Choices, Prepared};
use super::role::{Role, TableKind};
use super::sample::Layout;
use super::texts::{EMPTY, Form, Texts};
use super::{contacts, lines, lists};
use crate::book::Book;

/// A whole file, read with a mapping: each column as distinct texts and one number for each row.
/// Nothing is decided yet, so that formats rest on all the file and a choice needs no second reading.
#[derive(Debug)]
pub struct Staging {
    pub(super) mapping: Mapping,
    first: u32,
    pub(super) slots: Vec<Slot>,
    /// Row numbers in the file.
    pub(super) rows: Vec<u32>,
    /// Rows that were wrong in form, by place in `rows`.
    pub(super) faults: BTreeMap<u32, Reason>,
    pub(super) blank: u32,
}

/// One column that has a role.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) role: Role,
    pub(super) column: u16,
    pub(super) texts: Texts,
    /// For each row the number of its text.
    pub(super) ids: Vec<u32>,
    /// The bits of the numbers and dates of spreadsheets seen before.
    stored: Texts,
    /// For each of `stored` the number of its text.
    stored_ids: Vec<u32>,
}

/// A cell of a staged row, to be shown and mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagedCell {
    /// Column from 0.
    pub column: u16,
    /// Its role.
    pub role: Role,
    /// Its text.
    pub text: String,
}

impl Staging {
    /// An empty table to be filled row by row.
    ///
    /// # Errors
    /// [`ImportError`] when the mapping cannot be used: see [`Mapping::check`].
    pub fn new(mapping: Mapping, layout: Layout) -> Result<Self, ImportError> {
        mapping.check()?;
        let slot = |(index, column): (usize, &super::mapping::Column)| {
            column.role.map(|role| Slot {
                role,
                column: index as u16,
                texts: Texts::default(),
                ids: Vec::new(),
                stored: Texts::default(),
                stored_ids: vec![EMPTY],
            })
        };
        let slots = mapping
            .columns
            .iter()
            .enumerate()
            .filter_map(slot)
            .collect();
        Ok(Self {
            mapping,
            first: layout.first,
            slots,
            rows: Vec::new(),
            faults: BTreeMap::new(),
            blank: 0,
        })
    }

    /// Rows of data taken so far, for progress.
    pub fn rows_read(&self) -> usize {
        self.rows.len()
    }

    /// Takes a row of a delimited text.
    ///
    /// # Errors
    /// As [`Self::row`].
    pub fn csv_row(&mut self, row: &CsvRow<'_>) -> Result<(), ImportError> {
        self.take(row.number(), row, row.fault())
    }

    /// Takes a row of any table; `number` counts from 1 with titles, header and blank rows, and
    /// rows above the data are passed over.
    ///
    /// # Errors
    /// [`ImportError::TooMuchText`] or [`ImportError::TooManyRows`].
    pub fn row<R: Record + ?Sized>(&mut self, number: u32, record: &R) -> Result<(), ImportError> {
        self.take(number, record, None)
    }

    fn take<R: Record + ?Sized>(
        &mut self,
        number: u32,
        record: &R,
        fault: Option<Reason>,
    ) -> Result<(), ImportError> {
        if number < self.first {
            return Ok(());
        }
        let mut filled = false;
        for slot in &mut self.slots {
            let id = slot.intern(record.cell(usize::from(slot.column)))?;
            filled |= id != EMPTY;
            slot.ids.push(id);
        }
        if !filled && (0..record.len()).all(|index| record.cell(index).to_text().is_empty()) {
            for slot in &mut self.slots {
                slot.ids.pop();
            }
            self.blank += 1;
            return Ok(());
        }
        let place = self.rows.len() as u32;
        if place == MAX_ROWS {
            return Err(ImportError::TooManyRows { most: MAX_ROWS });
        }
        let expected = self.mapping.columns.len();
        if let Some(reason) = fault {
            self.faults.insert(place, reason);
        } else if record.len() > expected
            && let Some(last) = (expected..record.len())
                .rev()
                .find(|&index| !record.cell(index).to_text().is_empty())
        {
            let reason = Reason::ExtraCells {
                expected: expected as u16,
                found: last as u16 + 1,
            };
            self.faults.insert(place, reason);
        }
        self.rows.push(number);
        Ok(())
    }

    /// The cells of a row that have a role, as they stand (with what was mended).
    pub fn cells(&self, row: u32) -> Option<Vec<StagedCell>> {
        let place = self.place(row)?;
        let cell = |slot: &Slot| StagedCell {
            column: slot.column,
            role: slot.role,
            text: slot.texts.text(slot.ids[place]).into_owned(),
        };
        Some(self.slots.iter().map(cell).collect())
    }

    /// Puts another text into a cell of a row, as if it stood in the file; the row's form is then
    /// taken as right. Gives whether there is such a cell.
    ///
    /// # Errors
    /// [`ImportError::TooMuchText`].
    pub fn fix(&mut self, row: u32, role: Role, text: &str) -> Result<bool, ImportError> {
        let Some(place) = self.place(row) else {
            return Ok(false);
        };
        let Some(slot) = self.slots.iter_mut().find(|slot| slot.role == role) else {
            return Ok(false);
        };
        slot.ids[place] = slot.intern(Cell::Text(text.as_bytes()))?;
        self.faults.remove(&(place as u32));
        Ok(true)
    }

    /// Works out against a book what an import would do. The file is not read again, so this can be
    /// asked anew after every choice and every mended cell.
    ///
    /// # Errors
    /// [`ImportError::Empty`] without any row of data, [`ImportError::TooManyLines`] or
    /// [`ImportError::TooManyContacts`] when the book would hold too many, [`ImportError::TooMuchText`].
    pub fn prepare(&self, book: &Book, choices: &Choices) -> Result<Prepared, ImportError> {
        if self.rows.is_empty() {
            return Err(ImportError::Empty);
        }
        match self.mapping.kind {
            TableKind::OrderLines => lines::prepare(self, book, choices),
            TableKind::Customers => lists::customers(self, book, choices),
            TableKind::Products => lists::products(self, book, choices),
            TableKind::Contacts => contacts::prepare(self, book, choices),
        }
    }

    fn place(&self, row: u32) -> Option<usize> {
        self.rows.binary_search(&row).ok()
    }

    pub(super) fn slot(&self, role: Role) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.role == role)
    }
}

impl Slot {
    #[inline]
    fn intern(&mut self, cell: Cell<'_>) -> Result<u32, ImportError> {
        match cell {
            Cell::Empty => Ok(EMPTY),
            Cell::Text(bytes) => self.texts.intern(Form::Text, trimmed(bytes)),
            Cell::Number(number) => self.intern_stored(Form::Number, number),
            Cell::Date(serial) => self.intern_stored(Form::Date, serial),
            Cell::Bool(value) => {
                let text: &[u8] = if value { b"TRUE" } else { b"FALSE" };
                self.texts.intern(Form::Text, text)
            }
            Cell::Error(bytes) => self.texts.intern(Form::Error, bytes),
        }
    }

    fn intern_stored(&mut self, form: Form, number: f64) -> Result<u32, ImportError> {
        let seen = self.stored.intern(form, &number.to_bits().to_le_bytes())?;
        if let Some(&id) = self.stored_ids.get(seen as usize) {
            return Ok(id);
        }
        let mut text = String::new();
        match form {
            Form::Date => write_date(&mut text, number),
            _ => write_number(&mut text, number),
        }
        let id = self.texts.intern(form, text.as_bytes())?;
        self.stored_ids.push(id);
        Ok(id)
    }
}

/// The bytes without blanks at both ends, those of Chinese and typeset texts too.
#[inline]
fn trimmed(bytes: &[u8]) -> &[u8] {
    let edge = |byte: Option<&u8>| byte.is_some_and(|&byte| byte <= b' ' || byte >= 0x80);
    if !edge(bytes.first()) && !edge(bytes.last()) {
        return bytes;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
            .as_bytes(),
        Err(_) => bytes.trim_ascii(),
    }
}
