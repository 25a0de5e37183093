//! What the last import of orders brought, and up to which day the orders before it reached.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::{Change, History, Label, OrderId, Tables};
use crate::unit::Day;

/// Asks for the last import that brought orders to a book which had some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastImport;

/// An import of orders, as far as it can still be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// Name of the file.
    pub source: String,
    /// Orders that came in.
    pub orders: u32,
    /// Day of the last order before it that counts: up to there the book was known.
    pub known_until: Day,
}

impl Imported {
    /// Reads the steps that can be undone back to the last import of orders. None where there is none, where nothing was
    /// in the book before it, or where it brought nothing newer.
    pub fn of(history: &History) -> Option<Self> {
        let mut end = history.book().orders().len();
        for step in history.done().iter().rev() {
            let dropped = step.changes.iter().filter_map(|change| match change {
                Change::DropOrders(count) => Some(*count),
                _ => None,
            });
            let dropped: u32 = dropped.sum();
            let start = end.checked_sub(dropped as usize)?;
            if let Label::Import { source, .. } = &step.label
                && dropped > 0
            {
                let (before, brought) =
                    (last_day(history, 0..start)?, last_day(history, start..end)?);
                return (before < brought).then(|| Self {
                    source: source.clone(),
                    orders: dropped,
                    known_until: before,
                });
            }
            end = start;
        }
        None
    }
}

/// Day of the last of these orders that counts.
fn last_day(history: &History, places: std::ops::Range<usize>) -> Option<Day> {
    let book = history.book();
    let ids = places.map(OrderId::from_index);
    let kept = ids.filter(|id| !book.voided().contains(id));
    kept.map(|id| book.orders().day(id)).max()
}

impl Question for LastImport {
    type Answer = Option<Imported>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Option<Imported>> {
        Some(Imported::of(analyst.history()))
    }
}
