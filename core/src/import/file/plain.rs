//! A table that lies in memory cell by cell: what is left of web pages, XML and JSON.

use super::cell::{Cell, Record};
use crate::import::error::{ImportError, MAX_COLUMNS, MAX_ROWS};

/// A cell that owns its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum PlainCell {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number that the file stores as one.
    Number(f64),
    /// A truth value.
    Bool(bool),
}

/// A row of a [`PlainTable`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlainRow(pub(super) Vec<PlainCell>);

impl Record for PlainRow {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, index: usize) -> Cell<'_> {
        match self.0.get(index) {
            None | Some(PlainCell::Empty) => Cell::Empty,
            Some(PlainCell::Text(text)) => Cell::Text(text.as_bytes()),
            Some(PlainCell::Number(number)) => Cell::Number(*number),
            Some(PlainCell::Bool(value)) => Cell::Bool(*value),
        }
    }
}

/// The rows of a table, those that hold nothing too.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlainTable(pub(super) Vec<PlainRow>);

impl PlainTable {
    /// The rows, each with its number from 1.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &PlainRow)> {
        (1..).zip(&self.0)
    }

    /// Cells that hold something.
    pub(super) fn filled(&self) -> usize {
        let filled = |row: &PlainRow| {
            row.0
                .iter()
                .filter(|cell| **cell != PlainCell::Empty)
                .count()
        };
        self.0.iter().map(filled).sum()
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`ImportError`] when the table grows beyond what can be read.
    pub(super) fn push(&mut self, row: PlainRow) -> Result<(), ImportError> {
        if self.0.len() >= MAX_ROWS as usize {
            return Err(ImportError::TooManyRows { most: MAX_ROWS });
        }
        if row.0.len() > MAX_COLUMNS {
            return Err(ImportError::TooManyColumns {
                row: self.0.len() as u32 + 1,
                most: MAX_COLUMNS,
            });
        }
        self.0.push(row);
        Ok(())
    }
}
