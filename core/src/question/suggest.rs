//! What each customer is offered next.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::next_best::{Odds, Purchases, Suggestions};
use crate::unit::Day;

/// Asks for the best new products of every customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggest {
    /// The day: what is bought later is not known.
    pub as_of: Day,
    /// At most so many for each customer.
    pub most: u8,
}

/// What is known on the way.
#[derive(Debug, Clone, Default)]
pub enum Suggesting {
    /// Nothing.
    #[default]
    Begun,
    /// The purchases.
    Read(Purchases),
    /// And how often suggestions were right.
    Learnt(Purchases, Odds),
}

impl Question for Suggest {
    type Answer = Suggestions;
    type Draft = Suggesting;

    fn reads(&self) -> Tables {
        Tables::CUSTOMERS_COUNTED | Tables::PRODUCTS_COUNTED | Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut Suggesting) -> Option<Suggestions> {
        let most = usize::from(self.most);
        *draft = match std::mem::take(draft) {
            Suggesting::Begun => Suggesting::Read(Purchases::of(analyst.history().book())),
            Suggesting::Read(purchases) => {
                let odds = Odds::learn(&purchases, self.as_of, most);
                Suggesting::Learnt(purchases, odds)
            }
            Suggesting::Learnt(purchases, odds) => {
                return Some(Suggestions::of(&purchases, &odds, self.as_of, most));
            }
        };
        None
    }
}
