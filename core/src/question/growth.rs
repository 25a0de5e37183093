//! What more could be sold to the customers there are, and what they buy beside the year before.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::next_best::{Depth, YEAR};
use crate::unit::{Day, Rate};

/// Asks for the worth of all best offers together, and for what depth is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Growth {
    /// The day: what is bought later is not known.
    pub as_of: Day,
    /// The margin where a product's cost is not known.
    pub margin: Rate,
    /// Products that are suggested to a customer, of which the one that brings most counts.
    pub most: u8,
}

/// What more could be sold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Grown {
    /// Customers with an offer that brings something.
    pub offers: u32,
    /// What the best offer to each brings on average in a quarter, in currency units, all together.
    pub expected: f64,
    /// Purchases of the last twelve months.
    pub now: Depth,
    /// Those of the twelve before; none where the book does not reach back over them.
    pub before: Option<Depth>,
}

impl Question for Growth {
    type Answer = Grown;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Grown> {
        let adviser = analyst.adviser(self.as_of)?;
        let (book, purchases) = (analyst.history().book(), adviser.purchases());
        let usual = self.margin.to_f64();
        let best = |customer| {
            let is_listed = |customer: &crate::book::Customer| customer.is_listed();
            book.customer(customer).filter(|one| is_listed(one))?;
            let offers = adviser.new_for(customer, self.most.into()).into_iter();
            let expected = offers.filter_map(|offer| offer.worth.expected(usual));
            expected.max_by(f64::total_cmp).filter(|best| *best > 0.0)
        };
        let best: Vec<f64> = purchases.ids().filter_map(best).collect();
        let year_ago = self.as_of.plus_days(-YEAR);
        let firsts = purchases
            .ids()
            .filter_map(|id| purchases.of_customer(id).first());
        let first = firsts.map(|bought| bought.day).min();
        let reaches = first.is_some_and(|first| first <= year_ago.plus_days(1 - YEAR));
        Some(Grown {
            offers: best.len() as u32,
            expected: best.iter().sum(),
            now: Depth::of(purchases, self.as_of),
            before: reaches.then(|| Depth::of(purchases, year_ago)),
        })
    }
}
