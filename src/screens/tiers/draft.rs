//! The rules as a person is changing them, not yet in force. Pure.

use keepgold_core::book::{AmountScale, Hysteresis, Rules, TierRule, Weights};

/// Which of the two rules cuts the tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By share of customers.
    Pyramid,
    /// By score.
    Score,
}

/// Rules in the making. Both kinds of cuts are kept, so that switching the rule loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Weights; always sum to 100 %.
    pub weights: Weights,
    /// How amounts of money count.
    pub scale: AmountScale,
    /// Rule.
    pub kind: Kind,
    /// Least score of VIP, main and ordinary in tenths of a point.
    pub score: [u16; 3],
    /// Shares of VIP, main and ordinary in hundredths of a percent.
    pub pyramid: [u16; 3],
    /// Points in tenths by which a customer must lie across a cut to move at once.
    pub held_margin: u16,
    /// Months across a cut after which it moves all the same.
    pub held_periods: u8,
    /// Months that scores look back over, 1–60.
    pub window_months: u8,
}

/// Why a draft cannot be put in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Scores do not fall from VIP to ordinary within 100 and 0.1.
    NotFalling,
    /// Shares sum to more than 100 %.
    OverWhole,
    /// A share is zero.
    Zero,
    /// The buffer is wider or longer than a book takes.
    Buffer,
}

impl Draft {
    /// The rules in force, unchanged.
    pub fn of(rules: &Rules) -> Draft {
        let (mut score, mut pyramid) = ([0; 3], [0; 3]);
        for rule in [
            TierRule::DEFAULT_SCORE,
            TierRule::DEFAULT_PYRAMID,
            rules.tier_rule,
        ] {
            match rule {
                TierRule::Score(least) => score = least,
                TierRule::Pyramid(shares) => pyramid = shares,
            }
        }
        Draft {
            weights: rules.weights,
            scale: rules.scale,
            kind: match rules.tier_rule {
                TierRule::Score(_) => Kind::Score,
                TierRule::Pyramid(_) => Kind::Pyramid,
            },
            score,
            pyramid,
            held_margin: rules.hysteresis.margin(),
            held_periods: rules.hysteresis.periods(),
            window_months: rules.window_months,
        }
    }

    /// The rules to put in force.
    ///
    /// # Errors
    /// The first [`Fault`].
    pub fn rules(&self) -> Result<Rules, Fault> {
        let tier_rule = match self.kind {
            Kind::Score => {
                let [vip, main, ordinary] = self.score;
                if vip > 1_000 || vip <= main || main <= ordinary || ordinary == 0 {
                    return Err(Fault::NotFalling);
                }
                TierRule::Score(self.score)
            }
            Kind::Pyramid => {
                if self.pyramid.contains(&0) {
                    return Err(Fault::Zero);
                }
                if self
                    .pyramid
                    .iter()
                    .map(|&share| u32::from(share))
                    .sum::<u32>()
                    > 10_000
                {
                    return Err(Fault::OverWhole);
                }
                TierRule::Pyramid(self.pyramid)
            }
        };
        Ok(Rules {
            window_months: self.window_months,
            scale: self.scale,
            weights: self.weights,
            tier_rule,
            hysteresis: Hysteresis::new(self.held_margin, self.held_periods)
                .map_err(|_| Fault::Buffer)?,
        })
    }

    /// What a pyramid leaves for the small customers, in hundredths of a percent.
    pub fn rest(&self) -> u32 {
        10_000u32.saturating_sub(self.pyramid.iter().map(|&share| u32::from(share)).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{Command, History, Indicator};
    use keepgold_core::unit::Day;
    use proptest::prelude::*;

    #[test]
    fn a_draft_of_rules_gives_them_back() {
        for tier_rule in [
            TierRule::Score([900, 500, 100]),
            TierRule::Pyramid([200, 800, 4_000]),
        ] {
            let rules = Rules {
                tier_rule,
                hysteresis: Hysteresis::new(20, 3).unwrap(),
                window_months: 24,
                ..Rules::default()
            };
            assert_eq!(Draft::of(&rules).rules(), Ok(rules));
        }
        let defaults = Draft::of(&Rules::default());
        assert_eq!(defaults.rules(), Ok(Rules::default()));
    }

    #[test]
    fn faults_name_their_condition() {
        let draft = Draft::of(&Rules::default());
        let score = |score| {
            Draft {
                kind: Kind::Score,
                score,
                ..draft.clone()
            }
            .rules()
        };
        assert_eq!(score([600, 600, 400]), Err(Fault::NotFalling));
        assert_eq!(score([800, 600, 0]), Err(Fault::NotFalling));
        let shares = |pyramid| {
            Draft {
                kind: Kind::Pyramid,
                pyramid,
                ..draft.clone()
            }
            .rules()
        };
        assert_eq!(shares([5_000, 5_000, 1]), Err(Fault::OverWhole));
        assert_eq!(shares([0, 500, 500]), Err(Fault::Zero));
    }

    proptest! {
        /// What a draft lets pass, the book takes: Apply is never refused.
        #[test]
        fn the_book_takes_every_draft_without_fault(
            score in any::<[u16; 3]>(), pyramid in prop::array::uniform3(0u16..5_000),
            by_score: bool, weight in 0u16..=10_000, window_months in 1u8..=60,
            held_margin in 0u16..1_100, held_periods in 0u8..70,
        ) {
            let kind = if by_score { Kind::Score } else { Kind::Pyramid };
            let weights = Weights::default().with(Indicator::Loyalty, weight);
            let draft = Draft {
                kind, score, pyramid, weights, window_months, held_margin, held_periods,
                ..Draft::of(&Rules::default())
            };
            if let Ok(rules) = draft.rules() {
                let mut history = History::default();
                prop_assert!(history.apply(Command::ChangeRules(rules, Day::FIRST)).is_ok());
            }
        }
    }
}
