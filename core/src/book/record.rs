//! The kinds of record that a book has: one row of a table declares each, and its log, its part in commands,
//! changes, refusals and labels and its stored form come from that row.
//!
//! A new kind is a type that is a [`Record`] and a row in the table at the end of this file. Records have numbers,
//! belong to a customer or to nobody, and may refer to records of kinds that stand above theirs in the table.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::Hash;

use serde::de::DeserializeOwned;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::Book;
use super::alarm_state::AlarmState;
use super::contact::Contact;
use super::customer::CustomerId;
use super::follow_up::FollowUp;
use super::internal_question::InternalQuestion;
use super::kept::{Kept, More};
use super::offer::Offer;
use super::person::Person;
use super::raw::Raw;
use super::reckoning::Reckoning;
use super::record_id::RecordId;
use super::record_rows::{load_all, put, put_all, put_unknown, without};
use super::refusal::Refusal;

/// The records of one kind by number.
pub type Log<T> = BTreeMap<RecordId, T>;

/// Numbers with the record that each is to hold; none takes a record away.
pub type Rows<T> = Vec<(RecordId, Option<T>)>;

/// Most records of a kind that this version does not know.
pub(super) const MAX_UNKNOWN: usize = 500_000;

/// Something kept for a customer, or for the firm itself.
pub trait Record: Clone + fmt::Debug + Eq + Hash + Serialize + DeserializeOwned {
    /// Whose it is; none where it is of no customer. The records of a merged customer count for the one it was merged
    /// into.
    fn customer(&self) -> Option<CustomerId>;

    /// What steps call one that is of no customer; the others are called by theirs.
    fn own_title(&self) -> &str {
        ""
    }

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

            /// What steps call the record with this number; none where there is none.
            pub(super) fn title_of(self, book: &Book, id: RecordId) -> Option<String> {
                match self {
                    $( Self::$kind => book.records.$log.get(&id).and_then(|record| title(record, book)), )*
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

            /// Whose it is; none where it is of no customer.
            pub fn customer(&self) -> Option<CustomerId> {
                match self {
                    $( Self::$kind(record) => record.customer(), )*
                }
            }

            /// What steps call it; none where the book does not have its customer.
            pub(super) fn title(&self, book: &Book) -> Option<String> {
                match self {
                    $( Self::$kind(kept) => title(&kept.record, book), )*
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

            /// Leaves out what only a newer version knows.
            pub(super) fn forget_unknown(&mut self) {
                self.unknown.clear();
                self.more.clear();
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

            /// These ones, by kind.
            pub(super) fn of(all: Vec<AnyRecord>) -> Self {
                let mut new = Self::default();
                for record in all {
                    match record {
                        $( AnyRecord::$kind(kept) => new.$log.push(kept.record), )*
                    }
                }
                new
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

/// What steps call a record: its customer, or what it says itself; none where the book does not have its customer.
fn title<T: Record>(record: &T, book: &Book) -> Option<String> {
    let title = match record.customer() {
        Some(customer) => book.customer(customer)?.title(),
        None => record.own_title(),
    };
    Some(title.to_owned())
}

impl Logs {
    /// A record with the fields that a newer version gave to the one at its number.
    pub(super) fn keep<T: Kind>(&self, id: RecordId, record: T) -> Kept<T> {
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
    pub(super) fn put_more(
        &mut self,
        kind: RecordKind,
        id: RecordId,
        more: Option<More>,
    ) -> Option<More> {
        match more {
            Some(more) => self.more.insert((kind, id), more),
            None => self.more.remove(&(kind, id)),
        }
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
    /// Offers to customers.
    Offer in offers: Offers, at most 200_000;
    /// Calculators that were filled in for customers.
    Reckoning in reckonings: Reckonings, at most 50_000;
    /// Questions of internal customers.
    InternalQuestion in internal_questions: InternalQuestions, at most 5_000;
}
