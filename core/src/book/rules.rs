//! The rules of a book: what makes a customer a VIP. Every change of them is kept with its day (`past_rules.rs`).

use serde::{Deserialize, Serialize};

use super::evidence::Indicator;
use super::hysteresis::Hysteresis;
use super::refusal::{Field, Refusal};
use crate::sorting::sort_by;

/// One of the four tiers (A2), from the most valuable down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// VIP客户.
    Vip,
    /// 主要客户.
    Main,
    /// 普通客户.
    Ordinary,
    /// 小客户.
    Small,
}

impl Tier {
    /// All four, from the top.
    pub const ALL: [Self; 4] = [Self::Vip, Self::Main, Self::Ordinary, Self::Small];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// The four indicator weights in hundredths of a percent; they sum to 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "[u16; 4]", into = "[u16; 4]")]
pub struct Weights([u16; 4]);

impl Weights {
    /// What the weights sum to: 100 %.
    pub const WHOLE: u16 = 10_000;

    /// 35/25/15/25 %, the defaults up to version 2.
    pub(super) const VERSION_1: Self = Self([3_500, 2_500, 1_500, 2_500]);

    /// Weights in the order of [`Indicator::ALL`], when they sum to 100 %.
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`] when they do not.
    pub fn new(hundredths_of_percent: [u16; 4]) -> Result<Self, Refusal> {
        let sum: u32 = hundredths_of_percent
            .iter()
            .map(|&weight| u32::from(weight))
            .sum();
        if sum == u32::from(Self::WHOLE) {
            Ok(Self(hundredths_of_percent))
        } else {
            Err(Refusal::OutOfRange {
                field: Field::Weights,
            })
        }
    }

    /// The weight of one indicator in hundredths of a percent.
    pub const fn get(self, indicator: Indicator) -> u16 {
        self.0[indicator.index()]
    }

    /// The weight of one indicator as a fraction of one.
    pub fn fraction(self, indicator: Indicator) -> f64 {
        f64::from(self.get(indicator)) / f64::from(Self::WHOLE)
    }

    /// Sets one weight and shares the rest among the others in their old proportions
    /// (evenly where they were all zero), so that the sum stays 100 %.
    #[must_use]
    pub fn with(self, indicator: Indicator, weight: u16) -> Self {
        let weight = weight.min(Self::WHOLE);
        let rest = u32::from(Self::WHOLE - weight);
        let others: Vec<usize> = (0..4).filter(|&i| i != indicator.index()).collect();
        let old: u32 = others.iter().map(|&i| u32::from(self.0[i])).sum();
        let mut next = [0; 4];
        next[indicator.index()] = weight;
        // Largest remainder: whole parts first, what is left goes to the largest fractions.
        let mut given = 0;
        let mut remainders = Vec::with_capacity(3);
        for &i in &others {
            let (part, whole) = if old == 0 {
                (1, 3)
            } else {
                (u32::from(self.0[i]), old)
            };
            next[i] = (rest * part / whole) as u16;
            given += u32::from(next[i]);
            remainders.push((rest * part % whole, i));
        }
        sort_by(&mut remainders, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for &(_, i) in remainders.iter().take((rest - given) as usize) {
            next[i] += 1;
        }
        Self(next)
    }
}

impl Default for Weights {
    /// 40/30/10/20 %, the defaults of A1 for new books.
    fn default() -> Self {
        Self([4_000, 3_000, 1_000, 2_000])
    }
}

impl TryFrom<[u16; 4]> for Weights {
    type Error = Refusal;
    fn try_from(weights: [u16; 4]) -> Result<Self, Refusal> {
        Self::new(weights)
    }
}

impl From<Weights> for [u16; 4] {
    fn from(weights: Weights) -> Self {
        weights.0
    }
}

/// How composites become tiers (A2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierRule {
    /// By score: least composite for VIP, main and ordinary in tenths of a point, falling.
    Score([u16; 3]),
    /// By share of customers: VIP, main and ordinary in hundredths of a percent; the rest is small.
    Pyramid([u16; 3]),
}

impl TierRule {
    /// Cuts at 80, 60 and 40 points.
    pub const DEFAULT_SCORE: Self = Self::Score([800, 600, 400]);
    /// Curry's customer pyramid: 1 %, 4 %, 15 %, the remaining 80 % (Curry & Curry, The Customer Marketing Method, 2000).
    pub const DEFAULT_PYRAMID: Self = Self::Pyramid([100, 400, 1_500]);

    /// Whether it divides customers by their share, equals among them too.
    pub const fn is_pyramid(self) -> bool {
        matches!(self, Self::Pyramid(_))
    }

    fn check(self) -> Result<(), Refusal> {
        let fits = match self {
            Self::Score([vip, main, ordinary]) => {
                vip <= 1_000 && vip > main && main > ordinary && ordinary > 0
            }
            Self::Pyramid(shares) => {
                let sum: u32 = shares.iter().map(|&share| u32::from(share)).sum();
                sum <= 10_000 && shares.iter().all(|&share| share > 0)
            }
        };
        if fits {
            Ok(())
        } else {
            Err(Refusal::OutOfRange { field: Field::Cuts })
        }
    }
}

/// How evidence that is an amount of money becomes points (A1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountScale {
    /// By what all customers with less bring together, as a share of what all bring: amounts keep their size.
    Share,
    /// By how many customers have less: the percentile rank that was the only scale up to version 2.
    Rank,
}

/// The rules of a book: what decides who is in which tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Months that scores look back over, 1–60.
    pub window_months: u8,
    /// How amounts of money become points.
    pub scale: AmountScale,
    /// Weights of the four indicators.
    pub weights: Weights,
    /// How tiers are cut.
    pub tier_rule: TierRule,
    /// How firmly customers keep their tiers from month to month.
    pub hysteresis: Hysteresis,
}

impl Default for Rules {
    /// The rules of a new book (A1, A2).
    fn default() -> Self {
        Self {
            window_months: 12,
            scale: AmountScale::Share,
            weights: Weights::default(),
            tier_rule: TierRule::DEFAULT_PYRAMID,
            hysteresis: Hysteresis::DEFAULT,
        }
    }
}

impl Rules {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if !(1..=60).contains(&self.window_months) {
            return Err(Refusal::OutOfRange {
                field: Field::Window,
            });
        }
        self.tier_rule.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn weights_must_sum_to_the_whole() {
        assert!(Weights::new([2_500; 4]).is_ok());
        assert_eq!(
            Weights::new([2_500, 2_500, 2_500, 2_499]),
            Err(Refusal::OutOfRange {
                field: Field::Weights
            })
        );
    }

    proptest! {
        #[test]
        fn moving_one_weight_keeps_the_sum_and_the_proportions(
            moves in prop::collection::vec((0usize..4, 0u16..=12_000), 1..20),
        ) {
            let mut weights = Weights::default();
            for (index, value) in moves {
                let before = weights;
                weights = weights.with(Indicator::ALL[index], value);
                prop_assert!(Weights::new(weights.0).is_ok());
                prop_assert_eq!(weights.0[index], value.min(Weights::WHOLE));
                // Of two others, the heavier one stays at least as heavy, within one step of rounding.
                for a in 0..4 {
                    for b in 0..4 {
                        if a != index && b != index && before.0[a] > before.0[b] {
                            prop_assert!(weights.0[a] + 1 >= weights.0[b]);
                        }
                    }
                }
            }
        }
    }
}
