//! Words for what moved a customer from tier to tier. Must know nothing of a screen.

use super::value::indicator;
use super::{mid_sentence, value};
use crate::format::{MINUS, NONE, fixed};
use crate::t;
use keepgold_core::book::{Indicator, Tier};
use keepgold_core::value::{Move, Mover, Reason, Seen};

/// Why the data changed its tier; a dash where they did not.
pub fn data(mover: &Mover) -> String {
    match mover.data {
        Some(Reason::Hysteresis) => t!(movement.why.long_enough).to_owned(),
        reason => told(&mover.then, &mover.between, reason),
    }
}

/// Why the rule changed its tier; a dash where it did not.
pub fn rule(mover: &Mover) -> String {
    told(&mover.between, &mover.now, mover.rule)
}

/// Why another rule would change a customer's tier.
pub fn why(step: &Move) -> String {
    told(&step.before, &step.after, Some(step.why))
}

fn told(before: &Seen, after: &Seen, reason: Option<Reason>) -> String {
    let up = after.tier() < before.tier();
    let by_the_cuts = after.held.is_some_and(|held| held.tier == held.plain);
    match reason {
        None => NONE,
        Some(Reason::Entered) => t!(movement.why.entered),
        Some(Reason::Left) => t!(movement.why.left),
        Some(Reason::Indicator(which, points)) => {
            let (name, points) = carried(which, points);
            return if up {
                t!(movement.why.lifted, name = name, points = points)
            } else {
                t!(movement.why.pulled, name = name, points = points)
            };
        }
        Some(Reason::Cut) if up => t!(movement.why.cut_fell),
        Some(Reason::Cut) => t!(movement.why.cut_rose),
        Some(Reason::Hysteresis) if by_the_cuts => t!(movement.why.let_go),
        Some(Reason::Hysteresis) => t!(movement.why.kept),
    }
    .to_owned()
}

/// Name of a tier, also of none.
pub fn tier(tier: Option<Tier>) -> &'static str {
    tier.map_or(t!(tiers.moves.none), value::tier)
}

/// Which indicator carried the value, and by how many points.
fn carried(which: Indicator, points: f64) -> (String, String) {
    let size = fixed(points.abs(), 1);
    let sign = if points < 0.0 { MINUS } else { '+' };
    (mid_sentence(indicator(which)), format!("{sign}{size}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::CustomerId;
    use keepgold_core::value::Held;

    fn seen(tier: Tier) -> Seen {
        let held = Held {
            tier,
            plain: tier,
            across: 0,
        };
        Seen {
            held: Some(held),
            ..Seen::default()
        }
    }

    #[test]
    fn each_step_is_told_by_its_own_direction() {
        // The data lifted it by one tier, then the rule put it down by two.
        let mover = Mover {
            customer: CustomerId::from_index(0),
            then: seen(Tier::Main),
            between: seen(Tier::Vip),
            now: seen(Tier::Ordinary),
            data: Some(Reason::Indicator(Indicator::LifeCycle, 2.04)),
            rule: Some(Reason::Cut),
        };
        assert_eq!(
            data(&mover),
            "life cycle lifted the value over the cut: +2.0 points"
        );
        assert_eq!(
            rule(&mover),
            "its value still met the old cut; the cut rose"
        );
        let fell = Mover {
            between: seen(Tier::Small),
            data: Some(Reason::Indicator(Indicator::Loyalty, -3.0)),
            rule: None,
            ..mover
        };
        assert_eq!(
            data(&fell),
            "loyalty pulled the value below the cut: −3.0 points"
        );
        assert_eq!(rule(&fell), "–");
    }
}
