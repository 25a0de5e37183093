//! A whole file read with a mapping, waiting for the preview: rows come in here one by one and keep only what is mapped.

mod across;
pub(super) mod column;
mod fill;
mod form;
mod lengths;
mod scale;
pub(super) mod texts;
mod unpivot;
pub(super) mod values;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use self::across::Across;
pub(in crate::import) use self::column::StagedColumn;
use self::lengths::Lengths;
use self::texts::EMPTY;
use super::columns::{Layout, Mapping};
use super::error::{ImportError, MAX_ROWS, Reason};
use super::file::{Cell, CsvRow, Record};
use super::findings::Finding;
use super::parse::scale::Title;
use super::parse::total::{heads_total, is_total};
use super::role::{Role, TableKind};

/// A whole file, read with a mapping: each column as distinct texts and one number for each row.
/// Nothing is decided yet, so that formats rest on all the file and a choice needs no second reading.
#[derive(Debug)]
pub struct Staging {
    pub(in crate::import) mapping: Mapping,
    header: Option<u32>,
    first: u32,
    /// Months side by side.
    pub(in crate::import) across: Across,
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
    /// What stands above the data of the size of their numbers.
    title: Option<Title>,
    /// What is told of the size of the numbers.
    scales: Vec<Finding>,
    lengths: Lengths,
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
        let mut columns = columns_of(&mapping);
        let mut across = Across::of(&mapping);
        columns.extend(across.staged()?.into_iter().flatten());
        Ok(Self {
            mapping,
            header: layout.header,
            first: layout.first,
            across,
            columns,
            rows: Vec::new(),
            faults: BTreeMap::new(),
            blank: 0,
            sums: BTreeSet::new(),
            filled: Vec::new(),
            merged: 0,
            headings: BTreeSet::new(),
            title: None,
            scales: Vec::new(),
            lengths: Lengths::default(),
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
        self.lengths.count(row, self.header, self.first);
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
            self.above(number, record);
            return Ok(());
        }
        if !self.across.is_empty() {
            return self.take_across(number, record, fault);
        }
        let (mut filled, mut has_date) = (false, false);
        for column in &mut self.columns {
            let id = column.intern_row(record)?;
            filled |= id != EMPTY;
            has_date |= id != EMPTY && column.is_day;
            column.ids.push(id);
        }
        if !filled && is_blank(record) {
            for column in &mut self.columns {
                column.ids.pop();
            }
            self.blank += 1;
            return Ok(());
        }
        let fault = fault.or_else(|| self.extra_cells(record));
        let is_sum = if has_date {
            self.is_nobody() && self.has_word_of_sums(record)
        } else {
            self.has_total(record)
        };
        self.push(number, fault, is_sum)
    }

    /// Adds a row whose cells are in the columns.
    fn push(
        &mut self,
        number: u32,
        fault: Option<Reason>,
        is_sum: bool,
    ) -> Result<(), ImportError> {
        let place = self.rows.len() as u32;
        if place == MAX_ROWS {
            return Err(ImportError::TooManyRows { most: MAX_ROWS });
        }
        if let Some(reason) = fault {
            self.faults.insert(place, reason);
        }
        if is_sum {
            self.sums.insert(place);
        }
        self.rows.push(number);
        Ok(())
    }

    /// What is wrong with a row that has filled cells beyond the header.
    fn extra_cells<R: Record + ?Sized>(&self, record: &R) -> Option<Reason> {
        let expected = self.mapping.columns.len();
        let mut beyond = (expected..record.len()).rev();
        let last = beyond.find(|&index| !record.cell(index).to_text().is_empty())?;
        Some(Reason::ExtraCells {
            expected: expected as u16,
            found: last as u16 + 1,
        })
    }

    /// Whether a word says that the row is a sum, in whatever column; rows of sums have no date.
    fn has_total<R: Record + ?Sized>(&self, record: &R) -> bool {
        let is_sum = |index| heads_total(&record.cell(index).to_text());
        self.mapping.kind == TableKind::OrderLines && (0..record.len()).any(is_sum)
    }

    /// Whether the last row says who buys in columns of its own, and nobody there.
    fn is_nobody(&self) -> bool {
        let is_customer = |role| {
            matches!(
                role,
                Role::CustomerCode | Role::CustomerName | Role::FirstName
            )
        };
        let mut customers = self
            .columns
            .iter()
            .filter(|column| is_customer(column.role))
            .peekable();
        customers.peek().is_some() && customers.all(|column| column.ids.last() == Some(&EMPTY))
    }

    /// Whether nothing but a word for a sum stands in a column without a role: `本日小计`, carried forward. Those with one
    /// are looked through once for each text.
    fn has_word_of_sums<R: Record + ?Sized>(&self, record: &R) -> bool {
        let columns = self.mapping.columns.iter().enumerate();
        let mut unused = columns.filter(|(_, column)| column.role.is_none());
        self.mapping.kind == TableKind::OrderLines
            && unused.any(|(index, _)| is_total(&record.cell(index).to_text(), true))
    }

    /// Rows of the file that are staged; months side by side make several of one.
    pub(in crate::import) fn rows_of_file(&self) -> u32 {
        let rows = if self.across.is_empty() {
            self.rows.len()
        } else {
            self.rows.chunk_by(|a, b| a == b).count()
        };
        rows as u32
    }

    /// The cells of a row that have a role, as they stand (with what was mended).
    pub fn cells(&self, row: u32) -> Option<Vec<StagedCell>> {
        let places = self.places_of(row);
        let first = places.start;
        if places.is_empty() {
            return None;
        }
        let cell = |column: &StagedColumn, place: usize| StagedCell {
            column: self.across.column(place, column.index),
            role: column.role,
            text: column.texts.text(column.ids[place]).into_owned(),
        };
        let mut common = self.columns.as_slice();
        let mut amount = None;
        if let ([rest @ .., _, last], false) = (common, self.across.is_empty()) {
            (common, amount) = (rest, Some(last));
        }
        let common = common.iter().map(|column| cell(column, first));
        let months = amount.map(|amount| {
            places.map(move |place| StagedCell {
                role: Role::MonthAmount,
                ..cell(amount, place)
            })
        });
        Some(common.chain(months.into_iter().flatten()).collect())
    }

    /// Puts another text into a cell of a row, by the place of its column, as if it stood in the file; the row's form is then
    /// taken as right. Gives whether there is such a cell.
    ///
    /// # Errors
    /// [`ImportError::TooMuchText`].
    pub fn fix(&mut self, row: u32, index: u16, text: &str) -> Result<bool, ImportError> {
        let mut fixed = false;
        for place in self.places_of(row) {
            let own = |column: &StagedColumn| self.across.column(place, column.index) == index;
            // Of months the column of days, which is not in the file, stands before that of amounts.
            let Some(at) = self.columns.iter().rposition(own) else {
                continue;
            };
            let column = &mut self.columns[at];
            column.ids[place] = column.intern(Cell::Text(text.as_bytes()))?;
            // What a person wrote there is not to be emptied again.
            let is_mended = |&(filled, row): &(usize, u32)| filled == at && row as usize == place;
            if let Some(mended) = self.filled.iter().position(is_mended) {
                self.filled.swap_remove(mended);
            }
            self.faults.remove(&(place as u32));
            fixed = true;
        }
        Ok(fixed)
    }

    /// The places of a row of the file: one, of months side by side several.
    fn places_of(&self, row: u32) -> std::ops::Range<usize> {
        let start = self.rows.partition_point(|&other| other < row);
        let rest = &self.rows[start..];
        start..start + rest.iter().take_while(|&&other| other == row).count()
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
        let is_own = |role: &Role| !parts.contains(role) && *role != Role::MonthAmount;
        if let Some(role) = column.role.filter(is_own) {
            columns.push(StagedColumn::new(index, role));
        }
    }
    columns
}

/// Whether nothing stands in a row.
fn is_blank<R: Record + ?Sized>(record: &R) -> bool {
    (0..record.len()).all(|index| record.cell(index).to_text().is_empty())
}
