//! The worker's side of an import, step by step.

mod messages;
mod rejects;
mod source;

use keepgold_core::book::Book;
use keepgold_core::codec::store::{is_rescue, read_rescue};
use keepgold_core::codec::transfer;
use keepgold_core::export::json::{self, ReadError};
use keepgold_core::import::{
    Choices, Layout, Mapping, Rejected, SheetAlike, Staging, propose, propose_as,
};
use keepgold_core::question::OrderTotals;
use keepgold_core::unit::Day;

use self::source::{Glance, Recognised, Scan, Source, TextReading, Whole, read_sheets, recognise};
use super::super::envelope::Attachment;
use super::super::reply::Reply;
use crate::i18n::{Lang, set_lang};

pub use self::messages::{
    Fault, FileLook, Fix, Format, Header, ImportAnswer, ImportAsk, ImportPreview, ReadAs,
    ReadProgress,
};
pub use self::source::{HEAD, SLICE};

/// Rows shown to choose the header from, and the most characters of each.
const TOP_ROWS: usize = 30;
const TOP_CHARS: usize = 120;
/// Most characters of a sample value.
const SAMPLE_CHARS: usize = 60;

/// What the worker remembers of an import.
#[derive(Debug, Default)]
pub(super) struct Import {
    source: Option<Source>,
    /// What is done with the slices that come next.
    taking: Option<Taking>,
    read: Option<Read>,
}

/// What is done with the slices of a file.
#[derive(Debug)]
enum Taking {
    /// They become the file in memory.
    Whole(Whole),
    /// They say how a text is encoded.
    Text(Box<Scan>),
    /// They become rows.
    Rows {
        reading: TextReading,
        read: Box<Read>,
        choices: Box<Choices>,
    },
}

/// A file that was read wholly, with the book it goes into.
#[derive(Debug)]
struct Read {
    staging: Staging,
    book: Book,
    mapping: Mapping,
}

impl Import {
    /// Makes one step and answers it.
    pub fn step(&mut self, ask: ImportAsk, attachments: Vec<Attachment>, reply: &Reply) {
        match self.answer(ask, attachments, reply) {
            Ok((answer, attachments)) => reply.done(&answer, attachments),
            Err(fault) => reply.done(&ImportAnswer::Fault(fault), Vec::new()),
        }
    }

    fn answer(
        &mut self,
        ask: ImportAsk,
        mut attachments: Vec<Attachment>,
        reply: &Reply,
    ) -> Result<(ImportAnswer, Vec<Attachment>), Fault> {
        let answer = match ask {
            ImportAsk::Open { size } => {
                *self = Self::default();
                match recognise(bytes_in(&mut attachments)?, size)? {
                    Recognised::Source(source) => {
                        look(self.source.insert(*source), &ReadAs::default())?
                    }
                    Recognised::Whole(whole) => {
                        self.taking = Some(Taking::Whole(whole));
                        ImportAnswer::Send
                    }
                    Recognised::Text(scan) => {
                        self.taking = Some(Taking::Text(scan));
                        ImportAnswer::Send
                    }
                }
            }
            ImportAsk::Take => {
                let bytes = bytes_in(&mut attachments)?;
                ImportAnswer::Taken(match self.taking.as_mut().ok_or(Fault::Internal)? {
                    Taking::Whole(whole) => whole.take(&bytes)?,
                    Taking::Text(scan) => scan.take(&bytes),
                    Taking::Rows { reading, read, .. } => reading.take(bytes, &mut read.staging)?,
                })
            }
            ImportAsk::Taken => match self.taking.take().ok_or(Fault::Internal)? {
                Taking::Whole(whole) => match self.source.insert(whole.finish()?) {
                    Source::Backup(_) => ImportAnswer::IsBackup,
                    source => look(source, &ReadAs::default())?,
                },
                Taking::Text(scan) => look(self.source.insert(scan.finish()?), &ReadAs::default())?,
                Taking::Rows {
                    reading,
                    mut read,
                    choices,
                } => {
                    reading.finish(&mut read.staging)?;
                    self.read.insert(*read).preview(&choices)?
                }
            },
            ImportAsk::Look(read_as) => look(self.source()?, &read_as)?,
            ImportAsk::Read {
                mapping,
                read_as,
                choices,
            } => {
                let book = book_in(&mut attachments)?.ok_or(Fault::Internal)?;
                self.read = None;
                let source = self.source()?;
                let Glance { format, layout, .. } = source.glance(&read_as)?;
                let mut read = Read {
                    staging: staging(&mapping, layout)?,
                    book,
                    mapping,
                };
                match (source, format) {
                    (
                        Source::Text { size, found, .. },
                        Format::Text {
                            encoding,
                            delimiter,
                        },
                    ) => {
                        self.taking = Some(Taking::Rows {
                            reading: TextReading::new(encoding, found.zeros, delimiter, *size)?,
                            read: Box::new(read),
                            choices: Box::new(choices),
                        });
                        ImportAnswer::Send
                    }
                    (
                        Source::Workbook(bytes),
                        Format::Workbook {
                            sheet, alike, all, ..
                        },
                    ) => {
                        let only = [SheetAlike { sheet, first: 0 }];
                        let sheets = if all { &alike } else { &only[..] };
                        read_sheets(bytes, sheets, &mut read.staging, |progress| {
                            reply.progress(&progress);
                        })?;
                        self.read.insert(read).preview(&choices)?
                    }
                    (Source::Plain { table, .. }, Format::Form(_)) => {
                        for (number, row) in table.rows() {
                            read.staging.row(number, row)?;
                        }
                        self.read.insert(read).preview(&choices)?
                    }
                    _ => return Err(Fault::Internal),
                }
            }
            ImportAsk::Glimpse { mapping, read_as } => {
                let source = self.source()?;
                let Glance { format, layout, .. } = source.glance(&read_as)?;
                let mut staging = staging(&mapping, layout)?;
                let whole = source.read_head(&format, &mut staging)?;
                ImportAnswer::Glimpse(staging.glimpse(whole))
            }
            ImportAsk::Prepare { fixes, choices } => {
                let read = self.read.as_mut().ok_or(Fault::Internal)?;
                if let Some(book) = book_in(&mut attachments)? {
                    read.book = book;
                }
                for Fix { row, column, text } in fixes {
                    read.staging.fix(row, column, &text)?;
                }
                read.preview(&choices)?
            }
            ImportAsk::Finish { choices, lang } => {
                set_lang(Lang::from_tag(&lang).unwrap_or(Lang::En));
                let read = self.read.as_ref().ok_or(Fault::Internal)?;
                let (batch, report) = read.staging.prepare(&read.book, &choices)?.finish();
                let mut attached = vec![Attachment::Bytes(transfer::encode_batch(&batch))];
                if !report.rejected.is_empty() {
                    attached.push(Attachment::Bytes(read.rejected_file(&report.rejected)));
                }
                let answer = ImportAnswer::Finished(Box::new(report.figures));
                return Ok((answer, attached));
            }
            ImportAsk::ReadBackup => {
                let bytes = self.source()?.backup()?;
                if is_rescue(bytes) {
                    return rescued(bytes);
                }
                let backup = json::read(bytes)?;
                let book = Attachment::Bytes(transfer::encode_book(&backup.book));
                let answer = ImportAnswer::Backup {
                    written: backup.written,
                    counted: None,
                    totals: OrderTotals::of(&backup.book),
                };
                return Ok((answer, vec![book]));
            }
        };
        Ok((answer, Vec::new()))
    }

    fn source(&self) -> Result<&Source, Fault> {
        self.source.as_ref().ok_or(Fault::Internal)
    }
}

impl Read {
    fn preview(&mut self, choices: &Choices) -> Result<ImportAnswer, Fault> {
        self.staging.settle(choices);
        let prepared = self.staging.prepare(&self.book, choices)?;
        let cells = |row| self.staging.cells(row).unwrap_or_default();
        let preview = ImportPreview::new(prepared.preview(), self.staging.currencies(), cells);
        Ok(ImportAnswer::Preview(Box::new(preview)))
    }

    fn rejected_file(&self, rejected: &[Rejected]) -> Vec<u8> {
        let cells = |row| self.staging.cells(row).unwrap_or_default();
        rejects::file(&self.mapping, rejected, cells)
    }
}

/// What is intact of the book in a rescue file.
fn rescued(bytes: &[u8]) -> Result<(ImportAnswer, Vec<Attachment>), Fault> {
    let opened = read_rescue(bytes).map_err(|_| ReadError::NotABook)?;
    let book = Attachment::Bytes(transfer::encode_book(opened.history.book()));
    let save = opened.report.opened;
    let day = |ms: u64| Day::from_number(i32::try_from(ms / 86_400_000).ok()?);
    let answer = ImportAnswer::Backup {
        written: save
            .as_ref()
            .and_then(|save| day(save.saved))
            .unwrap_or(Day::FIRST),
        counted: save.map(|save| save.counts),
        totals: OrderTotals::of(opened.history.book()),
    };
    Ok((answer, vec![book]))
}

/// The bytes that came along.
fn bytes_in(attachments: &mut Vec<Attachment>) -> Result<Vec<u8>, Fault> {
    match attachments.pop() {
        Some(Attachment::Bytes(bytes)) => Ok(bytes),
        _ => Err(Fault::Internal),
    }
}

/// The book that came along, if one did.
fn book_in(attachments: &mut Vec<Attachment>) -> Result<Option<Book>, Fault> {
    match attachments.pop() {
        None => Ok(None),
        Some(Attachment::Bytes(book)) => transfer::decode_book(&book)
            .map(Some)
            .map_err(|_| Fault::Internal),
        Some(_) => Err(Fault::Internal),
    }
}

fn staging(mapping: &Mapping, layout: Layout) -> Result<Staging, Fault> {
    Ok(Staging::new(mapping.clone(), layout)?)
}

fn look(source: &Source, read_as: &ReadAs) -> Result<ImportAnswer, Fault> {
    let Glance {
        mut format,
        sample,
        layout,
    } = source.glance(read_as)?;
    let mut proposal = match read_as.kind {
        Some(kind) => propose_as(kind, &sample, layout),
        None => propose(&sample, layout),
    };
    // Sheets of months without a year are each of another one.
    if let (Format::Workbook { alike, all, .. }, true) =
        (&mut format, proposal.across.leaves_year())
    {
        alike.clear();
        *all = false;
    }
    let samples = proposal
        .columns
        .iter_mut()
        .flat_map(|column| &mut column.samples);
    for sample in samples {
        *sample = shortened(sample, SAMPLE_CHARS);
    }
    let top = sample.rows().iter().take(TOP_ROWS);
    let top = top.map(|row| shortened(&row.join(" · "), TOP_CHARS));
    let look = FileLook {
        format,
        top: top.collect(),
        layout,
        proposal,
        encoding: source.encoding().cloned(),
    };
    Ok(ImportAnswer::Look(Box::new(look)))
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
