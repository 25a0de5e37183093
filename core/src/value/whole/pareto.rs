//! How much of the profit the most profitable customers bring (I1).

use crate::sorting::sort_by;
use crate::unit::Money;
use crate::value::tiers::assess::Assessment;

/// The share of the profit of which it is said how few customers bring it.
pub const MOST: f64 = 0.8;

/// Customers by profit, the most profitable first, with what they bring together: the whale curve
/// (Kaplan & Narayanan, J. Cost Management 15, 2001), which falls where customers cost more than
/// they bring.
#[derive(Debug, Clone, PartialEq)]
pub struct Pareto {
    /// Profit of the first customer, of the first two and so on.
    cumulative: Vec<Money>,
    /// Customers who cost more than they bring.
    pub losing: u32,
    /// What these take away, below nothing.
    pub lost: Money,
}

/// Sorts all scored customers by their profit in the window.
pub fn pareto(assessment: &Assessment) -> Pareto {
    let mut profits: Vec<Money> = assessment
        .standings()
        .iter()
        .map(|standing| standing.profit)
        .collect();
    sort_by(&mut profits, |a, b| b.cmp(a));
    let losses = profits.iter().filter(|profit| profit.is_negative());
    let losing = losses.clone().count() as u32;
    let lost = losses.copied().sum();
    let mut sum = Money::ZERO;
    for profit in &mut profits {
        sum += *profit;
        *profit = sum;
    }
    Pareto {
        cumulative: profits,
        losing,
        lost,
    }
}

impl Pareto {
    /// All customers in it.
    pub fn customers(&self) -> usize {
        self.cumulative.len()
    }

    /// Profit of all together.
    pub fn total(&self) -> Money {
        self.cumulative.last().copied().unwrap_or_default()
    }

    /// The fewest customers who bring this share of the whole profit; none where there is no profit.
    pub fn customers_for(&self, share: f64) -> Option<usize> {
        let wanted = self.total().to_f64() * share;
        let reached = |sum: &Money| sum.to_f64() >= wanted;
        let place = self.cumulative.iter().position(reached)?;
        (self.total() > Money::ZERO).then_some(place + 1)
    }

    /// Share of the whole profit that the first so many customers bring; above 1 where the rest
    /// loses money. None where there is no profit.
    pub fn share_of(&self, customers: usize) -> Option<f64> {
        let sum = match customers.min(self.cumulative.len()) {
            0 => Money::ZERO,
            some => self.cumulative[some - 1],
        };
        (self.total() > Money::ZERO).then(|| sum.to_f64() / self.total().to_f64())
    }
}
