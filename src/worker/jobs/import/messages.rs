//! What page and worker say to each other in an import: the core's own types, and those of the conversation.

use keepgold_core::codec::store::Counts;
use keepgold_core::export::json::ReadError;
use keepgold_core::import::xlsx::XlsxError;
use keepgold_core::import::{
    ChargeCandidate, Choices, Currencies, DateDecision, Encoding, EncodingFound, Figures, Finding,
    Form, Glimpse, ImportError, Layout, Mapping, NumberReading, Preview, Proposal, Reason,
    Rejected, Role, SheetAlike, StagedCell, TableKind,
};
use keepgold_core::question::OrderTotals;
use keepgold_core::unit::{Day, Rate};
use serde::{Deserialize, Serialize};

/// A step of an import. The worker remembers the file and what it read between the steps.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ImportAsk {
    /// Takes the attached beginning of a file, up to [`super::HEAD`] bytes; answers [`ImportAnswer::Look`], or
    /// [`ImportAnswer::Send`] where it must have the whole file to look at it.
    Open {
        /// Bytes of the whole file.
        size: u64,
    },
    /// Takes the next slice of the file, which is attached; answers [`ImportAnswer::Taken`].
    Take,
    /// Every slice was taken: answers what the request did that asked for them, [`ImportAnswer::Look`],
    /// [`ImportAnswer::IsBackup`] or [`ImportAnswer::Preview`].
    Taken,
    /// Looks again, as a person wants it read.
    Look(ReadAs),
    /// Looks at what the beginning of the file comes to with these columns; answers [`ImportAnswer::Glimpse`].
    Glimpse {
        /// What the columns mean.
        mapping: Mapping,
        /// How the file is read.
        read_as: ReadAs,
    },
    /// Reads the whole file; the book is attached as transfer bytes. Answers [`ImportAnswer::Preview`], or
    /// [`ImportAnswer::Send`] where the file is not in the worker.
    Read {
        /// What the columns mean.
        mapping: Mapping,
        /// How the file is read.
        read_as: ReadAs,
        /// What was chosen so far.
        choices: Choices,
    },
    /// Works the import out anew, after cells were mended, or for the attached book instead of the one before.
    Prepare {
        /// Cells with another text, if any.
        fixes: Vec<Fix>,
        /// What was chosen.
        choices: Choices,
    },
    /// Makes the batch: answers [`ImportAnswer::Finished`] with the batch attached and, where rows were rejected,
    /// their list as a CSV file.
    Finish {
        /// What was chosen.
        choices: Choices,
        /// Language of the list of rejected rows, as a BCP 47 tag.
        lang: String,
    },
    /// Reads the file as a backup: answers [`ImportAnswer::Backup`] with the book attached as transfer bytes.
    ReadBackup,
}

/// How a file is to be read; what is none is found out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAs {
    /// Encoding of a text.
    pub encoding: Option<Encoding>,
    /// Delimiter of a text.
    pub delimiter: Option<u8>,
    /// Place of the sheet in a workbook.
    pub sheet: Option<usize>,
    /// Whether all sheets with the same columns are read, one after the other.
    pub all_alike: bool,
    /// Where the header is.
    pub header: Header,
    /// What the rows are.
    pub kind: Option<TableKind>,
}

/// Where the header of a table is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Header {
    /// To be found out.
    #[default]
    Unknown,
    /// In this row, counted from 1.
    Row(u32),
    /// Nowhere: the data start in the first row.
    None,
}

/// Another text for one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// Row of the file from 1.
    pub row: u32,
    /// Column from 0.
    pub column: u16,
    /// The text.
    pub text: String,
}

/// The answer to an [`ImportAsk`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ImportAnswer {
    /// What the beginning of the file shows.
    Look(Box<FileLook>),
    /// The worker waits for all slices of the file, from its beginning on.
    Send,
    /// A slice was taken.
    Taken(ReadProgress),
    /// The file is a backup of a whole book.
    IsBackup,
    /// What the beginning of the file comes to; none where nothing of it can be taken.
    Glimpse(Option<Glimpse>),
    /// What the import would do.
    Preview(Box<ImportPreview>),
    /// The batch is attached, and the list of rejected rows where there are any.
    Finished(Box<Figures>),
    /// The book is attached.
    Backup {
        /// The day the file says it was written.
        written: Day,
        /// For a rescue file, how much was saved of the book that could be read from it.
        counted: Option<Counts>,
        /// What its orders sum up to.
        totals: OrderTotals,
    },
    /// Nothing was done.
    Fault(Fault),
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadProgress {
    /// Share of the file, 0–1.
    pub share: f64,
    /// Rows read.
    pub rows: u32,
}

/// The beginning of a file and what is proposed for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLook {
    /// What kind of file it is.
    pub format: Format,
    /// Its first rows, shortened, to choose the header from.
    pub top: Vec<String>,
    /// Where its header and its data are.
    pub layout: Layout,
    /// What its rows and columns are taken for; samples are shortened.
    pub proposal: Proposal,
    /// Of a text, what all its bytes say of its encoding.
    pub encoding: Option<EncodingFound>,
}

/// The kind of a file with what can be chosen about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Delimited text.
    Text {
        /// Its encoding.
        encoding: Encoding,
        /// What parts its cells.
        delimiter: u8,
    },
    /// A workbook.
    Workbook {
        /// Its sheets by name.
        sheets: Vec<String>,
        /// The one that is read.
        sheet: usize,
        /// Those with the same columns, itself among them; empty where there is no other.
        alike: Vec<SheetAlike>,
        /// Whether they are all read, one after the other.
        all: bool,
    },
    /// A table in a text of another form.
    Form(Form),
}

/// What an import would do, as far as a page shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPreview {
    /// Its numbers.
    pub figures: Figures,
    /// New products that are, or could be, charges; the most telling first.
    pub charges: Vec<ChargeCandidate>,
    /// How dates are read; none when no date was found.
    pub dates: Option<DateDecision>,
    /// How the numbers of columns are read.
    pub numbers: Vec<(Role, NumberReading)>,
    /// The currencies that the file speaks for.
    pub currencies: Currencies,
    /// What the added lines with a known cost leave, as a share.
    pub margin: Option<Rate>,
    /// Rejected rows by reason, the commonest first.
    pub reasons: Vec<(Reason, u32)>,
    /// The first rejected rows with their cells that have a role.
    pub rejected: Vec<(Rejected, Vec<StagedCell>)>,
    /// What a person should know about the file.
    pub findings: Vec<Finding>,
}

/// Most charges and rejected rows that a preview carries.
const MOST_SHOWN: usize = 200;

impl ImportPreview {
    /// A preview for the page; `cells` gives the cells of a rejected row.
    pub(super) fn new(
        preview: &Preview,
        currencies: Currencies,
        cells: impl Fn(u32) -> Vec<StagedCell>,
    ) -> Self {
        let rejected = preview.rejected.iter().take(MOST_SHOWN);
        Self {
            figures: preview.figures.clone(),
            charges: preview.charges.iter().take(MOST_SHOWN).cloned().collect(),
            dates: preview.dates.clone(),
            numbers: preview.numbers.clone(),
            currencies,
            margin: preview.margin,
            reasons: preview.reasons(),
            rejected: rejected.map(|row| (*row, cells(row.row))).collect(),
            findings: preview.findings.clone(),
        }
    }
}

/// Why a file, or a step of its import, came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Its table cannot be read, or the book has no room for it.
    Table(ImportError),
    /// The workbook cannot be read.
    Workbook(XlsxError),
    /// The backup gives no book.
    Backup(ReadError),
    /// There is no memory for the whole file.
    NoMemory,
    /// Larger than can be read.
    TooLarge {
        /// Bytes it has.
        size: u64,
        /// Most bytes.
        most: u64,
    },
    /// A step out of turn, or a message that could not be read.
    Internal,
}

impl From<ImportError> for Fault {
    fn from(error: ImportError) -> Self {
        Self::Table(error)
    }
}

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error)
    }
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        Self::Backup(error)
    }
}
