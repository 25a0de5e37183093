//! The facts about every customer, as far as order lines tell them.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::{Book, OrderId, Tables};
use crate::unit::Day;
use crate::value::{Facts, Window};

/// Asks for the facts over a window; [`Facts::with_contacts`] adds the contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// The day that scores look back from; none means that of the last order.
    pub as_of: Option<Day>,
    /// The day in a book without orders.
    pub today: Day,
    /// Months looked back over, 1–60.
    pub months: u8,
}

/// The answer to [`Gathered`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GatheredFacts {
    /// The facts without contacts.
    pub facts: Facts,
    /// Day of the last order that counts.
    pub last_order: Option<Day>,
}

impl Question for Gathered {
    type Answer = GatheredFacts;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<GatheredFacts> {
        let last_order = last_order(analyst.history().book());
        let as_of = self.as_of.or(last_order).unwrap_or(self.today);
        let facts = analyst.facts(Window::new(as_of, self.months));
        Some(GatheredFacts {
            facts: Facts::clone(&facts),
            last_order,
        })
    }
}

fn last_order(book: &Book) -> Option<Day> {
    let kept = |id: &OrderId| !book.voided().contains(id);
    let orders = book.orders();
    orders.ids().filter(kept).map(|id| orders.day(id)).max()
}
