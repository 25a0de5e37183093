//! Bytes that were changed give an error or the same book, never a panic or another book.

use keepgold_core::codec::store::{
    Counts, Hold, Prefer, Space, Table, open_preferring, pack, plan, read_rescue,
};
use keepgold_core::codec::transfer::*;
use keepgold_core::codec::units;
use proptest::prelude::*;
use proptest::sample::Index;

use super::support::{Dice, Fake, reopen, save};

/// Changes, cuts or lengthens bytes.
fn mutate(bytes: &mut Vec<u8>, at: Index, how: u8, value: u8) {
    if bytes.is_empty() {
        return;
    }
    let at = at.index(bytes.len());
    match how % 5 {
        0 => bytes[at] ^= value.max(1),
        1 => bytes.truncate(at),
        2 => bytes.insert(at, value),
        3 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][usize::from(value) % 5],
        _ => {
            bytes.remove(at);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn carried_bytes_never_panic(
        seed in 0u64..50,
        changes in prop::collection::vec((any::<Index>(), any::<u8>(), any::<u8>()), 1..4),
    ) {
        let mut dice = Dice::new(seed);
        let history = dice.history(20);
        let batch = dice.batch(history.book(), 5);
        for mut bytes in [encode_history(&history), encode_book(history.book()), encode_batch(&batch)] {
            for &(at, how, value) in &changes {
                mutate(&mut bytes, at, how, value);
            }
            let _error_or_other = decode_history(&bytes);
            let _error_or_other = decode_book(&bytes);
            let _error_or_other = decode_batch(&bytes);
            let _error_or_other = decode_orders(&bytes);
            let _error_or_other = pack(&bytes);
        }
    }

    #[test]
    fn changed_jobs_never_panic(
        seed in 0u64..50,
        changes in prop::collection::vec((any::<Index>(), any::<u8>(), any::<u8>()), 1..4),
    ) {
        let store = Fake::default();
        let history = Dice::new(seed).history(20);
        let plan = plan(&history, &reopen(&store).saves, 0);
        for job in plan.jobs() {
            let mut bytes = job.bytes().to_vec();
            for &(at, how, value) in &changes {
                mutate(&mut bytes, at, how, value);
            }
            let _error_or_other = pack(&bytes);
        }
    }

    #[test]
    fn strange_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for head in [b"KT\x01", b"KT\x02", b"KT\x03", b"KT\x04"] {
            let bytes = [&head[..], &bytes].concat();
            let _error_or_other = decode_history(&bytes);
            let _error_or_other = decode_book(&bytes);
            let _error_or_other = decode_batch(&bytes);
            let _error_or_other = decode_orders(&bytes);
        }
        let _error_or_other = pack(&bytes);
        let _error_or_other = units::from_text(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_changed_store_gives_a_generation_or_a_clear_report(
        seed in 0u64..30,
        key in any::<Index>(),
        at in any::<Index>(),
        how in any::<u8>(),
        value in any::<u8>(),
    ) {
        let store = Fake::default();
        let mut dice = Dice::new(seed);
        let mut history = dice.history(12);
        let mut saves = reopen(&store).saves;
        save(&store, &mut saves, &history).unwrap();
        let first = history.clone();
        let batch = dice.batch(history.book(), 3);
        let import = keepgold_core::book::Command::Import(Box::new(batch));
        if history.apply(import).is_ok() {
            saves.note_unjournaled();
        }
        save(&store, &mut saves, &history).unwrap();

        let before = Counts::of(history.book());
        let keys: Vec<String> = store.texts.borrow().keys().cloned().collect();
        let key = &keys[key.index(keys.len())];
        let text = store.texts.borrow()[key].clone();
        let mut characters: Vec<char> = text.chars().collect();
        let place = at.index(characters.len());
        match how % 6 {
            0 => characters.truncate(place),
            1 => characters[place] = char::from(value),
            2 => characters[place] = char::from_u32(0x3400 + u32::from(value) * 7).unwrap(),
            3 => characters.insert(place, '\u{3500}'),
            _ => {}
        }
        match how % 6 {
            4 => drop(store.texts.borrow_mut().remove(key)),
            5 => {
                let other = &keys[at.index(keys.len())];
                let other_text = store.texts.borrow()[other].clone();
                store.texts.borrow_mut().insert(key.clone(), other_text);
                store.texts.borrow_mut().insert(other.clone(), text);
            }
            _ => drop(store.texts.borrow_mut().insert(key.clone(), characters.into_iter().collect())),
        }
        let stored = store.texts.borrow().clone();

        let mut opened = reopen(&store);
        // A damaged part that held nothing is said all the same.
        if opened.history == history && opened.report.damage.is_none() {
            prop_assert!(opened.saves.hold().is_none());
            return Ok(());
        }
        // Nothing is written before a person decides, and the person can have all that is stored.
        prop_assert_eq!(opened.saves.hold(), Some(Hold::Damaged));
        prop_assert!(save(&store, &mut opened.saves, &opened.history).is_err());
        prop_assert_eq!(&*store.texts.borrow(), &stored);
        let rescue = opened.saves.rescue(&store).unwrap();
        if opened.report.opened.as_ref().map(|m| m.generation) == Some(1) {
            prop_assert!(opened.history == first && opened.report.damage.is_none());
            opened = open_preferring(&store, Space::Own, Prefer::Newest).unwrap();
        }
        if let Some(damage) = &opened.report.damage
            && damage.manifest.is_some()
        {
            let now = Counts::of(opened.history.book());
            let missing = |table: Table| damage.missing.iter().find(|missing| missing.table == table);
            let lost = |table: Table| missing(table).map_or(0, |missing| missing.records.unwrap());
            prop_assert_eq!((now.customers, now.products), (before.customers, before.products));
            prop_assert_eq!(now.orders + lost(Table::Orders), before.orders);
            let lines = missing(Table::Orders).map_or(0, |missing| missing.lines.unwrap());
            prop_assert_eq!(now.lines + lines, before.lines);
            prop_assert_eq!(now.contacts + lost(Table::Contacts), before.contacts);
            prop_assert_eq!(now.records + lost(Table::Records), before.records);
            prop_assert!(!damage.missing.is_empty());
            if missing(Table::Customers).is_none() {
                prop_assert_eq!(opened.history.book().customers(), history.book().customers());
            }
            if missing(Table::Orders).is_none() {
                prop_assert_eq!(opened.history.book().orders(), history.book().orders());
            }
        }
        // The rescue file brings back the same.
        match read_rescue(rescue.as_bytes()) {
            Ok(rescued) => prop_assert!(rescued.history == opened.history),
            Err(_) => prop_assert!(opened.report.damage.is_some_and(|damage| damage.manifest.is_none())),
        }
    }
}
