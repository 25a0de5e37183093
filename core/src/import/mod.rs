//! Files in: bytes of a sales, customer, product or contact file become a checked batch for the book. Must not know storage or screens.

mod alias;
mod cell;
mod charge;
mod column;
mod contact_kind;
mod contacts;
mod csv;
mod date;
mod error;
mod lines;
mod lists;
mod mapping;
mod number;
mod preview;
mod propose;
mod register;
mod role;
mod sample;
mod sniff;
mod staging;
mod texts;
pub mod xlsx;

pub use cell::{Cell, Record};
pub use charge::{ChargeCandidate, ChargeGround};
pub use csv::{CsvReader, CsvRow};
pub use date::{DateDecision, DateQuestion, DateReading};
pub use error::{ImportError, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Need, Reason, Rejected};
pub use lines::UNNAMED_PRODUCT;
pub use mapping::{Column, Mapping};
pub use number::{DecimalSign, NumberReading};
pub use preview::{Choices, Figures, Prepared, Preview, Report, Tally};
pub use propose::{ColumnGuess, Ground, Proposal, propose, propose_as};
pub use role::{Role, TableKind};
pub use sample::{Layout, Sample};
pub use sniff::{Encoding, FileKind, delimiter, sniff};
pub use staging::{StagedCell, Staging};
