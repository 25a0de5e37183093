//! What a newer version wrote and this one does not know stays as it is.

use keepgold_core::book::*;
use keepgold_core::codec::store::{Record, append};
use keepgold_core::codec::transfer::{decode_history, encode_history};
use keepgold_core::export::json;
use keepgold_core::unit::Day;
use proptest::prelude::*;

use crate::codec::support::{Dice, Fake, carry_out, reopen, save};

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

/// What a newer version may have given to records of three kinds.
const FIELDS: [&str; 3] = [
    "\"weather\":{ \"rain\" : 1e-3 }",
    "\"pets\":[ 1 ,{\"a\":null}],\"zodiac\":\"\\u9f99\"",
    "\"mood\":true",
];

/// A book in which the first record of each kind has fields that only a newer version knows.
fn with_newer_fields() -> History {
    let mut history = History::default();
    let mut dice = Dice::new(7);
    history
        .apply(Command::AddCustomer(dice.customer()))
        .unwrap();
    let customer = CustomerId::from_index(0);
    for record in records(&mut dice, customer) {
        history.apply(Command::AddRecord(record.clone())).unwrap();
        history.apply(Command::AddRecord(record)).unwrap();
    }
    let mut text = backup(history.book());
    for (list, fields) in ["contacts", "persons", "follow_ups"].iter().zip(FIELDS) {
        let start = format!("\"{list}\":[\n[0,{{");
        assert!(text.contains(&start), "{text}");
        text = text.replace(&start, &format!("{start}{fields},"));
    }
    History::new(json::read(text.as_bytes()).unwrap().book)
}

/// One of each kind.
fn records(dice: &mut Dice, customer: CustomerId) -> [AnyRecord; 3] {
    [
        Contact {
            customer,
            ..dice.contact(1)
        }
        .into(),
        Person {
            customer,
            ..dice.person(1)
        }
        .into(),
        FollowUp {
            customer,
            ..dice.follow_up(1)
        }
        .into(),
    ]
}

proptest! {
    #[test]
    fn fields_of_a_newer_version_outlive_all_that_is_done_here(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let store = Fake::default();
        let mut history = with_newer_fields();
        let mut saves = reopen(&store).saves;
        save(&store, &mut saves, &history).unwrap();
        let customer = CustomerId::from_index(0);
        let mut removed = false;
        for _ in 0..12 {
            let [first, second] = [0, 1].map(RecordId::from_index);
            let record = records(&mut dice, customer)[dice.index(3)].clone();
            let id = if dice.below(2) == 0 { first } else { second };
            let done = match dice.below(6) {
                _ if removed => {
                    removed = false;
                    Record::Undo
                }
                0 | 1 => Record::Do(Command::EditRecord(id, record)),
                2 => {
                    removed = true;
                    Record::Do(Command::RemoveRecord(record.kind(), first))
                }
                3 => Record::Do(Command::AddRecord(record)),
                4 => {
                    history = decode_history(&encode_history(&history)).unwrap();
                    continue;
                }
                _ => {
                    save(&store, &mut saves, &history).unwrap();
                    continue;
                }
            };
            carry_out(&mut history, done.clone()).unwrap();
            append(&store, &mut saves, &done).unwrap();
            let opened = reopen(&store);
            prop_assert!(opened.history == history);
            (history, saves) = (opened.history, opened.saves);
        }
        if removed {
            history.undo().unwrap();
        }
        let again = json::read(backup(history.book()).as_bytes()).unwrap().book;
        prop_assert!(&again == history.book());
        let text = backup(&again);
        for fields in FIELDS {
            prop_assert!(text.contains(fields), "{} in {}", fields, text);
        }
    }
}

#[test]
fn an_edit_of_a_newer_version_brings_its_fields() {
    let store = Fake::default();
    let mut history = with_newer_fields();
    let mut saves = reopen(&store).saves;
    save(&store, &mut saves, &history).unwrap();
    let edit =
        "{\"do\":{\"edit_record\":[0,{\"person\":{\"customer\":0,\"name\":\"B\",\"pets\":2}}]}}";
    let edit: Record = serde_json::from_str(edit).unwrap();
    carry_out(&mut history, edit.clone()).unwrap();
    append(&store, &mut saves, &edit).unwrap();
    let mut opened = reopen(&store).history;
    assert!(opened == history);
    assert!(backup(opened.book()).contains("\"name\":\"B\",\"pets\":2}"));
    opened.undo().unwrap();
    assert!(backup(opened.book()).contains(FIELDS[1]));
}
