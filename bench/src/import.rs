//! Bytes of a file to a book, as the app does it: recognise, propose, read, prepare, apply.

use std::ops::ControlFlow;

use keepgold_core::book::{Command, History};
use keepgold_core::import::{
    Choices, CsvReader, EncodingFound, FileKind, Sample, Staging, delimiter, propose, sniff, xlsx,
};
use wasm_bindgen::prelude::*;

use crate::{Shelf, told};

/// Bytes from which the form of a text is found.
const HEAD: usize = 256 * 1024;
/// Rows from which the form of a sheet is found.
const ROWS: usize = 200;

/// Reads order lines from the bytes of a CSV file into an empty book.
///
/// # Errors
/// What the import says.
#[wasm_bindgen]
pub fn import_csv(bytes: &[u8]) -> Result<Shelf, JsError> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if let FileKind::Text { encoding, .. } = sniff(head).map_err(told)? {
        EncodingFound::of(encoding, bytes);
    }
    let whole = head.len() == bytes.len();
    let delimiter = delimiter(head, whole);
    let sample = Sample::of_text(head, delimiter, whole);
    let mut staging = staging(&sample)?;
    let mut reader = CsvReader::new(delimiter);
    reader
        .feed(bytes, |row| staging.csv_row(row))
        .map_err(told)?;
    reader.finish(|row| staging.csv_row(row)).map_err(told)?;
    shelve(staging)
}

/// Reads order lines from the first sheet of an XLSX file into an empty book.
///
/// # Errors
/// What the import says.
#[wasm_bindgen]
pub fn import_xlsx(bytes: &[u8]) -> Result<Shelf, JsError> {
    let mut workbook = xlsx::open(bytes).map_err(told)?;
    let mut sample = Sample::default();
    let mut seen = 0;
    let _ = workbook
        .read(0, |row| {
            sample.push(row);
            seen += 1;
            if seen < ROWS {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        })
        .map_err(told)?;
    let mut staging = staging(&sample)?;
    let mut refused = None;
    let _ = workbook
        .read(0, |row| match staging.row(row.number, row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                refused = Some(error);
                ControlFlow::Break(())
            }
        })
        .map_err(told)?;
    match refused {
        Some(error) => Err(told(error)),
        None => shelve(staging),
    }
}

fn staging(sample: &Sample) -> Result<Staging, JsError> {
    let layout = sample.layout();
    Staging::new(propose(sample, layout).mapping(), layout).map_err(told)
}

fn shelve(mut staging: Staging) -> Result<Shelf, JsError> {
    let mut history = History::default();
    let choices = Choices::default();
    staging.settle(&choices);
    let prepared = staging.prepare(history.book(), &choices).map_err(told)?;
    let (batch, _) = prepared.finish();
    history
        .apply(Command::Import(Box::new(batch)))
        .map_err(told)?;
    Ok(Shelf { history })
}
