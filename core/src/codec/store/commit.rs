//! Switching from one generation to the next.

use std::collections::{BTreeMap, BTreeSet};

use super::access::{Fault, Store};
use super::keys::Key;
use super::manifest::Manifest;
use super::plan::Plan;
use super::saves::{SaveError, Saves};
use crate::codec::crc32;

/// Writes a planned save: a copy of the manifest, the new segments and the manifest, each read back; then removes
/// what is no longer needed. `packed` holds the text of each of [`Plan::jobs`], in their order.
///
/// # Errors
/// [`SaveError`]; the newest good generation and the journal still stand then.
pub fn commit(
    store: &impl Store,
    saves: &mut Saves,
    plan: &Plan,
    packed: &[String],
) -> Result<(), SaveError> {
    saves.check_held()?;
    let texts = plan.name(packed).ok_or(SaveError::WrongPlan)?;
    if plan.base != saves.top {
        return Err(SaveError::WrongPlan);
    }
    saves.check_stored(store)?;
    // A number is used once, so a manifest that a failing store kept after all is never mistaken.
    saves.top += 1;
    let manifest = plan.manifest(saves.top, |name| {
        let new = texts.get(&name).map(|text| crc32(text.as_bytes()));
        new.or_else(|| saves.crc_of(name)).unwrap_or(0)
    });
    // What a killed save left behind takes room; it was never listed.
    saves.sweep(store)?;
    let mut written = write(store, saves, &manifest, &texts);
    if written == Err(SaveError::Fault(Fault::Full)) && saves.older.is_some() {
        // Room for the new generation comes before a second old one; the newest stays untouched.
        let mut listed = BTreeSet::new();
        listed.extend(manifest.segments.iter().map(|s| s.name));
        give_up_older(store, saves, &listed)?;
        written = write(store, saves, &manifest, &texts);
    }
    if let Err(error) = written {
        saves.trusted = error != SaveError::NotKept;
        // The store may refuse this too; then the next save removes it.
        let swept = saves.sweep(store);
        return Err(swept.map_or_else(SaveError::Fault, |()| error));
    }
    // Numbers before the new save have no meaning any more.
    saves.unjournaled = saves.unjournaled.split_off(&manifest.journal.next);
    let before = saves.current.replace(manifest);
    saves.older = before.filter(|_| !saves.lost);
    saves.trusted = true;
    saves.lost = false;
    saves.mend = false;
    saves.orders_saved = (plan.broken == saves.broken).then_some(plan.orders);
    saves.journal_units = 0;
    // The save stands whether or not the old things can be taken away now.
    let _swept_later = saves.sweep(store);
    Ok(())
}

/// Takes the second good generation away, but for segments that the coming one uses again.
fn give_up_older(
    store: &impl Store,
    saves: &mut Saves,
    listed: &BTreeSet<u128>,
) -> Result<(), Fault> {
    let Some(older) = saves.older.take() else {
        return Ok(());
    };
    store.remove(&saves.space.key(Key::Manifest(older.generation)))?;
    store.remove(&saves.space.key(Key::ManifestCopy(older.generation)))?;
    let gone = older.segments.iter().map(|s| Key::Segment(s.name));
    for key in gone.filter(|key| saves.is_waste(*key)) {
        if let Key::Segment(name) = key
            && !listed.contains(&name)
        {
            store.remove(&saves.space.key(key))?;
        }
    }
    Ok(())
}

fn write(
    store: &impl Store,
    saves: &Saves,
    manifest: &Manifest,
    texts: &BTreeMap<u128, &str>,
) -> Result<(), SaveError> {
    let listed = manifest.to_text();
    // Written first, the copy tells segments of a save that was interrupted from those of a lost manifest.
    let copy = Key::ManifestCopy(manifest.generation);
    put(store, &saves.space.key(copy), &listed)?;
    for (&name, &text) in texts {
        put(store, &saves.space.key(Key::Segment(name)), text)?;
    }
    for segment in &manifest.segments {
        // What is used again must still be what it was.
        if !texts.contains_key(&segment.name) {
            let text = store.get(&saves.space.key(Key::Segment(segment.name)))?;
            if text.is_none_or(|text| crc32(text.as_bytes()) != segment.crc) {
                return Err(SaveError::NotKept);
            }
        }
    }
    let key = saves.space.key(Key::Manifest(manifest.generation));
    put(store, &key, &listed)
}

/// Writes a text and proves that it is there.
fn put(store: &impl Store, key: &str, text: &str) -> Result<(), SaveError> {
    store.set(key, text)?;
    if store.get(key)?.as_deref() == Some(text) {
        Ok(())
    } else {
        store.remove(key)?;
        Err(SaveError::NotKept)
    }
}
