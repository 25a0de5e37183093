//! How a value becomes points from 0 to 100, and how much each piece of evidence weighs.

use serde::Serialize;

use crate::book::Evidence;
use crate::sorting::sort_by;
use crate::value::facts::rhythm::chance_active;

/// How a piece of evidence was turned into points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Percentile rank among customers: those below and half of those level, as a share of all
    /// (the mid-rank form, Roscoe 1975). An amount of nothing or less gets those below only.
    Rank {
        /// Customers with less.
        below: u32,
        /// Customers with exactly as much, this one among them.
        level: u32,
        /// Customers compared.
        of: u32,
        /// Whether the amount is above nothing, so that half of those level counts.
        positive: bool,
    },
    /// On a straight line with two ends, held at both.
    Linear {
        /// Value that gets no points.
        from: f64,
        /// Value that gets 100.
        to: f64,
    },
    /// Full points up to a value of one, halved by every further one.
    Halving {
        /// The full points: 100 × n/(n + 1) after n purchases, since one purchase proves little;
        /// 100 where a person judged.
        most: f64,
    },
    /// Taken off the amount that is ranked; no points of its own.
    Deducted,
}

impl Scale {
    /// The points of a value on this scale, 0 to 100.
    pub fn points(self, value: f64) -> f64 {
        let points = match self {
            Self::Rank {
                below,
                level,
                of,
                positive,
            } => {
                let level = if positive {
                    f64::from(level) / 2.0
                } else {
                    0.0
                };
                100.0 * (f64::from(below) + level) / f64::from(of.max(1))
            }
            Self::Linear { from, to } => 100.0 * (value - from) / (to - from),
            Self::Halving { most } => chance_active(value, most),
            Self::Deducted => 0.0,
        };
        held(points)
    }
}

/// Points held within 0 and 100 and to nine decimals: the last binary digits depend on the unit of
/// the currency and on the machine, and no customer may change place by them.
pub(in crate::value) fn held(points: f64) -> f64 {
    (points.clamp(0.0, 100.0) * 1e9).round() / 1e9
}

/// Values of all customers in rising order, to rank one among them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::value) struct Ranking<T>(Vec<T>);

impl<T: PartialOrd + Default> Ranking<T> {
    /// A ranking of these values, none of which is "not a number".
    pub(in crate::value) fn new(mut values: Vec<T>) -> Self {
        sort_by(&mut values, |a, b| {
            a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal)
        });
        Self(values)
    }

    /// Takes one value out and another in.
    pub(in crate::value) fn replace(&mut self, old: Option<&T>, new: Option<T>) {
        if let Some(old) = old {
            let place = self.0.partition_point(|other| other < old);
            if self.0.get(place) == Some(old) {
                self.0.remove(place);
            }
        }
        if let Some(new) = new {
            let place = self.0.partition_point(|other| *other < new);
            self.0.insert(place, new);
        }
    }

    /// The highest value; none where there are no customers.
    pub(in crate::value) fn highest(&self) -> Option<&T> {
        self.0.last()
    }

    /// Where a value stands.
    pub(in crate::value) fn rank(&self, value: &T) -> Scale {
        let below = self.0.partition_point(|other| other < value);
        let level = self.0[below..].partition_point(|other| other <= value);
        Scale::Rank {
            below: below as u32,
            level: level as u32,
            of: self.0.len() as u32,
            positive: *value > T::default(),
        }
    }
}

/// Months of tenure or of expected remaining life that get full points: three years.
const FULL_MONTHS: f64 = 36.0;
/// Referrals that get full points.
const FULL_REFERRALS: f64 = 5.0;

/// The fixed scale of evidence that is not ranked among customers.
pub(in crate::value) const fn fixed_scale(evidence: Evidence) -> Scale {
    match evidence {
        Evidence::Contribution | Evidence::CostToServe | Evidence::Concessions => Scale::Deducted,
        Evidence::Growth | Evidence::Momentum => Scale::Linear {
            from: -1.0,
            to: 1.0,
        },
        Evidence::Tenure | Evidence::RemainingLife => Scale::Linear {
            from: 0.0,
            to: FULL_MONTHS,
        },
        Evidence::Recency => Scale::Halving { most: 100.0 },
        Evidence::Referrals => Scale::Linear {
            from: 0.0,
            to: FULL_REFERRALS,
        },
        Evidence::Wallet
        | Evidence::ExpectedPurchases
        | Evidence::Regularity
        | Evidence::ShareOfWallet => Scale::Linear { from: 0.0, to: 1.0 },
        Evidence::Satisfaction | Evidence::Contract => Scale::Linear {
            from: 0.0,
            to: 100.0,
        },
    }
}

/// Weight of a piece of evidence inside its indicator in percent. Those of one indicator sum to
/// 100; where evidence is missing the others share its weight in proportion.
///
/// Profit is one amount, contribution − cost to serve − concessions, so its rank stands with the
/// contribution and the deductions weigh nothing of their own.
pub const fn weight_within(evidence: Evidence) -> u8 {
    match evidence {
        Evidence::Contribution => 100,
        Evidence::CostToServe | Evidence::Concessions => 0,
        Evidence::Wallet => 40,
        Evidence::Growth => 20,
        Evidence::ExpectedPurchases => 40,
        Evidence::Tenure => 20,
        Evidence::Momentum => 40,
        Evidence::RemainingLife => 40,
        Evidence::Recency => 35,
        Evidence::Regularity => 20,
        Evidence::ShareOfWallet => 15,
        Evidence::Referrals | Evidence::Satisfaction | Evidence::Contract => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Indicator;

    #[test]
    fn weights_of_each_indicator_sum_to_the_whole() {
        for indicator in Indicator::ALL {
            let sum: u32 = Evidence::ALL
                .into_iter()
                .filter(|evidence| evidence.indicator() == indicator)
                .map(|evidence| u32::from(weight_within(evidence)))
                .sum();
            assert_eq!(sum, 100, "{indicator:?}");
        }
    }

    #[test]
    fn ties_share_a_rank_and_a_loss_gets_only_those_below() {
        let ranking = Ranking::new(vec![30, -5, 10, 10]);
        let points = |value: i32| ranking.rank(&value).points(f64::from(value));
        assert_eq!(points(-5), 0.0);
        assert_eq!(points(10), 50.0);
        assert_eq!(points(30), 87.5);
        let nothing = Ranking::new(vec![0, 0, -1, 5]);
        assert_eq!(nothing.rank(&0).points(0.0), 25.0);
    }

    #[test]
    fn one_customer_alone_stands_in_the_middle() {
        assert_eq!(Ranking::new(vec![7]).rank(&7).points(7.0), 50.0);
    }

    #[test]
    fn growth_is_fifty_points_around_standing_still() {
        let scale = fixed_scale(Evidence::Growth);
        assert_eq!(
            [-1.0, 0.0, 0.5, 1.0].map(|g| scale.points(g)),
            [0.0, 50.0, 75.0, 100.0]
        );
    }
}
