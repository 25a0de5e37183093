//! The weights that would have known best, searched on half of the customers and checked on the other half.

use serde::{Deserialize, Serialize};

use super::tiers::Known;
use crate::book::{Rules, TierRule, Weights};
use crate::value::composite;

/// Weights are tried in steps of this, in hundredths of a percent: 286 of them.
const STEP: u16 = 1_000;
/// By how much they must do better on either half to be worth a change.
const WORTH_IT: f64 = 0.001;

/// Weights that would have known better.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BetterWeights {
    /// The weights.
    pub weights: Weights,
    /// On the half of the customers that they were searched on.
    pub searched: HalfShare,
    /// On the other half, which they had not seen.
    pub checked: HalfShare,
}

/// What the best customers of half of all held of what that half brought later: the mean of the shares that VIP, VIP
/// and main, and all but the small held, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HalfShare {
    /// Under the weights asked about.
    pub now: f64,
    /// Under these ones.
    pub then: f64,
}

/// The weights that know best on one half, where they are better than those of the rules on both.
pub(super) fn better_weights(known: &[Known<'_>], rules: &Rules) -> Option<BetterWeights> {
    let (searched, checked): (Vec<_>, Vec<_>) = known
        .iter()
        .partition(|one| is_searched(one.standing.customer.index()));
    let [searched, checked] = [searched, checked].map(|half| Half::new(&half, rules.tier_rule));
    let (searched, checked) = (searched?, checked?);
    let mut best: Option<(f64, Weights)> = None;
    for weights in all_weights() {
        let share = searched.share(weights);
        if best.is_none_or(|(most, _)| share > most) {
            best = Some((share, weights));
        }
    }
    let (_, weights) = best?;
    let share = |half: &Half<'_>| HalfShare {
        now: half.share(rules.weights),
        then: half.share(weights),
    };
    let found = BetterWeights {
        weights,
        searched: share(&searched),
        checked: share(&checked),
    };
    let gained = |half: HalfShare| half.then - half.now > WORTH_IT;
    (gained(found.searched) && gained(found.checked)).then_some(found)
}

/// Halves customers without regard to their order in the file: by one bit of a product with the golden ratio
/// (Fibonacci hashing, Knuth, The Art of Computer Programming 3, 6.4).
fn is_searched(customer: usize) -> bool {
    (customer as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 63 == 0
}

fn all_weights() -> impl Iterator<Item = Weights> {
    let steps = Weights::WHOLE / STEP;
    let parts = (0..=steps).flat_map(move |a| {
        (0..=steps - a).flat_map(move |b| (0..=steps - a - b).map(move |c| (a, b, c)))
    });
    parts.filter_map(move |(a, b, c)| {
        Weights::new([a, b, c, steps - a - b - c].map(|part| part * STEP)).ok()
    })
}

/// Half of the customers.
struct Half<'a> {
    known: Vec<(&'a [Option<f64>; 4], f64)>,
    /// How many the three upper tiers hold, each with those above it.
    ends: [usize; 3],
    whole: f64,
}

impl<'a> Half<'a> {
    /// None where they brought nothing later.
    fn new(known: &[&Known<'a>], rule: TierRule) -> Option<Self> {
        let known: Vec<_> = known
            .iter()
            .map(|one| (&one.standing.scores, one.later))
            .collect();
        let shares = match rule {
            TierRule::Pyramid(shares) => shares,
            // Cuts by score name another number of customers under each weights, so they could not be compared.
            TierRule::Score(_) => match TierRule::DEFAULT_PYRAMID {
                TierRule::Pyramid(shares) | TierRule::Score(shares) => shares,
            },
        };
        let counts = crate::value::pyramid_counts(shares, known.len() as u32);
        let mut end = 0;
        let ends = [0, 1, 2].map(|tier: usize| {
            end += counts[tier] as usize;
            end
        });
        let whole: f64 = known.iter().map(|(_, later)| later).sum();
        (whole > 0.0).then_some(Self { known, ends, whole })
    }

    /// The mean share that the three upper tiers hold under these weights.
    fn share(&self, weights: Weights) -> f64 {
        let mut order: Vec<(f64, f64)> = self
            .known
            .iter()
            .map(|(scores, later)| (composite(scores, weights).unwrap_or(-1.0), *later))
            .collect();
        let descending = |a: &(f64, f64), b: &(f64, f64)| b.0.total_cmp(&a.0);
        let mut sum = 0.0;
        let mut rest = order.len();
        // From the lowest cut up, each time only among those above the one before: no full sort is needed.
        for end in self.ends.into_iter().rev() {
            if end < rest {
                order[..rest].select_nth_unstable_by(end, descending);
                rest = end;
            }
            sum += order[..rest].iter().map(|(_, later)| later).sum::<f64>();
        }
        sum / self.whole / self.ends.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_tried_in_steps_of_ten_points() {
        // Ways to share ten steps among four indicators: 13 over 3.
        assert_eq!(all_weights().count(), 286);
    }

    #[test]
    fn halves_are_about_equal() {
        let searched = (0..10_000).filter(|&one| is_searched(one)).count();
        assert!((4_900..5_100).contains(&searched), "{searched}");
    }
}
