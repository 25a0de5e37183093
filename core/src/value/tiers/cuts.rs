//! Composites to tiers (A2).

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::book::{Tier, TierRule};

/// Composites are held to nine decimals; a difference below that is none.
pub(in crate::value) const SAME: f64 = 1e-9;

/// The cuts in force.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Cuts {
    /// The rule they come from.
    pub rule: TierRule,
    /// Least composite for VIP, main and ordinary: the rule's own cut, or in a pyramid the
    /// composite of the last customer inside (none where the tier is empty).
    pub least: [Option<f64>; 3],
    /// Highest and lowest composite found in each tier; none where it is empty.
    pub found: [Option<(f64, f64)>; 4],
}

impl Cuts {
    /// No customers yet.
    pub(in crate::value) const fn none(rule: TierRule) -> Self {
        Self {
            rule,
            least: [None; 3],
            found: [None; 4],
        }
    }

    /// Points that a customer of this composite and tier lacks for the next tier up; none for VIP.
    /// In a pyramid it is the distance to the last customer above, who would have to be passed.
    pub fn to_next_up(&self, composite: f64, tier: Tier) -> Option<(Tier, f64)> {
        let above = (0..tier.index()).rev();
        let (index, least) = match self.rule {
            TierRule::Score(_) => above.map(|i| (i, self.least[i])).next()?,
            TierRule::Pyramid(_) => above
                .map(|i| (i, self.found[i].map(|(_, lowest)| lowest)))
                .find(|(_, lowest)| lowest.is_some())?,
        };
        Some((Tier::ALL[index], (least? - composite).max(0.0)))
    }

    /// Points that a customer of this composite and tier can lose before it falls; none for small.
    /// In a pyramid it is the distance to the first customer below, who would have to pass.
    pub fn to_next_down(&self, composite: f64, tier: Tier) -> Option<(Tier, f64)> {
        match self.rule {
            TierRule::Score(_) => {
                let least = (*self.least.get(tier.index())?)?;
                let below = *Tier::ALL.get(tier.index() + 1)?;
                Some((below, (composite - least).max(0.0)))
            }
            TierRule::Pyramid(_) => Tier::ALL[tier.index() + 1..].iter().find_map(|&below| {
                let (highest, _) = self.found[below.index()]?;
                Some((below, (composite - highest).max(0.0)))
            }),
        }
    }

    /// The tier that these cuts give a composite, though it was not among those they were cut from.
    pub(in crate::value) fn tier_of(&self, composite: f64) -> Tier {
        let inside = |least: &Option<f64>| least.is_some_and(|least| composite + SAME >= least);
        let place = self.least.iter().position(inside);
        Tier::ALL[place.unwrap_or(Tier::Small.index())]
    }

    /// Points that a customer of this composite lies beyond the first cut on its way from the tier
    /// it holds to the other one that the cuts say; a cut of an empty tier is no cut.
    pub(in crate::value) fn beyond(&self, composite: f64, held: Tier, plain: Tier) -> f64 {
        let least = |index: usize| self.least.get(index).copied().flatten();
        let points = if plain < held {
            let first = (plain.index()..held.index()).rev().find_map(least);
            first.map(|least| composite - least)
        } else {
            let first = (held.index()..plain.index()).find_map(least);
            first.map(|least| least - composite)
        };
        points.unwrap_or(f64::INFINITY)
    }
}

/// Customers in VIP, main, ordinary and small when a pyramid with these shares (hundredths of a
/// percent) is cut from `n` customers.
///
/// Each cut is the cumulative share of `n`, rounded half up; but from the top down every tier gets
/// one customer while there are any left, so the first of few customers is VIP, the second main.
pub fn pyramid_counts(shares: [u16; 3], n: u32) -> [u32; 4] {
    let mut counts = [0; 4];
    let mut cumulative = 0u64;
    let mut above = 0;
    for (count, share) in counts.iter_mut().zip(shares) {
        cumulative += u64::from(share);
        let cut = ((u64::from(n) * cumulative + 5_000) / 10_000) as u32;
        let cut = cut.max(above + 1).min(n);
        *count = cut - above;
        above = cut;
    }
    counts[3] = n - above;
    counts
}

/// A customer to be placed: its composite, its order among equal ones, and where the caller keeps it.
pub(in crate::value) type Ranked = (f64, u32, u32);

/// The higher composite stands before the lower one; no two customers are equal.
fn by_place(a: &Ranked, b: &Ranked) -> Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
}

/// How many customers stand in each tier of a pyramid and those above it.
fn ends(shares: [u16; 3], n: usize) -> [usize; 4] {
    let mut end = 0;
    pyramid_counts(shares, n as u32).map(|count| {
        end += count as usize;
        end
    })
}

fn by_points(points: [u16; 3], composite: f64) -> Tier {
    let reached = |&least: &u16| composite + SAME >= f64::from(least) / 10.0;
    Tier::ALL[points
        .iter()
        .position(reached)
        .unwrap_or(Tier::Small.index())]
}

/// Sorts customers into their places, the highest composite first, and gives the tier of each with the cuts.
pub(in crate::value) fn cut(order: &mut [Ranked], rule: TierRule) -> (Vec<Tier>, Cuts) {
    // The innermost step of every month and every move of a weight, so not the sort for all lists.
    order.sort_unstable_by(by_place);
    let mut cuts = Cuts::none(rule);
    let tiers = tiers(order, rule);
    for (&(composite, ..), tier) in order.iter().zip(&tiers) {
        let found = &mut cuts.found[tier.index()];
        *found = Some((found.map_or(composite, |(highest, _)| highest), composite));
    }
    for (index, least) in cuts.least.iter_mut().enumerate() {
        *least = match rule {
            TierRule::Score(points) => Some(f64::from(points[index]) / 10.0),
            TierRule::Pyramid(_) => cuts.found[index].map(|(_, lowest)| lowest),
        };
    }
    (tiers, cuts)
}

/// The tier of each customer as [`cut`] finds it. Customers move in the list as far as a pyramid needs it: those of a
/// tier then stand together, but not in their places. That takes a fraction of sorting.
pub(in crate::value) fn cut_tiers(list: &mut [Ranked], rule: TierRule) -> Vec<Tier> {
    if let TierRule::Pyramid(shares) = rule {
        let mut from = 0;
        for end in ends(shares, list.len()) {
            if let Some(last) = end.checked_sub(from + 1) {
                list[from..].select_nth_unstable_by(last, by_place);
            }
            from = end;
        }
    }
    tiers(list, rule)
}

/// The tier of each customer of a list in which nobody stands before one of a higher tier, or of any list by points.
fn tiers(list: &[Ranked], rule: TierRule) -> Vec<Tier> {
    match rule {
        TierRule::Score(points) => {
            let tier = |&(composite, ..): &Ranked| by_points(points, composite);
            list.iter().map(tier).collect()
        }
        TierRule::Pyramid(shares) => {
            let mut tiers = Vec::with_capacity(list.len());
            for (end, tier) in ends(shares, list.len()).into_iter().zip(Tier::ALL) {
                tiers.resize(end, tier);
            }
            tiers
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn curry_s_pyramid_on_many_and_on_few() {
        let counts = |n| pyramid_counts([100, 400, 1_500], n);
        assert_eq!(counts(4_372), [44, 175, 655, 3_498]);
        assert_eq!(counts(100), [1, 4, 15, 80]);
        assert_eq!(counts(15), [1, 1, 1, 12]);
        assert_eq!(counts(4), [1, 1, 1, 1]);
        assert_eq!(counts(2), [1, 1, 0, 0]);
        assert_eq!(counts(1), [1, 0, 0, 0]);
        assert_eq!(counts(0), [0; 4]);
    }

    proptest! {
        #[test]
        fn a_pyramid_holds_everybody(
            shares in [1u16..4_000, 1u16..3_000, 1u16..3_000],
            n in 0u32..100_000,
        ) {
            let counts = pyramid_counts(shares, n);
            prop_assert_eq!(counts.iter().sum::<u32>(), n);
            prop_assert!(n == 0 || counts[0] >= 1);
        }

        #[test]
        fn tiers_are_the_same_without_places(
            composites in prop::collection::vec(0u32..400, 0..60),
            rule in prop_oneof![
                prop::array::uniform3(1u16..3_000).prop_map(TierRule::Pyramid),
                Just(TierRule::Score([300, 200, 100])),
            ],
        ) {
            let ranked = |(tie, points): (u32, u32)| (f64::from(points) / 10.0, 60 - tie, tie);
            let mut order: Vec<Ranked> = (0..).zip(composites).map(ranked).collect();
            let mut list = order.clone();
            let by_customer = |list: &[Ranked], tiers: Vec<Tier>| {
                let mut found: Vec<(u32, Tier)> = list.iter().map(|one| one.2).zip(tiers).collect();
                found.sort();
                found
            };
            let expected = cut(&mut order, rule).0;
            let tiers = cut_tiers(&mut list, rule);
            prop_assert_eq!(by_customer(&list, tiers), by_customer(&order, expected));
        }
    }
}
