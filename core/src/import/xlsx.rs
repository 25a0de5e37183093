//! XLSX in: the sheets of a workbook and their rows, read in one pass over the bytes as they
//! inflate. Must not know what the columns mean, nor the book.
//!
//! Written for sales files of a million rows, and for hostile ones: a sheet is scanned in a window
//! of its inflated bytes, so memory is bounded by the shared strings and every limit is counted on
//! real bytes, never on what the file says of itself. calamine was measured on the same 541,909 ×
//! 8 cells and stays the oracle of the tests; it takes an allocation for each text and brings a
//! second ZIP and XML reader into the page.

mod error;
mod escape;
mod inflate;
mod sheet;
mod strings;
mod styles;
mod workbook;
mod xml;
mod zip;

pub use error::{Piece, XlsxError};
pub use sheet::{MAX_COLUMNS, MAX_ROWS, Row};
pub use workbook::{Sheet, Workbook};

/// Opens a workbook: lists its sheets, reads none of them.
///
/// # Errors
/// [`XlsxError`] when the bytes are no workbook that can be read.
pub fn open(bytes: &[u8]) -> Result<Workbook<'_>, XlsxError> {
    Workbook::open(bytes)
}
