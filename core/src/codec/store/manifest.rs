//! The list of segments that make a generation.

use serde::{Deserialize, Serialize};

use super::chain::{Position, VERSION};
use crate::book::{Book, CustomerId};
use crate::codec::json;
use crate::codec::{DecodeError, crc32};
use crate::unit::Day;

const WORD: &str = "keepgold";

/// How much a book holds, to set two side by side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Customers and prospects.
    pub customers: usize,
    /// Products and charges.
    pub products: usize,
    /// Orders.
    pub orders: usize,
    /// Order lines.
    pub lines: usize,
    /// Contacts.
    #[serde(default)]
    pub contacts: usize,
    /// Records of all other kinds.
    #[serde(default)]
    pub records: usize,
}

impl Counts {
    /// The counts of a book.
    pub fn of(book: &Book) -> Self {
        Self {
            customers: book.customers().len(),
            products: book.products().len(),
            orders: book.orders().len(),
            lines: book.orders().line_count(),
            contacts: book.contacts().len(),
            records: book.records().beside_contacts(),
        }
    }
}

/// Which part of a history a segment holds; parts of one kind follow each other in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Part {
    Customers,
    Products,
    Orders,
    Contacts,
    Records,
    Rest,
    Past,
    /// A piece of the table of orders that fills this gap of the past.
    PastOrders(usize),
}

/// A segment as the manifest lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Segment {
    pub(super) part: Part,
    /// Fingerprint of the contents before packing, as hexadecimal text.
    #[serde(with = "name_as_text")]
    pub(super) name: u128,
    /// CRC-32 of the packed text in UTF-8.
    pub(super) crc: u32,
    /// What is missing when the segment is damaged; none in manifests of earlier builds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) holds: Option<Holds>,
}

/// How much a segment holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Holds {
    /// Customers, products, orders, contacts or records; judgements in [`Part::Rest`], steps in [`Part::Past`].
    pub(super) records: usize,
    /// Order lines; voided orders in [`Part::Rest`].
    #[serde(default)]
    pub(super) lines: usize,
    /// The days of the first and the last order.
    #[serde(default)]
    pub(super) days: Option<(Day, Day)>,
    /// Whose the orders are; none in manifests of earlier builds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) buyers: Option<Buyers>,
}

/// Whose some orders are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Buyers {
    /// Those with the most order lines, falling.
    pub(super) first: Vec<CustomerId>,
    /// How many others there are.
    pub(super) others: usize,
}

/// One good save of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Counts up with each save.
    pub generation: u64,
    /// When it was saved, in milliseconds since 1970 by the caller's clock.
    pub saved: u64,
    /// What the book held.
    pub counts: Counts,
    /// The journal continues here.
    pub journal: Position,
    /// Whether all steps of the past were small enough to be kept.
    pub(super) whole_past: bool,
    pub(super) segments: Vec<Segment>,
    /// The version it was written in.
    #[serde(skip)]
    pub(super) version: u16,
}

impl Manifest {
    /// As text: word, version, checksum of version and rest, JSON. This beginning never changes, so
    /// that every version can tell a newer form from a damaged one.
    pub(super) fn to_text(&self) -> String {
        // Numbers and texts without maps always become JSON.
        let json = json::to_string(self).unwrap_or_default();
        format!("{WORD} {VERSION} {:08x} {json}", checksum(VERSION, &json))
    }

    pub(super) fn from_text(text: &str) -> Result<Self, DecodeError> {
        let mut words = text.splitn(4, ' ');
        if words.next() != Some(WORD) {
            return Err(DecodeError::NotOurs);
        }
        let mut next = || words.next().ok_or(DecodeError::Truncated);
        let version: u16 = next()?.parse().map_err(|_| DecodeError::Checksum)?;
        let crc = u32::from_str_radix(next()?, 16).map_err(|_| DecodeError::Checksum)?;
        let json = next()?;
        if checksum(version, json) != crc {
            return Err(DecodeError::Checksum);
        }
        if version > VERSION {
            return Err(DecodeError::Newer {
                found: version,
                known: VERSION,
            });
        }
        let manifest = serde_json::from_slice(json.as_bytes());
        let manifest: Self = manifest.map_err(|_| DecodeError::BadValue)?;
        Ok(Self {
            version,
            ..manifest
        })
    }
}

/// What can still be made out in the text of a damaged manifest: each entry that can be read by itself. Counts and
/// the place in the journal are zero where they cannot be read. None when no segment is named.
pub(super) fn recover(text: &str, generation: u64) -> Option<Manifest> {
    let mut segments = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("{\"part\":") {
        rest = &rest[at..];
        match object::<Segment>(rest) {
            Some(segment) => segments.push(segment),
            // An entry that cannot be read still counts as a segment, under a name that no segment has.
            None => segments.extend(part_of(rest).map(|part| Segment {
                part,
                name: 0,
                crc: 0,
                holds: None,
            })),
        }
        rest = &rest[1..];
    }
    let field = |name: &str| text.find(name).map(|at| &text[at + name.len()..]);
    let digits = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit());
        text[..end.unwrap_or(text.len())].parse().ok()
    };
    (!segments.is_empty()).then(|| Manifest {
        generation,
        saved: field("\"saved\":").and_then(digits).unwrap_or(0),
        counts: field("\"counts\":").and_then(object).unwrap_or_default(),
        journal: field("\"journal\":").and_then(object).unwrap_or_default(),
        whole_past: false,
        segments,
        version: VERSION,
    })
}

/// Reads the JSON object that a text begins with.
fn object<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    let mut values = serde_json::Deserializer::from_slice(text.as_bytes()).into_iter();
    values.next()?.ok()
}

/// Which part an entry of a damaged manifest names.
fn part_of(entry: &str) -> Option<Part> {
    object(entry.strip_prefix("{\"part\":")?)
}

fn checksum(version: u16, json: &str) -> u32 {
    crc32(format!("{version} {json}").as_bytes())
}

/// JSON numbers end before 128 bits do.
mod name_as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(name: &u128, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&format!("{name:032x}"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<u128, D::Error> {
        u128::from_str_radix(&String::deserialize(from)?, 16).map_err(D::Error::custom)
    }
}
