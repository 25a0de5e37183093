//! What a newer version wrote and this one does not know stays as it is.

use keepgold_core::book::*;
use keepgold_core::codec::transfer::{decode_history, encode_history};
use keepgold_core::export::json;
use keepgold_core::unit::Day;

use crate::codec::support::{Fake, reopen, save};

const TODAY: Day = Day::FIRST;

fn backup(book: &Book) -> String {
    let mut out = Vec::new();
    json::write(book, TODAY, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A backup with records of kinds that nobody knows yet, written as no program here writes them.
fn newer() -> (String, &'static str) {
    let mut history = History::default();
    let named = Customer {
        name: "丰禾".into(),
        ..Customer::default()
    };
    history.apply(Command::AddCustomer(named)).unwrap();
    let logs = "\"auctions\":[\n[3,{\"z\":1e3,\"customer\": 0,\"a\":[ 1 ]}],\n[9,7]],\
        \n\"zeros\":[\n[0,\"\\u4e30\"]]";
    let text = backup(history.book()).replace("\"records\":{", &format!("\"records\":{{\n{logs}"));
    (text, logs)
}

#[test]
fn records_of_unknown_kinds_come_back_as_they_were() {
    let (text, logs) = newer();
    let book = json::read(text.as_bytes()).unwrap().book;
    assert_eq!(book.records().beside_contacts(), 3);
    let store = Fake::default();
    save(&store, &mut reopen(&store).saves, &History::new(book)).unwrap();
    let stored = reopen(&store).history;
    let carried = decode_history(&encode_history(&stored)).unwrap();
    assert!(
        backup(carried.book()).contains(logs),
        "{}",
        backup(carried.book())
    );
}

#[test]
fn an_unknown_kind_keeps_the_rules_that_all_keep() {
    let (text, _) = newer();
    let refused = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        json::read(text.replace(from, to).as_bytes()).is_err()
    };
    // A number twice, a number for nobody, nothing at a number, no name, a field that has a place of its own.
    assert!(refused("[9,7]", "[3,7]"));
    assert!(refused("[9,7]", "[4294967295,7]"));
    assert!(refused("[9,7]", "[9,null]"));
    assert!(refused("\"zeros\"", "\"\""));
    assert!(refused("\"zeros\"", "\"contacts\""));
}
