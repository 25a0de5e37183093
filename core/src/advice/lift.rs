//! Whether what would lift a customer is a step that anybody takes.

use crate::book::Evidence;
use crate::value::Lift;

/// More than so many times the amount there is now is no step that anybody takes, unless it is one of few points.
pub const FAR: f64 = 10.0;
/// Points of a score up to which a step is small, whatever its amount.
const FEW_POINTS: f64 = 10.0;

/// Whether an amount would have to grow beyond all measure. Evidence that is no amount is never far.
pub fn is_far(way: &Lift) -> bool {
    let amounts = [
        Evidence::Contribution,
        Evidence::Wallet,
        Evidence::ExpectedPurchases,
    ];
    let beyond = |now: f64| way.to > FAR * now.max(0.0);
    amounts.contains(&way.evidence) && way.points > FEW_POINTS && way.from.is_some_and(beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn far(evidence: Evidence, from: Option<f64>, to: f64, points: f64) -> bool {
        is_far(&Lift {
            evidence,
            from,
            to,
            points,
        })
    }

    #[test]
    fn more_than_ten_times_as_much_is_far_unless_it_is_few_points() {
        let amount = Evidence::Contribution;
        assert!(far(amount, Some(744.0), 84_731.0, 44.0));
        assert!(far(amount, Some(0.0), 4_000.0, 60.0));
        assert!(far(amount, Some(-200.0), 4_000.0, 60.0));
        assert!(!far(amount, Some(10.0), 20.0, 12.0));
        assert!(!far(amount, Some(3.0), 40.0, 1.0));
        assert!(!far(amount, None, 100.0, 50.0));
        assert!(!far(Evidence::Satisfaction, Some(1.0), 90.0, 50.0));
    }
}
