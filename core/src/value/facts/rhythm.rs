//! How evenly a customer buys and how late the next purchase is.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::sorting::sort_by;
use crate::unit::Day;

/// Gaps (three purchase days) that a customer's own rhythm needs.
pub const MIN_GAPS_FOR_RHYTHM: u32 = 2;
/// Gaps (four purchase days) that regularity needs.
pub const MIN_GAPS_FOR_REGULARITY: u32 = 3;

/// The gaps between a customer's purchase days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Gaps {
    /// How many there are.
    pub count: u32,
    /// The usual gap in days: half of the days between the first and the last purchase lie in gaps no longer; 0 when
    /// there is none.
    pub usual: f64,
    /// Mean in days; 0 when there is none.
    pub mean: f64,
    /// Standard deviation in days, over the gaps themselves (divisor n).
    pub deviation: f64,
}

impl Gaps {
    /// The gaps between these days, which rise and are distinct. `scratch` is overwritten.
    pub fn between(days: &[Day], scratch: &mut Vec<i32>) -> Self {
        scratch.clear();
        scratch.extend(days.windows(2).map(|pair| pair[1].days_since(pair[0])));
        let count = scratch.len() as f64;
        if scratch.is_empty() {
            return Self::default();
        }
        // Whole days keep the sums exact, so nothing depends on the order of additions.
        let sum: i64 = scratch.iter().map(|&gap| i64::from(gap)).sum();
        let squares: i64 = scratch.iter().map(|&gap| i64::from(gap).pow(2)).sum();
        let mean = sum as f64 / count;
        let spread = scratch.len() as i128 * i128::from(squares) - i128::from(sum).pow(2);
        scratch.sort_unstable();
        Self {
            count: scratch.len() as u32,
            usual: usual(scratch, sum),
            mean,
            deviation: (spread.max(0) as f64).sqrt() / count,
        }
    }

    /// The customer's own rhythm in days, when there are gaps enough.
    pub fn rhythm(&self) -> Option<f64> {
        (self.count >= MIN_GAPS_FOR_RHYTHM).then_some(self.usual)
    }

    /// Evenness of the gaps, 0 (bursts) to 1 (a clock), when there are gaps enough.
    ///
    /// Goh & Barabási (EPL 81, 2008) measure burstiness as B = (σ − μ)/(σ + μ), from −1 for a
    /// clock over 0 for chance to 1 for bursts; evenness is (1 − B)/2, which is μ/(σ + μ).
    pub fn evenness(&self) -> Option<f64> {
        (self.count >= MIN_GAPS_FOR_REGULARITY).then(|| self.mean / (self.deviation + self.mean))
    }
}

/// The gap that holds the middle one of all days in these gaps, which rise and sum up to `sum`; where two share the
/// middle, halfway between them.
///
/// Silence is looked at on any day, and any day lies in a long gap more often than in a short one (the waiting time
/// paradox: Feller, An Introduction to Probability Theory and Its Applications 2, 1971, I.4). By the median of the gaps
/// themselves, who orders twice in a week and then waits for two months would be late for most of its life.
fn usual(rising: &[i32], sum: i64) -> f64 {
    let mut held = 0;
    for (place, &gap) in rising.iter().enumerate() {
        held += i64::from(gap);
        match (2 * held).cmp(&sum) {
            Ordering::Less => {}
            Ordering::Equal => {
                let next = rising.get(place + 1).copied().unwrap_or(gap);
                return f64::midpoint(gap.into(), next.into());
            }
            Ordering::Greater => return gap.into(),
        }
    }
    0.0
}

/// Median of these values; none when there is none. Sorts them, the least first.
pub(crate) fn median(values: &mut [f64]) -> Option<f64> {
    sort_by(values, f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        Some(upper)
    } else {
        Some(f64::midpoint(values[middle - 1], upper))
    }
}

/// Most that can be said for a customer after so many purchases: n/(n + 1). One purchase proves
/// little, so a one-time buyer gets half. Fitted models that skip this hold every one-time buyer
/// to be active for certain and rank churn worse than chance.
pub(in crate::value) fn proof(purchases: u32) -> f64 {
    f64::from(purchases) / (f64::from(purchases) + 1.0)
}

/// Chance that a customer still buys: `most` up to one rhythm since the last purchase, halved by
/// every further one. A plain heuristic, not a fitted model.
pub(in crate::value) fn chance_active(recency: f64, most: f64) -> f64 {
    most * (1.0 - recency.max(1.0)).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps(days: &[i32]) -> Gaps {
        let days: Vec<Day> = days.iter().map(|&d| Day::from_number(d).unwrap()).collect();
        Gaps::between(&days, &mut Vec::new())
    }

    #[test]
    fn a_clock_is_even_and_a_burst_is_not() {
        assert_eq!(gaps(&[0, 30, 60, 90]).evenness(), Some(1.0));
        let burst = gaps(&[0, 1, 2, 3, 4, 365]).evenness().unwrap();
        assert!(burst < 0.4, "{burst}");
    }

    #[test]
    fn the_gaps_one_two_three_have_known_moments() {
        let gaps = gaps(&[0, 1, 3, 6]);
        // Days 0 to 3 lie in gaps of one and two days, days 3 to 6 in one of three.
        assert_eq!((gaps.count, gaps.usual, gaps.mean), (3, 2.5, 2.0));
        assert!((gaps.deviation - (2.0f64 / 3.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn the_usual_gap_is_that_of_most_days_not_of_most_orders() {
        // A clock, a clock with one long break, and pairs of orders two months apart.
        assert_eq!(gaps(&[0, 30, 60, 90]).usual, 30.0);
        assert_eq!(gaps(&[0, 30, 60, 90, 120, 150, 280]).usual, 30.0);
        assert_eq!(gaps(&[0, 3, 60, 63, 120, 123]).usual, 57.0);
    }

    #[test]
    fn few_purchases_have_no_rhythm_of_their_own() {
        assert_eq!(gaps(&[]), Gaps::default());
        assert_eq!(gaps(&[5]).rhythm(), None);
        assert_eq!(gaps(&[5, 9]).rhythm(), None);
        assert_eq!(gaps(&[5, 9, 15]).rhythm(), Some(6.0));
        assert_eq!(gaps(&[5, 9, 15]).evenness(), None);
    }

    #[test]
    fn the_chance_halves_with_every_rhythm_overdue() {
        assert_eq!(chance_active(0.0, 1.0), 1.0);
        assert_eq!(chance_active(1.0, 1.0), 1.0);
        assert_eq!(chance_active(2.0, 1.0), 0.5);
        assert_eq!(chance_active(4.0, 0.8), 0.1);
    }

    #[test]
    fn one_purchase_is_half_a_proof() {
        assert_eq!([0, 1, 3].map(proof), [0.0, 0.5, 0.75]);
    }
}
