//! What the store is known to hold of one book, and whether anything may be written to it.

use crate::sorting::set_of;
use std::collections::BTreeSet;

use super::access::{Fault, Store};
use super::chain::{Position, VERSION};
use super::keys::{Key, Space};
use super::manifest::{Holds, Manifest, Part};
use super::salvage::salvage;
use crate::book::{Epochs, History, Tables};
use crate::codec::DecodeError;

/// Records in the journal after which a save is due: replaying them stays unnoticed.
const MANY_RECORDS: u64 = 200;
/// UTF-16 units of journal after which a save is due.
const MANY_UNITS: usize = 100_000;

/// Why nothing may be written for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// A newer version of the program saved here. Final: only that version may write.
    Newer {
        /// The format found.
        found: u16,
    },
    /// Something that was saved could not be read. A person decides, see [`Saves::release`].
    Damaged,
}

/// Why something was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The store failed; what was saved before still stands.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Writing is held back.
    #[error("writing is held back")]
    Held(Hold),
    /// Another tab has saved or journalled an edit since this one looked.
    #[error("somebody else has written meanwhile")]
    Overtaken,
    /// This change cannot be journalled: a save must hold it.
    #[error("only a save can hold this change")]
    NeedsSave,
    /// The packed texts are not those of the plan, or the plan was overtaken by another save.
    #[error("the plan does not belong to the texts or is outdated")]
    WrongPlan,
    /// The store gave back something else than was written, or lost it. Plan again: nothing that
    /// is stored will be used again.
    #[error("the store does not keep what is written")]
    NotKept,
    /// What had been saved is not in the store any more: site data were cleared, or something else
    /// took parts of it away. Plan again: the whole book will be written.
    #[error("what had been saved is gone")]
    Lost,
}

/// What the store is known to hold of one book: the right to write, given by [`super::open`].
#[derive(Debug, Clone)]
pub struct Saves {
    pub(super) space: Space,
    /// The newest good generation and the one before it.
    pub(super) current: Option<Manifest>,
    pub(super) older: Option<Manifest>,
    /// The highest generation seen, good or not.
    pub(super) top: u64,
    pub(super) position: Position,
    /// Numbers of records that lie behind the end of the journal.
    pub(super) tail: BTreeSet<u64>,
    /// Numbers since the newest save that stand for changes without a record: nothing is stored under them.
    pub(super) unjournaled: BTreeSet<u64>,
    pub(super) journal_units: usize,
    pub(super) hold: Option<Hold>,
    /// Whether stored segments can be used again.
    pub(super) trusted: bool,
    /// Whether something that was saved is known to be gone or damaged: only a save of the whole book counts then.
    pub(super) lost: bool,
    /// Whether the manifest in the store is damaged and its copy was read: only a save mends that.
    pub(super) mend: bool,
    /// Whether a person got everything that is stored as a file.
    pub(super) rescued: bool,
    /// How often a break was noted: the history may be another one after each.
    pub(super) broken: u64,
    /// How often the orders of the history at hand had been touched when the newest save was planned or opened; none
    /// where that was another history.
    pub(super) orders_saved: Option<Epochs>,
}

impl Saves {
    /// Which book this is.
    pub const fn space(&self) -> Space {
        self.space
    }

    /// The newest good save.
    pub const fn current(&self) -> Option<&Manifest> {
        self.current.as_ref()
    }

    /// Why nothing may be written, if so.
    pub const fn hold(&self) -> Option<Hold> {
        self.hold
    }

    /// Everything that is stored of the book, sound or not, as JSON for the rescue file; see
    /// [`super::read_rescue`].
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn rescue(&mut self, store: &impl Store) -> Result<String, Fault> {
        let text = salvage(store, self.space)?;
        self.rescued = true;
        Ok(text)
    }

    /// Lets writing go on although something that is stored could not be read: the next save takes
    /// it away. Only after [`Self::rescue`].
    ///
    /// # Errors
    /// [`SaveError::Held`] before the rescue, and when a newer version saved here.
    pub fn release(&mut self) -> Result<(), SaveError> {
        if self.hold == Some(Hold::Damaged) && self.rescued {
            self.hold = None;
        }
        self.check_held()
    }

    /// Looks whether everything that was saved, and every edit since, is still in the store, and whether
    /// somebody else has written there.
    ///
    /// # Errors
    /// [`SaveError::Lost`], [`SaveError::Overtaken`], or [`SaveError::Fault`] when the store cannot be read.
    pub fn check_stored(&mut self, store: &impl Store) -> Result<(), SaveError> {
        let keys = store.keys()?;
        let keys: BTreeSet<Key> = set_of(keys.iter().filter_map(|key| self.space.parse(key)));
        if keys.iter().any(|key| self.is_foreign(*key)) {
            return Err(SaveError::Overtaken);
        }
        if self.lost || self.mend || self.holds_all(store, &keys)? {
            return Ok(());
        }
        self.trusted = false;
        self.lost = true;
        Err(SaveError::Lost)
    }

    fn holds_all(&self, store: &impl Store, keys: &BTreeSet<Key>) -> Result<bool, SaveError> {
        let mut edits = 0..self.position.next;
        if let Some(current) = &self.current {
            edits.start = current.journal.next;
            let text = store.get(&self.space.key(Key::Manifest(current.generation)))?;
            let found = text.as_deref().map(Manifest::from_text);
            if let Some(Err(DecodeError::Newer { .. })) = found {
                return Err(SaveError::Overtaken);
            }
            let is_ours = found.is_some_and(|found| found.as_ref() == Ok(current));
            let mut segments = current.segments.iter();
            if !is_ours || !segments.all(|segment| keys.contains(&Key::Segment(segment.name))) {
                return Ok(false);
            }
        }
        let mut edits = edits.filter(|number| !self.unjournaled.contains(number));
        Ok(edits.all(|number| keys.contains(&Key::Record(number))))
    }

    /// Whether the journal has grown so long that a save is due.
    pub fn save_is_due(&self) -> bool {
        self.records() >= MANY_RECORDS || self.journal_units >= MANY_UNITS
    }

    /// Journal records since the newest save.
    pub fn records(&self) -> u64 {
        let start = self.current.as_ref().map_or(0, |m| m.journal.next);
        self.position.next.saturating_sub(start)
    }

    /// Says that the history took a change which the journal cannot hold (an import, a restored
    /// backup). Until the next save, records after it count only on top of that save.
    pub fn note_unjournaled(&mut self) {
        if !self.tail.contains(&self.position.next) {
            self.unjournaled.insert(self.position.next);
        }
        self.position = self.position.after_unjournaled();
        self.broken += 1;
        self.orders_saved = None;
    }

    /// The segments of the newest save that hold the orders, where nobody touched these since: millions of lines need
    /// not be read to find that they are all there.
    pub(super) fn orders_of(&self, history: &History) -> Option<Vec<(Part, u128, Holds)>> {
        let touched = history.epochs().of(Tables::ORDERS);
        if !self.trusted || self.orders_saved != Some(touched) {
            return None;
        }
        let segments = self.current.as_ref()?.segments.iter();
        let orders = segments.filter(|segment| segment.part == Part::Orders);
        orders
            .map(|segment| Some((segment.part, segment.name, segment.holds.clone()?)))
            .collect()
    }

    pub(super) const fn check_held(&self) -> Result<(), SaveError> {
        match self.hold {
            Some(hold) => Err(SaveError::Held(hold)),
            None => Ok(()),
        }
    }

    /// Whether the newest save is of a form that the version which wrote it still reads: records of
    /// this one would look damaged to it, where a save of this one says that it is newer.
    pub(super) fn is_older_form(&self) -> bool {
        self.current.as_ref().is_some_and(|m| m.version < VERSION)
    }

    /// Whether undo and redo can be replayed on the newest save.
    pub(super) fn whole_past(&self) -> bool {
        self.current.as_ref().is_none_or(|m| m.whole_past)
    }

    /// The checksum of a stored segment that can be used again.
    pub(super) fn crc_of(&self, name: u128) -> Option<u32> {
        if !self.trusted {
            return None;
        }
        let good = [&self.current, &self.older];
        let mut segments = good.into_iter().flatten().flat_map(|m| &m.segments);
        segments.find(|s| s.name == name).map(|s| s.crc)
    }

    /// Whether a key leads to something that no good generation needs.
    pub(super) fn is_waste(&self, key: Key) -> bool {
        let mut good = [&self.current, &self.older].into_iter().flatten();
        match key {
            Key::Manifest(generation) | Key::ManifestCopy(generation) => {
                good.all(|m| m.generation != generation)
            }
            Key::Segment(name) => good.all(|m| m.segments.iter().all(|s| s.name != name)),
            Key::Record(number) | Key::RecordCopy(number) => {
                let first = self.older.as_ref().map_or(0, |m| m.journal.next);
                !(first..self.position.next).contains(&number)
            }
        }
    }

    /// Whether a key leads to a save or an edit that somebody else made since this side looked.
    pub(super) fn is_foreign(&self, key: Key) -> bool {
        match key {
            Key::Manifest(generation) | Key::ManifestCopy(generation) => generation > self.top,
            Key::Segment(_) => false,
            Key::Record(number) | Key::RecordCopy(number) => {
                let behind = number >= self.position.next && !self.tail.contains(&number);
                behind || self.unjournaled.contains(&number)
            }
        }
    }

    /// Takes away what no good generation needs. What cannot be taken away now goes next time.
    pub(super) fn sweep(&mut self, store: &impl Store) -> Result<(), Fault> {
        let keys = store.keys()?;
        let keys = keys.iter().filter_map(|key| self.space.parse(key));
        let waste = keys.filter(|key| self.is_waste(*key));
        // Segments go before the manifests that list them: segments without a list would look like a damaged book, should
        // the page end in between.
        let (segments, others): (Vec<Key>, Vec<Key>) =
            waste.partition(|key| matches!(key, Key::Segment(_)));
        for key in segments.into_iter().chain(others) {
            store.remove(&self.space.key(key))?;
        }
        self.tail.clear();
        Ok(())
    }
}
