//! A whole file in memory, read as it is when every proposal is accepted: what the wizard does step by step.

use std::ops::ControlFlow;

use super::batch::{Choices, Prepared};
use super::columns::{Layout, Proposal, Sample, propose};
use super::error::ImportError;
use super::file::xlsx::{self, XlsxError};
use super::file::{
    Cell, CsvReader, Encoding, EncodingFound, FileKind, Form, PlainTable, delimiter, sniff,
};
use super::sheets::SheetsFound;
use super::staging::Staging;
use crate::book::Book;

/// What kind of file it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WholeFormat {
    /// Delimited text.
    Text {
        /// Its encoding.
        encoding: Encoding,
        /// What parts its cells.
        delimiter: u8,
    },
    /// A workbook.
    Workbook {
        /// The name of the sheet that is read.
        sheet: String,
    },
    /// A table in a text of another form.
    Form(Form),
}

/// A file, looked at: what is proposed, before all of it is read.
#[derive(Debug)]
pub struct Whole {
    /// What kind of file it was.
    pub format: WholeFormat,
    /// Where header and data are.
    pub layout: Layout,
    /// What its rows and columns are taken for.
    pub proposal: Proposal,
    /// Of a text, what its bytes say of its encoding.
    pub encoding: Option<EncodingFound>,
    /// The sheets of a workbook.
    pub sheets: Option<SheetsFound>,
    rows: Rows,
}

/// The rows of a file, to be read once more.
#[derive(Debug)]
enum Rows {
    Text { text: Vec<u8>, delimiter: u8 },
    Sheet { bytes: Vec<u8>, sheet: usize },
    Plain(PlainTable),
}

/// Why a whole file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WholeError {
    /// As a table.
    #[error(transparent)]
    Table(#[from] ImportError),
    /// As a workbook.
    #[error(transparent)]
    Workbook(#[from] XlsxError),
}

impl Whole {
    /// Looks at a file; `decode` makes UTF-8 of a text in another encoding.
    ///
    /// # Errors
    /// [`WholeError`] where it is no table that can be read.
    pub fn look(
        bytes: Vec<u8>,
        decode: impl FnOnce(Encoding, &[u8]) -> String,
    ) -> Result<Self, WholeError> {
        let (mut found, mut sheets) = (None, None);
        let (format, sample, rows) = match sniff(&bytes)? {
            FileKind::Text { encoding, mark } => {
                let told = found.insert(EncodingFound::of(encoding, &bytes));
                let encoding = told.encoding;
                let mut text = match encoding {
                    Encoding::Utf8 => bytes[mark..].to_vec(),
                    other => decode(other, &bytes[mark..]).into_bytes(),
                };
                if told.zeros > 0 {
                    text.retain(|&byte| byte != 0);
                }
                let delimiter = delimiter(&text, true);
                let sample = Sample::of_text(&text, delimiter, true);
                let format = WholeFormat::Text {
                    encoding,
                    delimiter,
                };
                (format, sample, Rows::Text { text, delimiter })
            }
            FileKind::Form { form, encoding } => {
                let told = found.insert(EncodingFound::of(encoding, &bytes));
                let text = match told.encoding {
                    Encoding::Utf8 => bytes,
                    other => decode(other, &bytes).into_bytes(),
                };
                let table = form.read(&text)?;
                let sample = Sample::of_plain(&table);
                (WholeFormat::Form(form), sample, Rows::Plain(table))
            }
            FileKind::Xlsx => {
                let mut workbook = xlsx::open(&bytes)?;
                let told = sheets.insert(SheetsFound::of(&mut workbook)?);
                let sheet = told.chosen;
                let sample = Sample::of_sheet(&mut workbook, sheet)?;
                let format = WholeFormat::Workbook {
                    sheet: told.names.get(sheet).cloned().unwrap_or_default(),
                };
                (format, sample, Rows::Sheet { bytes, sheet })
            }
        };
        if sample.rows().iter().flatten().all(String::is_empty) {
            return Err(ImportError::Empty.into());
        }
        let layout = sample.layout();
        Ok(Self {
            format,
            layout,
            proposal: propose(&sample, layout),
            encoding: found,
            sheets,
            rows,
        })
    }

    /// Reads all rows with the columns as they are proposed.
    ///
    /// # Errors
    /// [`WholeError`] where a column is missing or a limit is passed.
    pub fn staged(&self) -> Result<Staging, WholeError> {
        let mut staging = Staging::new(self.proposal.mapping(), self.layout)?;
        match &self.rows {
            Rows::Text { text, delimiter } => {
                let mut reader = CsvReader::new(*delimiter);
                reader.feed(text, |row| staging.csv_row(row))?;
                reader.finish(|row| staging.csv_row(row))?;
            }
            Rows::Plain(table) => {
                for (number, row) in table.rows() {
                    staging.row(number, row)?;
                }
            }
            Rows::Sheet { bytes, sheet } => {
                let mut wrong = None;
                let mut workbook = xlsx::open(bytes)?;
                if let Some(sheet) = workbook.sheets().get(*sheet) {
                    staging.under(&sheet.name);
                }
                let _: ControlFlow<()> =
                    workbook.read(*sheet, |row| match staging.row(row.number, row) {
                        Ok(()) => ControlFlow::Continue(()),
                        Err(error) => {
                            wrong = Some(error);
                            ControlFlow::Break(())
                        }
                    })?;
                if let Some(error) = wrong {
                    return Err(error.into());
                }
            }
        }
        Ok(staging)
    }

    /// What an import into an empty book would do.
    ///
    /// # Errors
    /// As [`Self::staged`], and where there is nothing to read.
    pub fn prepared(&self) -> Result<(Staging, Prepared), WholeError> {
        let mut staging = self.staged()?;
        let choices = Choices::default();
        staging.settle(&choices);
        let prepared = staging.prepare(&Book::default(), &choices)?;
        Ok((staging, prepared))
    }
}

impl Sample {
    /// The first rows of a table in memory.
    pub fn of_plain(table: &PlainTable) -> Self {
        let mut sample = Self::default();
        for (_, row) in table.rows() {
            sample.push(row);
        }
        sample
    }

    /// The first rows of a sheet.
    ///
    /// # Errors
    /// [`XlsxError`] where the sheet cannot be read.
    pub fn of_sheet(workbook: &mut xlsx::Workbook<'_>, sheet: usize) -> Result<Self, XlsxError> {
        let mut sample = Self::default();
        if let Some(sheet) = workbook.sheets().get(sheet) {
            sample.name.clone_from(&sheet.name);
        }
        let (mut next, blank): (u32, &[Cell<'_>]) = (1, &[]);
        let _: ControlFlow<()> = workbook.read(sheet, |row| {
            // Rows that hold nothing are not given, but they count.
            while next < row.number && !sample.is_full() {
                sample.push(blank);
                next += 1;
            }
            if sample.is_full() {
                return ControlFlow::Break(());
            }
            sample.push(row);
            next += 1;
            ControlFlow::Continue(())
        })?;
        Ok(sample)
    }
}
