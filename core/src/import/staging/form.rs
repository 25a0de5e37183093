//! What is wrong with the form of a whole file: rows longer than their header, a second table below the first.

use super::Staging;
use super::texts::EMPTY;
use crate::import::error::ImportError;
use crate::import::parse::number::is_number;
use crate::import::parse::treatment::{is_payment, takes_back};
use crate::import::role::{Role, TableKind};

impl Staging {
    /// Looks whether the rows stand below their headers.
    ///
    /// # Errors
    /// [`ImportError::LongerRows`] where most rows do not, [`ImportError::AnotherTable`] where those of another table follow.
    pub(in crate::import) fn check_form(&self) -> Result<(), ImportError> {
        let lengths = self.lengths;
        if lengths.longer as usize * 2 > self.rows.len() {
            return Err(ImportError::LongerRows {
                header: lengths.header,
                cells: lengths.cells,
            });
        }
        match self.another_table() {
            Some(row) => Err(ImportError::AnotherTable { row }),
            None => Ok(()),
        }
    }

    /// The row of a header that stands once more, with other columns or under a title that says what is no sale.
    fn another_table(&self) -> Option<u32> {
        let date = self.column(Role::Date).filter(|column| column.is_day)?;
        if self.mapping.kind != TableKind::OrderLines || !self.across.is_empty() {
            return None;
        }
        let header = |index: u16| &self.mapping.columns[usize::from(index)].header;
        let own = header(date.index).as_bytes();
        let again = date.texts.numbers().find(|&id| {
            let bytes = date.texts.bytes_of(id);
            !own.is_empty() && bytes == own
        })?;
        let differs = |row: usize| {
            let texts = self.columns.iter().filter_map(|column| {
                let id = column.ids[row];
                (id != EMPTY).then(|| (column, column.texts.text(id)))
            });
            let mut texts = texts.filter(|(_, text)| !is_number(text));
            // A heading may stand here behind that of its group, and a name is put together of two.
            texts.any(|(column, text)| {
                let own = header(column.index).as_str();
                !own.ends_with(&*text) && !text.starts_with(own)
            })
        };
        let under_title = |row: usize| {
            let above = row.checked_sub(1).map(|above| date.ids[above]);
            let title = above.map(|id| date.texts.text(id));
            title.is_some_and(|title| is_payment(&title) || takes_back(&title))
        };
        let mut rows = (0..self.rows.len()).filter(|&row| date.ids[row] == again);
        let row = rows.find(|&row| differs(row) || under_title(row))?;
        self.rows.get(row).copied()
    }
}
