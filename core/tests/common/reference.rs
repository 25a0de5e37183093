//! The reference data: files from outside whose figures are known. Each is unpacked once for all tests.

use std::io::BufReader;
use std::path::PathBuf;
use std::sync::OnceLock;

use keepgold_core::book::{Command, History};
use keepgold_core::import::{Choices, CsvReader, Sample, Staging, propose};

/// A file of the reference data. Where it is missing this says so and gives none, but fails where
/// `CI` says that nothing may be left out.
pub fn reference_file(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("KEEPGOLD_REFERENCE_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"),
        PathBuf::from,
    );
    let path = folder.join(name);
    if path.is_file() {
        return Some(path);
    }
    missing(&format!("reference data missing: {}", path.display()))
}

/// Says that a test is skipped; fails it where `CI` is set.
pub fn missing<T>(what: &str) -> Option<T> {
    let ci = std::env::var("CI").unwrap_or_default();
    assert!(matches!(ci.as_str(), "" | "0" | "false"), "{what}");
    println!("skipped: {what}");
    None
}

/// The bytes of a reference file.
pub fn reference_bytes(name: &str) -> Option<Vec<u8>> {
    Some(std::fs::read(reference_file(name)?).unwrap())
}

/// The CSV of the UCI Online Retail file.
pub fn online_retail_csv() -> Option<&'static [u8]> {
    static TEXT: OnceLock<Vec<u8>> = OnceLock::new();
    let path = reference_file("online_retail.csv.xz")?;
    let text = TEXT.get_or_init(|| {
        let mut text = Vec::new();
        let mut packed = BufReader::new(std::fs::File::open(path).unwrap());
        lzma_rs::xz_decompress(&mut packed, &mut text).unwrap();
        text
    });
    Some(text)
}

/// The book of the UCI Online Retail file, charges as proposed.
pub fn online_retail() -> Option<&'static History> {
    static HISTORY: OnceLock<History> = OnceLock::new();
    let text = online_retail_csv()?;
    Some(HISTORY.get_or_init(|| {
        let sample = Sample::of_text(&text[..65_536], b',', false);
        let layout = sample.layout();
        let mut staging = Staging::new(propose(&sample, layout).mapping(), layout).unwrap();
        let mut reader = CsvReader::new(b',');
        reader.feed(text, |row| staging.csv_row(row)).unwrap();
        reader.finish(|row| staging.csv_row(row)).unwrap();
        let mut history = History::default();
        let prepared = staging.prepare(history.book(), &Choices::default());
        let (batch, _) = prepared.unwrap().finish();
        history.apply(Command::Import(Box::new(batch))).unwrap();
        history
    }))
}
