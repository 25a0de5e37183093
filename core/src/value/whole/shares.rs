//! What each tier holds of the whole: customers, sales and profit (A2).

use crate::book::Tier;
use crate::unit::Money;
use crate::value::tiers::assess::{Assessment, TierTotal};

/// Shares of one tier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TierShares {
    /// Of the customers; none without customers.
    pub customers: Option<f64>,
    /// Of the net sales in the window; none where those come to nothing or less.
    pub sales: Option<f64>,
    /// Of the profit in the window; none where that comes to nothing or less. A tier can have less than nothing of it,
    /// and another more than all.
    pub profit: Option<f64>,
}

/// The shares of a tier.
pub fn tier_shares(assessment: &Assessment, tier: Tier) -> TierShares {
    let of = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    let of_money = |read: fn(&TierTotal) -> Money| {
        let whole: Money = Tier::ALL
            .map(|tier| read(assessment.total(tier)))
            .iter()
            .copied()
            .sum();
        of(read(assessment.total(tier)).to_f64(), whole.to_f64())
    };
    let count = f64::from(assessment.total(tier).count);
    TierShares {
        customers: of(count, f64::from(assessment.scored_count())),
        sales: of_money(|total| total.net_sales),
        profit: of_money(|total| total.profit),
    }
}
