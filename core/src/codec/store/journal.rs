//! Small edits as records between two saves. Must not know segments.

use serde::{Deserialize, Serialize};

use super::Store;
use super::keys::Key;
use super::manifest::VERSION;
use super::save::{SaveError, Saves};
use crate::book::{Command, History, Refusal};
use crate::codec::{DecodeError, crc32, units};

/// What a person did, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// Carried out a command. Imports are never journalled: they are followed by a save.
    Do(Command),
    /// Took the newest step back.
    Undo,
    /// Made the step undone last again.
    Redo,
}

impl Record {
    /// Does it again.
    pub(super) fn replay(self, history: &mut History) -> Result<(), Refusal> {
        match self {
            Self::Do(command) => history.apply(command),
            Self::Undo => history.undo().map(drop),
            Self::Redo => history.redo().map(drop),
        }
    }
}

/// A place in the journal: the number of the next record and the checksum that it must continue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub(super) next: u64,
    pub(super) chain: u32,
}

impl Position {
    /// The text of a record at this place.
    ///
    /// # Errors
    /// [`SaveError::NeedsSave`] for a record that has no text form (an import).
    fn write(self, record: &Record) -> Result<(String, Self), SaveError> {
        let json = serde_json::to_string(record).map_err(|_| SaveError::NeedsSave)?;
        let crc = self.checksum(VERSION, &json);
        Ok((format!("{VERSION} {crc:08x} {json}"), self.after(crc)))
    }

    /// The record in a text, when it continues the chain at this place.
    pub(super) fn read(self, text: &str) -> Result<(Record, Self), DecodeError> {
        let mut words = text.splitn(3, ' ');
        let mut next = || words.next().ok_or(DecodeError::Truncated);
        let version: u16 = next()?.parse().map_err(|_| DecodeError::Checksum)?;
        let crc = u32::from_str_radix(next()?, 16).map_err(|_| DecodeError::Checksum)?;
        let json = next()?;
        if version > VERSION || crc != self.checksum(version, json) {
            return Err(DecodeError::Checksum);
        }
        let record = serde_json::from_slice(json.as_bytes()).map_err(|_| DecodeError::BadValue)?;
        Ok((record, self.after(crc)))
    }

    /// The place after a change that only a save can hold: no record before it leads here.
    pub(super) fn after_break(self) -> Self {
        self.after(self.checksum(VERSION, "break"))
    }

    const fn after(self, chain: u32) -> Self {
        Self {
            next: self.next + 1,
            chain,
        }
    }

    fn checksum(self, version: u16, json: &str) -> u32 {
        let Self { next, chain } = self;
        crc32(format!("{version} {next} {chain:08x} {json}").as_bytes())
    }
}

/// Appends one record. Call it after the history has taken the change.
///
/// # Errors
/// [`SaveError`]; nothing is written then. [`SaveError::NeedsSave`] asks for a save instead.
pub fn append(store: &impl Store, saves: &mut Saves, record: &Record) -> Result<(), SaveError> {
    saves.check_held()?;
    if saves.is_older_form() {
        return Err(SaveError::NeedsSave);
    }
    if *record != Record::Undo && *record != Record::Redo || saves.whole_past() {
        let (text, after) = saves.position.write(record)?;
        let key = saves.space.key(Key::Record(saves.position.next));
        if !saves.tail.contains(&saves.position.next) && store.get(&key)?.is_some() {
            return Err(SaveError::Overtaken);
        }
        if let Err(fault) = store.set(&key, &text) {
            // Should the store have kept it after all, it is not somebody else's.
            saves.tail.insert(saves.position.next);
            return Err(fault.into());
        }
        saves.position = after;
        saves.journal_units += units::count(&key) + units::count(&text);
        Ok(())
    } else {
        Err(SaveError::NeedsSave)
    }
}
