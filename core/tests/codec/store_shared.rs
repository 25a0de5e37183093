//! Other writers of the same store: other tabs, newer versions, demo books, and saves that overlap.

use keepgold_core::book::*;
use keepgold_core::codec::store::*;
use keepgold_core::demo::Demo;

use super::store::{edit, import, lived_in};
use super::support::{Dice, Fake, carry_out, reopen, save};

#[test]
fn a_newer_format_is_never_written_over() {
    let (store, ..) = lived_in(9);
    let json = "{\"all\":\"new\"}";
    let crc = keepgold_core::codec::crc32(format!("9 {json}").as_bytes());
    let newer = format!("keepgold 9 {crc:08x} {json}");
    store
        .texts
        .borrow_mut()
        .insert("keepgold.m.3".into(), newer);
    let mut opened = reopen(&store);
    assert_eq!(opened.saves.hold(), Some(Hold::Newer { found: 9 }));
    assert!(opened.saves.release().is_err());
    let before = store.texts.borrow().clone();
    assert!(save(&store, &mut opened.saves, &opened.history).is_err());
    assert_eq!(*store.texts.borrow(), before);
}

/// A newer version did something that this one does not know, in the same format or in one to come.
#[test]
fn an_edit_of_a_newer_version_is_never_written_over() {
    for version in [3, 9] {
        let (store, mut saves, mut history, mut dice) = lived_in(9);
        edit(&store, &mut saves, &mut history, &mut dice, 2);
        let (key, before) = {
            let texts = store.texts.borrow();
            let numbers = texts
                .keys()
                .filter_map(|key| key.strip_prefix("keepgold.j."));
            let last: u64 = numbers.map(|number| number.parse().unwrap()).max().unwrap();
            let before = texts[&format!("keepgold.j.{}", last - 1)].clone();
            (last, before)
        };
        let chain = before.split(' ').nth(1).unwrap();
        let json = "{\"do\":{\"auction\":[1,2]}}";
        let crc = keepgold_core::codec::crc32(format!("{version} {key} {chain} {json}").as_bytes());
        for list in ["j", "cj"] {
            let text = format!("{version} {crc:08x} {json}");
            let mut texts = store.texts.borrow_mut();
            assert!(
                texts
                    .insert(format!("keepgold.{list}.{key}"), text)
                    .is_some()
            );
        }
        let mut opened = reopen(&store);
        assert_eq!(opened.saves.hold(), Some(Hold::Newer { found: version }));
        assert_eq!(opened.report.dropped.len(), 1);
        let texts = store.texts.borrow().clone();
        assert!(save(&store, &mut opened.saves, &opened.history).is_err());
        assert_eq!(*store.texts.borrow(), texts);
    }
}

#[test]
fn demos_never_touch_the_own_book_nor_each_other() {
    let (store, _, history, mut dice) = lived_in(10);
    let own = store.texts.borrow().clone();
    let demos = Demo::ALL.map(Space::Demo);
    let books = demos.map(|space| {
        let book = dice.history(20);
        let mut saves = open(&store, space).unwrap().saves;
        save(&store, &mut saves, &book).unwrap();
        book
    });
    for (space, book) in demos.into_iter().zip(&books) {
        assert!(open(&store, space).unwrap().history == *book);
    }
    assert!(reopen(&store).history == history);
    erase(&store, demos[0]).unwrap();
    assert!(open(&store, demos[0]).unwrap().history == History::default());
    assert!(open(&store, demos[2]).unwrap().history == books[2]);
    erase(&store, demos[1]).unwrap();
    erase(&store, demos[2]).unwrap();
    assert_eq!(*store.texts.borrow(), own);
}

#[test]
fn a_tab_that_was_overtaken_does_not_write() {
    let (store, mut saves, mut history, mut dice) = lived_in(11);
    let mut other = reopen(&store);
    edit(&store, &mut other.saves, &mut other.history, &mut dice, 1);
    let record = Record::Do(Command::AddCustomer(Customer {
        name: "late".into(),
        ..Customer::default()
    }));
    carry_out(&mut history, record.clone()).unwrap();
    assert_eq!(
        append(&store, &mut saves, &record),
        Err(SaveError::Overtaken)
    );
    save(&store, &mut other.saves, &other.history).unwrap();
    assert_eq!(
        save(&store, &mut saves, &history),
        Err(SaveError::Overtaken)
    );
    assert!(reopen(&store).history == other.history);
}

#[test]
fn a_save_does_not_bury_an_edit_of_another_tab() {
    for edits in [1, 2, 5] {
        for own in [0, 1] {
            let (store, mut saves, mut history, mut dice) = lived_in(15);
            let mut other = reopen(&store);
            // Another tab edits while this one packs an import (or, without one, saves by itself).
            if own == 1 {
                import(&mut history, &mut saves, &mut dice);
            }
            edit(
                &store,
                &mut other.saves,
                &mut other.history,
                &mut dice,
                edits,
            );
            assert_eq!(
                save(&store, &mut saves, &history),
                Err(SaveError::Overtaken),
                "{edits} edits, {own} imports"
            );
            let opened = reopen(&store);
            assert!(opened.history == other.history);
            // Read again, it goes on from there.
            let (mut history, mut saves) = (opened.history, opened.saves);
            import(&mut history, &mut saves, &mut dice);
            edit(&store, &mut saves, &mut history, &mut dice, 2);
            save(&store, &mut saves, &history).unwrap();
            edit(&store, &mut saves, &mut history, &mut dice, 2);
            save(&store, &mut saves, &history).unwrap();
            assert!(reopen(&store).history == history);
        }
    }
}

#[test]
fn an_own_record_that_a_failing_store_kept_is_not_taken_for_another_tabs() {
    let (store, mut saves, mut history, mut dice) = lived_in(16);
    let kept = reopen(&store);
    let record = Record::Do(Command::AddCustomer(Customer {
        name: "kept".into(),
        ..Customer::default()
    }));
    carry_out(&mut history, record.clone()).unwrap();
    store.full_at.set(Some(store.sets.get() + 1));
    append(&store, &mut saves, &record).unwrap_err();
    saves.note_unjournaled();
    // The store said no and wrote all the same.
    append(&store, &mut kept.saves.clone(), &record).unwrap();
    save(&store, &mut saves, &history).unwrap();
    edit(&store, &mut saves, &mut history, &mut dice, 1);
    save(&store, &mut saves, &history).unwrap();
    assert!(reopen(&store).history == history);
}

#[test]
fn a_plan_from_before_another_save_is_not_committed() {
    let (store, mut saves, history, _) = lived_in(14);
    let early = plan(&history, &saves, 0);
    save(&store, &mut saves, &history).unwrap();
    let texts: Vec<_> = early
        .jobs()
        .iter()
        .map(|j| pack(j.bytes()).unwrap())
        .collect();
    assert_eq!(
        commit(&store, &mut saves, &early, &texts),
        Err(SaveError::WrongPlan)
    );
    assert!(reopen(&store).history == history);
}

#[test]
fn a_book_that_came_while_another_one_was_packed_is_saved_with_its_own_orders() {
    for seed in 0..12 {
        let store = Fake::default();
        let mut dice = Dice::new(seed);
        let mut book = || History::new(dice.history(15).book().clone());
        let (old, new) = (book(), book());
        let mut saves = reopen(&store).saves;
        let plan = plan(&old, &saves, 0);
        let texts = plan.jobs().iter().map(|job| pack(job.bytes()).unwrap());
        let texts: Vec<String> = texts.collect();
        saves.note_unjournaled();
        commit(&store, &mut saves, &plan, &texts).unwrap();
        save(&store, &mut saves, &new).unwrap();
        assert!(reopen(&store).history == new, "seed {seed}");
    }
}
