//! Logs of records as JSON columns: any kind alike, those of newer versions too. Contacts have columns of their own.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::DecodeError;
use super::bytes::{Reader, put_varint};
use super::columns::Columns;
use super::records::{json_columns, read_json};
use crate::book::{EachLog, Logs, NewRecords, RecordChange, RecordId};

/// The name of the log that has columns of its own.
pub(crate) const CONTACTS: &str = "contacts";

/// Columns of all records of a book but contacts, at most so many records in each.
pub(super) fn log_columns(logs: &Logs, most: usize) -> Vec<Columns> {
    let mut pieces = Pieces {
        most,
        columns: Vec::new(),
    };
    logs.each(&mut pieces);
    pieces.columns
}

/// Columns of all new records but contacts.
pub(super) fn new_columns(records: &NewRecords) -> Vec<Columns> {
    let mut pieces = Pieces {
        most: usize::MAX,
        columns: Vec::new(),
    };
    records.each(&mut pieces);
    pieces.columns
}

/// Reads what [`log_columns`] or [`new_columns`] made.
pub(super) fn read_log(columns: &Columns) -> Result<RecordChange, DecodeError> {
    read_json(columns)
}

/// Writes columns one after another, for a short way within the program.
pub(super) fn put_pieces(out: &mut Vec<u8>, pieces: &[Columns]) {
    put_varint(out, pieces.len() as u64);
    pieces.iter().for_each(|columns| columns.put_raw(out));
}

/// The opposite of [`put_pieces`].
pub(super) fn read_pieces(reader: &mut Reader<'_>) -> Result<Vec<RecordChange>, DecodeError> {
    let mut logs = Vec::new();
    for _ in 0..reader.count()? {
        logs.push(read_log(&Columns::from_raw(reader)?)?);
    }
    Ok(logs)
}

struct Pieces {
    most: usize,
    columns: Vec<Columns>,
}

impl EachLog for Pieces {
    fn log<T: Serialize>(
        &mut self,
        name: &str,
        rows: impl ExactSizeIterator<Item = (RecordId, T)>,
    ) {
        if name == CONTACTS {
            return;
        }
        let rows: Vec<_> = rows.collect();
        for rows in rows.chunks(self.most) {
            self.columns.push(json_columns(&OneLog { name, rows }));
        }
    }
}

/// The form in which [`RecordChange`] is read.
struct OneLog<'a, T> {
    name: &'a str,
    rows: &'a [(RecordId, T)],
}

impl<T: Serialize> Serialize for OneLog<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(self.name, self.rows)?;
        map.end()
    }
}
