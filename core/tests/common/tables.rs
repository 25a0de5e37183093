//! A small table of text through the import.

use keepgold_core::book::{Command, History};
use keepgold_core::import::{Choices, CsvReader, Sample, Staging, propose};

/// Columns of order lines.
pub const HEADER: &str = "Order No,Date,Customer ID,SKU,Product,Qty,Price\n";

/// The table as it is read, with the columns that are proposed.
pub fn staged(text: &str) -> Staging {
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    let layout = sample.layout();
    let mut staging = Staging::new(propose(&sample, layout).mapping(), layout).unwrap();
    let mut reader = CsvReader::new(b',');
    reader
        .feed(text.as_bytes(), |row| staging.csv_row(row))
        .unwrap();
    reader.finish(|row| staging.csv_row(row)).unwrap();
    staging
}

/// Puts what the import makes of it into the book.
pub fn import(history: &mut History, staging: &Staging, choices: &Choices) {
    let (batch, _) = staging.prepare(history.book(), choices).unwrap().finish();
    history.apply(Command::Import(Box::new(batch))).unwrap();
}
