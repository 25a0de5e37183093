//! Stores written by older versions open for ever.

use std::collections::{BTreeMap, BTreeSet};

use keepgold_core::book::*;
use keepgold_core::codec::store::{Opened, Record, SaveError, append};
use keepgold_core::unit::{Day, Price, Quantity, Rate};

use super::support::{Fake, carry_out, reopen, save};

/// The store that version 1 wrote: two saves and some journal. It is never written again; a new
/// version gets a fixture of its own beside it, made once by `salvage` of a [`written`] store of
/// that version.
const VERSION_1: &str = include_str!("../fixtures/store_v1.json");

fn customer(index: usize) -> CustomerId {
    CustomerId::from_index(index)
}

fn line(product: usize, quantity: &str, price: &str) -> Line {
    Line {
        product: ProductId::from_index(product),
        quantity: Quantity::parse(quantity.as_bytes()).unwrap().0,
        price: Price::parse(price.as_bytes()).unwrap().0,
    }
}

fn day(month: u32, day: u32) -> Day {
    Day::from_civil(2026, month, day).unwrap()
}

/// An import with every kind of field in it.
fn import() -> Command {
    let named = |code: &str, name: &str| Customer {
        code: code.into(),
        name: name.into(),
        ..Customer::default()
    };
    let product = |code: &str, cost: Cost, kind: ProductKind| Product {
        code: code.into(),
        name: format!("{code} 型"),
        category: "轴承".into(),
        unit: "件".into(),
        cost,
        kind,
        ..Product::default()
    };
    let mut orders = Orders::default();
    let mut push = |code: &str, who: Option<usize>, on: Day, lines: &[Line]| {
        let who = who.map(customer);
        orders.push(code, who, on, lines.iter().copied()).unwrap();
    };
    push(
        "536365",
        Some(0),
        day(1, 5),
        &[line(0, "6", "2.55"), line(1, "0.5", "0.0012")],
    );
    push("536366", None, day(1, 5), &[line(2, "1", "18")]);
    push("C536379", Some(1), day(2, 1), &[line(0, "-2", "2.55")]);
    push(
        "",
        Some(0),
        day(3, 9),
        &[line(0, "12", "2.1"), line(0, "1", "2.55")],
    );
    Command::Import(Box::new(ImportBatch {
        source: "销售.csv".into(),
        new_customers: vec![
            Customer {
                region: "华东".into(),
                owner: "李雷".into(),
                tags: vec!["重点".into(), "老客户".into()],
                since: Some(day(1, 1)),
                notes: "第一行\n第二行".into(),
                ..named("17850", "留金贸易有限公司")
            },
            Customer {
                kind: CustomerKind::Person,
                prospect: true,
                ..named("17851", "韩梅梅")
            },
        ],
        new_products: vec![
            product(
                "85123A",
                Cost::Unit(Price::parse(b"1.2").unwrap().0),
                ProductKind::Goods,
            ),
            product(
                "71053",
                Cost::Margin(Rate::from_percent(30).unwrap()),
                ProductKind::Goods,
            ),
            product("POST", Cost::Unknown, ProductKind::Charge),
        ],
        orders,
        ..ImportBatch::default()
    }))
}

/// The settings that version 1 began with: ranks, other weights, no hysteresis. What it did not write is read so.
fn version_1() -> Settings {
    serde_json::from_str("{}").unwrap()
}

/// An empty book as version 1 had it.
fn empty() -> Book {
    let (orders, voided) = (Orders::default(), BTreeSet::new());
    Book::from_parts(vec![], vec![], orders, voided, vec![], version_1()).unwrap()
}

/// The store of the present version.
fn written() -> Fake {
    let store = Fake::default();
    let mut history = History::new(empty());
    let mut saves = reopen(&store).saves;
    history.apply(import()).unwrap();
    saves.note_unjournaled();
    save(&store, &mut saves, &history).unwrap();
    history.undo().unwrap();
    save(&store, &mut saves, &history).unwrap();
    let judgement = Judgement {
        millionths: 80_000_000,
        note: "当面谈过".into(),
        day: day(4, 1),
        until: None,
        estimated: false,
    };
    let settings = Settings {
        rules: Rules {
            window_months: 6,
            ..version_1().rules
        },
        ..version_1()
    };
    for record in [
        Record::Redo,
        Record::Do(Command::Judge(
            customer(0),
            Evidence::Satisfaction,
            judgement,
        )),
        Record::Do(Command::VoidOrder(OrderId::from_index(1), true)),
        Record::Do(Command::ChangeSettings(settings, day(4, 2))),
        Record::Do(Command::ArchiveCustomer(customer(1), true)),
        Record::Undo,
    ] {
        carry_out(&mut history, record.clone()).unwrap();
        append(&store, &mut saves, &record).unwrap();
    }
    store
}

#[test]
fn a_store_of_version_1_opens() {
    let opened = reopen(&Fake::of(texts(VERSION_1)));
    assert_eq!(opened.report.opened.map(|m| m.generation), Some(2));
    assert_eq!(opened.report.replayed, 6);
    assert!(opened.report.failures.is_empty() && opened.report.dropped.is_empty());
    let mut history = opened.history;
    let book = history.book();
    assert_eq!(book.customers()[0].region, "华东");
    assert_eq!(book.customers()[0].tags, ["重点", "老客户"]);
    assert_eq!(book.customers()[0].since, Some(day(1, 1)));
    assert_eq!(book.customers()[1].kind, CustomerKind::Person);
    assert!(book.customers()[1].prospect && !book.customers()[1].archived);
    assert_eq!(
        book.products()[1].cost,
        Cost::Margin(Rate::from_percent(30).unwrap())
    );
    assert_eq!(book.products()[2].kind, ProductKind::Charge);
    let codes: Vec<&str> = book
        .orders()
        .ids()
        .map(|id| book.orders().code(id))
        .collect();
    assert_eq!(codes, ["536365", "536366", "C536379", ""]);
    assert_eq!(book.orders().line(1), line(1, "0.5", "0.0012"));
    assert_eq!(book.orders().line(5), line(0, "1", "2.55"));
    assert_eq!(book.voided().len(), 1);
    let judgement = book.judgement(customer(0), Evidence::Satisfaction);
    assert_eq!(judgement.map(|j| j.note.as_str()), Some("当面谈过"));
    assert_eq!(book.rules().window_months, 6);
    // An old book keeps its rules.
    assert_eq!(book.rules().scale, AmountScale::Rank);
    assert_eq!(book.rules().weights, version_1().rules.weights);
    assert_eq!(history.undone().len(), 1);
    while history.undo().is_ok() {}
    assert_eq!(*history.book(), empty());
}

/// Another store of version 1, made by its last build: settings changed twice, a judgement and a
/// merge lie in a save with their steps.
const VERSION_1_PAST: &str = include_str!("../fixtures/store_v1_past.json");

fn texts(fixture: &str) -> BTreeMap<String, String> {
    serde_json::from_str(fixture).unwrap()
}

#[test]
fn the_past_that_version_1_saved_can_be_undone_and_redone() {
    let mut history = reopen(&Fake::of(texts(VERSION_1_PAST))).history;
    let whole = history.clone();
    assert_eq!(history.book().rules().window_months, 24);
    assert_eq!(history.book().rules().hysteresis.periods(), 3);
    assert_eq!(history.book().past_rules().len(), 0);
    let steps = history.done().len();
    while history.undo().is_ok() {}
    assert_eq!(*history.book(), empty());
    for _ in 0..steps {
        history.redo().unwrap();
    }
    assert_eq!(history.book(), whole.book());
    // The merge that was undone there is made again.
    history.redo().unwrap();
    assert_eq!(history.book().customers()[1].merged_into, Some(customer(0)));
}

#[test]
fn what_is_done_on_a_store_of_version_1_is_saved_in_this_one() {
    let store = Fake::of(texts(VERSION_1));
    let opened = reopen(&store);
    let (mut history, mut saves) = (opened.history, opened.saves);
    let logged = Record::Do(Command::add(Contact {
        customer: customer(0),
        day: day(4, 3),
        kind: ContactKind::Visit,
        by: "李雷".into(),
        note: "谈了价格".into(),
        minutes: 45,
        outcome: None,
        with: String::new(),
    }));
    carry_out(&mut history, logged.clone()).unwrap();
    // The older program would take a record of this one for damage; a save it knows to be newer.
    let refused = append(&store, &mut saves, &logged);
    assert_eq!(refused, Err(SaveError::NeedsSave));
    save(&store, &mut saves, &history).unwrap();
    let again = reopen(&store);
    assert!(again.history == history && again.report.dropped.is_empty());
    let undo = Record::Undo;
    carry_out(&mut history, undo.clone()).unwrap();
    append(&store, &mut saves, &undo).unwrap();
    assert!(reopen(&store).history == history);
}

#[test]
fn a_store_of_this_version_opens_alike() {
    let opened = reopen(&written());
    let mut old = reopen(&Fake::of(texts(VERSION_1))).history;
    // Version 1 did not note the rule that ended.
    let rule = PastRule {
        rules: version_1().rules,
        ended: day(4, 2),
    };
    let book = opened.history.book();
    assert_eq!(book.past_rules().collect::<Vec<_>>(), [&rule]);
    let noted = old.book().clone().with_past_rules(vec![rule]).unwrap();
    assert_eq!(book, &noted);
    // But for that, the pasts are the same.
    let mut new = opened.history;
    while new.undo().is_ok() {}
    while old.undo().is_ok() {}
    assert_eq!(new.book(), old.book());
    assert_eq!(new.undone().len(), old.undone().len());
}

/// Does what a person did in the store that was opened: the first four commands lie in a save, the others in the
/// journal.
fn do_and_save_after_four(
    store: &Fake,
    opened: Opened,
    commands: impl IntoIterator<Item = Command>,
) {
    let (mut history, mut saves) = (opened.history, opened.saves);
    for (number, command) in commands.into_iter().enumerate() {
        let record = Record::Do(command);
        carry_out(&mut history, record.clone()).unwrap();
        append(store, &mut saves, &record).unwrap();
        if number == 3 {
            save(store, &mut saves, &history).unwrap();
        }
    }
}

/// The store that version 2 wrote, with what came with it: contacts, service, past rules, a judgement that ends.
const VERSION_2: &str = include_str!("../fixtures/store_v2.json");

/// The same, written by the present version: half of it saved, half in the journal.
fn written_with_service() -> Fake {
    let store = written();
    let opened = reopen(&store);
    let contact = |on: Day, kind: ContactKind| Contact {
        customer: customer(0),
        day: on,
        kind,
        by: "李雷".into(),
        note: "谈了价格".into(),
        minutes: 45,
        outcome: None,
        with: String::new(),
    };
    let mut service = Service::default();
    service.standards[0].policy = "每月拜访".into();
    service.standards[0].care_budget = Price::parse(b"1200.5").unwrap().0;
    service.rates = service
        .rates
        .with(Serving::Order, Price::parse(b"3").unwrap().0);
    let judgement = Judgement {
        millionths: 1_000_000,
        note: String::new(),
        day: day(4, 5),
        until: Some(day(6, 30)),
        estimated: false,
    };
    let settings = Settings {
        rules: Rules {
            window_months: 9,
            ..version_1().rules
        },
        ..version_1()
    };
    let first = RecordId::from_index(0);
    let commands = [
        Command::add(contact(day(4, 3), ContactKind::Visit)),
        Command::add(contact(day(4, 4), ContactKind::Support)),
        Command::ChangeService(Box::new(service)),
        Command::edit(first, contact(day(4, 2), ContactKind::Message)),
        Command::Judge(customer(1), Evidence::Referrals, judgement),
        Command::ChangeSettings(settings, day(5, 1)),
        Command::RemoveRecord(RecordKind::Contact, first),
    ];
    do_and_save_after_four(&store, opened, commands);
    store
}

#[test]
fn a_store_of_version_2_opens() {
    let opened = reopen(&Fake::of(texts(VERSION_2)));
    assert!(opened.report.failures.is_empty() && opened.report.dropped.is_empty());
    assert_eq!(opened.report.replayed, 3);
    let book = opened.history.book();
    assert_eq!(book.contacts().len(), 1);
    assert_eq!(book.contacts()[&RecordId::from_index(1)].minutes, 45);
    assert_eq!(book.service().standard(Tier::Vip).policy, "每月拜访");
    assert_eq!(book.rules_on(day(4, 30)).window_months, 6);
    assert_eq!(book.past_rules().len(), 2);
    let judgement = book.judgement(customer(1), Evidence::Referrals);
    assert_eq!(judgement.and_then(|j| j.until), Some(day(6, 30)));
    assert!(opened.history == reopen(&written_with_service()).history);
}

/// The store that version 3 wrote, with what came with it: outcomes of contacts, people, follow-ups, half of it in the
/// journal.
const VERSION_3: &str = include_str!("../fixtures/store_v3.json");

/// The backup of the same book, as version 3 wrote it.
const BACKUP_3: &str = include_str!("../fixtures/backup_v3.json");

/// The same, written by the present version.
fn written_with_records() -> Fake {
    let store = written_with_service();
    let opened = reopen(&store);
    let kept = RecordId::from_index(1);
    let contact = Contact {
        outcome: Some(Outcome::Open),
        with: String::new(),
        ..opened.history.book().contacts()[&kept].clone()
    };
    let person = Person {
        customer: customer(0),
        name: "王芳".into(),
        role: "采购".into(),
        phone: "010-5555".into(),
        email: "wang@example.com".into(),
        birthday: Some(Birthday {
            calendar: Calendar::Lunar,
            month: 8,
            day: 15,
            year: Some(1980),
        }),
        note: "爱喝茶".into(),
        left: false,
    };
    let follow_up = FollowUp {
        customer: customer(0),
        what: "寄样品".into(),
        due: day(4, 20),
        by: "李雷".into(),
        state: FollowUpState::PutOff(day(5, 1)),
        contact: Some(kept),
    };
    let first = RecordId::from_index(0);
    let left = Person {
        left: true,
        ..person.clone()
    };
    let commands = [
        Command::edit(kept, contact),
        Command::add(person.clone()),
        Command::add(follow_up.clone()),
        Command::add(person),
        Command::add(follow_up),
        Command::edit(first, left),
        Command::RemoveRecord(RecordKind::FollowUp, first),
    ];
    do_and_save_after_four(&store, opened, commands);
    store
}

#[test]
fn a_store_and_a_backup_of_version_3_open() {
    let opened = reopen(&Fake::of(texts(VERSION_3)));
    assert!(opened.report.failures.is_empty() && opened.report.dropped.is_empty());
    assert_eq!(opened.report.replayed, 3);
    let book = opened.history.book();
    let first = RecordId::from_index(0);
    assert!(book.persons()[&first].left);
    assert_eq!(book.persons().len(), 2);
    let follow_up = &book.follow_ups()[&RecordId::from_index(1)];
    assert_eq!(follow_up.due_now(), Some(day(5, 1)));
    assert_eq!(follow_up.contact, Some(RecordId::from_index(1)));
    assert_eq!(
        book.contacts()[&RecordId::from_index(1)].outcome,
        Some(Outcome::Open)
    );
    let backup = keepgold_core::export::json::read(BACKUP_3.as_bytes()).unwrap();
    assert_eq!(&backup.book, book);
    assert!(opened.history == reopen(&written_with_records()).history);
}
