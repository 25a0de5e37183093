//! Rows whose months stand side by side: each becomes a row for every month in which something stands.

use super::column::StagedColumn;
use super::texts::{EMPTY, Form};
use super::{Staging, is_blank};
use crate::import::columns::Mapping;
use crate::import::error::{ImportError, Reason};
use crate::import::file::{Cell, Record};
use crate::import::role::Role;
use crate::unit::Day;

/// The columns of months of a mapping, and from which of them each staged row is.
#[derive(Debug, Default)]
pub(in crate::import) struct Across {
    /// Places in the file, each with its day and the number of that in the column of days.
    columns: Vec<(u16, Day, u32)>,
    /// For each staged row the place in the file of its amount.
    of_row: Vec<u16>,
}

impl Across {
    pub(super) fn of(mapping: &Mapping) -> Self {
        let columns = (0u16..).zip(&mapping.columns);
        let months = columns.filter(|(_, column)| column.role == Some(Role::MonthAmount));
        let columns = months.filter_map(|(place, column)| Some((place, column.day?, EMPTY)));
        Self {
            columns: columns.collect(),
            of_row: Vec::new(),
        }
    }

    /// The columns that stand for all months: one of days, one of amounts; nothing where there are no months.
    pub(super) fn staged(&mut self) -> Result<Option<[StagedColumn; 2]>, ImportError> {
        let Some(&(first, ..)) = self.columns.first() else {
            return Ok(None);
        };
        let mut days = StagedColumn::new(first, Role::Date);
        let months = self
            .columns
            .iter()
            .all(|(_, day, _)| day.month().first_day() == *day);
        for (_, day, id) in &mut self.columns {
            let text = day.to_string();
            let written = if months { &text[..7] } else { &text };
            *id = days.texts.intern(Form::Text, written.as_bytes())?;
        }
        Ok(Some([days, StagedColumn::new(first, Role::Amount)]))
    }

    pub(in crate::import) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// A number for the month of a row; 0 where months do not stand side by side.
    pub(in crate::import) fn month(&self, row: usize) -> usize {
        let of_row = self.of_row.get(row);
        let place = |own: &u16| self.columns.iter().position(|(place, ..)| place == own);
        of_row.and_then(place).unwrap_or_default()
    }

    /// Of the column that stands for all months the one of this row; another column is itself.
    pub(in crate::import) fn column(&self, row: usize, column: u16) -> u16 {
        match (self.columns.first(), self.of_row.get(row)) {
            (Some((first, ..)), Some(&own)) if *first == column => own,
            _ => column,
        }
    }
}

impl Staging {
    /// Takes a row: a staged row for each month in which more than nothing stands.
    pub(super) fn take_across<R: Record + ?Sized>(
        &mut self,
        number: u32,
        record: &R,
        fault: Option<Reason>,
    ) -> Result<(), ImportError> {
        if is_blank(record) {
            self.blank += 1;
            return Ok(());
        }
        let common = self.columns.len() - 2;
        let mut ids = Vec::with_capacity(common);
        for column in &mut self.columns[..common] {
            ids.push(column.intern_row(record)?);
        }
        let has = |roles: &[Role]| {
            let columns = self.columns.iter().zip(&ids);
            let mut of_roles = columns.filter(|(column, _)| roles.contains(&column.role));
            of_roles.any(|(_, id)| *id != EMPTY)
        };
        let product = [Role::ProductCode, Role::ProductName];
        let has_product = self
            .columns
            .iter()
            .any(|column| product.contains(&column.role));
        // A row that names a customer alone is the heading of the products below it; a sum of nothing is a fault.
        let heads = has_product && !has(&product) && has(&[Role::CustomerCode, Role::CustomerName]);
        let fault = fault.or_else(|| self.extra_cells(record));
        let is_sum = self.has_total(record);
        let mut rows = Vec::new();
        for &(place, _, day) in &self.across.columns {
            let cell = record.cell(usize::from(place));
            if !says_nothing(&cell) {
                let amount = self.columns[common + 1].intern(cell)?;
                rows.push((place, day, amount));
            }
        }
        let sum = self.mapping.column_of(Role::MonthSum);
        let unexplained = sum.is_some_and(|sum| !says_nothing(&record.cell(sum))) && !is_sum;
        if rows.is_empty() && (heads || unexplained || fault.is_some()) {
            let first = self.across.columns.first();
            rows.extend(first.map(|&(place, ..)| (place, EMPTY, EMPTY)));
        }
        for (from, day, amount) in rows {
            for (column, id) in self
                .columns
                .iter_mut()
                .zip(ids.iter().chain(&[day, amount]))
            {
                column.ids.push(*id);
            }
            self.across.of_row.push(from);
            self.push(number, fault, is_sum)?;
        }
        Ok(())
    }
}

/// Whether a cell of a month says that nothing was sold: empty, a stroke, zero.
fn says_nothing(cell: &Cell<'_>) -> bool {
    let nothing = |char: char| char == '0' || !char.is_alphanumeric();
    match cell {
        Cell::Empty => true,
        Cell::Number(number) => *number == 0.0,
        Cell::Text(_) => cell.to_text().chars().all(nothing),
        _ => false,
    }
}
