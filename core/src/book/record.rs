//! The kinds of record that customers have: one row of a table declares each, and its log, its part in commands,
//! changes, refusals and labels and its stored form come from that row.
//!
//! A new kind is a type that is a [`Record`] and a row in the table at the end of this file. Records have numbers,
//! belong to a customer and may refer to records of kinds that stand above theirs in the table.
//!
//! Long because one macro makes all of it from the table.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::Hash;

use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Book;
use super::alarm_state::AlarmState;
use super::contact::Contact;
use super::customer::CustomerId;
use super::follow_up::FollowUp;
use super::kept::{Kept, More};
use super::person::Person;
use super::raw::Raw;
use super::record_id::RecordId;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_WORD};

/// The records of one kind by number.
pub type Log<T> = BTreeMap<RecordId, T>;

/// Numbers with the record that each is to hold; none takes a record away.
pub type Rows<T> = Vec<(RecordId, Option<T>)>;

/// Most records of a kind that this version does not know.
const MAX_UNKNOWN: usize = 500_000;
/// Most kinds that this version does not know.
const MAX_UNKNOWN_KINDS: usize = 100;

/// Something kept for a customer.
pub trait Record: Clone + fmt::Debug + Eq + Hash + Serialize + DeserializeOwned {
    /// Whose it is. The records of a merged customer count for the one it was merged into.
    fn customer(&self) -> CustomerId;

    /// Whether it can stand in this book. That the book has its customer is checked for all kinds alike.
    ///
    /// # Errors
    /// [`Refusal`] with the first field that is wrong.
    fn check(&self, book: &Book) -> Result<(), Refusal>;

    /// The same record after another one is gone; none where it does not refer to that one.
    fn without(&self, _kind: RecordKind, _id: RecordId) -> Option<Self> {
        None
    }
}

/// Does something with the log of each kind, whatever it holds.
pub(crate) trait EachLog {
    /// `name` is that of the log in stored forms.
    fn log<T: Serialize>(&mut self, name: &str, rows: impl ExactSizeIterator<Item = (RecordId, T)>);
}

/// Reads the rows of a log whose name was read.
pub(crate) trait ReadRows<'de> {
    type Error;
    /// Reads at most so many.
    fn rows<T: Deserialize<'de>>(&mut self, most: usize) -> Result<Rows<T>, Self::Error>;
}

/// What one row of the table gives a kind.
pub(crate) trait Kind: Record {
    const KIND: RecordKind;
    fn log(logs: &Logs) -> &Log<Self>;
    fn log_mut(logs: &mut Logs) -> &mut Log<Self>;
    fn new_ones(records: &mut NewRecords) -> &mut Vec<Self>;
}

/// Sets or takes away a record; gives what was there.
fn put<T: Kind>(
    book: &mut Book,
    id: RecordId,
    record: Option<Kept<T>>,
) -> Result<Option<Kept<T>>, Refusal> {
    let Some(Kept { record, more }) = record else {
        let more = book.records.put_more(T::KIND, id, None);
        let old = T::log_mut(&mut book.records).remove(&id);
        return Ok(old.map(|record| Kept { record, more }));
    };
    book.customer(record.customer())
        .ok_or(Refusal::UnknownCustomer)?;
    record.check(book)?;
    let (log, most) = (T::log_mut(&mut book.records), T::KIND.most());
    check_room(log, id, most).map_err(|refusal| match refusal {
        Some(refusal) => refusal,
        None => Refusal::TooManyRecords {
            kind: T::KIND,
            most,
        },
    })?;
    let old = log.insert(id, record);
    let more = book.records.put_more(T::KIND, id, more);
    Ok(old.map(|record| Kept { record, more }))
}

/// Sets or takes away a record of a kind that this version does not know.
fn put_unknown(
    book: &mut Book,
    name: &str,
    id: RecordId,
    record: Option<Raw>,
) -> Result<Option<Raw>, Refusal> {
    let logs = &mut book.records.unknown;
    let Some(record) = record else {
        let Some(log) = logs.get_mut(name) else {
            return Ok(None);
        };
        let old = log.remove(&id);
        if log.is_empty() {
            logs.remove(name);
        }
        return Ok(old);
    };
    text::check_required(Field::Name, name, MAX_WORD)?;
    if !logs.contains_key(name) && logs.len() == MAX_UNKNOWN_KINDS {
        return Err(Refusal::DoesNotFit);
    }
    let log = logs.entry(name.to_owned()).or_default();
    check_room(log, id, MAX_UNKNOWN).map_err(|refusal| refusal.unwrap_or(Refusal::DoesNotFit))?;
    Ok(log.insert(id, record))
}

/// Whether a log has room for a record with this number; an error without a refusal means that it is full.
fn check_room<T>(log: &Log<T>, id: RecordId, most: usize) -> Result<(), Option<Refusal>> {
    if id == RecordId::NOBODY {
        Err(Some(Refusal::DoesNotFit))
    } else if log.len() >= most && !log.contains_key(&id) {
        Err(None)
    } else {
        Ok(())
    }
}

/// Makes rows one after another, or none of them; gives the rows that take them back.
fn put_all<T>(
    book: &mut Book,
    rows: Rows<T>,
    put: impl Fn(&mut Book, RecordId, Option<T>) -> Result<Option<T>, Refusal>,
) -> Result<Rows<T>, Refusal> {
    let mut before = Vec::with_capacity(rows.len());
    for (id, record) in rows {
        match put(book, id, record) {
            Ok(old) => before.push((id, old)),
            Err(refusal) => {
                for (id, old) in before.into_iter().rev() {
                    // What was there before always fits.
                    let taken_back = put(book, id, old);
                    debug_assert!(taken_back.is_ok(), "a record could not be put back");
                }
                return Err(refusal);
            }
        }
    }
    before.reverse();
    Ok(before)
}

/// Puts rows that came from outside into a log that has none of them.
fn load_all<T>(
    book: &mut Book,
    rows: Rows<T>,
    put: impl Fn(&mut Book, RecordId, Option<T>) -> Result<Option<T>, Refusal>,
) -> Result<(), Refusal> {
    for (id, record) in rows {
        if record.is_none() || put(book, id, record)?.is_some() {
            return Err(Refusal::DoesNotFit);
        }
    }
    Ok(())
}

/// The records of a log that refer to another one, without that reference.
fn without<T: Kind>(logs: &Logs, kind: RecordKind, id: RecordId) -> Rows<Kept<T>> {
    let rows = T::log(logs).iter();
    rows.filter_map(|(&own, record)| {
        let kept = logs.keep(own, record.without(kind, id)?);
        Some((own, Some(kept)))
    })
    .collect()
}

macro_rules! kinds_of_record {
    ($( $(#[$doc:meta])* $kind:ident in $log:ident: $logs:ident, at most $most:expr; )*) => {
        /// A kind of record.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum RecordKind {
            $( $(#[$doc])* $kind, )*
            /// A kind that a newer version made. Its records are kept as they are.
            #[serde(other)]
            Unknown,
        }

        impl RecordKind {
            /// All kinds that this version knows, in the order of the table.
            pub const KNOWN: &'static [Self] = &[$( Self::$kind, )*];

            /// Most records of this kind that a book holds.
            pub const fn most(self) -> usize {
                match self {
                    $( Self::$kind => $most, )*
                    Self::Unknown => MAX_UNKNOWN,
                }
            }

            /// The name of its log, for programs.
            pub const fn log_name(self) -> &'static str {
                match self {
                    $( Self::$kind => stringify!($log), )*
                    Self::Unknown => "unknown",
                }
            }

            /// The number for a new record.
            pub(super) fn next(self, logs: &Logs) -> RecordId {
                match self {
                    $( Self::$kind => RecordId::next(&logs.$log), )*
                    Self::Unknown => RecordId::NOBODY,
                }
            }

            /// Whose the record with this number is.
            pub(super) fn customer_of(self, logs: &Logs, id: RecordId) -> Option<CustomerId> {
                match self {
                    $( Self::$kind => logs.$log.get(&id).map(Record::customer), )*
                    Self::Unknown => None,
                }
            }

            /// The changes that take a record away: first the references to it go.
            pub(super) fn remove(self, logs: &Logs, id: RecordId) -> Vec<RecordChange> {
                let mut changes = Vec::new();
                $(
                    let rows = without(logs, self, id);
                    if !rows.is_empty() {
                        changes.push(RecordChange::$logs(rows));
                    }
                )*
                match self {
                    $( Self::$kind => changes.push(RecordChange::$logs(vec![(id, None)])), )*
                    Self::Unknown => {}
                }
                changes
            }
        }

        /// A record of any kind.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum AnyRecord {
            $( $(#[$doc])* $kind(Kept<$kind>), )*
        }

        impl AnyRecord {
            /// Its kind.
            pub const fn kind(&self) -> RecordKind {
                match self {
                    $( Self::$kind(_) => RecordKind::$kind, )*
                }
            }

            /// Whose it is.
            pub fn customer(&self) -> CustomerId {
                match self {
                    $( Self::$kind(record) => record.customer(), )*
                }
            }

            /// The change that puts it at a number. The fields that only a newer version knows stay there, unless it
            /// brings others.
            pub(super) fn at(self, id: RecordId, logs: &Logs) -> RecordChange {
                match self {
                    $( Self::$kind(new) => {
                        let kept = match new.more {
                            Some(_) => new,
                            None => logs.keep(id, new.record),
                        };
                        RecordChange::$logs(vec![(id, Some(kept))])
                    } )*
                }
            }
        }

        /// The logs of a book.
        #[derive(Debug, Clone, Default, PartialEq, Hash)]
        pub struct Logs {
            $( $(#[$doc])* pub(super) $log: Log<$kind>, )*
            /// What a newer version wrote, by the name of its log.
            pub(super) unknown: BTreeMap<String, Log<Raw>>,
            /// The fields that a newer version gave to records of these logs.
            more: BTreeMap<(RecordKind, RecordId), More>,
        }

        impl Logs {
            /// Records of all kinds but contacts, known or not.
            pub fn beside_contacts(&self) -> usize {
                let unknown: usize = self.unknown.values().map(BTreeMap::len).sum();
                unknown $( + self.$log.len() )* - self.contacts.len()
            }

            pub(crate) fn each(&self, with: &mut impl EachLog) {
                $( with.log(stringify!($log), self.kept::<$kind>()); )*
                for (name, log) in &self.unknown {
                    with.log(name, log.iter().map(|(&id, record)| (id, record)));
                }
            }
        }

        impl Book {
            /// The records of a kind by number, in the order they were added.
            pub(crate) fn log<T: Kind>(&self) -> &Log<T> {
                T::log(&self.records)
            }

            $(
                $(#[$doc])*
                ///
                /// By number, in the order they were added.
                pub fn $log(&self) -> &Log<$kind> {
                    &self.records.$log
                }
            )*
        }

        /// Records to be added, in this order, as an import brings them.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct NewRecords {
            $( $(#[$doc])* pub $log: Vec<$kind>, )*
        }

        impl NewRecords {
            /// How many of each kind there are, of those kinds that there are.
            pub fn counts(&self) -> Vec<(RecordKind, u32)> {
                let mut counts = vec![ $( (RecordKind::$kind, self.$log.len() as u32), )* ];
                counts.retain(|&(_, count)| count > 0);
                counts
            }

            /// The changes that add them to these logs.
            pub(super) fn changes(self, logs: &Logs) -> Vec<RecordChange> {
                let mut changes = Vec::new();
                $(
                    if !self.$log.is_empty() {
                        let ids = RecordId::free(&logs.$log, self.$log.len());
                        let rows = ids.zip(self.$log.into_iter().map(|record| Some(record.into())));
                        changes.push(RecordChange::$logs(rows.collect()));
                    }
                )*
                changes
            }

            /// Adds one.
            pub(super) fn push_one(&mut self, record: AnyRecord) {
                match record {
                    $( AnyRecord::$kind(kept) => self.$log.push(kept.record), )*
                }
            }

            /// Adds the records of some rows; the numbers of these are forgotten.
            pub(crate) fn push(&mut self, rows: RecordChange) {
                match rows {
                    $( RecordChange::$logs(rows) => {
                        self.$log.extend(rows.into_iter().filter_map(|(_, kept)| Some(kept?.record)));
                    } )*
                    // Nothing brings records of unknown kinds.
                    RecordChange::Unknown(..) => {}
                }
            }

            pub(crate) fn each(&self, with: &mut impl EachLog) {
                $( with.log(
                    stringify!($log),
                    self.$log.iter().enumerate().map(|(place, record)| (RecordId::from_index(place), record)),
                ); )*
            }
        }

        /// Sets or takes away records of one kind, one after another.
        #[derive(Debug, Clone, PartialEq)]
        pub enum RecordChange {
            $( $(#[$doc])* $logs(Rows<Kept<$kind>>), )*
            /// Records of a kind that this version does not know, with the name of their log.
            Unknown(String, Rows<Raw>),
        }

        impl RecordChange {
            /// Makes the change, or nothing of it, and returns its opposite.
            pub(super) fn make(self, book: &mut Book) -> Result<Self, Refusal> {
                match self {
                    $( Self::$logs(rows) => put_all(book, rows, put).map(Self::$logs), )*
                    Self::Unknown(name, rows) => {
                        let put = |book: &mut Book, id, record| put_unknown(book, &name, id, record);
                        let before = put_all(book, rows, put)?;
                        Ok(Self::Unknown(name, before))
                    }
                }
            }

            /// The same change as one for each record.
            pub(super) fn singly(self) -> Vec<Self> {
                match self {
                    $( Self::$logs(rows) => rows.into_iter().map(|row| Self::$logs(vec![row])).collect(), )*
                    Self::Unknown(name, rows) => {
                        rows.into_iter().map(|row| Self::Unknown(name.clone(), vec![row])).collect()
                    }
                }
            }

            /// Adds records that came from outside, none of which the book may have.
            pub(super) fn load(self, book: &mut Book) -> Result<(), Refusal> {
                match self {
                    $( Self::$logs(rows) => load_all(book, rows, put), )*
                    Self::Unknown(name, rows) => {
                        load_all(book, rows, |book, id, record| put_unknown(book, &name, id, record))
                    }
                }
            }

            /// Reads the rows of the log with this name.
            pub(crate) fn read<'de, R: ReadRows<'de>>(
                name: &str,
                reader: &mut R,
            ) -> Result<Self, R::Error> {
                match name {
                    $( stringify!($log) => reader.rows(RecordKind::$kind.most()).map(Self::$logs), )*
                    other => Ok(Self::Unknown(other.to_owned(), reader.rows(MAX_UNKNOWN)?)),
                }
            }
        }

        impl Serialize for RecordChange {
            /// One field: the name of the log with its rows.
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(1))?;
                match self {
                    $( Self::$logs(rows) => map.serialize_entry(stringify!($log), rows)?, )*
                    Self::Unknown(name, rows) => map.serialize_entry(name, rows)?,
                }
                map.end()
            }
        }

        $(
            impl Kind for $kind {
                const KIND: RecordKind = RecordKind::$kind;
                fn log(logs: &Logs) -> &Log<Self> {
                    &logs.$log
                }
                fn log_mut(logs: &mut Logs) -> &mut Log<Self> {
                    &mut logs.$log
                }
                fn new_ones(records: &mut NewRecords) -> &mut Vec<Self> {
                    &mut records.$log
                }
            }

            impl From<$kind> for AnyRecord {
                fn from(record: $kind) -> Self {
                    Self::$kind(record.into())
                }
            }
        )*
    };
}

impl Logs {
    /// A record with the fields that a newer version gave to the one at its number.
    fn keep<T: Kind>(&self, id: RecordId, record: T) -> Kept<T> {
        Kept {
            record,
            more: self.more.get(&(T::KIND, id)).cloned(),
        }
    }

    /// The records of a log with the fields that a newer version gave them.
    pub(crate) fn kept<'a, T: Kind + 'a>(
        &'a self,
    ) -> impl ExactSizeIterator<Item = (RecordId, Kept<&'a T>)> {
        T::log(self).iter().map(|(&id, record)| {
            let more = self.more.get(&(T::KIND, id)).cloned();
            (id, Kept { record, more })
        })
    }

    /// Sets or takes away the fields that a newer version gave to a record; gives those that were there.
    fn put_more(&mut self, kind: RecordKind, id: RecordId, more: Option<More>) -> Option<More> {
        match more {
            Some(more) => self.more.insert((kind, id), more),
            None => self.more.remove(&(kind, id)),
        }
    }
}

impl<'de> Deserialize<'de> for RecordChange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OneLog)
    }
}

struct OneLog;

impl<'de> Visitor<'de> for OneLog {
    type Value = RecordChange;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rows of one log")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RecordChange, A::Error> {
        let name: Option<String> = map.next_key()?;
        let name = name.ok_or_else(|| serde::de::Error::missing_field("the name of a log"))?;
        let change = RecordChange::read(&name, &mut ReadValue(&mut map))?;
        match map.next_key::<String>()? {
            None => Ok(change),
            Some(_) => Err(serde::de::Error::custom("more than one log")),
        }
    }
}

/// Reads rows as the value of a field; how many there may be is checked when they are put into a book.
struct ReadValue<'m, A>(&'m mut A);

impl<'de, A: MapAccess<'de>> ReadRows<'de> for ReadValue<'_, A> {
    type Error = A::Error;
    fn rows<T: Deserialize<'de>>(&mut self, _most: usize) -> Result<Rows<T>, A::Error> {
        self.0.next_value()
    }
}

kinds_of_record! {
    /// Contacts with customers.
    Contact in contacts: Contacts, at most 500_000;
    /// People at customers.
    Person in persons: Persons, at most 200_000;
    /// Follow-ups: what is to be done for customers.
    FollowUp in follow_ups: FollowUps, at most 200_000;
    /// What was done about alarms.
    AlarmState in alarm_states: AlarmStates, at most 200_000;
}
