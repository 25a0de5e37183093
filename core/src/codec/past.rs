//! The steps of a history without the orders they hold.
//!
//! An undone import holds its orders; they are packed as tables of their own and a gap stands for
//! them among the changes of the step.

use serde::{Deserialize, Serialize};

use super::DecodeError;
use super::bytes::{Reader, put_varint};
use super::columns::Columns;
use super::format_2;
use crate::book::{Change, History, Label, Orders, Step};
use crate::codec::json;

const DONE: u8 = 1;
const UNDONE: u8 = 2;

/// Most bytes of JSON the steps of one direction may take; the oldest are forgotten first.
const MAX_BYTES: usize = 32 << 20;
/// Most steps of one direction that are read: far more than a history keeps.
const MAX_STEPS: usize = 10_000;

/// A step as it is written; a gap stands for the next table of orders.
#[derive(Serialize)]
struct Written<'a> {
    label: &'a Label,
    changes: Vec<Option<&'a Change>>,
}

/// A step as it is read.
#[derive(Deserialize)]
struct Read {
    label: Label,
    changes: Vec<Option<Change>>,
}

/// The past of a history.
pub(super) struct Past<'a> {
    /// The steps.
    pub(super) columns: Columns,
    /// The tables of orders that belong into their gaps, in order.
    pub(super) tables: Vec<&'a Orders>,
    /// Whether no step had to be forgotten.
    pub(super) whole: bool,
}

/// Columns of the steps with the tables for their gaps.
pub(super) fn past_columns(history: &History) -> Past<'_> {
    let mut columns = Columns::default();
    let mut tables = Vec::new();
    let mut whole = true;
    for (tag, steps) in [(DONE, history.done()), (UNDONE, history.undone())] {
        let (texts, kept) = write(steps);
        let mut bytes = Vec::new();
        for text in texts.iter().rev() {
            put_varint(&mut bytes, text.len() as u64);
            bytes.extend_from_slice(text);
        }
        columns.put(tag, bytes);
        whole &= kept.len() == steps.len();
        tables.extend(
            kept.iter()
                .flat_map(|step| &step.changes)
                .filter_map(orders_of),
        );
    }
    Past {
        columns,
        tables,
        whole,
    }
}

/// The newest steps that fit as JSON, the newest first, and the same steps in their order.
fn write(steps: &[Step]) -> (Vec<Vec<u8>>, &[Step]) {
    let mut texts = Vec::new();
    let mut bytes = 0;
    for step in steps.iter().rev() {
        let changes = step.changes.iter();
        let written = Written {
            label: &step.label,
            changes: changes
                .map(|change| orders_of(change).is_none().then_some(change))
                .collect(),
        };
        // Without orders nothing in a step can fail to become JSON.
        let text = json::to_vec(&written).unwrap_or_default();
        bytes += text.len();
        if bytes > MAX_BYTES {
            break;
        }
        texts.push(text);
    }
    let kept = &steps[steps.len() - texts.len()..];
    (texts, kept)
}

const fn orders_of(change: &Change) -> Option<&Orders> {
    match change {
        Change::AddOrders(orders) => Some(orders),
        _ => None,
    }
}

/// Reads the steps done and undone, with the tables for their gaps in order.
pub(super) fn read_past(
    columns: &Columns,
    tables: impl IntoIterator<Item = Orders>,
) -> Result<(Vec<Step>, Vec<Step>), DecodeError> {
    let mut tables = tables.into_iter();
    let done = read(columns.reader(DONE), &mut tables)?;
    let undone = read(columns.reader(UNDONE), &mut tables)?;
    if tables.next().is_some() {
        return Err(DecodeError::Excess);
    }
    Ok((done, undone))
}

fn read(
    mut reader: Reader<'_>,
    tables: &mut impl Iterator<Item = Orders>,
) -> Result<Vec<Step>, DecodeError> {
    let mut steps = Vec::new();
    while !reader.is_empty() {
        if steps.len() == MAX_STEPS {
            return Err(DecodeError::TooLarge);
        }
        let length = reader.count()?;
        let json = reader.take(length)?;
        let (label, changes) = match serde_json::from_slice(json) {
            Ok(Read { label, changes }) => (label, changes),
            Err(_) => format_2::read_step(json)?,
        };
        let changes = changes.into_iter().map(|change| match change {
            Some(change) => Ok(change),
            None => tables
                .next()
                .map(Change::AddOrders)
                .ok_or(DecodeError::Truncated),
        });
        steps.push(Step {
            label,
            changes: changes.collect::<Result<_, _>>()?,
        });
    }
    Ok(steps)
}
