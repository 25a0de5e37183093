//! The columns of months that stand side by side, and from which of them each staged row is.

use super::column::StagedColumn;
use super::texts::{EMPTY, Form};
use crate::import::columns::Mapping;
use crate::import::error::ImportError;
use crate::import::role::Role;
use crate::unit::Day;

/// The columns of months of a mapping, and from which of them each staged row is.
#[derive(Debug, Default)]
pub(in crate::import) struct Across {
    /// Places in the file, each with its day and the number of that in the column of days.
    pub(super) columns: Vec<(u16, Day, u32)>,
    /// For each staged row the place in the file of its amount.
    pub(super) of_row: Vec<u16>,
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
