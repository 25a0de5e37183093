//! Staged rows against a book: what an import of them does, and the batch that does it.

mod charge;
mod contacts;
mod lines;
mod lists;
mod preview;
mod records;
mod register;
mod rows;

pub use self::charge::{ChargeCandidate, ChargeGround};
pub use self::lines::UNNAMED_PRODUCT;
pub use self::preview::{Choices, Figures, Prepared, Preview, Report, Tally};
use super::error::ImportError;
use super::role::TableKind;
use super::staging::Staging;
use crate::book::Book;

impl Staging {
    /// Works out against a book what an import would do. The file is not read again, so this can be
    /// asked anew after every choice and every mended cell.
    ///
    /// # Errors
    /// [`ImportError::Empty`] without any row of data, [`ImportError::TooManyLines`] or
    /// [`ImportError::TooManyRecords`] when the book would hold too many, [`ImportError::TooMuchText`].
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
}
