//! Why an import came to nothing, as it travels.

use keepgold_core::book::RecordKind;
use keepgold_core::export::json::{Part, Place, ReadError};
use keepgold_core::import::ImportError;
use keepgold_core::import::xlsx::XlsxError;
use serde::{Deserialize, Serialize};

/// Why a file, or a step of its import, came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// No bytes, or nothing in them.
    Empty,
    /// There is no memory for the whole file.
    NoMemory,
    /// Larger than can be read.
    TooLarge {
        /// Bytes it has.
        size: u64,
        /// Most bytes.
        most: u64,
    },
    /// Neither a spreadsheet nor text.
    NotATable,
    /// An Excel file of 2003 or before.
    OldExcel,
    /// A binary workbook (`.xlsb`).
    BinaryWorkbook,
    /// An OpenDocument spreadsheet.
    OpenDocument,
    /// Protected by a password.
    Password,
    /// A workbook without a sheet with cells.
    NoSheets,
    /// A workbook that is damaged.
    DamagedWorkbook,
    /// It unpacks to far more than any real file.
    UnpacksTooLarge {
        /// Most bytes.
        most: u64,
    },
    /// A row with too many columns.
    TooManyColumns {
        /// The row from 1.
        row: u32,
        /// Most columns.
        most: usize,
    },
    /// Too many rows.
    TooManyRows {
        /// Most rows.
        most: u32,
    },
    /// A row that does not end.
    RowTooLong {
        /// The row from 1.
        row: u32,
    },
    /// More distinct texts than there is room for.
    TooMuchText,
    /// The book would hold too many order lines.
    TooManyLines {
        /// Most lines.
        most: usize,
    },
    /// The book would hold too many contacts.
    TooManyRecords {
        /// Of which kind.
        kind: RecordKind,
        /// Most of them.
        most: usize,
    },
    /// The columns and their meanings do not go together.
    Mapping,
    /// A backup that is no backup, or of another program.
    NotABook,
    /// A backup of a newer version.
    NewerVersion {
        /// The file's version.
        version: u64,
    },
    /// A backup that ends too early.
    CutShort,
    /// A backup with something wrong in it.
    DamagedBackup {
        /// Line of the file from 1.
        line: usize,
        /// Column in bytes from 1.
        column: usize,
        /// In which part.
        part: BackupPart,
        /// At which record of it, from 1; 0 in parts without records.
        record: usize,
    },
    /// A backup whose parts do not go together.
    UnfitBackup,
    /// A step out of turn, or a message that could not be read.
    Internal,
}

/// [`Part`] of a backup, as it travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupPart {
    /// What the file says of itself.
    Head,
    /// The settings.
    Settings,
    /// The customers.
    Customers,
    /// The products.
    Products,
    /// The orders.
    Orders,
    /// The orders taken out by hand.
    Voided,
    /// The judgements.
    Judgements,
    /// The contact log.
    Contacts,
    /// The standards and rates of service.
    Service,
    /// The rules that were in force before.
    PastRules,
    Records,
}

impl From<ImportError> for Fault {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Empty => Self::Empty,
            ImportError::LegacySpreadsheet => Self::OldExcel,
            ImportError::Binary => Self::NotATable,
            ImportError::TooManyColumns { row, most } => Self::TooManyColumns { row, most },
            ImportError::TooManyRows { most } => Self::TooManyRows { most },
            ImportError::RowTooLong { row } => Self::RowTooLong { row },
            ImportError::TooMuchText => Self::TooMuchText,
            ImportError::TooManyLines { most } => Self::TooManyLines { most },
            ImportError::TooManyRecords { kind, most } => Self::TooManyRecords { kind, most },
            ImportError::NoColumnFor(_)
            | ImportError::RoleTwice(_)
            | ImportError::RoleOutOfPlace(_)
            | ImportError::OtherColumns => Self::Mapping,
        }
    }
}

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::NotASpreadsheet | XlsxError::NoWorkbook => Self::NotATable,
            XlsxError::Password => Self::Password,
            XlsxError::OldXls => Self::OldExcel,
            XlsxError::Xlsb => Self::BinaryWorkbook,
            XlsxError::OpenDocument => Self::OpenDocument,
            XlsxError::NoSheets | XlsxError::NoSuchSheet => Self::NoSheets,
            XlsxError::Damaged(_)
            | XlsxError::UnknownPacking(_)
            | XlsxError::TooManyEntries { .. } => Self::DamagedWorkbook,
            XlsxError::TooLarge { most, .. } => Self::UnpacksTooLarge { most },
            XlsxError::TooManyColumns { row, most } => Self::TooManyColumns { row, most },
        }
    }
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NotABook => Self::NotABook,
            ReadError::NewerVersion { version } => Self::NewerVersion { version },
            ReadError::CutShort(_) => Self::CutShort,
            ReadError::NotJson(place) | ReadError::Damaged(place) => damaged(place),
            ReadError::TooMany { .. } | ReadError::Refused(_) => Self::UnfitBackup,
        }
    }
}

fn damaged(place: Place) -> Fault {
    let (part, counted) = match place.part {
        Part::Head => (BackupPart::Head, false),
        Part::Settings => (BackupPart::Settings, false),
        Part::Customers => (BackupPart::Customers, true),
        Part::Products => (BackupPart::Products, true),
        Part::Orders => (BackupPart::Orders, true),
        Part::Voided => (BackupPart::Voided, true),
        Part::Judgements => (BackupPart::Judgements, true),
        Part::Contacts => (BackupPart::Contacts, true),
        Part::Service => (BackupPart::Service, false),
        Part::PastRules => (BackupPart::PastRules, true),
        Part::Records => (BackupPart::Records, false),
    };
    Fault::DamagedBackup {
        line: place.line,
        column: place.column,
        part,
        record: if counted { place.record + 1 } else { 0 },
    }
}
