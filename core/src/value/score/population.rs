//! All customers as each is compared with them: how a piece of evidence becomes points, and those of an indicator its score.

use super::measure::Readings;
use super::scale::{Amounts, Scale, fixed_scale, held, weight_within};
use crate::book::{AmountScale, Evidence, Indicator};
use crate::unit::Money;
use crate::value::facts::rows::CustomerFacts;

/// The amounts that customers are compared by.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::value) struct Population {
    pub(in crate::value) scale: AmountScale,
    profits: Amounts<Money>,
    expected: Amounts<f64>,
    sales: Amounts<f64>,
}

/// An indicator taken apart: the points of each piece of evidence.
pub(in crate::value) struct Parts {
    /// Weighted mean of the points; none when nothing is known.
    pub(in crate::value) score: Option<f64>,
    /// Sum of the weights of what is known, in percent.
    pub(in crate::value) known_weight: f64,
}

impl Population {
    /// Those of all customers with order lines.
    pub(in crate::value) fn new(known: &[(&CustomerFacts, Readings)], scale: AmountScale) -> Self {
        let expected = |readings: &Readings| readings.used(Evidence::ExpectedPurchases);
        let readings = || known.iter().map(|(_, readings)| readings);
        let sales = known.iter().map(|(row, _)| row.window_sales.to_f64());
        Self {
            scale,
            profits: Amounts::new(readings().filter_map(|one| one.profit).collect(), scale),
            expected: Amounts::new(readings().filter_map(expected).collect(), scale),
            sales: Amounts::new(sales.collect(), scale),
        }
    }

    /// Puts what one customer is compared by in the place of what it was.
    pub(in crate::value) fn replace(&mut self, old: &Readings, new: &Readings) {
        if old.profit != new.profit {
            self.profits.replace(old.profit, new.profit);
        }
        let expected = |readings: &Readings| readings.used(Evidence::ExpectedPurchases);
        if expected(old) != expected(new) {
            self.expected.replace(expected(old), expected(new));
        }
    }

    /// Highest profit of a customer; nothing without customers.
    pub(in crate::value) fn highest_profit(&self) -> f64 {
        self.profits.highest().map_or(0.0, |profit| profit.to_f64())
    }

    /// The points of a profit.
    pub(in crate::value) fn profit_points(&self, profit: Money) -> f64 {
        self.profits.scale(profit).points(profit.to_f64())
    }

    /// Highest sales to a customer in the window.
    pub(in crate::value) fn highest_sales(&self) -> f64 {
        self.sales.highest().unwrap_or_default()
    }

    /// How a piece of evidence becomes points, and how many; none when it is missing.
    pub(in crate::value) fn points(
        &self,
        row: &CustomerFacts,
        readings: &Readings,
        evidence: Evidence,
    ) -> Option<(Scale, f64)> {
        let (scale, value) = match evidence {
            Evidence::Contribution => {
                let profit = readings.profit?;
                (self.profits.scale(profit), profit.to_f64())
            }
            Evidence::Wallet => {
                let unfilled = readings.unfilled(row)?;
                (self.sales.scale_beside(unfilled), unfilled)
            }
            Evidence::ExpectedPurchases => {
                let expected = readings.used(evidence)?;
                (self.expected.scale(expected), expected)
            }
            Evidence::Recency => {
                let most = 100.0 * readings.most;
                (Scale::Halving { most }, readings.used(evidence)?)
            }
            _ => (fixed_scale(evidence), readings.used(evidence)?),
        };
        Some((scale, scale.points(value)))
    }

    /// The score of an indicator.
    pub(in crate::value) fn parts(
        &self,
        row: &CustomerFacts,
        readings: &Readings,
        indicator: Indicator,
    ) -> Parts {
        let mut sum = 0.0;
        let mut known_weight = 0.0;
        for evidence in Evidence::ALL {
            if evidence.indicator() == indicator
                && let Some((_, points)) = self.points(row, readings, evidence)
            {
                let weight = f64::from(weight_within(evidence));
                sum += weight * points;
                known_weight += weight;
            }
        }
        Parts {
            score: (known_weight > 0.0).then(|| held(sum / known_weight)),
            known_weight,
        }
    }
}
