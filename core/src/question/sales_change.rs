//! How much more or less each customer bought than in as many months before.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::{Book, OrderId, Tables};
use crate::unit::{Day, Money};
use crate::value::spans_compared;

/// Asks for the change of every customer's net sales up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalesChange {
    /// The last day.
    pub as_of: Day,
}

/// The change of every customer's net sales.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SalesChanges {
    /// Months compared with as many before them: 12, or 6 or 3 where the book does not reach back far enough; none
    /// where it reaches back less than half a year.
    pub months: Option<u8>,
    /// By customer in the order of the book: the change as a share of what was, merges followed; none from nothing or
    /// less, where a share says nothing.
    pub shares: Vec<Option<f64>>,
}

impl SalesChanges {
    /// Reads every order of the two spans once.
    pub fn of(book: &Book, as_of: Day) -> Self {
        let orders = book.orders();
        let counts = |id: &OrderId| !book.voided().contains(id);
        let of_somebody = |id: &OrderId| counts(id) && orders.customer(*id).is_some();
        let days = orders.ids().filter(of_somebody).map(|id| orders.day(id));
        let Some((now, before)) = spans_compared(days.min(), as_of) else {
            return Self::default();
        };
        let mut sums = vec![[Money::ZERO; 2]; book.customers().len()];
        for id in orders.ids().filter(counts) {
            let day = orders.day(id);
            let compared = now.holds(day) || before.holds(day);
            let Some(customer) = orders.customer(id).filter(|_| compared) else {
                continue;
            };
            if let Some(sums) = sums.get_mut(book.customer_root(customer).index()) {
                let lines = orders.lines(id);
                sums[usize::from(now.holds(day))] += lines.map(|line| line.amount()).sum::<Money>();
            }
        }
        let share = |[before, now]: [Money; 2]| crate::advice::change(now, before);
        Self {
            months: Some(now.months),
            shares: sums.into_iter().map(share).collect(),
        }
    }
}

impl Question for SalesChange {
    type Answer = SalesChanges;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::CUSTOMERS_COUNTED | Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<SalesChanges> {
        Some(SalesChanges::of(analyst.history().book(), self.as_of))
    }
}
