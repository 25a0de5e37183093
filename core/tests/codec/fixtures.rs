//! Stores written by older versions open for ever.

use std::collections::BTreeMap;

use keepgold_core::book::*;
use keepgold_core::codec::store::{Record, Space, append};

use crate::support::{Dice, Fake, carry_out, reopen, save};

/// The store that version 1 wrote: two saves and some journal. Written once by
/// `write_fixture`, never again.
const VERSION_1: &str = include_str!("../fixtures/store_v1.json");

/// What it held.
fn expected() -> (Fake, History) {
    let store = Fake::default();
    let mut dice = Dice::new(2_026);
    let mut history = dice.history(40);
    let mut saves = reopen(&store).saves;
    save(&store, &mut saves, &history).unwrap();
    let customer = Customer {
        code: "C-1".into(),
        name: "留金贸易有限公司".into(),
        region: "华东".into(),
        tags: vec!["重点".into()],
        ..Customer::default()
    };
    history.apply(Command::AddCustomer(customer)).unwrap();
    saves.note_break();
    save(&store, &mut saves, &history).unwrap();
    let mut journalled = 0;
    while journalled < 12 {
        let record = dice.record(history.book());
        if carry_out(&mut history, record.clone()).is_ok() {
            append(&store, &mut saves, &record).unwrap();
            journalled += 1;
        }
    }
    carry_out(&mut history, Record::Undo).unwrap();
    append(&store, &mut saves, &Record::Undo).unwrap();
    (store, history)
}

#[test]
fn a_store_of_version_1_opens() {
    let texts: BTreeMap<String, String> = serde_json::from_str(VERSION_1).unwrap();
    let opened = reopen(&Fake::of(texts));
    let (_, history) = expected();
    assert_eq!(opened.report.opened.map(|m| m.generation), Some(2));
    assert_eq!(opened.report.replayed, 13);
    assert!(opened.report.failures.is_empty() && opened.report.dropped.is_empty());
    assert!(
        opened
            .history
            .book()
            .customers()
            .iter()
            .any(|c| c.region == "华东")
    );
    assert!(opened.history == history);
}

/// Writes the fixture of the present version: run it by name when the version goes up.
#[test]
#[ignore = "writes a fixture"]
fn write_fixture() {
    let (store, _) = expected();
    let text = keepgold_core::codec::store::salvage(&store, Space::Own).unwrap();
    let version = 1;
    let path = format!(
        "{}/tests/fixtures/store_v{version}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::write(path, text).unwrap();
}
