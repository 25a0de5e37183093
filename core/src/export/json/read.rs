//! Reads a backup file into a checked book. Must not trust a byte of it, nor know how it was written.

mod orders;

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use self::orders::OrdersSeed;
use super::{FORMAT, VERSION};
use crate::book::{
    Book, Customer, CustomerId, Evidence, Judgement, MAX_LINES, MAX_PAST_RULES, OrderId, Orders,
    PastRule, Product, ReadRows, RecordChange, RecordKind, Refusal, Rows, Service, Settings,
};
use crate::codec::CONTACTS;
use crate::sorting::set_of;
use crate::unit::Day;

/// Most customers, products or judgements a file may hold, so that a hostile one cannot use up the memory.
const MAX_RECORDS: usize = 4_000_000;

/// What a backup file held.
#[derive(Debug, Clone, PartialEq)]
pub struct Backup {
    /// The book, equal to the one that was written.
    pub book: Book,
    /// The day the file says it was written.
    pub written: Day,
}

/// A part of the file, to point at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// What the file says of itself: format, version, day.
    #[default]
    Head,
    /// The settings.
    Settings,
    /// The customers.
    Customers,
    /// The products.
    Products,
    /// The orders with their lines.
    Orders,
    /// The orders taken out by hand.
    Voided,
    /// The judgements.
    Judgements,
    /// The contact log.
    Contacts,
    /// The standards and rates of service.
    Service,
    /// The rules that were in force before.
    PastRules,
    /// The records of all kinds but contacts.
    Records,
}

impl Part {
    /// Whether [`Place::record`] counts what stands in it: not in parts that are one thing or of several kinds.
    pub const fn is_list(self) -> bool {
        !matches!(
            self,
            Self::Head | Self::Settings | Self::Service | Self::Records
        )
    }
}

/// Where in the file something is wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// In which part.
    pub part: Part,
    /// At which record of it, counted from 0; without meaning where the part is no list.
    pub record: usize,
    /// Line of the file, from 1.
    pub line: usize,
    /// Column in bytes, from 1; 0 when the line ended.
    pub column: usize,
}

/// Why a file gives no book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ReadError {
    /// The text is no JSON from this place on, which is 1:0 for an empty file.
    #[error("no JSON at line {}, column {}", .0.line, .0.column)]
    NotJson(Place),
    /// The text ends before the file does: it was cut short.
    #[error("the file ends in the middle of {:?}", .0.part)]
    CutShort(Place),
    /// The JSON is something else than a backup of this program.
    #[error("not a backup file")]
    NotABook,
    /// A newer version of the program wrote the file.
    #[error("version {version} is newer than {VERSION}")]
    NewerVersion {
        /// The file's version.
        version: u64,
    },
    /// A value is missing, unknown, twice there, of the wrong kind or out of range.
    #[error("damaged in {:?} {}, line {}, column {}", .0.part, .0.record, .0.line, .0.column)]
    Damaged(Place),
    /// A part holds more records than a book can.
    #[error("more than {most} in {part:?}")]
    TooMany {
        /// Which part.
        part: Part,
        /// The most that are read.
        most: usize,
    },
    /// The parts are whole but break a rule of the book.
    #[error("the book refuses the file's parts: {0}")]
    Refused(Refusal),
}

/// Reads a backup file.
///
/// # Errors
/// [`ReadError`]; nothing but the file was touched.
pub fn read(bytes: &[u8]) -> Result<Backup, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut progress = Progress::default();
    match read_file(bytes, &mut progress) {
        Ok(parts) => parts.build(),
        Err(error) => Err(explain(bytes, &progress, &error)),
    }
}

fn read_file(bytes: &[u8], progress: &mut Progress) -> Result<Parts, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let parts = FileSeed(progress).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(parts)
}

/// Says what an error means. The head is read again on its own, because a newer or foreign file
/// fails at its first strange value, whatever that is.
fn explain(bytes: &[u8], progress: &Progress, error: &serde_json::Error) -> ReadError {
    let mut head = Head::default();
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let whole = HeadSeed(&mut head).deserialize(&mut deserializer).is_ok();
    let place = Place {
        part: progress.part,
        record: progress.record,
        line: error.line(),
        column: error.column(),
    };
    match (head.format.as_deref(), head.version) {
        (Some(FORMAT), Some(version)) if version > u64::from(VERSION) => {
            return ReadError::NewerVersion { version };
        }
        (Some(FORMAT), _) => {}
        (Some(_), _) => return ReadError::NotABook,
        (None, _) if whole || error.classify() == Category::Data => return ReadError::NotABook,
        (None, _) => return ReadError::NotJson(place),
    }
    if let Some(refusal) = &progress.refusal {
        return ReadError::Refused(refusal.clone());
    }
    if let Some(most) = progress.too_many {
        return ReadError::TooMany {
            part: progress.part,
            most,
        };
    }
    match error.classify() {
        Category::Eof => ReadError::CutShort(place),
        Category::Data => ReadError::Damaged(place),
        Category::Syntax | Category::Io => ReadError::NotJson(place),
    }
}

/// How far reading came, and what a serde error cannot carry.
#[derive(Default)]
struct Progress {
    part: Part,
    record: usize,
    refusal: Option<Refusal>,
    too_many: Option<usize>,
}

/// The whole parts of a file of this version.
struct Parts {
    written: Day,
    settings: Settings,
    customers: Vec<Customer>,
    products: Vec<Product>,
    orders: Orders,
    voided: BTreeSet<OrderId>,
    judgements: Vec<(CustomerId, Evidence, Judgement)>,
    /// Contacts first: other records may refer to them.
    records: Vec<RecordChange>,
    service: Service,
    past_rules: Vec<PastRule>,
}

impl Parts {
    fn build(self) -> Result<Backup, ReadError> {
        let book = Book::from_parts(
            self.customers,
            self.products,
            self.orders,
            self.voided,
            self.judgements,
            self.settings,
        )
        .and_then(|book| book.with_records(self.records))
        .and_then(|book| book.with_service(self.service))
        .and_then(|book| book.with_past_rules(self.past_rules))
        .map_err(ReadError::Refused)?;
        Ok(Backup {
            book,
            written: self.written,
        })
    }
}

/// The fields of a file; any other name is an error, because what it holds would be lost.
#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Name {
    Format,
    Version,
    Written,
    Settings,
    Customers,
    Products,
    Orders,
    Voided,
    Judgements,
    Contacts,
    Service,
    PastRules,
    Records,
}

struct FileSeed<'p>(&'p mut Progress);

impl<'de> DeserializeSeed<'de> for FileSeed<'_> {
    type Value = Parts;
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Parts, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FileSeed<'_> {
    type Value = Parts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a backup file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parts, A::Error> {
        let progress = self.0;
        let (mut format, mut version, mut written) = (None, None, None);
        let (mut settings, mut customers, mut products) = (None, None, None);
        let (mut orders, mut voided, mut judgements) = (None, None, None);
        let (mut contacts, mut service, mut past_rules) = (None, None, None);
        let mut records = None;
        while let Some(name) = map.next_key::<Name>()? {
            progress.start(Part::Head);
            match name {
                Name::Format => once(&mut format, map.next_value::<String>()?)?,
                Name::Version => once(&mut version, map.next_value::<u32>()?)?,
                Name::Written => once(&mut written, map.next_value::<Day>()?)?,
                Name::Settings => {
                    progress.start(Part::Settings);
                    once(&mut settings, map.next_value()?)?;
                }
                Name::Customers => {
                    let seed = Records::new(progress, Part::Customers, MAX_RECORDS);
                    once(&mut customers, map.next_value_seed(seed)?)?;
                }
                Name::Products => {
                    let seed = Records::new(progress, Part::Products, MAX_RECORDS);
                    once(&mut products, map.next_value_seed(seed)?)?;
                }
                Name::Orders => {
                    progress.start(Part::Orders);
                    once(&mut orders, map.next_value_seed(OrdersSeed(progress))?)?;
                }
                Name::Voided => {
                    let seed = Records::<OrderId>::new(progress, Part::Voided, MAX_LINES);
                    once(&mut voided, map.next_value_seed(seed)?)?;
                }
                Name::Judgements => {
                    let seed = Records::new(progress, Part::Judgements, MAX_RECORDS);
                    once(&mut judgements, map.next_value_seed(seed)?)?;
                }
                Name::Contacts => {
                    let seed = Records::new(progress, Part::Contacts, RecordKind::Contact.most());
                    once(&mut contacts, map.next_value_seed(seed)?)?;
                }
                Name::Service => {
                    progress.start(Part::Service);
                    once(&mut service, map.next_value()?)?;
                }
                Name::PastRules => {
                    let seed = Records::new(progress, Part::PastRules, MAX_PAST_RULES);
                    once(&mut past_rules, map.next_value_seed(seed)?)?;
                }
                Name::Records => {
                    progress.start(Part::Records);
                    once(&mut records, map.next_value_seed(LogsSeed(progress))?)?;
                }
            }
        }
        progress.start(Part::Head);
        let format = there(format, "format")?;
        let version = there(version, "version")?;
        if format != FORMAT || !(1..=VERSION).contains(&version) {
            return Err(de::Error::custom("another format or version"));
        }
        if version == 1 {
            contacts.get_or_insert_default();
            service.get_or_insert_default();
            past_rules.get_or_insert_default();
        }
        let mut all = vec![RecordChange::Contacts(there(contacts, "contacts")?)];
        all.append(&mut records.unwrap_or_default());
        Ok(Parts {
            written: there(written, "written")?,
            settings: there(settings, "settings")?,
            customers: there(customers, "customers")?,
            products: there(products, "products")?,
            orders: there(orders, "orders")?,
            voided: set_of(there(voided, "voided")?),
            judgements: there(judgements, "judgements")?,
            records: all,
            service: there(service, "service")?,
            past_rules: there(past_rules, "past_rules")?,
        })
    }
}

/// Reads logs by name.
struct LogsSeed<'p>(&'p mut Progress);

impl<'de> DeserializeSeed<'de> for LogsSeed<'_> {
    type Value = Vec<RecordChange>;
    fn deserialize<D: de::Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for LogsSeed<'_> {
    type Value = Vec<RecordChange>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lists of records by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut logs = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            // Contacts have a field of their own, which every version reads.
            if name == CONTACTS {
                return Err(de::Error::custom("contacts stand elsewhere"));
            }
            let mut rows = ReadLog {
                map: &mut map,
                progress: self.0,
            };
            logs.push(RecordChange::read(&name, &mut rows)?);
        }
        Ok(logs)
    }
}

/// Reads the records of a log as the value of a field.
struct ReadLog<'m, 'p, A> {
    map: &'m mut A,
    progress: &'p mut Progress,
}

impl<'de, A: MapAccess<'de>> ReadRows<'de> for ReadLog<'_, '_, A> {
    type Error = A::Error;
    fn rows<T: Deserialize<'de>>(&mut self, most: usize) -> Result<Rows<T>, A::Error> {
        let seed = Records::new(self.progress, Part::Records, most);
        self.map.next_value_seed(seed)
    }
}

/// Keeps a field's value, unless it stands twice.
fn once<T, E: de::Error>(place: &mut Option<T>, value: T) -> Result<(), E> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(de::Error::custom("a field stands twice")),
    }
}

fn there<T, E: de::Error>(value: Option<T>, name: &'static str) -> Result<T, E> {
    value.ok_or_else(|| de::Error::missing_field(name))
}

impl Progress {
    fn start(&mut self, part: Part) {
        self.part = part;
        self.record = 0;
    }
}

/// Reads a list of records, counting them.
struct Records<'p, T> {
    progress: &'p mut Progress,
    most: usize,
    kind: PhantomData<T>,
}

impl<'p, T> Records<'p, T> {
    fn new(progress: &'p mut Progress, part: Part, most: usize) -> Self {
        progress.start(part);
        Self {
            progress,
            most,
            kind: PhantomData,
        }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Records<'_, T> {
    type Value = Vec<T>;
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Records<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut records = Vec::new();
        while let Some(record) = seq.next_element()? {
            if records.len() == self.most {
                self.progress.too_many = Some(self.most);
                return Err(de::Error::custom("too many records"));
            }
            records.push(record);
            self.progress.record = records.len();
        }
        Ok(records)
    }
}

/// What a file says of itself, as far as it can be read.
#[derive(Default)]
struct Head {
    format: Option<String>,
    version: Option<u64>,
}

struct HeadSeed<'h>(&'h mut Head);

impl<'de> DeserializeSeed<'de> for HeadSeed<'_> {
    type Value = ();
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for HeadSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a backup file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "format" => self.0.format = Some(map.next_value()?),
                "version" => self.0.version = Some(map.next_value()?),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}
