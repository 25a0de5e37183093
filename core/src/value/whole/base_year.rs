//! Breadth, length and depth of the customer base, and their product, over rolling twelve months (I1).

use super::base::{BaseQuarter, QUARTER, base_quarters};
use crate::unit::{Money, Month, Rate, share_bounds};
use crate::value::facts::rows::Facts;

/// Quarters that make a rolling year.
const QUARTERS: usize = 4;
/// Most rolling years that are looked back on: two years, one for each month.
const MOST: usize = 24;
/// Months beyond which no customer's life is expected: what is known of a few years says nothing about a longer one.
pub const LONGEST_LIFE: f64 = 120.0;

/// The customer base over twelve calendar months, as the four quarters they are made of; where orders reach back less
/// far, over as many quarters as there are.
///
/// A single quarter is too short to tell how long customers stay: one customer more or less who happens to skip it made
/// a life of 25 months one of 69 in a small book.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BaseYear {
    /// The last of its months, which is over.
    pub last: Month,
    /// How many quarters it holds, 1 to 4.
    pub quarters: u32,
    /// Customers who bought goods in a quarter, added over the quarters.
    pub customers: u32,
    /// How many of the quarters have three months of orders before them: it is these that tell who was new and kept.
    pub followed: u32,
    /// Customers who bought for the first time in those quarters.
    pub gained: u32,
    /// Customers who bought in the quarter before, added over those quarters.
    pub before: u32,
    /// Those of them who bought again in the next.
    pub kept: u32,
    /// Exact net sales to listed customers.
    pub net_sales: Money,
    /// Contribution margin of those sales.
    pub contribution: Money,
}

/// How well a length is known, by how far apart its bounds are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sureness {
    /// The upper bound is at most half as much again as the lower.
    Well,
    /// At most three times as much.
    Roughly,
    /// More than that.
    Hardly,
}

impl BaseYear {
    /// Breadth: customers who buy in a quarter, the mean of the quarters.
    pub fn breadth(&self) -> f64 {
        f64::from(self.customers) / f64::from(self.quarters.max(1))
    }

    /// Length: how many months a customer is expected to go on buying each quarter, at most [`LONGEST_LIFE`]: a quarter ÷
    /// (1 − kept share), the mean of a geometric life (Gupta & Lehmann, J. Interactive Marketing 17, 2003). The share is
    /// (kept + 1)/(before + 2), Laplace's rule of succession. None where nobody was there to be kept.
    ///
    /// Who skips a quarter counts as gone, so where many buy less often than that it is a low estimate.
    pub fn length(&self) -> Option<f64> {
        let share = (f64::from(self.kept) + 1.0) / (f64::from(self.before) + 2.0);
        (self.before > 0).then(|| life(share))
    }

    /// Bounds within which the length lies 19 times in 20, in months: those of the kept share, each as a length. None as
    /// for the length.
    pub fn length_bounds(&self) -> Option<(f64, f64)> {
        if self.before == 0 {
            return None;
        }
        let (low, high) = share_bounds(self.kept.into(), self.before.into());
        Some((life(low), life(high)))
    }

    /// How well the length is known; none as for the length.
    pub fn sureness(&self) -> Option<Sureness> {
        let (low, high) = self.length_bounds()?;
        Some(match high / low {
            ratio if ratio <= 1.5 => Sureness::Well,
            ratio if ratio <= 3.0 => Sureness::Roughly,
            _ => Sureness::Hardly,
        })
    }

    /// Depth: contribution per customer and month, in currency units; none without customers.
    pub fn depth(&self) -> Option<f64> {
        let months = f64::from(self.customers) * f64::from(QUARTER);
        (self.customers > 0).then(|| self.contribution.to_f64() / months)
    }

    /// Breadth × length × depth: what the customers there are will contribute while they are
    /// expected to stay, undiscounted, in currency units.
    pub fn total(&self) -> Option<f64> {
        Some(self.breadth() * self.length()? * self.depth()?)
    }

    fn of(quarters: impl Iterator<Item = BaseQuarter>, last: Month) -> Self {
        let mut year = Self {
            last,
            quarters: 0,
            customers: 0,
            followed: 0,
            gained: 0,
            before: 0,
            kept: 0,
            net_sales: Money::ZERO,
            contribution: Money::ZERO,
        };
        for quarter in quarters {
            year.quarters += 1;
            year.customers += quarter.customers;
            year.followed += u32::from(quarter.follows);
            year.gained += quarter.gained;
            year.before += quarter.before;
            year.kept += quarter.kept;
            year.net_sales += quarter.net_sales;
            year.contribution += quarter.contribution;
        }
        year
    }
}

/// The mean of a geometric life in months, where this share of those of a quarter is kept in the next.
fn life(share: f64) -> f64 {
    (f64::from(QUARTER) / (1.0 - share)).min(LONGEST_LIFE)
}

/// The last of some rolling years, and the one twelve months before it, where it is there and holds as many quarters:
/// with fewer, the seasons would be compared. `base` has a year for each month, rising without gaps; none where there are
/// none.
pub fn years_compared(base: &[BaseYear]) -> Option<(&BaseYear, Option<&BaseYear>)> {
    let (now, earlier) = base.split_last()?;
    let year_ago =
        |then: &&BaseYear| now.last.months_since(then.last) == 12 && then.quarters == now.quarters;
    Some((now, earlier.iter().find(year_ago)))
}

/// The rolling years that end with each full month, rising, up to the day the facts reach; `margin` stands in where a
/// product's cost is unknown.
///
/// The first is the one whose last quarter has three months of history before it; at most two years of them are given.
/// Empty where there is less.
pub fn customer_base(facts: &Facts, margin: Rate) -> Vec<BaseYear> {
    let quarters = base_quarters(facts, margin);
    let years = (0..quarters.len()).filter(|&place| quarters[place].follows);
    let year = |place: usize| {
        let within = (0..QUARTERS).filter_map(|n| place.checked_sub(n * QUARTER as usize));
        BaseYear::of(within.map(|place| quarters[place]), quarters[place].last)
    };
    let mut years: Vec<BaseYear> = years.map(year).collect();
    years.drain(..years.len().saturating_sub(MOST));
    years
}
