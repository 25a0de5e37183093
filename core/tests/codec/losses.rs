//! What is lost outside the program's control is noticed, named and counted, and the rest stays.

use keepgold_core::book::*;
use keepgold_core::codec::store::*;
use keepgold_core::unit::{Day, Price, Quantity};

use super::store::import;
use super::support::{Dice, Fake, carry_out, reopen, save};

fn customer(name: &str) -> Record {
    Record::Do(Command::AddCustomer(Customer {
        name: name.into(),
        ..Customer::default()
    }))
}

/// Site data are cleared while the page is open, wholly or in part; the next edit notices it and the whole book is
/// saved again.
#[test]
fn what_another_tab_clears_is_saved_again_from_the_page() {
    let whole = |_: &str| true;
    let manifest = |key: &str| key.contains(".m.");
    let segment = |key: &str| key.contains(".s.");
    let record = |key: &str| key.contains(".j.");
    for (what, is_cleared) in [
        ("all", &whole as &dyn Fn(&str) -> bool),
        ("manifests", &manifest),
        ("segments", &segment),
        ("records", &record),
    ] {
        for seed in 0..6 {
            let store = Fake::default();
            let mut history = Dice::new(seed).history(15);
            let mut saves = reopen(&store).saves;
            save(&store, &mut saves, &history).unwrap();
            let first = customer("before");
            carry_out(&mut history, first.clone()).unwrap();
            append(&store, &mut saves, &first).unwrap();
            store.texts.borrow_mut().retain(|key, _| !is_cleared(key));
            let second = customer("after");
            carry_out(&mut history, second.clone()).unwrap();
            assert_eq!(
                append(&store, &mut saves, &second),
                Err(SaveError::Lost),
                "{what}"
            );
            saves.note_unjournaled();
            save(&store, &mut saves, &history).unwrap();
            assert!(reopen(&store).history == history, "{what}, seed {seed}");
            let third = customer("later");
            carry_out(&mut history, third.clone()).unwrap();
            append(&store, &mut saves, &third).unwrap();
            assert!(reopen(&store).history == history, "{what}, seed {seed}");
        }
    }
}

/// A book of several segments of customers and orders.
fn large() -> History {
    let mut history = History::default();
    let customers = 10_000usize;
    let mut orders = Orders::default();
    for order in 0..60_000usize {
        let line = |n: usize| Line {
            product: ProductId::from_index((order + n) % 7),
            quantity: Quantity::from_thousandths(1_000 * (1 + (order % 9) as i64)).unwrap(),
            price: Price::from_millionths(2_500_000).unwrap(),
        };
        let who = CustomerId::from_index(order % customers);
        let day = Day::from_number(15_000 + (order / 50) as i32).unwrap();
        orders
            .push(&format!("S{order}"), Some(who), day, (0..5).map(line))
            .unwrap();
    }
    let named = |n: usize| Customer {
        code: format!("K{n}"),
        name: format!("Name {n}"),
        ..Customer::default()
    };
    let batch = ImportBatch {
        prepared_for: Stamp::of(history.book()),
        new_customers: (0..customers).map(named).collect(),
        new_products: (0..7)
            .map(|n| Product {
                code: format!("P{n}"),
                ..Product::default()
            })
            .collect(),
        orders,
        ..ImportBatch::default()
    };
    history.apply(Command::Import(Box::new(batch))).unwrap();
    for order in [3, 40_000, 59_000] {
        let void = Command::VoidOrder(OrderId::from_index(order), true);
        history.apply(void).unwrap();
    }
    history
}

/// Damages one segment at a time of a book that has several of each kind and one save.
#[test]
fn the_rest_of_a_book_with_a_damaged_segment_stands_where_it_stood() {
    let store = Fake::default();
    let history = large();
    let whole = history.book();
    let mut saves = reopen(&store).saves;
    saves.note_unjournaled();
    save(&store, &mut saves, &history).unwrap();
    let segments: Vec<String> = {
        let texts = store.texts.borrow();
        texts
            .keys()
            .filter(|key| key.contains(".s."))
            .cloned()
            .collect()
    };
    let mut seen = Vec::new();
    for key in segments {
        let text = store
            .texts
            .borrow_mut()
            .insert(key.clone(), "\u{3400}".into())
            .unwrap();
        let opened = reopen(&store);
        assert_eq!(opened.saves.hold(), Some(Hold::Damaged));
        let damage = opened.report.damage.unwrap();
        let missing = &damage.missing[0];
        seen.push(missing.table);
        let book = opened.history.book();
        assert_eq!(book.customers().len(), whole.customers().len());
        match missing.table {
            Table::Customers => {
                let places = missing.places[0].clone();
                assert_eq!(missing.records, Some(places.len()));
                for (place, customer) in book.customers().iter().enumerate() {
                    if places.contains(&place) {
                        assert_eq!(customer.name, format!("#{}", place + 1));
                    } else {
                        assert_eq!(customer, &whole.customers()[place]);
                    }
                }
                assert_eq!(book.orders(), whole.orders());
                assert_eq!(opened.history.done().len(), history.done().len());
            }
            Table::Orders => {
                let lost = missing.records.unwrap();
                assert_eq!(book.orders().len() + lost, whole.orders().len());
                assert_eq!(missing.lines, Some(lost * 5));
                let buyers = missing.buyers.as_ref().unwrap();
                assert!(buyers.others && !buyers.names.is_empty());
                for name in &buyers.names {
                    let of_them = |book: &Book| {
                        let orders = book.orders();
                        let mut names = orders.ids().filter_map(|id| orders.customer(id));
                        let is_theirs = |id: &CustomerId| &book.customer(*id).unwrap().name == name;
                        names.by_ref().filter(is_theirs).count()
                    };
                    assert!(of_them(book) < of_them(whole), "{name}");
                }
                let code = |book: &Book, id| book.orders().code(id).to_owned();
                let mut all = whole.orders().ids();
                for id in book.orders().ids() {
                    let same = all.find(|old| code(whole, *old) == code(book, id)).unwrap();
                    assert_eq!(book.orders().customer(id), whole.orders().customer(same));
                    assert!(book.orders().lines(id).eq(whole.orders().lines(same)));
                    let (was, is) = (whole.voided().contains(&same), book.voided().contains(&id));
                    assert_eq!(was, is, "order {}", code(book, id));
                }
            }
            _ => assert_eq!(book.orders(), whole.orders()),
        }
        store.texts.borrow_mut().insert(key, text);
    }
    assert!(reopen(&store).history == history);
    let count = |table: Table| seen.iter().filter(|seen| **seen == table).count();
    assert_eq!((count(Table::Customers), count(Table::Orders)), (3, 3));
}

/// Stores of builds before copies: one save, its only manifest damaged by one character.
#[test]
fn a_damaged_list_without_a_copy_still_finds_most_segments() {
    for seed in 0..8 {
        let store = Fake::default();
        let history = Dice::new(seed).history(30);
        let mut saves = reopen(&store).saves;
        save(&store, &mut saves, &history).unwrap();
        store.texts.borrow_mut().remove("keepgold.cm.1");
        let text = store.texts.borrow()["keepgold.m.1"].clone();
        for place in (0..text.len()).step_by(7) {
            let mut damaged = text.clone();
            damaged.replace_range(place..=place, "~");
            store
                .texts
                .borrow_mut()
                .insert("keepgold.m.1".into(), damaged);
            let opened = reopen(&store);
            if text.as_bytes()[place] != b'~' {
                assert_eq!(
                    opened.saves.hold(),
                    Some(Hold::Damaged),
                    "seed {seed}, place {place}"
                );
                assert!(opened.report.damage.is_some());
            }
        }
    }
}

/// A save that a killed page left in the middle is said, and holds nothing back.
#[test]
fn an_interrupted_save_is_said() {
    let store = Fake::default();
    let history = Dice::new(4).history(15);
    let mut saves = reopen(&store).saves;
    // The copy of the manifest and one segment are written.
    store.writes_left.set(Some(2));
    save(&store, &mut saves, &history).unwrap_err();
    let opened = reopen(&store.rebooted());
    assert_eq!(opened.saves.hold(), None);
    let interrupted = opened.report.interrupted.unwrap();
    assert_eq!(interrupted.counts, Counts::of(history.book()));
    assert!(opened.history == History::default());
}

/// A page that ends while the next save takes away what an interrupted one left.
#[test]
fn a_kill_while_leftovers_go_looks_like_no_damage() {
    for writes in 0..12 {
        let store = Fake::default();
        let mut saves = reopen(&store).saves;
        // The copy of the manifest and three segments are written.
        store.writes_left.set(Some(4));
        save(&store, &mut saves, &Dice::new(4).history(15)).unwrap_err();
        let store = store.rebooted();
        let mut saves = reopen(&store).saves;
        store.writes_left.set(Some(writes));
        save(&store, &mut saves, &Dice::new(5).history(15)).unwrap_err();
        let opened = reopen(&store.rebooted());
        assert_eq!(opened.saves.hold(), None, "{writes} writes");
    }
}

/// Does something that is not refused; none where it was an import, which no journal takes.
fn anything(history: &mut History, saves: &mut Saves, dice: &mut Dice) -> Option<Record> {
    if dice.below(6) == 0 {
        import(history, saves, dice);
        return None;
    }
    loop {
        let record = dice.record(history.book());
        if carry_out(history, record.clone()).is_ok() {
            return Some(record);
        }
    }
}

/// Journals it or saves the whole book, as the page does.
fn keep(
    store: &Fake,
    saves: &mut Saves,
    history: &History,
    record: Option<&Record>,
) -> Result<(), SaveError> {
    match record.map(|record| append(store, saves, record)) {
        Some(Err(SaveError::NeedsSave | SaveError::Lost)) => saves.note_unjournaled(),
        Some(done) => return done,
        None => {}
    }
    save(store, saves, history)
}

/// Takes away all that is stored, all of one kind, or one key.
fn clear(store: &Fake, dice: &mut Dice) {
    let mut texts = store.texts.borrow_mut();
    let keys: Vec<String> = texts.keys().cloned().collect();
    match dice.below(4) {
        0 => texts.clear(),
        1 => {
            let kind = ["m", "cm", "s", "j", "cj"][dice.index(5)];
            texts.retain(|key, _| !key.starts_with(&format!("keepgold.{kind}.")));
        }
        _ if keys.is_empty() => {}
        _ => drop(texts.remove(&keys[dice.index(keys.len())])),
    }
}

/// Long lives of a page that is killed in the middle of writing and reloaded; in half of them somebody else clears the
/// store now and then.
#[test]
fn lives_with_kills_and_clears_lose_nothing_unsaid() {
    let (mut kills, mut losses) = (0, 0);
    for seed in 0..80 {
        let mut dice = Dice::new(seed);
        let mut store = Fake::default();
        let Opened {
            mut history,
            mut saves,
            ..
        } = reopen(&store);
        for step in 0..60 {
            let place = format!("seed {seed}, step {step}");
            let old = history.clone();
            let is_cleared = seed % 2 == 0 && dice.below(8) == 0;
            if is_cleared {
                clear(&store, &mut dice);
            }
            if dice.below(5) == 0 {
                store.writes_left.set(Some(dice.index(12)));
            }
            let record = anything(&mut history, &mut saves, &mut dice);
            let kept = keep(&store, &mut saves, &history, record.as_ref());
            let is_killed = store.writes_left.get() == Some(0);
            assert!(kept.is_ok() || is_killed, "{place}: {kept:?}");
            let rebooted = store.rebooted();
            let opened = reopen(&rebooted);
            let report = &opened.report;
            let is_said = !report.failures.is_empty()
                || !report.dropped.is_empty()
                || report.damage.is_some()
                || report.interrupted.is_some();
            let is_whole = opened.history == history || kept.is_err() && opened.history == old;
            if seed % 2 == 1 {
                // Nothing but a save that a kill interrupted.
                assert!(opened.saves.hold().is_none(), "{place}");
                assert!(report.dropped.is_empty(), "{place}");
            }
            if !is_whole {
                // Cleared, and killed before it was noticed: nothing is stored any more, or what is missing is said.
                assert!(is_cleared && kept.is_err(), "{place}");
                assert!(is_said || opened.history == History::default(), "{place}");
                losses += 1;
            }
            if is_killed || dice.below(4) == 0 {
                kills += usize::from(is_killed);
                let is_held = opened.saves.hold().is_some();
                (history, saves) = (opened.history, opened.saves);
                store = rebooted;
                if is_held {
                    // The person takes the rescue file and goes on; the page saves what it shows.
                    saves.rescue(&store).unwrap();
                    saves.release().unwrap();
                    saves.note_unjournaled();
                    save(&store, &mut saves, &history).unwrap();
                }
            }
        }
    }
    assert!(kills > 100 && losses > 5, "{kills} kills, {losses} losses");
}
