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
