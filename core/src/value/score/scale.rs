//! How a value becomes points from 0 to 100, and how much each piece of evidence weighs.

use std::ops::{Add, Sub};

use serde::Serialize;

use crate::book::{AmountScale, Evidence};
use crate::sorting::sort_by;
use crate::unit::Money;
use crate::value::facts::rhythm::chance_active;

/// How a piece of evidence was turned into points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Share of the whole that the others bring: what those of them with less bring and half of what those level with it
    /// bring, as a share of what all others with more than nothing bring; all of it where no other brings anything.
    /// Nothing or less gets no points. An amount is no part of what it is held against, so more of it never counts less.
    Share {
        /// What the others with less bring together, in currency units; those with nothing or less bring nothing.
        below: f64,
        /// What the others with exactly as much bring together.
        level: f64,
        /// What all others bring who have more than nothing.
        of: f64,
        /// Whether the amount is above nothing, so that it gets points.
        positive: bool,
    },
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
    /// Taken off the amount that is scored; no points of its own.
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
            Self::Share {
                positive: false, ..
            } => 0.0,
            Self::Share {
                below, level, of, ..
            } if of > 0.0 => 100.0 * (below + level / 2.0) / of,
            Self::Share { .. } => 100.0,
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

/// An amount of money that customers are compared by.
pub(in crate::value) trait Amount:
    Copy + Default + PartialOrd + Add<Output = Self> + Sub<Output = Self>
{
    /// In currency units.
    fn units(self) -> f64;
}

impl Amount for Money {
    fn units(self) -> f64 {
        self.to_f64()
    }
}

impl Amount for f64 {
    fn units(self) -> f64 {
        self
    }
}

/// Amounts of all customers in rising order, to score one among them.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::value) struct Amounts<T> {
    scale: AmountScale,
    rising: Vec<T>,
    /// The sum of what is above nothing up to each place of `rising`, with that place.
    sums: Vec<T>,
    /// One more amount, which stands in for one that was taken out.
    tried: Option<T>,
}

impl<T: Amount> Amounts<T> {
    /// These amounts, none of which is "not a number".
    pub(in crate::value) fn new(mut amounts: Vec<T>, scale: AmountScale) -> Self {
        sort_by(&mut amounts, |a, b| {
            a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal)
        });
        let mut all = Self {
            scale,
            rising: amounts,
            sums: Vec::new(),
            tried: None,
        };
        all.sum_from(0);
        all
    }

    fn sum_from(&mut self, place: usize) {
        self.sums.truncate(place);
        let mut sum = self.sums.last().copied().unwrap_or_default();
        for &amount in &self.rising[place..] {
            if amount > T::default() {
                sum = sum + amount;
            }
            self.sums.push(sum);
        }
    }

    /// Takes one amount out and another in. The other one is kept apart, so that the next in its place costs no new sums.
    pub(in crate::value) fn replace(&mut self, old: Option<T>, new: Option<T>) {
        if old != self.tried {
            // Two amounts are tried at once only if two customers were, which nobody does.
            debug_assert!(self.tried.is_none(), "another amount is being tried");
            if let Some(old) = old {
                let place = self.rising.partition_point(|other| *other < old);
                if self.rising.get(place) == Some(&old) {
                    self.rising.remove(place);
                    self.sum_from(place);
                }
            }
        }
        self.tried = new;
    }

    /// The highest amount; none where there are no customers.
    pub(in crate::value) fn highest(&self) -> Option<T> {
        self.rising.last().copied()
    }

    /// How the amount of one of these customers becomes points among those of the others.
    pub(in crate::value) fn scale(&self, own: T) -> Scale {
        self.scale_among(own, 1)
    }

    /// How an amount that none of these customers brings, such as a wallet, becomes points among theirs.
    pub(in crate::value) fn scale_beside(&self, amount: T) -> Scale {
        self.scale_among(amount, 0)
    }

    /// `own` of those with exactly as much are the customer itself: 1 or 0.
    fn scale_among(&self, amount: T, own: u32) -> Scale {
        let start = self.rising.partition_point(|other| *other < amount);
        let end = start + self.rising[start..].partition_point(|other| *other <= amount);
        let tried = |is: fn(&T, &T) -> bool| self.tried.filter(|tried| is(tried, &amount));
        let level = (end - start) as u32 + u32::from(tried(T::eq).is_some());
        match self.scale {
            AmountScale::Rank => Scale::Rank {
                below: start as u32 + u32::from(tried(T::lt).is_some()),
                level,
                of: self.rising.len() as u32 + u32::from(self.tried.is_some()),
                positive: amount > T::default(),
            },
            AmountScale::Share => {
                let brought = |tried: Option<T>| tried.map_or(0.0, |one| one.units().max(0.0));
                let up_to = |place: usize| match place.checked_sub(1) {
                    Some(last) => self.sums[last],
                    None => T::default(),
                };
                let below = up_to(start).units() + brought(tried(T::lt));
                let level = f64::from(level.saturating_sub(own)) * amount.units().max(0.0);
                let above = up_to(self.rising.len()) - up_to(end);
                let above = above.units() + brought(tried(T::gt));
                Scale::Share {
                    below,
                    level,
                    of: below + level + above,
                    positive: amount > T::default(),
                }
            }
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
/// Profit is one amount, contribution − cost to serve − concessions, so its points stand with the
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
    use proptest::prelude::*;

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

    fn points(amounts: &Amounts<f64>, amount: f64) -> f64 {
        amounts.scale(amount).points(amount)
    }

    #[test]
    fn ties_share_a_rank_and_a_loss_gets_only_those_below() {
        let ranks = |amounts: &[f64]| Amounts::new(amounts.to_vec(), AmountScale::Rank);
        let all = ranks(&[30.0, -5.0, 10.0, 10.0]);
        assert_eq!(
            [-5.0, 10.0, 30.0].map(|one| points(&all, one)),
            [0.0, 50.0, 87.5]
        );
        assert_eq!(points(&ranks(&[0.0, 0.0, -1.0, 5.0]), 0.0), 25.0);
        // One customer alone stands in the middle.
        assert_eq!(points(&ranks(&[7.0]), 7.0), 50.0);
    }

    #[test]
    fn shares_of_the_whole_keep_the_size_of_amounts() {
        let shares = |amounts: &[f64]| Amounts::new(amounts.to_vec(), AmountScale::Share);
        // Of 90 that others bring: ½ of 20; of 40: all; what is lost takes nothing from the others.
        let all = shares(&[60.0, -500.0, 10.0, 20.0, 0.0, 10.0]);
        assert_eq!(
            [-500.0, 0.0, 10.0, 20.0, 60.0].map(|one| points(&all, one)),
            [0.0, 0.0, 500.0 / 90.0, 25.0, 100.0].map(held)
        );
        // Nobody brings more than one who is alone.
        assert_eq!(points(&shares(&[7.0]), 7.0), 100.0);
        assert_eq!(points(&shares(&[-7.0]), -7.0), 0.0);
        // What nobody brings is held against what all bring.
        assert_eq!(all.scale_beside(20.0).points(20.0), 30.0);
    }

    proptest! {
        #[test]
        fn an_amount_that_is_tried_counts_like_one_that_is_there(
            cents in prop::collection::vec(-50i64..200, 1..12),
            tries in prop::collection::vec(-50i64..200, 1..4),
            share: bool,
        ) {
            let scale = if share { AmountScale::Share } else { AmountScale::Rank };
            let money = |cents: &i64| Money::from_nanos(i128::from(*cents) * 10_000_000);
            let mut amounts: Vec<Money> = cents.iter().map(money).collect();
            let mut all = Amounts::new(amounts.clone(), scale);
            let own = amounts.pop().unwrap_or_default();
            let mut old = own;
            for new in tries.iter().map(money).chain([own]) {
                all.replace(Some(old), Some(new));
                old = new;
                let mut others = amounts.clone();
                others.push(new);
                let there = Amounts::new(others.clone(), scale);
                for one in others {
                    let [a, b] = [&all, &there].map(|all| all.scale(one).points(one.units()));
                    prop_assert!((a - b).abs() < 1e-9, "{} {}", a, b);
                }
            }
        }
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
