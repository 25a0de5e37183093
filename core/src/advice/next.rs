//! Why a customer stands where it stands and what to do next, drawn from its working.

use crate::book::{Evidence, Indicator, Tier, WarningRule};
use crate::value::{EvidenceWorking, IndicatorWorking, Missing, NextTier, Unscored, Working};
use crate::warnings::Warning;

/// Usual gaps since the last purchase from which a call comes first.
const OVERDUE: f64 = 1.5;
/// Share of its usual level by which recent sales lie below it, from which finding out why comes first.
const FALLING: f64 = 0.4;
/// Points above the next tier down within which holding comes first.
pub const NEARLY_DOWN: f64 = 2.0;
/// Points below the next tier up within which lifting is worth it.
const NEARLY_UP: f64 = 3.0;
/// Share of the whole score from which a missing judgement is worth asking for.
const WORTH_ASKING: f64 = 0.05;
/// Score below which an indicator is a weak side.
const WEAK: f64 = 50.0;

/// Why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// There is no composite.
    Unscored(Unscored),
    /// A tier with its strongest and weakest side; the latter is none where only one side is known.
    Tier {
        /// Tier.
        tier: Tier,
        /// Place from 1.
        place: u32,
        /// Customers with a place.
        of: u32,
        /// Highest score.
        best: (Indicator, f64),
        /// Lowest score.
        weakest: Option<(Indicator, f64)>,
        /// Share of the weights that rests on missing indicators, 0–1.
        missing: f64,
    },
}

/// What next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// An alarm waits for an answer; this rule says most.
    Alarm(WarningRule),
    /// Nothing ordered yet.
    FirstOrder,
    /// What is known weighs nothing.
    Weightless,
    /// Late by this many usual gaps.
    Overdue(f64),
    /// Sales of the last quarter of the window lie below the customer's own level by this share of it, 0–1.
    Falling(f64),
    /// Close to falling.
    NearlyDown(NextTier, Indicator),
    /// Close to rising.
    NearlyUp(NextTier, Indicator),
    /// A judgement is missing on which this share of the composite rests.
    Judge(Evidence, f64),
    /// Work on the weakest side.
    Weakest(Indicator),
    /// Nothing presses.
    Hold,
}

/// Why the customer stands where it stands.
pub fn why(working: &Working) -> Why {
    let known = || {
        let score = |part: &IndicatorWorking| Some((part.indicator, part.score?));
        working.indicators.iter().filter_map(score)
    };
    let by_score = |a: &(Indicator, f64), b: &(Indicator, f64)| a.1.total_cmp(&b.1);
    match (
        &working.tier,
        known().max_by(by_score),
        known().min_by(by_score),
    ) {
        (Some(tier), Some(best), weakest) => Why::Tier {
            tier: tier.tier,
            place: tier.place,
            of: tier.of,
            best,
            weakest: weakest.filter(|weakest| weakest.0 != best.0),
            missing: 1.0 - working.known_weight,
        },
        _ => Why::Unscored(working.unscored.unwrap_or(Unscored::NoOrders)),
    }
}

/// The one thing to do next: what an alarm that speaks asks for, see [`Warning::speaks`], before what follows from the
/// figures.
pub fn next(working: &Working, speaking: Option<&Warning>) -> Next {
    if let Some(alarm) = speaking.and_then(|warning| warning.alarms.first()) {
        return Next::Alarm(alarm.evidence.rule());
    }
    let Why::Tier { best, weakest, .. } = why(working) else {
        return match working.unscored {
            Some(Unscored::NothingWeighs) => Next::Weightless,
            _ => Next::FirstOrder,
        };
    };
    let (weakest, score) = weakest.unwrap_or(best);
    // Who is kept across a cut is neither nearly up nor nearly down: its page says when it moves.
    let tier = working.tier.as_ref().filter(|tier| tier.held.is_none());
    let down = tier
        .and_then(|tier| tier.down)
        .filter(|down| down.points <= NEARLY_DOWN);
    let up = tier
        .and_then(|tier| tier.up)
        .filter(|up| up.points <= NEARLY_UP);
    let late = value_of(working, Evidence::Recency).filter(|&times| times >= OVERDUE);
    let fallen = value_of(working, Evidence::Momentum)
        .map(below_level)
        .filter(|&share| share >= FALLING);
    if let Some(times) = late {
        Next::Overdue(times)
    } else if let Some(share) = fallen {
        Next::Falling(share)
    } else if let Some(down) = down {
        Next::NearlyDown(down, weakest)
    } else if let Some(up) = up {
        Next::NearlyUp(up, weakest)
    } else if let Some((evidence, share)) = worth_asking(working) {
        Next::Judge(evidence, share)
    } else if score < WEAK {
        Next::Weakest(weakest)
    } else {
        Next::Hold
    }
}

/// The value that counts: judged before measured.
pub fn used(piece: &EvidenceWorking) -> Option<f64> {
    piece
        .judged
        .as_ref()
        .map(|judged| judged.value)
        .or(piece.measured)
}

fn value_of(working: &Working, evidence: Evidence) -> Option<f64> {
    let mut pieces = working.indicators.iter().flat_map(|part| &part.evidence);
    used(pieces.find(|piece| piece.evidence == evidence)?)
}

/// How far recent sales lie below the customer's own level, as a share of it: a momentum is
/// (recent − level) ÷ (recent + level).
fn below_level(momentum: f64) -> f64 {
    -2.0 * momentum / (1.0 - momentum)
}

/// The missing judgement on which most of the composite rests.
fn worth_asking(working: &Working) -> Option<(Evidence, f64)> {
    let share = |part: &IndicatorWorking, piece: &EvidenceWorking| {
        (piece.evidence, part.set_weight * piece.set_weight)
    };
    let asked = working.indicators.iter().flat_map(|part| {
        let open = part.evidence.iter().filter(|piece| {
            piece.judged.is_none() && piece.missing == Some(Missing::NeedsJudgement)
        });
        open.map(move |piece| share(part, piece))
    });
    asked
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, share)| *share >= WORTH_ASKING)
}

#[cfg(test)]
#[path = "next_tests.rs"]
mod tests;
