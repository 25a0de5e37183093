//! The real file as a book. Must not know what is asked of it.

use std::io::BufReader;

use keepgold_core::book::{Command, History};
use keepgold_core::import::{Choices, CsvReader, Sample, Staging, propose};

use crate::common::reference_file;

/// The book of the UCI Online Retail file, charges as proposed; none where the data are missing.
pub fn online_retail() -> Option<History> {
    let path = reference_file("online_retail.csv.xz")?;
    let mut text = Vec::new();
    let mut packed = BufReader::new(std::fs::File::open(path).unwrap());
    lzma_rs::xz_decompress(&mut packed, &mut text).unwrap();
    let sample = Sample::of_text(&text[..65_536], b',', false);
    let layout = sample.layout();
    let mut staging = Staging::new(propose(&sample, layout).mapping(), layout).unwrap();
    let mut reader = CsvReader::new(b',');
    reader.feed(&text, |row| staging.csv_row(row)).unwrap();
    reader.finish(|row| staging.csv_row(row)).unwrap();
    let mut history = History::default();
    let prepared = staging.prepare(history.book(), &Choices::default());
    let (batch, _) = prepared.unwrap().finish();
    history.apply(Command::Import(Box::new(batch))).unwrap();
    Some(history)
}
