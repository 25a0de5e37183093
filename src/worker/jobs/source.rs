//! The file an import reads, in the worker: slices of a blob, decoded and parted into rows. Must not know what the
//! columns mean.

use std::ops::ControlFlow;

use js_sys::Uint8Array;
use keepgold_core::import::xlsx::{self, XlsxError};
use keepgold_core::import::{
    Cell, CsvReader, Encoding, FileKind, ImportError, Layout, Sample, Staging, delimiter, sniff,
};
use web_sys::{Blob, FileReaderSync, TextDecodeOptions, TextDecoder};

use super::wire::{Fault, Format, Header, ReadAs, ReadProgress};

/// Bytes that are looked at to recognise a text.
const HEAD: u32 = 256 * 1024;
/// Bytes that are read at once.
const SLICE: u32 = 4 * 1024 * 1024;
/// Most bytes of a text: more lines than a book can hold.
const MOST_TEXT: u64 = 2_000_000_000;
/// Most bytes of a file that must lie in memory as a whole: workbooks and backups.
const MOST_WHOLE: u64 = 1_000_000_000;
/// Rows of a sheet that are looked at.
const SAMPLED: u32 = 300;
/// Rows between two reports of progress.
const REPORT_ROWS: u32 = 8_192;

const ENCODINGS: [Encoding; 5] = [
    Encoding::Utf8,
    Encoding::Gb18030,
    Encoding::Utf16Le,
    Encoding::Utf16Be,
    Encoding::Windows1252,
];

/// A file that was recognised.
#[derive(Debug)]
pub(super) enum Source {
    /// Delimited text, read in slices.
    Text { blob: Blob, encoding: Encoding },
    /// A workbook, which lies in memory.
    Workbook(Vec<u8>),
    /// A backup of a whole book.
    Backup(Blob),
}

/// The beginning of a file, read as wanted.
pub(super) struct Glance {
    pub format: Format,
    pub sample: Sample,
    pub layout: Layout,
}

impl Source {
    /// Recognises a file by its beginning.
    pub fn open(blob: Blob) -> Result<Self, Fault> {
        let size = blob.size();
        let head = slice(&blob, 0, HEAD)?;
        match sniff(&head)? {
            FileKind::Xlsx => Ok(Self::Workbook(whole(&blob)?)),
            FileKind::Text { .. } if is_backup(&head) => Ok(Self::Backup(blob)),
            FileKind::Text { .. } if size > MOST_TEXT as f64 => Err(Fault::TooLarge {
                size: size as u64,
                most: MOST_TEXT,
            }),
            FileKind::Text { encoding, .. } => Ok(Self::Text { blob, encoding }),
        }
    }

    /// Looks at the beginning.
    pub fn glance(&self, read_as: &ReadAs) -> Result<Glance, Fault> {
        let (format, sample) = match self {
            Self::Text { blob, encoding } => {
                let encoding = read_as
                    .encoding
                    .as_deref()
                    .and_then(encoding_of)
                    .unwrap_or(*encoding);
                let whole = blob.size() <= f64::from(HEAD);
                let head = Decoder::new(encoding)?.decode(slice(blob, 0, HEAD)?)?;
                let delimiter = read_as.delimiter.unwrap_or_else(|| delimiter(&head, whole));
                let sample = Sample::of_text(&head, delimiter, whole);
                if sample.rows().is_empty() {
                    // A first row past a limit leaves no sample; reading it says which limit.
                    CsvReader::new(delimiter).feed(&head, |_| Ok(()))?;
                }
                let encoding = encoding.label().to_owned();
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
                let sheets = workbook
                    .sheets()
                    .iter()
                    .map(|sheet| sheet.name.clone())
                    .collect();
                let sample = sample_of_sheet(&mut workbook, read_as.sheet)?;
                (
                    Format::Workbook {
                        sheets,
                        sheet: read_as.sheet,
                    },
                    sample,
                )
            }
            Self::Backup(_) => return Err(Fault::Internal),
        };
        if sample.rows().iter().flatten().all(String::is_empty) {
            return Err(Fault::Empty);
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

    /// Reads all rows into the staging.
    pub fn read(
        &self,
        format: &Format,
        staging: &mut Staging,
        progress: impl Fn(ReadProgress),
    ) -> Result<(), Fault> {
        match (self, format) {
            (
                Self::Text { blob, .. },
                Format::Text {
                    encoding,
                    delimiter,
                },
            ) => {
                let encoding = encoding_of(encoding).ok_or(Fault::Internal)?;
                read_text(blob, encoding, *delimiter, staging, progress)
            }
            (Self::Workbook(bytes), Format::Workbook { sheet, .. }) => {
                read_sheet(bytes, *sheet, staging, progress)
            }
            _ => Err(Fault::Internal),
        }
    }

    /// All bytes of a backup.
    pub fn backup(&self) -> Result<Vec<u8>, Fault> {
        match self {
            Self::Backup(blob) => whole(blob),
            _ => Err(Fault::Internal),
        }
    }
}

/// The labels of the encodings a text can be in, the likeliest first.
pub fn encoding_labels() -> [&'static str; 5] {
    ENCODINGS.map(Encoding::label)
}

fn encoding_of(label: &str) -> Option<Encoding> {
    ENCODINGS
        .into_iter()
        .find(|encoding| encoding.label() == label)
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

fn read_text(
    blob: &Blob,
    encoding: Encoding,
    delimiter: u8,
    staging: &mut Staging,
    progress: impl Fn(ReadProgress),
) -> Result<(), Fault> {
    let size = blob.size();
    let mut decoder = Decoder::new(encoding)?;
    let mut reader = CsvReader::new(delimiter);
    let mut at = 0.0;
    while at < size {
        let bytes = decoder.decode(slice(blob, at as u64, SLICE)?)?;
        reader.feed(&bytes, |row| staging.csv_row(row))?;
        at += f64::from(SLICE);
        progress(ReadProgress {
            share: (at / size).min(1.0),
            rows: staging.rows_read() as u32,
        });
    }
    reader.feed(&decoder.finish()?, |row| staging.csv_row(row))?;
    reader.finish(|row| staging.csv_row(row))?;
    Ok(())
}

fn read_sheet(
    bytes: &[u8],
    sheet: usize,
    staging: &mut Staging,
    progress: impl Fn(ReadProgress),
) -> Result<(), Fault> {
    let mut wrong: Option<ImportError> = None;
    let mut workbook = xlsx::open(bytes)?;
    let _: ControlFlow<()> = workbook.read(sheet, |row| {
        if row.number.is_multiple_of(REPORT_ROWS) {
            let rows = staging.rows_read() as u32;
            progress(ReadProgress {
                share: row.share,
                rows,
            });
        }
        match staging.row(row.number, row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                wrong = Some(error);
                ControlFlow::Break(())
            }
        }
    })?;
    wrong.map_or(Ok(()), |error| Err(error.into()))
}

fn sample_of_sheet(workbook: &mut xlsx::Workbook<'_>, sheet: usize) -> Result<Sample, XlsxError> {
    let mut sample = Sample::default();
    let (mut next, blank): (u32, &[Cell<'_>]) = (1, &[]);
    let _: ControlFlow<()> = workbook.read(sheet, |row| {
        // Rows that hold nothing are not given, but they count.
        while next < row.number && next <= SAMPLED {
            sample.push(blank);
            next += 1;
        }
        if next > SAMPLED {
            return ControlFlow::Break(());
        }
        sample.push(row);
        next += 1;
        ControlFlow::Continue(())
    })?;
    Ok(sample)
}

/// Bytes of a text as UTF-8 without a byte order mark, piece by piece.
struct Decoder {
    /// None for UTF-8, which the core reads as it is.
    decoder: Option<TextDecoder>,
    is_first: bool,
}

impl Decoder {
    fn new(encoding: Encoding) -> Result<Self, Fault> {
        let decoder = match encoding {
            Encoding::Utf8 => None,
            other => Some(TextDecoder::new_with_label(other.label()).map_err(|_| Fault::Internal)?),
        };
        Ok(Self {
            decoder,
            is_first: true,
        })
    }

    fn decode(&mut self, mut bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        let Some(decoder) = &self.decoder else {
            if is_first && bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            return Ok(bytes);
        };
        let options = TextDecodeOptions::new();
        options.set_stream(true);
        // What cannot be decoded becomes U+FFFD; only a fatal decoder fails.
        let text = decoder.decode_with_u8_array_and_options(&bytes, &options);
        text.map(String::into_bytes).map_err(|_| Fault::Internal)
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

/// Up to `length` bytes from a place of the file.
fn slice(blob: &Blob, from: u64, length: u32) -> Result<Vec<u8>, Fault> {
    let from = from as f64;
    let part = blob
        .slice_with_f64_and_f64(from, from + f64::from(length))
        .map_err(|_| Fault::Unreadable)?;
    bytes_of(&part)
}

fn whole(blob: &Blob) -> Result<Vec<u8>, Fault> {
    let size = blob.size();
    if size > MOST_WHOLE as f64 {
        return Err(Fault::TooLarge {
            size: size as u64,
            most: MOST_WHOLE,
        });
    }
    bytes_of(blob)
}

fn bytes_of(blob: &Blob) -> Result<Vec<u8>, Fault> {
    let reader = FileReaderSync::new().map_err(|_| Fault::Internal)?;
    let buffer = reader
        .read_as_array_buffer(blob)
        .map_err(|_| Fault::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
