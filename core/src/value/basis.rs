//! What the money figures of a book rest on: whether they may be called profit.

use super::facts::rows::{CustomerFacts, Facts};
use crate::unit::{Money, Rate};

/// What stands behind the amounts that customers are said to bring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MoneyBasis {
    /// Neither a cost nor a margin is known: they are sales.
    Sales,
    /// No cost is known: they are sales at this usual margin.
    UsualMargin(Rate),
    /// The cost of something that was sold is known: they are profit, with the usual margin for the rest.
    Costs {
        /// Share of the window's turnover whose cost is known, above 0 to 1.
        known: f64,
    },
}

impl MoneyBasis {
    /// What amounts rest on with this usual margin; 100 % is none.
    pub fn of(facts: &Facts, margin: Rate) -> Self {
        let sum = |read: fn(&CustomerFacts) -> Money| -> Money {
            facts.customers().iter().map(read).sum()
        };
        let turnover = sum(|row| row.turnover);
        let with_cost = turnover - sum(|row| row.turnover_without_cost);
        if with_cost > Money::ZERO {
            let known = with_cost.to_f64() / turnover.to_f64();
            Self::Costs { known }
        } else if margin == Rate::ONE {
            Self::Sales
        } else {
            Self::UsualMargin(margin)
        }
    }
}
