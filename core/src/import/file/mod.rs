//! Files as records of cells: what kind of file it is, and the readers of delimited text and workbooks.

mod cell;
mod csv;
mod encoding;
mod form;
mod json;
mod markup;
mod plain;
mod readings;
mod sniff;
mod vote;
pub mod xlsx;

pub use self::cell::{Cell, Record};
pub(in crate::import) use self::cell::{day_of_serial, write_date, write_number};
pub(in crate::import) use self::csv::head_records;
pub use self::csv::{CsvReader, CsvRow};
pub use self::encoding::Encoding;
pub use self::form::Form;
pub use self::plain::{PlainRow, PlainTable};
pub use self::readings::DamagedPlace;
pub use self::sniff::{FileKind, delimiter, sniff};
pub use self::vote::{EncodingFound, EncodingVote};
