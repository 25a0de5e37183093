//! The backup file: everything comes back, and nothing hostile gets in.

use keepgold_core::book::{
    AmountScale, Book, Command, Contact, ContactKind, Cost, Customer, CustomerId, CustomerKind,
    Evidence, History, Hysteresis, Judgement, Line, MAX_MINUTES, Order, OrderId, Product,
    ProductId, ProductKind, RecordId, RecordKind, Refusal, Rules, Service, Serving, TierRule,
    Units, Weights,
};
use keepgold_core::export::json::{Part, ReadError, read, write};
use keepgold_core::unit::{Day, Price, Quantity, Rate};
use proptest::prelude::*;

const WRITTEN: i32 = 20_000;

fn day(number: i32) -> Day {
    Day::from_number(number).unwrap()
}

fn text(book: &Book) -> String {
    let mut out = Vec::new();
    write(book, day(WRITTEN), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A book with one of everything that a command can leave behind.
fn full_book() -> Book {
    let mut history = History::default();
    let mut apply = |command| history.apply(command).unwrap();
    for code in ["A", "B", "C"] {
        apply(Command::AddCustomer(Customer {
            kind: CustomerKind::Person,
            code: code.into(),
            name: format!("丰禾 \"{code}\" \\ <b>\u{1}\n"),
            region: "华东".into(),
            owner: "王".into(),
            tags: vec!["x; y".into(), "=1+1".into()],
            since: Some(day(-300)),
            notes: "line\nline".into(),
            prospect: code == "C",
            ..Customer::default()
        }));
    }
    for (code, cost) in [
        ("P", Cost::Unknown),
        ("Q", Cost::Unit(Price::from_millionths(1_200).unwrap())),
        ("R", Cost::Margin(Rate::from_percent(-3).unwrap())),
    ] {
        apply(Command::AddProduct(Product {
            code: code.into(),
            unit: "袋".into(),
            category: "肥料".into(),
            kind: ProductKind::Charge,
            cost,
            ..Product::default()
        }));
    }
    for (code, customer) in [("1", Some(0)), ("", None), ("C3", Some(1))] {
        let line = |product, quantity, price| Line {
            product: ProductId::from_index(product),
            quantity: Quantity::from_thousandths(quantity).unwrap(),
            price: Price::from_millionths(price).unwrap(),
        };
        apply(Command::AddOrder(Order {
            code: code.into(),
            customer: customer.map(CustomerId::from_index),
            day: day(15_000),
            lines: vec![line(0, -Quantity::LIMIT, Price::LIMIT), line(1, 1, -5)],
        }));
    }
    let (a, b) = (CustomerId::from_index(0), CustomerId::from_index(1));
    apply(Command::MergeCustomers { from: a, into: b });
    apply(Command::ArchiveCustomer(b, true));
    apply(Command::MergeProducts {
        from: ProductId::from_index(2),
        into: ProductId::from_index(0),
    });
    apply(Command::VoidOrder(OrderId::from_index(2), true));
    let judgement = Judgement::new(Evidence::Wallet, 1e9, "他们说的", day(15_001))
        .unwrap()
        .until(Some(day(15_300)));
    apply(Command::Judge(b, Evidence::Wallet, judgement));
    apply(Command::ChangeUnits(Units {
        currency: "GBP".into(),
        default_margin: Rate::from_percent(30).unwrap(),
        as_of: Some(day(15_100)),
    }));
    let rules = Rules {
        window_months: 24,
        scale: AmountScale::Rank,
        weights: Weights::new([10_000, 0, 0, 0]).unwrap(),
        tier_rule: TierRule::DEFAULT_SCORE,
        hysteresis: Hysteresis::new(20, 3).unwrap(),
    };
    apply(Command::ChangeRules(rules, day(15_002)));
    apply(Command::add(Contact {
        customer: a,
        day: day(15_003),
        kind: ContactKind::Message,
        by: "王".into(),
        note: "\"price\"\n<b>".into(),
        minutes: 1,
        outcome: None,
        with: String::new(),
    }));
    apply(Command::RemoveRecord(
        RecordKind::Contact,
        RecordId::from_index(0),
    ));
    for kind in ContactKind::ALL {
        apply(Command::add(Contact {
            customer: b,
            day: day(15_004),
            kind,
            by: String::new(),
            note: String::new(),
            minutes: MAX_MINUTES,
            outcome: None,
            with: String::new(),
        }));
    }
    apply(Command::RemoveRecord(
        RecordKind::Contact,
        RecordId::from_index(1),
    ));
    let mut service = Service::default();
    service.standards[0].policy = "每月拜访".into();
    service.standards[3].care_budget = Price::from_millionths(5).unwrap();
    service.rates = service
        .rates
        .with(Serving::Return, Price::from_millionths(7).unwrap());
    apply(Command::ChangeService(Box::new(service)));
    history.book().clone()
}

#[test]
fn everything_comes_back() {
    for book in [full_book(), Book::default()] {
        let backup = read(text(&book).as_bytes()).unwrap();
        assert_eq!(backup.book, book);
        assert_eq!(backup.written, day(WRITTEN));
    }
}

#[test]
fn a_backup_from_before_hysteresis_reads_as_none() {
    let book = full_book();
    let mut value: serde_json::Value = serde_json::from_str(&text(&book)).unwrap();
    let settings = value["settings"].as_object_mut().unwrap();
    assert!(settings.remove("hysteresis").is_some());
    let read = read(value.to_string().as_bytes()).unwrap().book;
    let expected = Rules {
        hysteresis: Hysteresis::NONE,
        ..book.rules().clone()
    };
    assert_eq!(read.rules(), &expected);
}

/// A backup that version 1 wrote. It is never written again.
const VERSION_1: &str = include_str!("../fixtures/backup_v1.json");

#[test]
fn a_backup_of_version_1_opens() {
    let book = read(VERSION_1.as_bytes()).unwrap().book;
    assert_eq!(book.customers()[0].region, "华东");
    assert_eq!(book.orders().line_count(), 6);
    assert_eq!(book.rules().hysteresis.periods(), 3);
    let judgement = book.judgement(CustomerId::from_index(0), Evidence::Satisfaction);
    assert_eq!(judgement.and_then(|judgement| judgement.until), None);
    assert!(book.contacts().is_empty() && book.past_rules().len() == 0);
    assert_eq!(book.service(), &Service::default());
    // From now on it says what this version says.
    assert_eq!(read(text(&book).as_bytes()).unwrap().book, book);
}

#[test]
fn what_version_2_brought_must_be_there() {
    let whole = text(&full_book());
    for name in ["contacts", "service", "past_rules"] {
        let mut value: serde_json::Value = serde_json::from_str(&whole).unwrap();
        assert!(value.as_object_mut().unwrap().remove(name).is_some());
        let error = read(value.to_string().as_bytes());
        assert!(matches!(error, Err(ReadError::Damaged(_))), "{name}");
    }
    let twice = whole.replace("[2,{\"customer\"", "[0,{\"customer\"");
    assert_eq!(
        read(twice.as_bytes()),
        Err(ReadError::Refused(Refusal::DoesNotFit))
    );
}

#[test]
fn contacts_can_be_logged_whatever_numbers_a_file_brings() {
    let whole = text(&full_book());
    let top = 4_294_967_294_usize;
    for (numbers, expected) in [
        ([2, 3, top], [4, 5]),
        ([0, 1, top], [2, 3]),
        ([top - 2, top - 1, top], [0, 1]),
        ([0, 1, top - 1], [top, 2]),
    ] {
        let mut moved = whole.clone();
        for (old, new) in [0, 2, 3].into_iter().zip(numbers).rev() {
            let of = |number| format!("[{number},{{\"customer\"");
            moved = moved.replace(&of(old), &of(new));
        }
        let mut history = History::new(read(moved.as_bytes()).unwrap().book);
        let old = history.book().contacts().clone();
        let again = old.values().next().unwrap().clone();
        for number in expected {
            history.apply(Command::add(again.clone())).unwrap();
            let id = RecordId::from_index(number);
            assert!(!old.contains_key(&id), "{numbers:?}");
            assert_eq!(
                history.book().contacts().get(&id),
                Some(&again),
                "{numbers:?}"
            );
        }
        assert_eq!(history.book().contacts().len(), old.len() + 2);
    }
}

#[test]
fn a_file_saved_again_by_an_editor_still_reads() {
    let book = full_book();
    let value: serde_json::Value = serde_json::from_str(&text(&book)).unwrap();
    let pretty = format!(
        "\u{feff}{}\n",
        serde_json::to_string_pretty(&value).unwrap()
    );
    assert_eq!(read(pretty.as_bytes()).unwrap().book, book);
}

#[test]
fn foreign_and_newer_files_are_named_as_such() {
    let whole = text(&full_book());
    for foreign in [
        "[]",
        "{}",
        "3",
        r#"{"version":1}"#,
        r#"{"format":"other","version":1}"#,
    ] {
        assert_eq!(
            read(foreign.as_bytes()),
            Err(ReadError::NotABook),
            "{foreign}"
        );
    }
    let newer = whole.replace("\"version\":3", "\"version\":4,\"visits\":[]");
    let error = Err(ReadError::NewerVersion { version: 4 });
    assert_eq!(read(newer.as_bytes()), error);
    for nothing in ["", "PK\u{3}\u{4}", "not json"] {
        assert!(matches!(
            read(nothing.as_bytes()),
            Err(ReadError::NotJson(_))
        ));
    }
}

#[test]
fn damage_is_shown_with_its_place() {
    let whole = text(&full_book());
    let place = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        match read(whole.replace(from, to).as_bytes()) {
            Err(ReadError::Damaged(place)) => (place.part, place.record, place.line),
            other => panic!("{from} → {to}: {other:?}"),
        }
    };
    assert_eq!(place("[\"C3\",1,", "[\"C3\",-1,"), (Part::Orders, 2, 17));
    assert_eq!(
        place("[\"C3\",1,15000", "[\"C3\",1,99999999"),
        (Part::Orders, 2, 17)
    );
    assert_eq!(
        place("1,1,-5]],\n[\"C3\"", "1,1]],\n[\"C3\""),
        (Part::Orders, 1, 16)
    );
    assert_eq!(
        place("\"code\":\"B\"", "\"code\":7"),
        (Part::Customers, 1, 8)
    );
    assert_eq!(place("[10000,0,0,0]", "[10000,0,0,1]").0, Part::Settings);
    assert_eq!(place("\"wallet\"", "\"purse\"").0, Part::Judgements);
    assert_eq!(place("\"written\"", "\"wrote\"").0, Part::Head);
    assert_eq!(
        place("\"voided\":", "\"format\":\"keepgold-book\",\"voided\":").0,
        Part::Head
    );
    let cut = &whole[..whole.len() / 2];
    assert!(matches!(read(cut.as_bytes()), Err(ReadError::CutShort(_))));
}

#[test]
fn parts_that_break_a_rule_of_the_book_are_refused() {
    let whole = text(&full_book());
    let refusal = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        match read(whole.replacen(from, to, 1).as_bytes()) {
            Err(ReadError::Refused(refusal)) => refusal,
            other => panic!("{from} → {to}: {other:?}"),
        }
    };
    let taken = Refusal::CodeTaken { code: "A".into() };
    assert_eq!(refusal("\"code\":\"B\"", "\"code\":\"A\""), taken);
    assert_eq!(
        refusal("\"merged_into\":1", "\"merged_into\":0"),
        Refusal::CannotMerge
    );
    assert_eq!(
        refusal("[\"C3\",1,", "[\"C3\",9,"),
        Refusal::UnknownCustomer
    );
    assert_eq!(
        refusal("\"voided\":[\n2", "\"voided\":[\n3"),
        Refusal::UnknownOrder
    );
    assert_eq!(refusal(",1,1,-5]]", ",9,1,-5]]"), Refusal::UnknownProduct);
    let long = format!("[\"{}\",1,", "x".repeat(200));
    assert!(matches!(
        refusal("[\"C3\",1,", &long),
        Refusal::TooLong { .. }
    ));
}

proptest! {
    #[test]
    fn a_mutated_file_gives_a_book_or_an_error(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0usize..4), 1..6),
    ) {
        let mut bytes = text(&full_book()).into_bytes();
        for (place, byte, kind) in edits {
            if bytes.is_empty() {
                break;
            }
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        if let Ok(backup) = read(&bytes) {
            // What was read is a whole book: it can be written and read again.
            let mut again = Vec::new();
            write(&backup.book, backup.written, &mut again).unwrap();
            prop_assert_eq!(read(&again), Ok(backup));
        }
    }
}
