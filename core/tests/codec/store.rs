//! Saving, killing, filling, opening: what was saved is there, whatever happens.
//!
//! Long because each way to save is tried with each way to fail.

use keepgold_core::book::*;
use keepgold_core::codec::store::*;

use super::support::{Dice, Fake, carry_out, reopen, save};

/// A store with two generations and a journal, and the history in it.
pub fn lived_in(seed: u64) -> (Fake, Saves, History, Dice) {
    let store = Fake::default();
    let mut dice = Dice::new(seed);
    let mut history = dice.history(15);
    let mut saves = reopen(&store).saves;
    save(&store, &mut saves, &history).unwrap();
    import(&mut history, &mut saves, &mut dice);
    save(&store, &mut saves, &history).unwrap();
    edit(&store, &mut saves, &mut history, &mut dice, 5);
    (store, saves, history, dice)
}

/// Imports something that is not refused.
pub fn import(history: &mut History, saves: &mut Saves, dice: &mut Dice) {
    loop {
        let batch = dice.batch(history.book(), 10);
        if history.apply(Command::Import(Box::new(batch))).is_ok() {
            saves.note_unjournaled();
            return;
        }
    }
}

/// Edits that are not refused, journalled.
pub fn edit(store: &Fake, saves: &mut Saves, history: &mut History, dice: &mut Dice, count: usize) {
    let mut done = 0;
    while done < count {
        let record = dice.record(history.book());
        if carry_out(history, record.clone()).is_ok() {
            append(store, saves, &record).unwrap();
            done += 1;
        }
    }
}

#[test]
fn a_kill_after_any_write_leaves_the_old_book_or_the_new_one() {
    for seed in 0..12 {
        for writes in 0.. {
            let (store, mut saves, old, mut dice) = lived_in(seed);
            let mut new = old.clone();
            import(&mut new, &mut saves, &mut dice);
            store.writes_left.set(Some(writes));
            let result = save(&store, &mut saves, &new);
            let opened = reopen(&store.rebooted());
            let killed = store.writes_left.get() == Some(0);
            assert!(
                opened.report.failures.is_empty(),
                "seed {seed}, {writes} writes"
            );
            assert!(opened.saves.hold().is_none());
            assert!(opened.report.dropped.is_empty());
            if result.is_ok() {
                assert!(opened.history == new, "seed {seed}, {writes} writes");
            } else {
                assert!(
                    opened.history == old || opened.history == new,
                    "seed {seed}, {writes} writes"
                );
            }
            // Whatever was left behind, the next save works and leaves no waste.
            let again = store.rebooted();
            let mut saves = opened.saves;
            saves.note_unjournaled();
            save(&again, &mut saves, &new).unwrap();
            assert!(reopen(&again).history == new);
            if !killed {
                break;
            }
        }
    }
}

#[test]
fn a_full_store_keeps_what_it_had_and_saves_when_there_is_room() {
    for seed in 0..12 {
        let sets_before = lived_in(seed).0.sets.get();
        for at in 1.. {
            let (store, mut saves, old, mut dice) = lived_in(seed);
            let mut new = old.clone();
            import(&mut new, &mut saves, &mut dice);
            store.full_at.set(Some(sets_before + at));
            let result = save(&store, &mut saves, &new);
            let opened = reopen(&store);
            assert!(opened.report.failures.is_empty());
            match result {
                // One refusal is answered by giving the second old generation up.
                Ok(()) => assert!(opened.history == new),
                Err(error) => {
                    assert_eq!(error, SaveError::Fault(Fault::Full));
                    assert!(opened.history == old);
                }
            }
            save(&store, &mut saves, &new).unwrap();
            assert!(reopen(&store).history == new);
            if store.sets.get() < sets_before + at {
                break;
            }
        }
    }
}

#[test]
fn a_store_that_stays_full_keeps_the_newest_save_and_the_journal() {
    for seed in 0..12 {
        let (store, mut saves, old, mut dice) = lived_in(seed);
        let mut new = old.clone();
        import(&mut new, &mut saves, &mut dice);
        store.quota.set(Some(store.units() / 2));
        assert_eq!(
            save(&store, &mut saves, &new),
            Err(SaveError::Fault(Fault::Full))
        );
        assert!(reopen(&store).history == old);
        store.quota.set(None);
        save(&store, &mut saves, &new).unwrap();
        assert!(reopen(&store).history == new);
    }
}

#[test]
fn random_lives_survive_every_reload() {
    for seed in 100..130 {
        let store = Fake::default();
        let mut dice = Dice::new(seed);
        let Opened {
            mut history,
            mut saves,
            ..
        } = reopen(&store);
        for _ in 0..60 {
            match dice.below(12) {
                0 => {
                    import(&mut history, &mut saves, &mut dice);
                    // Edits while the import is being packed count on top of it.
                    let plan = plan(&history, &saves, 0);
                    edit(&store, &mut saves, &mut history, &mut dice, 2);
                    let texts: Vec<_> = plan
                        .jobs()
                        .iter()
                        .map(|j| pack(j.bytes()).unwrap())
                        .collect();
                    commit(&store, &mut saves, &plan, &texts).unwrap();
                }
                1 => save(&store, &mut saves, &history).unwrap(),
                _ => edit(&store, &mut saves, &mut history, &mut dice, 1),
            }
            let opened = reopen(&store);
            assert!(opened.history == history, "seed {seed}");
            assert!(opened.report.failures.is_empty() && opened.report.dropped.is_empty());
            if dice.below(3) == 0 {
                (history, saves) = (opened.history, opened.saves);
            }
        }
        let generations = store.texts.borrow();
        let manifests = generations.keys().filter(|k| k.contains(".m.")).count();
        assert!(manifests <= 2, "two generations stay");
    }
}

#[test]
fn edits_behind_an_import_that_was_not_saved_are_reported_not_misapplied() {
    let (store, mut saves, old, mut dice) = lived_in(3);
    let mut new = old.clone();
    import(&mut new, &mut saves, &mut dice);
    edit(&store, &mut saves, &mut new, &mut dice, 3);
    let opened = reopen(&store);
    assert!(opened.history == old);
    assert_eq!(opened.report.dropped.len(), 3);
    // Life goes on from what is there; the lost records stay out for good.
    let (mut history, mut saves) = (opened.history, opened.saves);
    edit(&store, &mut saves, &mut history, &mut dice, 1);
    assert!(reopen(&store).history == history);
    save(&store, &mut saves, &history).unwrap();
    let opened = reopen(&store);
    assert!(opened.history == history);
    assert!(opened.report.dropped.is_empty());
}

#[test]
fn a_broken_record_ends_the_journal_there() {
    let (store, saves, _, _) = lived_in(5);
    let before = reopen(&store);
    assert_eq!(before.report.replayed, 5);
    let mut records: Vec<String> = {
        let texts = store.texts.borrow();
        texts
            .keys()
            .filter(|k| k.contains(".j."))
            .cloned()
            .collect()
    };
    records.sort_by_key(|key| key.rsplit('.').next().and_then(|n| n.parse::<u64>().ok()));
    let broken = &records[records.len() - 2];
    let copy = broken.replace(".j.", ".cj.");
    let text = store.texts.borrow()[broken].replace('{', "[");
    store
        .texts
        .borrow_mut()
        .insert(broken.clone(), text.clone() + " ");
    // One damaged key costs nothing: every record is stored twice.
    assert_eq!(reopen(&store).report.replayed, 5);
    store.texts.borrow_mut().remove(&copy);
    let opened = reopen(&store);
    assert_eq!(opened.report.replayed, 3);
    assert_eq!(opened.report.dropped.len(), 2);
    assert_eq!(opened.report.dropped[0].text, text + " ");
    assert_eq!(opened.report.dropped[1].why, Why::Behind);
    assert!(saves.hold().is_none());
}

/// Damages one segment that only the newest generation lists.
fn damage_newest(store: &Fake) {
    let mut texts = store.texts.borrow_mut();
    let newest = texts
        .keys()
        .filter(|k| k.contains(".m."))
        .max()
        .cloned()
        .unwrap();
    let older = texts
        .keys()
        .filter(|k| k.contains(".m."))
        .min()
        .cloned()
        .unwrap();
    let own = |key: &str| {
        let name = key.rsplit('.').next().unwrap();
        texts[&newest].contains(name) && !texts[&older].contains(name)
    };
    let key = texts
        .keys()
        .find(|k| k.contains(".s.") && own(k))
        .cloned()
        .unwrap();
    texts.insert(key, "\u{3400}".into());
}

#[test]
fn a_damaged_newer_save_is_not_overwritten_unasked() {
    let (store, _, _, mut dice) = lived_in(8);
    damage_newest(&store);
    let opened = reopen(&store);
    assert_eq!(opened.report.opened.as_ref().map(|m| m.generation), Some(1));
    assert_eq!(opened.report.failures.len(), 1);
    let lost = opened.report.failures[0].manifest.as_ref().unwrap();
    assert!(lost.counts.lines > Counts::of(opened.history.book()).lines);
    let (mut history, mut saves) = (opened.history, opened.saves);
    assert_eq!(saves.hold(), Some(Hold::Damaged));
    let before = store.texts.borrow().clone();
    assert_eq!(
        save(&store, &mut saves, &history),
        Err(SaveError::Held(Hold::Damaged))
    );
    assert_eq!(
        append(&store, &mut saves, &Record::Undo),
        Err(SaveError::Held(Hold::Damaged))
    );
    assert_eq!(*store.texts.borrow(), before);
    // What lies there can be downloaded; then the person lets go of it.
    assert!(
        salvage(&store, Space::Own)
            .unwrap()
            .contains("keepgold.m.2")
    );
    assert_eq!(saves.release(), Err(SaveError::Held(Hold::Damaged)));
    saves.rescue(&store).unwrap();
    saves.release().unwrap();
    edit(&store, &mut saves, &mut history, &mut dice, 1);
    save(&store, &mut saves, &history).unwrap();
    let opened = reopen(&store);
    assert!(opened.history == history);
    assert!(opened.report.failures.is_empty() && opened.saves.hold().is_none());
    assert_eq!(opened.report.opened.map(|m| m.generation), Some(3));
}

#[test]
fn a_lost_segment_is_written_again() {
    let (store, mut saves, mut history, mut dice) = lived_in(12);
    let segment = {
        let texts = store.texts.borrow();
        texts
            .keys()
            .filter(|k| k.contains(".s."))
            .cloned()
            .collect::<Vec<_>>()
    };
    for key in segment {
        store.texts.borrow_mut().remove(&key);
    }
    import(&mut history, &mut saves, &mut dice);
    save(&store, &mut saves, &history).unwrap();
    assert!(reopen(&store).history == history);
}

#[test]
fn a_long_journal_asks_for_a_save() {
    let (store, mut saves, mut history, mut dice) = lived_in(13);
    assert!(!saves.save_is_due());
    edit(&store, &mut saves, &mut history, &mut dice, 250);
    assert!(saves.save_is_due());
    assert!(reopen(&store).history == history);
    save(&store, &mut saves, &history).unwrap();
    assert!(!saves.save_is_due());
    assert!(reopen(&store).history == history);
}
