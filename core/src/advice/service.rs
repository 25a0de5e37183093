//! What to do about a customer that costs too much to serve (A4).

use crate::book::Tier;
use crate::unit::Money;
use crate::value::{OverServed, WhyOverServed};

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceStep {
    /// Call or write instead of visiting.
    KeepBudget,
    /// Talk about prices, order sizes and returns.
    RaiseContribution,
    /// Fewer visits, larger orders, extras paid for.
    Simplify,
}

/// The step for one customer.
pub fn service_step(row: &OverServed) -> ServiceStep {
    match (row.reason, row.tier) {
        (WhyOverServed::OverBudget, _) => ServiceStep::KeepBudget,
        // What brings nothing before it is served is not mended by serving it less.
        (WhyOverServed::Loss, _) if row.contribution <= Money::ZERO => {
            ServiceStep::RaiseContribution
        }
        (WhyOverServed::Loss, Tier::Vip | Tier::Main) => ServiceStep::RaiseContribution,
        (WhyOverServed::Loss, Tier::Ordinary | Tier::Small) => ServiceStep::Simplify,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::CustomerId;

    #[test]
    fn a_little_over_budget_and_a_loss_ask_for_different_steps() {
        let money = |amount: f64| Money::from_f64(amount);
        let step = |reason, tier, contribution: f64, cost: f64| {
            service_step(&OverServed {
                customer: CustomerId::from_index(0),
                tier,
                contribution: money(contribution),
                cost: money(cost),
                care: money(cost),
                budget: Some(money(50.0)),
                reason,
                lost: Money::ZERO,
            })
        };
        let (loss, over) = (WhyOverServed::Loss, WhyOverServed::OverBudget);
        assert_eq!(
            step(over, Tier::Vip, 1_000.0, 100.0),
            ServiceStep::KeepBudget
        );
        assert_eq!(
            step(loss, Tier::Main, 100.0, 200.0),
            ServiceStep::RaiseContribution
        );
        assert_eq!(step(loss, Tier::Small, 100.0, 200.0), ServiceStep::Simplify);
        assert_eq!(
            step(loss, Tier::Small, 0.0, 200.0),
            ServiceStep::RaiseContribution
        );
    }
}
