//! A history cut into segments: which must be packed, and packing one.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chain::{Position, VERSION};
use super::manifest::{Buyers, Counts, Holds, Manifest, Part, Segment};
use super::saves::Saves;
use crate::book::{CustomerId, Epochs, History, OrderColumns, OrderId, Orders, Tables};
use crate::codec::bytes::Reader;
use crate::codec::checksum::fingerprint;
use crate::codec::columns::{Columns, Kind};
use crate::codec::contacts::contact_columns;
use crate::codec::logs::log_columns;
use crate::codec::past::past_columns;
use crate::codec::records::{Rest, customer_columns, json_columns, product_columns};
use crate::codec::transfer::{put_orders, read_orders};
use crate::codec::{DecodeError, orders};
use crate::sorting::sort_by;

/// Order lines after which a segment is sealed. Orders only join at the end, so a sealed segment is
/// packed once. Larger ones pack a little better and are rewritten at a higher price.
const SEALED_LINES: usize = 1 << 17;
/// Customers, products or records in a segment.
const RECORDS: usize = 1 << 12;
/// Customers that a manifest names for a segment of orders, should it be damaged.
const NAMED_BUYERS: usize = 10;

/// A segment to be packed, on its own: it can go to another thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    name: u128,
    bytes: Vec<u8>,
}

impl Job {
    /// What [`pack`] takes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A save to be: what it will list, and what must be packed for it first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The generation that the plan was made on.
    pub(super) base: u64,
    pub(super) parts: Vec<(Part, u128, Holds)>,
    pub(super) saved: u64,
    pub(super) counts: Counts,
    pub(super) journal: Position,
    pub(super) whole_past: bool,
    /// When this was planned: how often a break had been noted, and how often the orders had been changed.
    pub(super) broken: u64,
    pub(super) orders: Epochs,
    jobs: Vec<Job>,
}

impl Plan {
    /// The segments to pack; what did not change since the last save is not among them.
    pub fn jobs(&self) -> &[Job] {
        &self.jobs
    }

    /// The packed texts, given in the order of [`Self::jobs`], by name; none when their number differs.
    pub(super) fn name<'a>(&self, packed: &'a [String]) -> Option<BTreeMap<u128, &'a str>> {
        if packed.len() != self.jobs.len() {
            return None;
        }
        let texts = packed.iter().map(String::as_str);
        let mut named = BTreeMap::new();
        named.extend(self.jobs.iter().map(|job| job.name).zip(texts));
        Some(named)
    }

    /// The manifest of this plan; `crc` knows the checksum of each segment's text.
    pub(super) fn manifest(&self, generation: u64, crc: impl Fn(u128) -> u32) -> Manifest {
        let segments = self.parts.iter();
        Manifest {
            generation,
            saved: self.saved,
            counts: self.counts,
            journal: self.journal,
            whole_past: self.whole_past,
            version: VERSION,
            segments: segments
                .map(|&(part, name, ref holds)| Segment {
                    part,
                    name,
                    crc: crc(name),
                    holds: Some(holds.clone()),
                })
                .collect(),
        }
    }
}

/// Cuts a history into segments and finds those that the store does not hold yet. `saved` is the
/// time in milliseconds since 1970.
pub fn plan(history: &History, saves: &Saves, saved: u64) -> Plan {
    let mut planner = Planner {
        saves,
        parts: Vec::new(),
        jobs: Vec::new(),
    };
    let book = history.book();
    for some in book.customers().chunks(RECORDS) {
        let columns = customer_columns(some);
        planner.columns(Part::Customers, Kind::Customers, some.len(), &columns);
    }
    for some in book.products().chunks(RECORDS) {
        let columns = product_columns(some);
        planner.columns(Part::Products, Kind::Products, some.len(), &columns);
    }
    match saves.orders_of(history) {
        Some(segments) => planner.parts.extend(segments),
        None => planner.orders(Part::Orders, book.orders()),
    }
    let contacts: Vec<_> = book.records().kept().collect();
    for some in contacts.chunks(RECORDS) {
        let columns = contact_columns(some.iter().cloned());
        planner.columns(Part::Contacts, Kind::Contacts, some.len(), &columns);
    }
    for columns in log_columns(book.records(), RECORDS) {
        // How many records are missing shows against the count of all.
        planner.whole(Part::Records, Kind::Records, Holds::default(), &columns);
    }
    let rest = Holds {
        records: book.judgements().len(),
        lines: book.voided().len(),
        ..Holds::default()
    };
    planner.whole(Part::Rest, Kind::Rest, rest, &json_columns(&Rest::of(book)));
    let past = past_columns(history);
    let steps = history.done().len() + history.undone().len();
    planner.columns(Part::Past, Kind::Past, steps, &past.columns);
    for (gap, table) in past.tables.into_iter().enumerate() {
        planner.orders(Part::PastOrders(gap), table);
    }
    Plan {
        base: saves.top,
        parts: planner.parts,
        saved,
        counts: Counts::of(book),
        journal: saves.position,
        whole_past: past.whole,
        broken: saves.broken,
        orders: history.epochs().of(Tables::ORDERS),
        jobs: planner.jobs,
    }
}

struct Planner<'a> {
    saves: &'a Saves,
    parts: Vec<(Part, u128, Holds)>,
    jobs: Vec<Job>,
}

impl Planner<'_> {
    fn columns(&mut self, part: Part, kind: Kind, records: usize, columns: &Columns) {
        let holds = Holds {
            records,
            ..Holds::default()
        };
        self.whole(part, kind, holds, columns);
    }

    fn whole(&mut self, part: Part, kind: Kind, holds: Holds, columns: &Columns) {
        let mut bytes = vec![kind as u8];
        columns.put_raw(&mut bytes);
        self.segment(part, holds, bytes);
    }

    fn orders(&mut self, part: Part, orders: &Orders) {
        for range in cut(orders) {
            let holds = holds(orders, &range);
            let mut bytes = vec![Kind::Orders as u8];
            put_orders(&mut bytes, orders, range);
            self.segment(part, holds, bytes);
        }
    }

    fn segment(&mut self, part: Part, holds: Holds, bytes: Vec<u8>) {
        let name = fingerprint(&bytes);
        self.parts.push((part, name, holds));
        if self.saves.crc_of(name).is_none() && self.jobs.iter().all(|job| job.name != name) {
            self.jobs.push(Job { name, bytes });
        }
    }
}

/// How much these orders hold.
fn holds(orders: &Orders, range: &Range<usize>) -> Holds {
    let days = || {
        range
            .clone()
            .map(|place| orders.day(OrderId::from_index(place)))
    };
    let lines = range
        .clone()
        .map(|place| orders.line_range(OrderId::from_index(place)).len());
    Holds {
        records: range.len(),
        lines: lines.sum(),
        days: days().min().zip(days().max()),
        buyers: Some(buyers(orders, range)),
    }
}

/// Whose these orders are.
fn buyers(orders: &Orders, range: &Range<usize>) -> Buyers {
    let mut lines: BTreeMap<CustomerId, usize> = BTreeMap::new();
    for id in range.clone().map(OrderId::from_index) {
        if let Some(customer) = orders.customer(id) {
            *lines.entry(customer).or_default() += orders.line_range(id).len();
        }
    }
    let mut all: Vec<(CustomerId, usize)> = lines.into_iter().collect();
    sort_by(&mut all, |a, b| b.1.cmp(&a.1));
    let first = all.iter().take(NAMED_BUYERS);
    Buyers {
        first: first.map(|(customer, _)| *customer).collect(),
        others: all.len().saturating_sub(NAMED_BUYERS),
    }
}

/// Ranges of orders that each hold [`SEALED_LINES`] lines, the last one fewer.
fn cut(orders: &Orders) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut lines) = (0, 0);
    for id in orders.ids() {
        let end = orders.line_range(id).end;
        if end - lines >= SEALED_LINES || id.index() + 1 == orders.len() {
            ranges.push(start..id.index() + 1);
            (start, lines) = (id.index() + 1, end);
        }
    }
    ranges
}

/// Packs one segment and proves that it comes back as it was.
///
/// # Errors
/// [`DecodeError`] when the bytes are no [`Job`], or do not come back from their packed form.
pub fn pack(job: &[u8]) -> Result<String, DecodeError> {
    let mut reader = Reader::new(job);
    let kind = Kind::from_byte(reader.byte()?).ok_or(DecodeError::WrongKind)?;
    let mut again = vec![kind as u8];
    let text = if kind == Kind::Orders {
        let table = read_orders(&mut reader)?;
        let text = orders::pack(&table);
        let mut columns = OrderColumns::default();
        orders::unpack(&text, &mut columns)?;
        let table = Orders::from_columns(columns)?;
        put_orders(&mut again, &table, 0..table.len());
        text
    } else {
        let text = Columns::from_raw(&mut reader)?.pack(kind);
        Columns::unpack(kind, &text)?.put_raw(&mut again);
        text
    };
    if again == job {
        Ok(text)
    } else {
        Err(DecodeError::BadValue)
    }
}
