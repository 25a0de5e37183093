//! How long the rows of a delimited text are against its header.

use crate::import::file::{CsvRow, Record};

/// Rows of a delimited text against its header.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lengths {
    pub(super) header: usize,
    pub(super) longer: u32,
    /// The cells of the first longer row.
    pub(super) cells: usize,
}

impl Lengths {
    /// Counts a row of data that has filled cells beyond the header.
    pub(super) fn count(&mut self, row: &CsvRow<'_>, header: Option<u32>, first: u32) {
        if Some(row.number()) == header {
            self.header = row.len();
        } else if row.number() >= first && self.header > 0 && row.len() > self.header {
            let mut beyond = self.header..row.len();
            if beyond.any(|index| !row.cell(index).to_text().is_empty()) {
                self.longer += 1;
                if self.cells == 0 {
                    self.cells = row.len();
                }
            }
        }
    }
}
