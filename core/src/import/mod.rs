//! Files in: bytes of a table of orders, customers, products or records become a checked batch for the book.
//!
//! `file` makes records of cells, `columns` finds what each column means, `staging` keeps the mapped cells,
//! `parse` reads their texts, `records` describes how the records of each kind come in, `batch` holds rows against the
//! book.

mod batch;
mod columns;
mod error;
mod file;
mod findings;
mod glimpse;
mod money;
mod outcome;
mod parse;
pub(crate) mod records;
mod role;
mod sheets;
mod staging;
mod whole;

pub use batch::{
    ChargeCandidate, ChargeGround, Choices, Figures, Prepared, Preview, Report, Tally,
    UNNAMED_PRODUCT,
};
pub use columns::{
    Across, AcrossColumn, ColumnAsk, ColumnGuess, Ground, Layout, MappedColumn, Mapping, Other,
    Proposal, Sample, propose, propose_as, roles, tables,
};
pub use error::{Foreign, ImportError, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Need, Reason, Rejected};
pub use file::{
    Cell, CsvReader, CsvRow, DamagedPlace, Encoding, EncodingFound, EncodingVote, FileKind, Form,
    PlainRow, PlainTable, Record, delimiter, sniff, xlsx,
};
pub use findings::{AmendedOrder, Because, Finding, NumberPrefix};
pub use glimpse::Glimpse;
pub use money::{Currencies, CurrencyFound, CurrencyGround};
pub use outcome::{Ask, ColumnOutcome, Outcome, RejectedOutcome};
pub use parse::date::{DateDecision, DateQuestion, DateReading, HalfSwapped};
pub use parse::number::{DecimalSign, NumberReading};
pub use parse::treatment::Treatment;
pub use role::{Role, TableKind};
pub use sheets::{SheetAlike, SheetsFound};
pub use staging::{StagedCell, Staging};
pub use whole::{Whole, WholeError, WholeFormat};
