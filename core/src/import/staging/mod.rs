//! A whole file read with a mapping, waiting for the preview: rows come in here one by one and keep only what is mapped.

pub(super) mod column;
mod fill;
pub(super) mod texts;
pub(super) mod values;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub(in crate::import) use self::column::StagedColumn;
use self::texts::EMPTY;
use super::columns::{Layout, Mapping};
use super::error::{ImportError, MAX_ROWS, Reason};
use super::file::{Cell, CsvRow, Record};
use super::parse::total::heads_total;
use super::role::{Role, TableKind};

/// A whole file, read with a mapping: each column as distinct texts and one number for each row.
/// Nothing is decided yet, so that formats rest on all the file and a choice needs no second reading.
#[derive(Debug)]
pub struct Staging {
    pub(in crate::import) mapping: Mapping,
    first: u32,
    pub(in crate::import) columns: Vec<StagedColumn>,
    /// Row numbers in the file.
    pub(in crate::import) rows: Vec<u32>,
    /// Rows that were wrong in form, by place in `rows`.
    pub(in crate::import) faults: BTreeMap<u32, Reason>,
    pub(in crate::import) blank: u32,
    /// Rows, by place, in which a word says that they are sums, and that have no date.
    pub(in crate::import) sums: BTreeSet<u32>,
    /// Cells that were filled from the rows above them, by place among the columns and rows.
    pub(in crate::import) filled: Vec<(usize, u32)>,
    /// Lines without a customer whose cells may be merged with the one above.
    pub(in crate::import) merged: u32,
    /// Rows, by place, that only name the customer of those below.
    pub(in crate::import) headings: BTreeSet<u32>,
}

/// A cell of a staged row, to be shown and mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
        let columns = columns_of(&mapping);
        Ok(Self {
            mapping,
            first: layout.first,
            columns,
            rows: Vec::new(),
            faults: BTreeMap::new(),
            blank: 0,
            sums: BTreeSet::new(),
            filled: Vec::new(),
            merged: 0,
            headings: BTreeSet::new(),
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
        for column in &mut self.columns {
            let id = column.intern_row(record)?;
            filled |= id != EMPTY;
            column.ids.push(id);
        }
        if !filled && (0..record.len()).all(|index| record.cell(index).to_text().is_empty()) {
            for column in &mut self.columns {
                column.ids.pop();
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
        let date = self.columns.iter().find(|column| column.role == Role::Date);
        let has_date = date.is_some_and(|column| !matches!(column.ids.last(), Some(&EMPTY)));
        // The word that makes a row a sum may stand in a column without a role; such rows have no date.
        let is_sum = |index| heads_total(&record.cell(index).to_text());
        if self.mapping.kind == TableKind::OrderLines && !has_date && (0..record.len()).any(is_sum)
        {
            self.sums.insert(place);
        }
        self.rows.push(number);
        Ok(())
    }

    /// The cells of a row that have a role, as they stand (with what was mended).
    pub fn cells(&self, row: u32) -> Option<Vec<StagedCell>> {
        let place = self.place(row)?;
        let cell = |column: &StagedColumn| StagedCell {
            column: column.index,
            role: column.role,
            text: column.texts.text(column.ids[place]).into_owned(),
        };
        Some(self.columns.iter().map(cell).collect())
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
        let Some(column) = self.columns.iter_mut().find(|column| column.role == role) else {
            return Ok(false);
        };
        column.ids[place] = column.intern(Cell::Text(text.as_bytes()))?;
        // What a person wrote there is not to be emptied again.
        let is_mended = |&(filled, row): &(usize, u32)| {
            self.columns[filled].role == role && row as usize == place
        };
        let mended = self.filled.iter().position(is_mended);
        if let Some(mended) = mended {
            self.filled.swap_remove(mended);
        }
        self.faults.remove(&(place as u32));
        Ok(true)
    }

    fn place(&self, row: u32) -> Option<usize> {
        self.rows.binary_search(&row).ok()
    }

    pub(in crate::import) fn column(&self, role: Role) -> Option<&StagedColumn> {
        self.columns.iter().find(|column| column.role == role)
    }
}

/// The columns that are kept: each with a role, or joined from several that say one thing together.
fn columns_of(mapping: &Mapping) -> Vec<StagedColumn> {
    let place = |role| mapping.column_of(role).map(|column| column as u16);
    let whole: [(Role, &[Role]); 2] = [
        (Role::CustomerName, &[Role::FirstName, Role::LastName]),
        (Role::Date, &[Role::Year, Role::Month, Role::DayOfMonth]),
    ];
    let mut columns = Vec::new();
    let mut parts = Vec::new();
    if mapping.kind == TableKind::OrderLines {
        for (role, of) in whole {
            let places: Vec<u16> = of.iter().filter_map(|&part| place(part)).collect();
            parts.extend(of);
            if let (None, Some((&first, rest))) = (place(role), places.split_first()) {
                columns.push(StagedColumn::joined(first, rest.to_vec(), role));
            }
        }
    }
    for (index, column) in (0..).zip(&mapping.columns) {
        if let Some(role) = column.role.filter(|role| !parts.contains(role)) {
            columns.push(StagedColumn::new(index, role));
        }
    }
    columns
}
