//! Small edits as records between two saves.

use serde::{Deserialize, Serialize};

use super::access::Store;
use super::chain::{Position, VERSION};
use super::keys::Key;
use super::saves::{SaveError, Saves};
use crate::book::{Command, History, Refusal};
use crate::codec::json;
use crate::codec::{DecodeError, format_2, units};

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
    ///
    /// # Errors
    /// [`Refusal`] when it does not fit this history.
    pub fn replay(self, history: &mut History) -> Result<(), Refusal> {
        match self {
            Self::Do(command) => history.apply(command),
            Self::Undo => history.undo().map(drop),
            Self::Redo => history.redo().map(drop),
        }
    }
}

/// The text of a record at this place.
///
/// # Errors
/// [`SaveError::NeedsSave`] for a record that has no text form (an import).
fn write(at: Position, record: &Record) -> Result<(String, Position), SaveError> {
    let json = json::to_string(record).map_err(|_| SaveError::NeedsSave)?;
    let crc = at.checksum(VERSION, &json);
    Ok((format!("{VERSION} {crc:08x} {json}"), at.after(crc)))
}

/// The record in a text, when it continues the chain at this place.
pub(super) fn read(at: Position, text: &str) -> Result<(Record, Position), DecodeError> {
    let mut words = text.splitn(3, ' ');
    let mut next = || words.next().ok_or(DecodeError::Truncated);
    let version: u16 = next()?.parse().map_err(|_| DecodeError::Checksum)?;
    let crc = u32::from_str_radix(next()?, 16).map_err(|_| DecodeError::Checksum)?;
    let json = next()?;
    if crc != at.checksum(version, json) {
        return Err(DecodeError::Checksum);
    }
    // The text is as it was written, so what cannot be read was written by a newer version.
    let newer = DecodeError::Newer {
        found: version,
        known: VERSION,
    };
    if version > VERSION {
        return Err(newer);
    }
    let record = match serde_json::from_slice(json.as_bytes()) {
        Ok(record) => record,
        Err(_) => Record::Do(format_2::read_command(json).map_err(|_| newer)?),
    };
    Ok((record, at.after(crc)))
}

/// Appends one record. Call it after the history has taken the change.
///
/// # Errors
/// [`SaveError`]; the record does not count then. [`SaveError::NeedsSave`] and [`SaveError::Lost`] ask for a save
/// instead.
pub fn append(store: &impl Store, saves: &mut Saves, record: &Record) -> Result<(), SaveError> {
    saves.check_held()?;
    saves.check_stored(store)?;
    let takes_step = matches!(record, Record::Undo | Record::Redo);
    if saves.lost || saves.mend || saves.is_older_form() || takes_step && !saves.whole_past() {
        return Err(SaveError::NeedsSave);
    }
    let number = saves.position.next;
    let (text, after) = write(saves.position, record)?;
    let key = saves.space.key(Key::Record(number));
    if let Err(fault) = store.set(&key, &text) {
        // Should the store have kept it after all, it is not somebody else's.
        saves.tail.insert(number);
        return Err(fault.into());
    }
    // The record counts with or without its copy.
    let _no_room = store.set(&saves.space.key(Key::RecordCopy(number)), &text);
    saves.position = after;
    saves.journal_units += 2 * (units::count(&key) + units::count(&text));
    Ok(())
}
