//! Files as people have them, each with what must come of it when every proposal is accepted: made after public reports and
//! the formats that vendors describe. `cases/expected.tsv` says it; a file passes if its figures, its questions and what is
//! told of it are those.

use std::collections::BTreeMap;
use std::path::Path;

use keepgold_core::import::{Encoding, Whole};
use serde_json::Value;

const EXPECTED: &str = include_str!("cases/expected.tsv");

/// A text in UTF-8; what cannot be decoded becomes U+FFFD, as in a browser.
fn decoded(encoding: Encoding, bytes: &[u8]) -> String {
    let decoder = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).unwrap();
    decoder.decode_without_bom_handling(bytes).0.into_owned()
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/cases")
}

/// What comes of a file in one line, as `expected.tsv` writes it behind the name.
fn outcome(file: &str) -> String {
    let bytes = std::fs::read(folder().join(file)).unwrap();
    let outcome = match Whole::look(bytes, decoded).and_then(|whole| whole.outcome()) {
        Ok(outcome) => outcome,
        Err(error) => return format!("refused: {error}"),
    };
    let days = outcome
        .days
        .map_or(String::new(), |(first, last)| format!("{first}…{last}"));
    let customers = outcome.customers.iter();
    // A long list says no more than how many there are.
    let customers: Vec<String> = if customers.len() > 12 {
        vec![format!("{} customers", customers.len())]
    } else {
        customers
            .map(|(name, sales)| format!("{} {sales:.2}", name.replace('\n', " ")))
            .collect()
    };
    let asks: Vec<&str> = outcome.asks.iter().map(|ask| ask.about.as_str()).collect();
    let mut notes: BTreeMap<String, u32> = BTreeMap::new();
    for note in &outcome.notes {
        let kind = note.get("kind").and_then(Value::as_str).unwrap();
        if kind != "unused" {
            *notes.entry(kind.to_owned()).or_default() += 1;
        }
    }
    let notes: Vec<String> = notes
        .into_iter()
        .map(|(kind, n)| format!("{kind} {n}"))
        .collect();
    [
        outcome.lines.to_string(),
        format!("{:.2}", outcome.net_sales),
        days,
        customers.join("; "),
        outcome.rejected.len().to_string(),
        asks.join(", "),
        notes.join(", "),
    ]
    .join("\t")
}

#[test]
fn every_file_comes_to_what_it_should() {
    let mut wrong = Vec::new();
    for line in EXPECTED.lines().skip(1) {
        let (file, expected) = line.split_once('\t').unwrap();
        let found = outcome(file);
        if found != expected {
            wrong.push(format!("{file}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_expected_to_come_to_something() {
    let mut files: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|file| file != "expected.tsv")
        .collect();
    files.sort();
    let names = EXPECTED
        .lines()
        .skip(1)
        .map(|line| line.split('\t').next().unwrap().to_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    assert_eq!(files, names);
}
