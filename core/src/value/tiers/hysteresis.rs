//! Tiers that do not flap (A2): what a customer holds from month to month.

use serde::{Deserialize, Serialize};

use super::cuts::{Cuts, SAME};
use crate::book::{Hysteresis, Tier};

/// The tier a customer holds in a month, and whether the plain cuts say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The tier in force.
    pub tier: Tier,
    /// The tier that the cuts alone say.
    pub plain: Tier,
    /// Months running, this one among them, that the plain tier has lain on the same side of the
    /// one in force; 0 where they are the same.
    pub across: u8,
}

impl Held {
    /// Whether it is kept where the cuts would not put it.
    pub fn is_kept(self) -> bool {
        self.tier != self.plain
    }

    /// A customer seen for the first time stands where the cuts put it.
    pub(in crate::value) const fn first(plain: Tier) -> Self {
        Self {
            tier: plain,
            plain,
            across: 0,
        }
    }

    /// The month after.
    ///
    /// The cut that counts is the first one a customer meets on its way out of the tier it holds:
    /// by score, the least points of that tier (down) or of the one above (up); in a pyramid, the
    /// composite of the last customer inside these. It takes the tier that the cuts say, however
    /// far that is, when it lies across by more than the margin, or when this is at least the
    /// `periods`th month running that it lies across to the same side. Else it keeps its own. A
    /// month back inside, or across to the other side, starts the count again.
    pub(in crate::value) fn next(
        self,
        composite: f64,
        plain: Tier,
        cuts: &Cuts,
        hysteresis: Hysteresis,
    ) -> Self {
        if plain == self.tier {
            return Self::first(plain);
        }
        let same_side = self.plain.cmp(&self.tier) == plain.cmp(&self.tier);
        let across = if same_side {
            self.across.saturating_add(1)
        } else {
            1
        };
        let beyond = cuts.beyond(composite, self.tier, plain) > hysteresis.points() + SAME;
        if beyond || across >= hysteresis.periods() {
            Self::first(plain)
        } else {
            Self {
                tier: self.tier,
                plain,
                across,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::TierRule;
    use proptest::prelude::*;

    const LEAST: [u16; 3] = [800, 600, 400];

    fn cuts() -> Cuts {
        let mut cuts = Cuts::none(TierRule::Score(LEAST));
        cuts.least = LEAST.map(|tenths| Some(f64::from(tenths) / 10.0));
        cuts
    }

    fn plain(composite: f64) -> Tier {
        let tier = LEAST
            .iter()
            .position(|&least| composite >= f64::from(least) / 10.0);
        Tier::ALL[tier.unwrap_or(3)]
    }

    /// The tiers held along these composites.
    fn held(composites: &[f64], hysteresis: Hysteresis) -> Vec<Tier> {
        let mut now: Option<Held> = None;
        let months = composites.iter().map(|&composite| {
            let plain = plain(composite);
            let held = now.map_or(Held::first(plain), |held| {
                held.next(composite, plain, &cuts(), hysteresis)
            });
            now = Some(held);
            held.tier
        });
        months.collect()
    }

    fn changes(tiers: &[Tier]) -> usize {
        tiers.windows(2).filter(|pair| pair[0] != pair[1]).count()
    }

    fn two_points_three_months() -> Hysteresis {
        Hysteresis::new(20, 3).unwrap()
    }

    #[test]
    fn a_customer_moves_past_the_margin_or_in_the_third_month() {
        use Tier::{Main, Ordinary, Small, Vip};
        let of = |composites: &[f64]| held(composites, two_points_three_months());
        // Exactly the margin is not more than it.
        assert_eq!(of(&[59.0, 62.0, 62.1]), [Ordinary, Ordinary, Main]);
        assert_eq!(of(&[60.0, 59.0, 59.0, 59.0]), [Main, Main, Main, Ordinary]);
        // A month inside starts the count again.
        assert_eq!(of(&[60.0, 59.0, 59.0, 60.0, 59.0, 59.0]), [Main; 6]);
        // A leap lands where the cuts say, though it is only just inside there.
        assert_eq!(of(&[10.0, 80.0, 79.0]), [Small, Vip, Vip]);
        // The count goes by the side, not by the tier the cuts say.
        assert_eq!(of(&[81.0, 79.0, 78.5, 79.9]), [Vip, Vip, Vip, Main]);
    }

    fn any_hysteresis() -> impl Strategy<Value = Hysteresis> {
        (0u16..200, 1u8..6).prop_map(|(margin, periods)| Hysteresis::new(margin, periods).unwrap())
    }

    /// Composites in tenths of a point, so that sums with margins are what a person would say.
    fn any_composites() -> impl Strategy<Value = Vec<f64>> {
        let leaps = prop::collection::vec(0u16..=1_000, 1..40);
        let near_a_cut = prop::collection::vec(560u16..640, 1..40);
        prop_oneof![leaps, near_a_cut]
            .prop_map(|tenths| tenths.into_iter().map(|t| f64::from(t) / 10.0).collect())
    }

    proptest! {
        #[test]
        fn without_hysteresis_tiers_are_the_plain_ones(composites in any_composites()) {
            let cut: Vec<Tier> = composites.iter().map(|&composite| plain(composite)).collect();
            prop_assert_eq!(&held(&composites, Hysteresis::NONE), &cut);
        }

        #[test]
        fn swinging_within_the_margin_never_changes_the_tier(
            swings in prop::collection::vec((-20i16..=20, 1usize..3), 1..20),
            inside in 600u16..620,
        ) {
            // Out for less than three months at a time, then a month back inside.
            let inside = f64::from(inside) / 10.0;
            let mut composites = vec![inside];
            for (tenths, months) in swings {
                let out = 60.0 + f64::from(tenths) / 10.0;
                composites.extend(std::iter::repeat_n(out, months));
                composites.push(inside);
            }
            let tiers = held(&composites, two_points_three_months());
            prop_assert!(tiers.iter().all(|&tier| tier == Tier::Main), "{:?}", tiers);
        }

        #[test]
        fn a_tier_soon_left_again_took_more_than_the_margin(
            composites in any_composites(),
            hysteresis in any_hysteresis(),
        ) {
            let tiers = held(&composites, hysteresis);
            let changed: Vec<usize> =
                (1..tiers.len()).filter(|&month| tiers[month] != tiers[month - 1]).collect();
            for pair in changed.windows(2) {
                let (came, left) = (pair[0], pair[1]);
                let moved = (composites[left] - composites[came]).abs();
                let months = left - came;
                prop_assert!(
                    moved > hysteresis.points() || months >= usize::from(hysteresis.periods()),
                    "{} points in {} months", moved, months
                );
            }
        }

        #[test]
        fn no_tier_changes_more_often_than_the_cuts_say(
            composites in any_composites(),
            hysteresis in any_hysteresis(),
        ) {
            let cut: Vec<Tier> = composites.iter().map(|&composite| plain(composite)).collect();
            prop_assert!(changes(&held(&composites, hysteresis)) <= changes(&cut));
        }

        #[test]
        fn staying_across_for_the_months_always_moves(
            composites in any_composites(),
            hysteresis in any_hysteresis(),
            end in 0u16..=1_000,
        ) {
            let end = f64::from(end) / 10.0;
            let mut composites = composites;
            let months = usize::from(hysteresis.periods());
            composites.extend(std::iter::repeat_n(end, months));
            let tiers = held(&composites, hysteresis);
            prop_assert_eq!(tiers.last(), Some(&plain(end)));
        }
    }
}
