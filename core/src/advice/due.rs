//! The customers that count most, the step that is due with each, and what does not wait.

use super::next::{Next, next};
use crate::book::{Book, CustomerId, Evidence, Tier};
use crate::sorting::sort_by;
use crate::unit::Money;
use crate::value::{Assessment, CustomerFacts, Facts, Standing, explain};

/// The most profitable of them that are looked at one by one.
const LOOKED_AT: usize = 300;
/// Share of all profits from which a customer counts whatever its tier.
pub const MUCH: f64 = 0.05;

/// A customer worth looking after, and the step that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// Who.
    pub customer: CustomerId,
    /// Its tier.
    pub tier: Tier,
    /// Its profit in the window.
    pub profit: Money,
    /// What to do next.
    pub next: Next,
}

impl Due {
    /// Whether the customer may stop buying: no order for longer than usual, or recent sales far below its level.
    pub fn at_risk(&self) -> bool {
        self.presses() == Some(Pressing::Risk)
    }

    /// What presses; none for a step that can wait.
    pub const fn presses(&self) -> Option<Pressing> {
        Some(match self.next {
            Next::Overdue(_) | Next::Falling(_) => Pressing::Risk,
            Next::NearlyDown(..) => Pressing::Down,
            Next::NearlyUp(..) => Pressing::Up,
            Next::Judge(Evidence::Wallet, _) => Pressing::Wallet,
            Next::Alarm(_)
            | Next::Judge(..)
            | Next::Weakest(_)
            | Next::FirstOrder
            | Next::Weightless
            | Next::Hold => return None,
        })
    }
}

/// Steps that do not wait, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressing {
    /// At risk of being lost.
    Risk,
    /// Close to falling by a tier.
    Down,
    /// Close to rising by a tier.
    Up,
    /// What it buys elsewhere is not known.
    Wallet,
}

/// The most urgent, and among equals the most profitable customer.
pub fn most_urgent(due: &[Due]) -> Option<&Due> {
    let pressing = due.iter().filter(|due| due.presses().is_some());
    pressing.min_by_key(|due| due.presses())
}

/// Customers at risk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AtRisk {
    /// How many they are.
    pub customers: usize,
    /// Their profit in the window.
    pub profit: Money,
}

/// How many customers are at risk, with their profit.
pub fn at_risk(due: &[Due]) -> AtRisk {
    let all = due.iter().filter(|due| due.at_risk());
    all.fold(AtRisk::default(), |sum, due| AtRisk {
        customers: sum.customers + 1,
        profit: sum.profit + due.profit,
    })
}

/// Customers with whom the same presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// The most profitable of them.
    pub first: CustomerId,
    /// How many they are.
    pub customers: usize,
}

/// With whom this presses; none where it presses with nobody. `due` has the most profitable first.
pub fn pressed(due: &[Due], by: Pressing) -> Option<Pressed> {
    let mut all = due.iter().filter(|due| due.presses() == Some(by));
    Some(Pressed {
        first: all.next()?.customer,
        customers: 1 + all.count(),
    })
}

/// Customers that count most with their steps, the most profitable first: VIP, main, and whoever brings much of the
/// profit, for a large account may have fallen to any tier.
pub fn due(book: &Book, facts: &Facts, assessment: &Assessment) -> Vec<Due> {
    let gains = assessment
        .standings()
        .iter()
        .map(|standing| standing.profit);
    let gains: Money = gains.filter(|profit| *profit > Money::ZERO).sum();
    let much = gains.to_f64() * MUCH;
    let mut best: Vec<_> = assessment
        .standings()
        .iter()
        .filter_map(|standing| Some((standing, standing.tier?)))
        .filter(|(standing, tier)| {
            let profit = standing.profit.to_f64();
            matches!(tier, Tier::Vip | Tier::Main) || (profit > 0.0 && profit >= much)
        })
        .collect();
    sort_by(&mut best, |a, b| b.0.profit.cmp(&a.0.profit));
    let due = |(standing, tier): (&Standing, Tier)| {
        let working = explain(book, facts, assessment, standing.customer)?;
        Some(Due {
            customer: standing.customer,
            tier,
            profit: standing.profit,
            next: next(&working, None),
        })
    };
    best.into_iter().take(LOOKED_AT).filter_map(due).collect()
}

/// Whether most of what was turned over has no known cost, so that profit is largely the default margin. By turnover,
/// not by heads: one large customer without costs makes the profit a guess.
pub fn profit_rests_on_default_margin(facts: &Facts) -> bool {
    let of = |read: fn(&CustomerFacts) -> Money| -> f64 {
        facts.customers().iter().map(read).sum::<Money>().to_f64()
    };
    of(|row| row.turnover_without_cost) > 0.5 * of(|row| row.turnover)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Indicator;
    use crate::value::NextTier;

    #[test]
    fn whom_to_look_at_first_is_one_of_those_listed() {
        let near = NextTier {
            tier: Tier::Main,
            points: 1.0,
        };
        // None of these stands in a list; those that do follow, the least urgent first.
        let waiting = [
            Next::Hold,
            Next::Weakest(Indicator::Potential),
            Next::Judge(Evidence::Satisfaction, 0.1),
            Next::FirstOrder,
            Next::Weightless,
        ];
        let listed = [
            Next::Judge(Evidence::Wallet, 0.1),
            Next::NearlyUp(near, Indicator::Loyalty),
            Next::NearlyDown(near, Indicator::Loyalty),
            Next::Falling(0.5),
        ];
        let due = |(next, n): (Next, usize)| Due {
            customer: CustomerId::from_index(n),
            tier: Tier::Vip,
            profit: Money::ZERO,
            next,
        };
        let mut all: Vec<Due> = waiting.into_iter().zip(0..).map(due).collect();
        assert_eq!(most_urgent(&all), None);
        for added in listed.into_iter().zip(10..).map(due) {
            all.push(added.clone());
            assert_eq!(most_urgent(&all), Some(&added));
        }
        // As urgent, but less profitable.
        all.push(due((Next::Overdue(2.0), 20)));
        assert_eq!(
            most_urgent(&all).map(|due| due.next),
            Some(Next::Falling(0.5))
        );
        assert_eq!(at_risk(&all).customers, 2);
        let down = pressed(&all, Pressing::Down).map(|all| (all.first.index(), all.customers));
        assert_eq!(down, Some((12, 1)));
        assert_eq!(pressed(&[], Pressing::Down), None);
    }
}
