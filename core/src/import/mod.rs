//! Files in: bytes of a sales, customer or product file become a checked batch for the book. Must not know storage or screens.

mod alias;
mod cell;
mod csv;
mod date;
mod error;
mod mapping;
mod number;
mod propose;
mod role;
mod sample;
mod sniff;
pub mod xlsx;

pub use cell::{Cell, Record};
pub use csv::{CsvReader, CsvRow};
pub use date::{DateDecision, DateQuestion, DateReading};
pub use error::{ImportError, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Need, Reason, Rejected};
pub use mapping::{Column, Mapping};
pub use number::{DecimalSign, NumberReading};
pub use propose::{ColumnGuess, Ground, Proposal, propose, propose_as};
pub use role::{Role, TableKind};
pub use sample::{Layout, Sample};
pub use sniff::{Encoding, FileKind, delimiter, sniff};
