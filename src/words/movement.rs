//! Words for what moved a customer from tier to tier. Must know nothing of a screen.

use super::value::indicator;
use super::{mid_sentence, value};
use crate::format::{MINUS, fixed};
use crate::t;
use keepgold_core::book::{Indicator, Tier};
use keepgold_core::value::{Mover, Reason};

/// Why the data changed its tier; a dash where they did not.
pub fn data(mover: &Mover) -> String {
    let up = rises(mover.then.tier(), mover.between.tier());
    match mover.data {
        None => t!(movement.why.data_none).to_owned(),
        Some(Reason::Entered) => t!(movement.why.entered).to_owned(),
        Some(Reason::Left) => t!(movement.why.left).to_owned(),
        Some(Reason::Indicator(which, points)) => {
            let (name, points) = carried(which, points);
            if up {
                t!(movement.why.data_up, name = name, points = points)
            } else {
                t!(movement.why.data_down, name = name, points = points)
            }
        }
        Some(Reason::Cut) if up => t!(movement.why.data_cut_up).to_owned(),
        Some(Reason::Cut) => t!(movement.why.data_cut_down).to_owned(),
        Some(Reason::Hysteresis) => t!(movement.why.data_held).to_owned(),
    }
}

/// Why the rule changed its tier; a dash where it did not.
pub fn rule(mover: &Mover) -> String {
    let up = rises(mover.between.tier(), mover.now.tier());
    match mover.rule {
        None => t!(movement.why.rule_none).to_owned(),
        Some(Reason::Entered) => t!(movement.why.rule_entered).to_owned(),
        Some(Reason::Left) => t!(movement.why.rule_left).to_owned(),
        Some(Reason::Indicator(which, points)) => {
            let (name, points) = carried(which, points);
            t!(movement.why.rule_indicator, name = name, points = points)
        }
        Some(Reason::Cut) if up => t!(movement.why.rule_cut_up).to_owned(),
        Some(Reason::Cut) => t!(movement.why.rule_cut_down).to_owned(),
        Some(Reason::Hysteresis) => t!(movement.why.rule_held).to_owned(),
    }
}

/// Name of a tier, also of none.
pub fn tier(tier: Option<Tier>) -> &'static str {
    tier.map_or(t!(tiers.moves.none), value::tier)
}

fn rises(from: Option<Tier>, to: Option<Tier>) -> bool {
    to < from
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
    use keepgold_core::value::{Held, Seen};

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
        assert_eq!(rule(&mover), "the new cut lies above its value");
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
