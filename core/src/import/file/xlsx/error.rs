//! Why a workbook cannot be read; the app writes the sentences.

use crate::import::error::Foreign;
use serde::{Deserialize, Serialize};

/// A piece of a workbook, to say where something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// The ZIP archive around everything.
    Archive,
    /// The list of sheets and how they hang together.
    Workbook,
    /// The texts that cells share.
    SharedStrings,
    /// The formats of cells.
    Styles,
    /// The chosen sheet.
    Sheet,
}

/// The exact condition under which a workbook, or one of its sheets, is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum XlsxError {
    /// Neither a ZIP archive nor an older Office file.
    #[error("not a spreadsheet file")]
    NotASpreadsheet,
    /// A ZIP archive or a container without a workbook.
    #[error("no workbook: {0:?}")]
    NoWorkbook(Foreign),
    /// The workbook is encrypted with a password.
    #[error("protected by a password")]
    Password,
    /// A workbook of Excel 97–2003 (.xls).
    #[error("an old .xls workbook")]
    OldXls,
    /// A binary workbook (.xlsb).
    #[error("a binary .xlsb workbook")]
    Xlsb,
    /// An OpenDocument spreadsheet (.ods).
    #[error("an OpenDocument spreadsheet")]
    OpenDocument,
    /// The workbook has no sheet with cells.
    #[error("no sheets")]
    NoSheets,
    /// No sheet has this number.
    #[error("no such sheet")]
    NoSuchSheet,
    /// A piece is cut short, breaks its checksum or is not what it should be.
    #[error("{0:?} is damaged")]
    Damaged(Piece),
    /// A piece is compressed or encrypted in a way that workbooks do not use.
    #[error("{0:?} is packed in an unknown way")]
    UnknownPacking(Piece),
    /// A piece unpacks to more bytes than any real file has: a mistake or a bomb.
    #[error("{piece:?} unpacks to more than {most} bytes")]
    TooLarge {
        /// Which.
        piece: Piece,
        /// Most bytes.
        most: u64,
    },
    /// The archive has more entries than any real workbook.
    #[error("more than {most} entries")]
    TooManyEntries {
        /// Most entries.
        most: usize,
    },
    /// A row holds something past the last column that is read.
    #[error("row {row} has more than {most} columns")]
    TooManyColumns {
        /// The row, from 1.
        row: u32,
        /// Most columns.
        most: usize,
    },
}
