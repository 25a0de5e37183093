//! Bytes that were changed give an error or the same book, never a panic or another book.

use keepgold_core::codec::store::{Hold, pack, plan};
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
            saves.note_break();
        }
        save(&store, &mut saves, &history).unwrap();

        let keys: Vec<String> = store.texts.borrow().keys().cloned().collect();
        let key = &keys[key.index(keys.len())];
        let mut characters: Vec<char> = store.texts.borrow()[key].chars().collect();
        let place = at.index(characters.len());
        match how % 4 {
            0 => characters.truncate(place),
            1 => characters[place] = char::from(value),
            2 => characters[place] = char::from_u32(0x3400 + u32::from(value) * 7).unwrap(),
            _ => characters.insert(place, '\u{3500}'),
        }
        store.texts.borrow_mut().insert(key.clone(), characters.into_iter().collect());

        let opened = reopen(&store);
        if opened.report.failures.is_empty() {
            // The change hit the older generation's own segments, or changed nothing.
            prop_assert!(opened.history == history);
        } else if opened.history == history {
            prop_assert!(opened.saves.hold().is_none());
        } else {
            let none = keepgold_core::book::History::default();
            prop_assert!(opened.history == first || opened.history == none);
            prop_assert_eq!(opened.saves.hold(), Some(Hold::Damaged));
        }
    }
}
