//! What can be wrong with a file, a mapping or a row; the app writes the sentences.

use serde::{Deserialize, Serialize};

use super::role::Role;
use crate::book::{MAX_LINES, RecordKind};

/// Most columns a table may have.
pub const MAX_COLUMNS: usize = 512;
/// Most bytes a cell may hold: 32 KiB, as in spreadsheets.
pub const MAX_CELL: usize = 32 * 1024;
/// Most records a table may have, titles and header counted.
pub const MAX_ROWS: u32 = MAX_LINES as u32;

/// Why a whole file cannot be read. Nothing is changed then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ImportError {
    /// The file has no bytes, or no record with anything in it.
    #[error("the file is empty")]
    Empty,
    /// Another kind of file, which holds no table that is read.
    #[error("no table: {0:?}")]
    Foreign(Foreign),
    /// JSON that breaks off or breaks the rules.
    #[error("broken JSON at line {line}, column {column}")]
    BrokenJson {
        /// From 1.
        line: u32,
        /// From 1.
        column: u32,
    },
    /// Neither a spreadsheet nor text.
    #[error("not a table")]
    Binary,
    /// A record has more cells than a table may have columns.
    #[error("row {row} has more than {most} columns")]
    TooManyColumns {
        /// Record number from 1.
        row: u32,
        /// [`MAX_COLUMNS`].
        most: usize,
    },
    /// The table has more records than can be read.
    #[error("more than {most} rows")]
    TooManyRows {
        /// [`MAX_ROWS`].
        most: u32,
    },
    /// A record does not end within as many bytes as its cells could hold.
    #[error("row {row} does not end")]
    RowTooLong {
        /// Record number from 1.
        row: u32,
    },
    /// The texts of the file need more room than there is.
    #[error("too much text")]
    TooMuchText,
    /// Most rows have more cells than the header: a comma within numbers, or a first column without a name.
    #[error("the rows have {cells} cells and the header {header}")]
    LongerRows {
        /// Cells of the header.
        header: usize,
        /// Cells of the first such row.
        cells: usize,
    },
    /// Another table begins below the first.
    #[error("another table begins in row {row}")]
    AnotherTable {
        /// The row of its header, from 1.
        row: u32,
    },
    /// With its lines the book would hold more than it can.
    #[error("a book holds at most {most} order lines")]
    TooManyLines {
        /// [`MAX_LINES`].
        most: usize,
    },
    /// With its records the book would hold more of a kind than it can.
    #[error("a book holds at most {most} records of the kind {kind:?}")]
    TooManyRecords {
        /// Of which kind.
        kind: RecordKind,
        /// [`RecordKind::most`].
        most: usize,
    },
    /// Records of this kind come in by no file.
    #[error("no file brings records of the kind {0:?}")]
    NoFile(RecordKind),
    /// The mapping lacks a column that the table needs.
    #[error("no column for {0:?}")]
    NoColumnFor(Need),
    /// Two columns have the same role.
    #[error("two columns for {0:?}")]
    RoleTwice(Role),
    /// A role that this kind of table does not have.
    #[error("{0:?} has no place in this table")]
    RoleOutOfPlace(Role),
    /// The mapping was made for other columns.
    #[error("the mapping does not fit the columns")]
    OtherColumns,
}

/// Kinds of files that people bring and that hold no table, or none that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Foreign {
    /// Pages to be printed.
    Pdf,
    /// A picture.
    Picture,
    /// A document or a presentation: Word, RTF, PowerPoint and their like.
    Document,
    /// A saved web page with all its parts (MHT).
    WebArchive,
    /// A web page or XML without a table.
    Markup,
    /// A spreadsheet of Numbers.
    Numbers,
    /// Packed files: ZIP, 7z, RAR, gzip.
    Archive,
    /// A database.
    Database,
    /// JSON whose records hold lists of others.
    NestedJson,
}

/// What a table cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// Which customer: a code or a name.
    Customer,
    /// This.
    Column(Role),
    /// How much it came to: an amount, or a quantity with a price.
    Value,
    /// Which product: a code or a name.
    Product,
}

/// Why one row is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A quote opens and never closes, or closes inside a cell; the row ends at its line's end.
    BrokenQuotes,
    /// A cell holds more than [`MAX_CELL`] bytes.
    CellTooLong,
    /// The row has more filled cells than the header has columns, so they may stand in the wrong places.
    ExtraCells {
        /// Columns of the header.
        expected: u16,
        /// Cells up to the last filled one.
        found: u16,
    },
    /// A needed cell is empty.
    Missing,
    /// The cell holds a formula's error.
    SheetError,
    /// No date, or one that does not exist or lies outside 1900–2199.
    NotADate,
    /// A month without its year.
    YearMissing,
    /// A date, but not in the format of its column.
    OtherDateFormat,
    /// No number.
    NotANumber,
    /// A number beyond what its field can hold.
    TooLarge,
    /// A number below zero where there can be none.
    Negative,
    /// A text with more characters than its field can hold.
    TextTooLong {
        /// Most characters (for tags: most tags).
        most: u16,
    },
    /// A word that says none of the things the column can say.
    UnknownWord,
    /// A code or name that no customer of the book has.
    UnknownCustomer,
    /// A name that several customers of the book have.
    SeveralCustomers,
    /// A code or name that no product of the book has.
    UnknownProduct,
    /// A name that several products of the book have.
    SeveralProducts,
    /// A day that is yet to come, of something that has happened.
    YetToCome,
    /// More than nothing and less than a minute: perhaps hours, or a time as a part of a day.
    UnderAMinute,
    /// No birthday, or one that is yet to come.
    NotABirthday,
    /// No e-mail address.
    NotAnAddress,
    /// A number that a spreadsheet wrote in short, such as `1.38E+10`: its last digits are gone.
    DigitsLost,
    /// Done or put off, without the day.
    DayMissing,
    /// A sum of other rows, not a line.
    Sum,
    /// Only names the customer of the rows below it.
    Heading,
    /// A day years away from all others of the file: a typing error, most likely.
    FarDay,
    /// Read as it should be, but no record can say this, or not beside what else the row says.
    Unfit,
}

/// The column from 0, where one is to blame, and the reason.
pub(super) type Blame = (Option<u16>, Reason);

/// A row that is not taken, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// Record number in the file from 1, titles and header counted, as spreadsheets number rows.
    pub row: u32,
    /// Column from 0, where one cell is to blame.
    pub column: Option<u16>,
    /// Why.
    pub reason: Reason,
}
