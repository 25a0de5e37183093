//! What an import says across the worker border: plain data of one message each.

mod fault;

use keepgold_core::codec::store::Counts;
use keepgold_core::import::{
    ChargeCandidate, ChargeGround, Choices, ColumnGuess, DateDecision, DateReading, DecimalSign,
    Figures, Ground, Mapping, Preview, Reason, Role, StagedCell, TableKind, Tally,
};
use keepgold_core::question::OrderTotals;
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::{Day, Money};
use serde::{Deserialize, Serialize};

pub use self::fault::{BackupPart, Fault};

/// A step of an import. The worker remembers the file and what it read between the steps.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ImportAsk {
    /// Takes the attached beginning of a file, up to [`super::source::HEAD`] bytes; answers [`ImportAnswer::Look`], or
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
    /// Label of the encoding of a text.
    pub encoding: Option<String>,
    /// Delimiter of a text.
    pub delimiter: Option<u8>,
    /// Place of the sheet in a workbook.
    pub sheet: usize,
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
    /// Role of the column.
    pub role: Role,
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
    /// What the import would do.
    Preview(Box<ImportPreview>),
    /// The batch is attached, and the list of rejected rows where there are any.
    Finished(Box<FiguresWire>),
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
    /// Row of the header from 1; none where there is none.
    pub header: Option<u32>,
    /// First row of data from 1.
    pub first: u32,
    /// What the rows are taken for.
    pub kind: TableKind,
    /// All columns in the order of the file.
    pub columns: Vec<ColumnLook>,
}

/// The kind of a file with what can be chosen about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Delimited text.
    Text {
        /// Label of its encoding.
        encoding: String,
        /// What parts its cells.
        delimiter: u8,
    },
    /// A workbook.
    Workbook {
        /// Its sheets by name.
        sheets: Vec<String>,
        /// The one that is read.
        sheet: usize,
    },
}

/// A column with what is proposed for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnLook {
    /// Its header; empty where there is none.
    pub header: String,
    /// The proposed role.
    pub role: Option<Role>,
    /// How sure, in percent.
    pub confidence: u8,
    /// Why.
    pub basis: Basis,
    /// Its first distinct values.
    pub samples: Vec<String>,
}

/// What a role rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// The header is a known name.
    Header,
    /// A part of the header is a known name.
    PartOfHeader,
    /// The contents fit.
    Contents,
    /// A file with these columns was read this way before.
    Remembered,
    /// A person chose it.
    Chosen,
    /// Nothing fits.
    Nothing,
}

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportPreview {
    /// Its numbers.
    pub figures: FiguresWire,
    /// New products that are, or could be, charges; the most telling first.
    pub charges: Vec<Charge>,
    /// How dates are read; none when no date was found.
    pub dates: Option<Dates>,
    /// How the numbers of columns are read.
    pub numbers: Vec<Numbers>,
    /// Rejected rows by reason, the commonest first.
    pub reasons: Vec<(Reason, u32)>,
    /// The first rejected rows with their cells.
    pub rejected: Vec<RejectedRow>,
}

/// [`Figures`] of the core, as they travel.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FiguresWire(#[serde(with = "FiguresForm")] pub Figures);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Figures")]
struct FiguresForm {
    rows: u32,
    blank: u32,
    rejected: u32,
    lines: u32,
    lines_with_customer: u32,
    lines_without_customer: u32,
    returns: u32,
    returns_with_customer: u32,
    orders: u32,
    known_orders: u32,
    known_lines: u32,
    repeats: u32,
    repeats_dropped: u32,
    #[serde(with = "TallyForm")]
    customers: Tally,
    #[serde(with = "TallyForm")]
    products: Tally,
    case_twins: u32,
    first_day: Option<Day>,
    last_day: Option<Day>,
    #[serde(with = "nanos")]
    net_sales: Money,
    #[serde(with = "nanos")]
    net_sales_with_customer: Money,
    rounded: u32,
    undivided: u32,
    amounts_differ: u32,
    contacts: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Tally")]
struct TallyForm {
    new: u32,
    updated: u32,
    known: u32,
}

/// Money as its billionths.
mod nanos {
    use super::Money;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(money: &Money, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i128(money.nanos())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Money, D::Error> {
        i128::deserialize(from).map(Money::from_nanos)
    }
}

/// A new product that may be a charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// Its code; empty when the file has only names.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Order lines.
    pub lines: u32,
    /// Sum of the lines.
    #[serde(with = "nanos")]
    pub amount: Money,
    /// What speaks for it.
    pub ground: Option<WhyCharge>,
    /// Whether it is taken as a charge.
    pub chosen: bool,
}

/// [`ChargeGround`] as it travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyCharge {
    /// Its code is a word for a charge.
    Code,
    /// Its name says so.
    Name,
    /// Its code is a word among numbers.
    Shape,
}

/// How dates are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// The format.
    pub reading: DateReading,
    /// Asked when day and month could change places: a sample, read with the day first, with the month first.
    pub question: Option<(String, Day, Day)>,
    /// Whether rows stand in other formats and are rejected.
    pub mixed: bool,
}

/// How the numbers of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// The column's role.
    pub role: Role,
    /// Its decimal sign.
    pub sign: DecimalSign,
    /// Whether the other reading fits as well.
    pub doubtful: bool,
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedRow {
    /// Row of the file from 1.
    pub row: u32,
    /// Column from 0, where one cell is to blame.
    pub column: Option<u16>,
    /// Why.
    pub reason: Reason,
    /// Its cells that have a role: column, role, text.
    pub cells: Vec<(u16, Role, String)>,
}

impl From<ColumnGuess> for ColumnLook {
    fn from(guess: ColumnGuess) -> Self {
        let basis = match guess.ground {
            Ground::Header => Basis::Header,
            Ground::PartOfHeader => Basis::PartOfHeader,
            Ground::Contents => Basis::Contents,
            Ground::Nothing => Basis::Nothing,
        };
        Self {
            header: guess.header,
            role: guess.role,
            confidence: guess.confidence,
            basis,
            samples: guess.samples,
        }
    }
}

impl From<&ChargeCandidate> for Charge {
    fn from(candidate: &ChargeCandidate) -> Self {
        Self {
            code: candidate.code.clone(),
            name: candidate.name.clone(),
            lines: candidate.lines,
            amount: candidate.amount,
            ground: candidate.ground.map(|ground| match ground {
                ChargeGround::Code => WhyCharge::Code,
                ChargeGround::Name => WhyCharge::Name,
                ChargeGround::Shape => WhyCharge::Shape,
            }),
            chosen: candidate.chosen,
        }
    }
}

impl From<&DateDecision> for Dates {
    fn from(decision: &DateDecision) -> Self {
        let question = decision.question.as_ref();
        Self {
            reading: decision.reading,
            question: question.map(|q| (q.sample.clone(), q.day_first, q.month_first)),
            mixed: decision.mixed,
        }
    }
}

/// Most charges and rejected rows that a preview carries.
const MOST_SHOWN: usize = 200;

impl ImportPreview {
    /// A preview for the page; `cells` gives the cells of a rejected row.
    pub(super) fn new(preview: &Preview, cells: impl Fn(u32) -> Vec<StagedCell>) -> Self {
        let mut reasons: Vec<(Reason, u32)> = Vec::new();
        for rejected in &preview.rejected {
            // Widths differ from row to row; as a reason they are one.
            let same = |known: &Reason| {
                std::mem::discriminant(known) == std::mem::discriminant(&rejected.reason)
            };
            match reasons.iter_mut().find(|(reason, _)| same(reason)) {
                Some((_, count)) => *count += 1,
                None => reasons.push((rejected.reason, 1)),
            }
        }
        sort_by(&mut reasons, |a, b| b.1.cmp(&a.1));
        let shown = preview.rejected.iter().take(MOST_SHOWN);
        let rejected = shown.map(|rejected| RejectedRow {
            row: rejected.row,
            column: rejected.column,
            reason: rejected.reason,
            cells: cells(rejected.row)
                .into_iter()
                .map(|cell| (cell.column, cell.role, cell.text))
                .collect(),
        });
        Self {
            figures: FiguresWire(preview.figures.clone()),
            charges: preview
                .charges
                .iter()
                .take(MOST_SHOWN)
                .map(Charge::from)
                .collect(),
            dates: preview.dates.as_ref().map(Dates::from),
            numbers: preview
                .numbers
                .iter()
                .map(|(role, reading)| Numbers {
                    role: *role,
                    sign: reading.sign,
                    doubtful: reading.doubtful,
                })
                .collect(),
            reasons,
            rejected: rejected.collect(),
        }
    }
}
