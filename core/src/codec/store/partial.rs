//! A damaged generation opened as far as it is intact, with what is missing named and counted.
//!
//! Customers and products are known by their place in their tables, so placeholders stand where some are
//! missing, and nothing after them moves. Missing orders leave no placeholder: later ones move up, and what
//! refers to an order by its place is moved with it.

use std::ops::Range;

use super::access::{Fault, Store};
use super::damage::{Lost, Missing, Table};
use super::keys::{Key, Space};
use super::load::Loading;
use super::manifest::{Holds, Manifest, Part, Segment};
use super::moved::{Gap, Moved};
use crate::book::{Customer, History, Product};
use crate::codec::crc32;

/// Most placeholders of one table: a damaged manifest must not ask for more memory than there is.
const MOST_PLACEHOLDERS: usize = 1 << 20;
/// Customers or products in a segment, where the manifest does not say how many a damaged one held.
const RECORDS: usize = 1 << 12;

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
    // What the save counted, or a record refers to, and no listed segment held stood in segments without a list.
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
