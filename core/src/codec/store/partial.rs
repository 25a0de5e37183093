//! A damaged generation opened as far as it is intact, with what is missing named and counted.
//!
//! Customers and products are known by their place in their tables, so placeholders stand where some are
//! missing, and nothing after them moves. Missing orders leave no placeholder: later ones move up, and what
//! refers to an order by its place is moved with it.
//!
//! Long because what one part lost moves or shortens the others.

use std::collections::BTreeSet;
use std::ops::Range;

use super::access::{Fault, Store};
use super::journal::Record;
use super::keys::{Key, Space};
use super::load::Loading;
use super::manifest::{Holds, Manifest, Part, Segment};
use crate::book::{Book, Command, Customer, CustomerId, History, OrderId, Product};
use crate::codec::crc32;
use crate::unit::Day;

/// Most placeholders of one table: a damaged manifest must not ask for more memory than there is.
const MOST_PLACEHOLDERS: usize = 1 << 20;
/// Customers or products in a segment, where the manifest does not say how many a damaged one held.
const RECORDS: usize = 1 << 12;

/// What of a stored book could not be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Damage {
    /// The save that was opened in part; none where no list of its parts could be read.
    pub manifest: Option<Manifest>,
    /// What is missing, by table.
    pub missing: Vec<Missing>,
    /// Parts of saves that are stored and belong to no list that could be read.
    pub unlisted: usize,
}

/// What is missing of one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Missing {
    /// Which table.
    pub table: Table,
    /// How many records: customers, products, orders, contacts, others, judgements, steps. None where nothing says it.
    pub records: Option<usize>,
    /// How many order lines; in [`Table::Rest`] how many voided orders.
    pub lines: Option<usize>,
    /// The places of customers or products that placeholders hold.
    pub places: Vec<Range<usize>>,
    /// The days of the first and the last missing order.
    pub days: Option<(Day, Day)>,
    /// Whose the missing orders are, as far as that is known.
    pub buyers: Option<MissingBuyers>,
}

/// Whose missing orders are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingBuyers {
    /// The names of those with the most missing order lines in a part of the table, in the order of the book.
    pub names: Vec<String>,
    /// Whether there are others.
    pub others: bool,
}

/// A part of the book that is stored apart from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// The customers' own data; their orders are another table.
    Customers,
    /// The products' own data.
    Products,
    /// Orders with their lines.
    Orders,
    /// The contact log.
    Contacts,
    /// Records of all other kinds.
    Records,
    /// Settings, judgements, voided orders, standards and past rules.
    Rest,
    /// Which orders had been voided, where their place is not known any more.
    Voided,
    /// The steps that could be undone or redone.
    Past,
}

/// Orders that are missing between others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Gap {
    /// The place of the first one, before anything was lost.
    start: usize,
    /// How many; none where nothing says it, and then the places of all later orders are unknown.
    length: Option<usize>,
}

/// Where orders went when others before them were lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Moved {
    gaps: Vec<Gap>,
}

impl Moved {
    /// The place of an order now; none when it is lost or its place is unknown.
    fn place(&self, id: OrderId) -> Option<OrderId> {
        let place = id.index();
        let mut lost = 0;
        for gap in self.gaps.iter().take_while(|gap| gap.start <= place) {
            let length = gap.length?;
            if place < gap.start + length {
                return None;
            }
            lost += length;
        }
        Some(OrderId::from_index(place - lost))
    }

    /// Whether it is known that this order is among the lost ones.
    fn lost(&self, id: OrderId) -> bool {
        let place = id.index();
        let holds = |gap: &Gap| {
            gap.length
                .is_some_and(|n| (gap.start..gap.start + n).contains(&place))
        };
        // Beyond a gap of unknown length nothing is known of any place.
        let known = self.gaps.iter().take_while(|gap| gap.length.is_some());
        known.into_iter().any(holds)
    }

    /// A record with the orders it names where they are now; none when they are lost.
    pub(super) fn record(&self, record: Record) -> Option<Record> {
        match record {
            Record::Do(Command::VoidOrder(id, voided)) => {
                Some(Record::Do(Command::VoidOrder(self.place(id)?, voided)))
            }
            other => Some(other),
        }
    }
}

/// A generation opened in part.
#[derive(Debug)]
pub(super) struct Partial {
    pub(super) history: History,
    pub(super) missing: Vec<Missing>,
    pub(super) moved: Moved,
}

/// A segment with its text, where that is sound.
struct Piece<'a> {
    segment: &'a Segment,
    text: Option<String>,
    /// What it holds, as far as that is known.
    holds: Option<Holds>,
}

/// Opens what is intact of a generation; none when nothing of it is.
///
/// # Errors
/// [`Fault`] when the store cannot be read.
pub(super) fn load_partial(
    store: &impl Store,
    space: Space,
    manifest: &Manifest,
) -> Result<Option<Partial>, Fault> {
    let mut pieces = Vec::with_capacity(manifest.segments.len());
    for segment in &manifest.segments {
        let text = store.get(&space.key(Key::Segment(segment.name)))?;
        let text = text.filter(|text| crc32(text.as_bytes()) == segment.crc);
        let found = text
            .as_deref()
            .and_then(|text| holds_of(segment.part, text));
        pieces.push(Piece {
            segment,
            holds: found.clone().or(segment.holds.clone()),
            text: text.filter(|_| found.is_some()),
        });
    }
    if pieces.iter().all(|piece| piece.text.is_none()) {
        return Ok(None);
    }
    guess_sizes(&mut pieces, manifest);
    Ok(build(&pieces, manifest))
}

/// What a sound segment holds; none when it is not sound.
fn holds_of(part: Part, text: &str) -> Option<Holds> {
    // Each piece of an undone import is read by itself here, so it may stand in the first gap.
    let part = match part {
        Part::PastOrders(_) => Part::PastOrders(0),
        part => part,
    };
    let mut alone = Loading::default();
    alone.add(part, text).ok()?;
    Some(alone.holds())
}

/// Finds out how many customers, products or orders the damaged segments held, where their manifest does not say it.
fn guess_sizes(pieces: &mut [Piece<'_>], manifest: &Manifest) {
    let counts = manifest.counts;
    for (part, total, lines) in [
        (Part::Customers, counts.customers, 0),
        (Part::Products, counts.products, 0),
        (Part::Orders, counts.orders, counts.lines),
        (Part::Contacts, counts.contacts, 0),
    ] {
        let of_part = |piece: &&mut Piece<'_>| piece.segment.part == part;
        let mut known = Holds::default();
        let mut unknown = 0;
        for piece in pieces.iter().filter(|piece| piece.segment.part == part) {
            match &piece.holds {
                Some(holds) => {
                    known.records += holds.records;
                    known.lines += holds.lines;
                }
                None => unknown += 1,
            }
        }
        let mut left = total.saturating_sub(known.records);
        let is_full = matches!(part, Part::Customers | Part::Products);
        for piece in pieces
            .iter_mut()
            .filter(of_part)
            .filter(|piece| piece.holds.is_none())
        {
            // The last segment of a table is the only one that is not full.
            let records = if unknown == 1 {
                left
            } else {
                RECORDS.min(left)
            };
            if records > 0 && (unknown == 1 || is_full) {
                piece.holds = Some(Holds {
                    records,
                    lines: lines - known.lines.min(lines),
                    ..Holds::default()
                });
                left -= records;
            }
            unknown -= 1;
        }
    }
}

fn build(pieces: &[Piece<'_>], manifest: &Manifest) -> Option<Partial> {
    let mut loading = Loading::default();
    let mut lost = Lost::default();
    let mut moved = Moved::default();
    let mut order = 0;
    let past_is_whole = pieces
        .iter()
        .all(|piece| piece.text.is_some() || !is_needed_by_past(piece.segment.part));
    for piece in pieces {
        let part = piece.segment.part;
        let records = piece.holds.as_ref().map(|holds| holds.records);
        match &piece.text {
            Some(_) if !past_is_whole && is_past(part) => {}
            Some(text) => loading.add(part, text).ok()?,
            None if is_past(part) => {}
            None => lost.note(table(part), piece.holds.as_ref()),
        }
        match part {
            Part::Customers if piece.text.is_none() => {
                let places = placeholders(&mut loading.customers, records, no_customer);
                lost.places(Table::Customers, places);
            }
            Part::Products if piece.text.is_none() => {
                let places = placeholders(&mut loading.products, records, no_product);
                lost.places(Table::Products, places);
            }
            Part::Orders => {
                if piece.text.is_none() {
                    moved.gaps.push(Gap {
                        start: order,
                        length: records,
                    });
                }
                order += records.unwrap_or(0);
            }
            _ => {}
        }
    }
    if !past_is_whole {
        let past = pieces.iter().find(|piece| piece.segment.part == Part::Past);
        lost.note(Table::Past, past.and_then(|piece| piece.holds.as_ref()));
    }
    // Whatever is still counted or referred to and not there was in segments that no list names.
    let counts = manifest.counts;
    let needed = loading.needed();
    for (table, have, need) in [
        (
            Table::Customers,
            loading.customers.len(),
            counts.customers.max(needed.0),
        ),
        (
            Table::Products,
            loading.products.len(),
            counts.products.max(needed.1),
        ),
    ] {
        let short = need.saturating_sub(have);
        if short == 0 {
            continue;
        }
        lost.note(
            table,
            Some(&Holds {
                records: short,
                ..Holds::default()
            }),
        );
        let places = match table {
            Table::Customers => placeholders(&mut loading.customers, Some(short), no_customer),
            _ => placeholders(&mut loading.products, Some(short), no_product),
        };
        lost.places(table, places);
    }
    lost.complete(
        Table::Orders,
        loading.orders.codes.len(),
        counts.orders,
        Some((loading.orders.products.len(), counts.lines)),
    );
    let before = loading.rest.voided.len();
    let placed = loading
        .rest
        .voided
        .iter()
        .filter_map(|id| moved.place(*id))
        .collect::<Vec<_>>();
    let gone = loading
        .rest
        .voided
        .iter()
        .filter(|id| moved.lost(**id))
        .count();
    let unplaced = before - placed.len() - gone;
    if unplaced > 0 {
        lost.note(
            Table::Voided,
            Some(&Holds {
                records: unplaced,
                ..Holds::default()
            }),
        );
    }
    loading.rest.voided = placed;
    let history = loading.finish_intact().ok()?;
    let book = history.book();
    lost.complete(
        Table::Contacts,
        book.contacts().len(),
        counts.contacts,
        None,
    );
    lost.complete(
        Table::Records,
        book.records().beside_contacts(),
        counts.records,
        None,
    );
    lost.name_buyers(book);
    Some(Partial {
        history,
        missing: lost.missing,
        moved,
    })
}

const fn is_past(part: Part) -> bool {
    matches!(part, Part::Past | Part::PastOrders(_))
}

/// A step can only be undone where all that it added is there, so with any of these parts damaged the past is left out.
const fn is_needed_by_past(part: Part) -> bool {
    is_past(part) || matches!(part, Part::Orders | Part::Contacts | Part::Records)
}

const fn table(part: Part) -> Table {
    match part {
        Part::Customers => Table::Customers,
        Part::Products => Table::Products,
        Part::Orders => Table::Orders,
        Part::Contacts => Table::Contacts,
        Part::Records => Table::Records,
        Part::Rest => Table::Rest,
        Part::Past | Part::PastOrders(_) => Table::Past,
    }
}

/// Adds so many placeholders; their places.
fn placeholders<T>(to: &mut Vec<T>, count: Option<usize>, make: fn(usize) -> T) -> Range<usize> {
    let start = to.len();
    let room = MOST_PLACEHOLDERS.saturating_sub(start);
    to.extend((start..start + count.unwrap_or(0).min(room)).map(make));
    start..to.len()
}

/// The name that a placeholder has, in every language.
fn number(place: usize) -> String {
    format!("#{}", place + 1)
}

fn no_customer(place: usize) -> Customer {
    Customer {
        name: number(place),
        ..Customer::default()
    }
}

fn no_product(place: usize) -> Product {
    Product {
        name: number(place),
        ..Product::default()
    }
}

/// What is missing so far.
#[derive(Default)]
struct Lost {
    missing: Vec<Missing>,
    /// Whose missing orders are.
    buyers: BTreeSet<CustomerId>,
    /// Whether others have bought there too.
    other_buyers: bool,
}

impl Lost {
    fn of(&mut self, table: Table) -> &mut Missing {
        let place = self
            .missing
            .iter()
            .position(|missing| missing.table == table);
        let place = place.unwrap_or_else(|| {
            self.missing.push(Missing {
                table,
                records: Some(0),
                lines: Some(0),
                places: Vec::new(),
                days: None,
                buyers: None,
            });
            self.missing.len() - 1
        });
        &mut self.missing[place]
    }

    fn note(&mut self, table: Table, holds: Option<&Holds>) {
        let missing = self.of(table);
        let Some(holds) = holds else {
            missing.records = None;
            missing.lines = None;
            return;
        };
        missing.records = missing.records.map(|records| records + holds.records);
        missing.lines = missing.lines.map(|lines| lines + holds.lines);
        missing.days = match (missing.days, holds.days) {
            (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
            (known, new) => known.or(new),
        };
        if let Some(buyers) = &holds.buyers {
            self.buyers.extend(&buyers.first);
            self.other_buyers |= buyers.others > 0;
        }
    }

    /// Names those whose orders are missing.
    fn name_buyers(&mut self, book: &Book) {
        let buyers = self.buyers.iter().filter_map(|id| book.customer(*id));
        let names: Vec<String> = buyers.map(|buyer| buyer.title().to_owned()).collect();
        if !names.is_empty() {
            let others = self.other_buyers;
            self.of(Table::Orders).buyers = Some(MissingBuyers { names, others });
        }
    }

    fn places(&mut self, table: Table, places: Range<usize>) {
        self.of(table).places.push(places);
    }

    /// Sets what is there beside what the save counted: the difference is missing, whatever the segments say.
    fn complete(
        &mut self,
        table: Table,
        have: usize,
        counted: usize,
        lines: Option<(usize, usize)>,
    ) {
        let (have_lines, counted_lines) = lines.unwrap_or_default();
        if have < counted || have_lines < counted_lines {
            let missing = self.of(table);
            missing.records = Some(counted.saturating_sub(have));
            missing.lines = Some(counted_lines.saturating_sub(have_lines));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_move_up_by_what_was_lost_before_them() {
        let moved = |gaps: &[(usize, Option<usize>)]| Moved {
            gaps: gaps
                .iter()
                .map(|&(start, length)| Gap { start, length })
                .collect(),
        };
        let places = |moved: &Moved| -> Vec<Option<usize>> {
            (0..8)
                .map(|id| moved.place(OrderId::from_index(id)).map(OrderId::index))
                .collect()
        };
        assert_eq!(
            places(&moved(&[(1, Some(2)), (5, Some(1))])),
            [
                Some(0),
                None,
                None,
                Some(1),
                Some(2),
                None,
                Some(3),
                Some(4)
            ]
        );
        let unknown = moved(&[(1, Some(2)), (4, None)]);
        assert_eq!(
            places(&unknown),
            [Some(0), None, None, Some(1), None, None, None, None]
        );
        assert!(unknown.lost(OrderId::from_index(2)) && !unknown.lost(OrderId::from_index(5)));
    }
}
