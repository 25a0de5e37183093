//! Staged rows against a book: what an import of them does, and the batch that does it.

mod charge;
mod lines;
mod lists;
pub(super) mod preview;
mod put;
mod records;
mod register;
mod rows;

pub use self::charge::{ChargeCandidate, ChargeGround};
pub use self::lines::UNNAMED_PRODUCT;
pub use self::preview::{Choices, Figures, Prepared, Preview, Report, Tally};
use self::records::Prepare;
use super::error::ImportError;
use super::records::described;
use super::role::TableKind;
use super::staging::Staging;
use crate::book::Book;

impl Staging {
    /// Works out against a book what an import would do. The file is not read again, so this can be
    /// asked anew after every choice and every mended cell.
    ///
    /// # Errors
    /// [`ImportError::Empty`] without any row of data, [`ImportError::LongerRows`] or [`ImportError::AnotherTable`] where rows
    /// do not stand below their headers, [`ImportError::TooManyLines`] or
    /// [`ImportError::TooManyRecords`] when the book would hold too many, [`ImportError::TooMuchText`],
    /// [`ImportError::NoFile`] for a kind of record that no file brings.
    pub fn prepare(&self, book: &Book, choices: &Choices) -> Result<Prepared, ImportError> {
        if self.rows.is_empty() {
            return Err(ImportError::Empty);
        }
        self.check_form()?;
        let mut prepared = match self.mapping.kind {
            TableKind::OrderLines => lines::prepare(self, book, choices),
            TableKind::Customers => lists::customers(self, book, choices),
            TableKind::Products => lists::products(self, book, choices),
            TableKind::Records(kind) => {
                let prepare = Prepare {
                    staging: self,
                    book,
                    choices,
                };
                described(kind, prepare).unwrap_or(Err(ImportError::NoFile(kind)))
            }
        }?;
        prepared.preview.findings.splice(0..0, self.scales(choices));
        Ok(prepared)
    }
}
