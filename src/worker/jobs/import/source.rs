//! The file an import reads, in the worker: its bytes as the page hands them over, decoded and parted into rows.

use std::ops::ControlFlow;

use keepgold_core::codec::store::is_rescue;
use keepgold_core::import::xlsx;
use keepgold_core::import::{
    CsvReader, Encoding, EncodingFound, EncodingVote, FileKind, Form, ImportError, Layout,
    PlainTable, Sample, SheetAlike, SheetsFound, Staging, delimiter, sniff,
};
use web_sys::{TextDecodeOptions, TextDecoder};

use super::messages::{Fault, Format, Header, ReadAs, ReadProgress};

/// Bytes at the beginning of a file that are looked at to recognise it.
pub const HEAD: u32 = 256 * 1024;
/// Most bytes that are handed over at once.
pub const SLICE: u32 = 4 * 1024 * 1024;
/// Most bytes of a text: more lines than a book can hold.
const MOST_TEXT: u64 = 2_000_000_000;
/// Most bytes of a file that must lie in memory as a whole: workbooks and backups.
const MOST_WHOLE: u64 = 1_000_000_000;
/// Rows of a sheet of which it is told what they come to.
const GLIMPSED: u32 = 3_000;
/// Rows between two reports of progress.
const REPORT_ROWS: u32 = 8_192;

/// What the beginning of a file shows it to be.
#[derive(Debug)]
pub(super) enum Recognised {
    /// It can be looked at.
    Source(Box<Source>),
    /// It must lie in memory as a whole first.
    Whole(Whole),
    /// A text of which all bytes say how its characters are written.
    Text(Box<Scan>),
}

/// A text whose bytes are looked at once before anything is shown.
#[derive(Debug)]
pub(super) struct Scan {
    head: Vec<u8>,
    size: u64,
    taken: u64,
    vote: EncodingVote,
}

impl Scan {
    /// Takes the next bytes; how far it is.
    pub fn take(&mut self, bytes: &[u8]) -> ReadProgress {
        self.vote.take(bytes);
        self.taken += bytes.len() as u64;
        ReadProgress {
            share: (self.taken as f64 / self.size as f64).min(1.0),
            rows: 0,
        }
    }

    /// The text, once all of it was taken.
    pub fn finish(self) -> Result<Source, Fault> {
        if self.taken != self.size {
            return Err(Fault::Internal);
        }
        Ok(Source::Text {
            head: self.head,
            size: self.size,
            found: self.vote.finish(),
        })
    }
}

/// A file that is handed over as a whole, as far as it has come.
#[derive(Debug)]
pub(super) struct Whole {
    kind: WholeKind,
    size: usize,
    bytes: Vec<u8>,
}

/// What a file that is handed over as a whole becomes.
#[derive(Debug, Clone, Copy)]
enum WholeKind {
    Backup,
    Workbook,
    /// A table in a text of this form, whose head is in this encoding.
    Form(Form, Encoding),
}

/// A file that was recognised.
#[derive(Debug)]
pub(super) enum Source {
    /// Delimited text: its beginning. The rest is handed over when it is read.
    Text {
        head: Vec<u8>,
        size: u64,
        found: EncodingFound,
    },
    /// A workbook, which lies in memory.
    Workbook(Vec<u8>),
    /// A table that was read from a text of another form.
    Plain {
        form: Form,
        table: PlainTable,
        found: EncodingFound,
    },
    /// A backup or a rescue file of a whole book, which lies in memory.
    Backup(Vec<u8>),
}

/// The beginning of a file, read as wanted.
pub(super) struct Glance {
    pub format: Format,
    pub sample: Sample,
    pub layout: Layout,
}

/// Recognises a file of `size` bytes by its beginning.
pub(super) fn recognise(head: Vec<u8>, size: u64) -> Result<Recognised, Fault> {
    let kind = match sniff(&head)? {
        FileKind::Xlsx => WholeKind::Workbook,
        FileKind::Text { .. } | FileKind::Form { .. } if is_backup(&head) || is_rescue(&head) => {
            WholeKind::Backup
        }
        FileKind::Form { form, encoding } => WholeKind::Form(form, encoding),
        FileKind::Text { .. } if size > MOST_TEXT => {
            return Err(Fault::TooLarge {
                size,
                most: MOST_TEXT,
            });
        }
        FileKind::Text { encoding, .. } => {
            let vote = EncodingVote::new(encoding);
            let mut scan = Scan {
                head,
                size,
                taken: 0,
                vote,
            };
            if scan.head.len() as u64 != size {
                return Ok(Recognised::Text(Box::new(scan)));
            }
            scan.vote.take(&scan.head);
            scan.taken = size;
            return Ok(Recognised::Source(Box::new(scan.finish()?)));
        }
    };
    if size > MOST_WHOLE {
        return Err(Fault::TooLarge {
            size,
            most: MOST_WHOLE,
        });
    }
    let size = size as usize;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(size).map_err(|_| Fault::NoMemory)?;
    Ok(Recognised::Whole(Whole { kind, size, bytes }))
}

impl Whole {
    /// Takes the next bytes; how far it is.
    pub fn take(&mut self, bytes: &[u8]) -> Result<ReadProgress, Fault> {
        if self.bytes.len() + bytes.len() > self.size {
            return Err(Fault::Internal);
        }
        self.bytes.extend_from_slice(bytes);
        Ok(ReadProgress {
            share: self.bytes.len() as f64 / self.size as f64,
            rows: 0,
        })
    }

    /// The file, once all of it is there.
    pub fn finish(self) -> Result<Source, Fault> {
        if self.bytes.len() < self.size {
            return Err(Fault::Internal);
        }
        Ok(match self.kind {
            WholeKind::Backup => Source::Backup(self.bytes),
            WholeKind::Workbook => Source::Workbook(self.bytes),
            WholeKind::Form(form, head) => {
                let found = EncodingFound::of(head, &self.bytes);
                let text = Decoder::new(found.encoding, found.zeros)?.decode(self.bytes)?;
                Source::Plain {
                    form,
                    table: form.read(&text)?,
                    found,
                }
            }
        })
    }
}

impl Source {
    /// Looks at the beginning.
    pub fn glance(&self, read_as: &ReadAs) -> Result<Glance, Fault> {
        let (format, sample) = match self {
            Self::Text { head, size, found } => {
                let encoding = read_as.encoding.unwrap_or(found.encoding);
                let whole = *size <= head.len() as u64;
                let head = Decoder::new(encoding, found.zeros)?.decode(head.clone())?;
                let delimiter = read_as.delimiter.unwrap_or_else(|| delimiter(&head, whole));
                let sample = Sample::of_text(&head, delimiter, whole);
                if sample.rows().is_empty() {
                    // A first row past a limit leaves no sample; reading it says which limit.
                    CsvReader::new(delimiter).feed(&head, |_| Ok(()))?;
                }
                (
                    Format::Text {
                        encoding,
                        delimiter,
                    },
                    sample,
                )
            }
            Self::Workbook(bytes) => {
                let mut workbook = xlsx::open(bytes)?;
                let SheetsFound {
                    names,
                    chosen,
                    mut alike,
                } = SheetsFound::of(&mut workbook)?;
                let sheet = read_as.sheet.unwrap_or(chosen);
                if alike.iter().all(|other| other.sheet != sheet) {
                    alike.clear();
                }
                let sample = Sample::of_sheet(&mut workbook, sheet)?;
                let format = Format::Workbook {
                    sheets: names,
                    sheet,
                    all: read_as.all_alike && !alike.is_empty(),
                    alike,
                };
                (format, sample)
            }
            Self::Plain { form, table, .. } => (Format::Form(*form), Sample::of_plain(table)),
            Self::Backup(_) => return Err(Fault::Internal),
        };
        if sample.rows().iter().flatten().all(String::is_empty) {
            return Err(ImportError::Empty.into());
        }
        let layout = match read_as.header {
            Header::Unknown => sample.layout(),
            Header::Row(row) => Layout::with_header(row.max(1)),
            Header::None => Layout {
                header: None,
                first: 1,
            },
        };
        Ok(Glance {
            format,
            sample,
            layout,
        })
    }

    /// Of a text, what its bytes say of its encoding.
    pub fn encoding(&self) -> Option<&EncodingFound> {
        match self {
            Self::Text { found, .. } | Self::Plain { found, .. } => Some(found),
            _ => None,
        }
    }

    /// Reads the first rows into the staging; whether they are all.
    pub fn read_head(&self, format: &Format, staging: &mut Staging) -> Result<bool, Fault> {
        match (self, format) {
            (
                Self::Text { head, size, found },
                Format::Text {
                    encoding,
                    delimiter,
                },
            ) => {
                let whole = *size <= head.len() as u64;
                let head = Decoder::new(*encoding, found.zeros)?.decode(head.clone())?;
                let mut reader = CsvReader::new(*delimiter);
                reader.feed(&head, |row| staging.csv_row(row))?;
                // The last row may be cut.
                if whole {
                    reader.finish(|row| staging.csv_row(row))?;
                }
                Ok(whole)
            }
            (Self::Workbook(bytes), Format::Workbook { sheet, .. }) => {
                let mut wrong: Option<ImportError> = None;
                let mut workbook = xlsx::open(bytes)?;
                if let Some(sheet) = workbook.sheets().get(*sheet) {
                    staging.under(&sheet.name);
                }
                let cut = workbook.read(*sheet, |row| {
                    if row.number > GLIMPSED {
                        return ControlFlow::Break(());
                    }
                    match staging.row(row.number, row) {
                        Ok(()) => ControlFlow::Continue(()),
                        Err(error) => {
                            wrong = Some(error);
                            ControlFlow::Break(())
                        }
                    }
                })?;
                wrong.map_or(Ok(cut.is_continue()), |error| Err(error.into()))
            }
            (Self::Plain { table, .. }, _) => {
                for (number, row) in table.rows() {
                    if number > GLIMPSED {
                        return Ok(false);
                    }
                    staging.row(number, row)?;
                }
                Ok(true)
            }
            _ => Err(Fault::Internal),
        }
    }

    /// All bytes of a backup.
    pub fn backup(&self) -> Result<&[u8], Fault> {
        match self {
            Self::Backup(bytes) => Ok(bytes),
            _ => Err(Fault::Internal),
        }
    }
}

/// Whether a text begins as our backup does; whether it is one shows when it is read.
fn is_backup(head: &[u8]) -> bool {
    let head = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    let begin = &head[..head.len().min(200)];
    let name = keepgold_core::export::json::FORMAT.as_bytes();
    head.starts_with(b"{") && begin.windows(name.len()).any(|window| window == name)
}

/// Reads a text into a staging, slice by slice.
#[derive(Debug)]
pub(super) struct TextReading {
    decoder: Decoder,
    reader: CsvReader,
    size: u64,
    taken: u64,
}

impl TextReading {
    /// Begins at the first byte of a text of `size` bytes.
    pub fn new(encoding: Encoding, zeros: u32, delimiter: u8, size: u64) -> Result<Self, Fault> {
        Ok(Self {
            decoder: Decoder::new(encoding, zeros)?,
            reader: CsvReader::new(delimiter),
            size,
            taken: 0,
        })
    }

    /// Takes the next bytes; how far it is.
    pub fn take(&mut self, bytes: Vec<u8>, staging: &mut Staging) -> Result<ReadProgress, Fault> {
        self.taken += bytes.len() as u64;
        let bytes = self.decoder.decode(bytes)?;
        self.reader.feed(&bytes, |row| staging.csv_row(row))?;
        Ok(ReadProgress {
            share: (self.taken as f64 / self.size as f64).min(1.0),
            rows: staging.rows_read() as u32,
        })
    }

    /// Takes the last row, once all bytes were taken.
    pub fn finish(mut self, staging: &mut Staging) -> Result<(), Fault> {
        if self.taken != self.size {
            return Err(Fault::Internal);
        }
        let rest = self.decoder.finish()?;
        self.reader.feed(&rest, |row| staging.csv_row(row))?;
        self.reader.finish(|row| staging.csv_row(row))?;
        Ok(())
    }
}

/// Reads all rows of sheets into the staging, from the first row of data of each; rows count on from sheet to sheet.
pub(super) fn read_sheets(
    bytes: &[u8],
    sheets: &[SheetAlike],
    staging: &mut Staging,
    progress: impl Fn(ReadProgress),
) -> Result<(), Fault> {
    let mut workbook = xlsx::open(bytes)?;
    let mut before = 0;
    for (place, SheetAlike { sheet, first }) in sheets.iter().enumerate() {
        let mut wrong: Option<ImportError> = None;
        let mut last = 0;
        if let (0, Some(named)) = (place, workbook.sheets().get(*sheet)) {
            staging.under(&named.name);
        }
        let _: ControlFlow<()> = workbook.read(*sheet, |row| {
            if row.number.is_multiple_of(REPORT_ROWS) {
                progress(ReadProgress {
                    share: (place as f64 + row.share) / sheets.len() as f64,
                    rows: staging.rows_read() as u32,
                });
            }
            last = row.number;
            if row.number < *first {
                if place == 0 {
                    staging.above(row.number, row);
                }
                return ControlFlow::Continue(());
            }
            match staging.row(before + row.number, row) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    wrong = Some(error);
                    ControlFlow::Break(())
                }
            }
        })?;
        if let Some(error) = wrong {
            return Err(error.into());
        }
        before += last;
    }
    Ok(())
}

/// Bytes of a text as UTF-8 without a byte order mark and without zeros, piece by piece.
#[derive(Debug)]
struct Decoder {
    /// None for UTF-8, which the core reads as it is.
    decoder: Option<TextDecoder>,
    is_first: bool,
    has_zeros: bool,
}

impl Decoder {
    fn new(encoding: Encoding, zeros: u32) -> Result<Self, Fault> {
        let decoder = match encoding {
            Encoding::Utf8 => None,
            other => Some(TextDecoder::new_with_label(other.label()).map_err(|_| Fault::Internal)?),
        };
        Ok(Self {
            decoder,
            is_first: true,
            has_zeros: zeros > 0,
        })
    }

    fn decode(&mut self, mut bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        if let Some(decoder) = &self.decoder {
            let options = TextDecodeOptions::new();
            options.set_stream(true);
            // What cannot be decoded becomes U+FFFD; only a fatal decoder fails.
            let text = decoder.decode_with_u8_array_and_options(&bytes, &options);
            bytes = text.map_err(|_| Fault::Internal)?.into_bytes();
        } else if is_first && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        if self.has_zeros {
            bytes.retain(|&byte| byte != 0);
        }
        Ok(bytes)
    }

    /// What a character cut at the end leaves.
    fn finish(&self) -> Result<Vec<u8>, Fault> {
        match &self.decoder {
            None => Ok(Vec::new()),
            Some(decoder) => decoder
                .decode()
                .map(String::into_bytes)
                .map_err(|_| Fault::Internal),
        }
    }
}
