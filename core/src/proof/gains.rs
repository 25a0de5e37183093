//! Cumulative gains: what the first customers of an order hold of the whole, the standard measure of a ranking against
//! what came later (lift and gains charts; Blattberg, Kim & Neslin, Database Marketing, 2008, section 10.3).

use serde::{Deserialize, Serialize};

use crate::sorting::sort_by;

/// Points of a curve that is drawn: one for each percent of the customers.
const DRAWN: usize = 100;

/// What the first customers of an order hold of the whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gains {
    /// Up to each place; nothing before the first.
    sums: Vec<f64>,
}

impl Gains {
    /// Those of an order of what each customer brought later, the customer named first standing first.
    pub fn of(order: impl IntoIterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        let sums = order.into_iter().map(|worth| {
            sum += worth;
            sum
        });
        Self {
            sums: std::iter::once(0.0).chain(sums).collect(),
        }
    }

    /// Those of the order that nobody can better: by what each brought later.
    pub fn best(worths: impl IntoIterator<Item = f64>) -> Self {
        let mut worths: Vec<f64> = worths.into_iter().collect();
        sort_by(&mut worths, |a, b| b.total_cmp(a));
        Self::of(worths)
    }

    /// Customers in the order.
    pub fn customers(&self) -> usize {
        self.sums.len() - 1
    }

    /// What all hold together.
    pub fn whole(&self) -> f64 {
        self.sums.last().copied().unwrap_or_default()
    }

    /// The share of the whole that the first so many hold; none where the whole is nothing or less.
    pub fn share(&self, first: usize) -> Option<f64> {
        let whole = self.whole();
        let held = self.sums[first.min(self.customers())];
        (whole > 0.0).then(|| held / whole)
    }

    /// The share that so many of them held on the mean of all orders: chance.
    pub fn chance(&self, first: usize) -> f64 {
        first.min(self.customers()) as f64 / self.customers().max(1) as f64
    }

    /// The curve: share of the customers and what they hold, from nobody to everybody.
    pub fn curve(&self) -> Vec<(f64, f64)> {
        let customers = self.customers();
        let points = customers.min(DRAWN);
        let point = |n: usize| {
            let first = (n * customers).div_ceil(points.max(1));
            Some((self.chance(first), self.share(first)?))
        };
        (0..=points).filter_map(point).collect()
    }
}

/// How many customers the best so many percent are, rounded half up, at least one while there are any.
pub fn best_percent(customers: usize, percent: usize) -> usize {
    ((customers * percent + 50) / 100).clamp(1.min(customers), customers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_hold_what_they_brought() {
        let gains = Gains::of([6.0, -1.0, 3.0, 2.0]);
        assert_eq!(gains.share(0), Some(0.0));
        assert_eq!(gains.share(1), Some(0.6));
        assert_eq!(gains.share(3), Some(0.8));
        assert_eq!(gains.share(9), Some(1.0));
        assert_eq!(gains.chance(1), 0.25);
        assert_eq!(Gains::best([1.0, 3.0]).share(1), Some(0.75));
        let curve = gains.curve();
        assert_eq!((curve[0], curve[4]), ((0.0, 0.0), (1.0, 1.0)));
        assert_eq!(Gains::of([-1.0]).share(1), None);
        assert_eq!(Gains::of([]).curve(), []);
    }

    #[test]
    fn percents_are_rounded_half_up_and_never_nobody() {
        let of = |customers| [1, 5, 20].map(|percent| best_percent(customers, percent));
        assert_eq!(of(3_412), [34, 171, 682]);
        assert_eq!(of(10), [1, 1, 2]);
        assert_eq!(of(0), [0, 0, 0]);
    }

    proptest! {
        #[test]
        fn no_order_holds_more_than_the_best(worths in prop::collection::vec(-5.0..50.0f64, 0..40)) {
            let (ours, best) = (Gains::of(worths.clone()), Gains::best(worths.clone()));
            for first in 0..=worths.len() {
                if let (Some(ours), Some(best)) = (ours.share(first), best.share(first)) {
                    prop_assert!(ours <= best + 1e-9);
                }
            }
        }
    }
}
