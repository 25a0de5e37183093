//! Which customers would change tier if a weight were a little different (A3).
//!
//! Each weight in turn is raised and lowered by ten points, the other three keep their proportions, and the tiers are
//! cut anew. Who keeps the tier through all of it is robust; the others are borderline, and the list says which weight
//! turns them and where to. This is one-at-a-time sensitivity analysis of the weights of a composite index
//! (Nardo et al., Handbook on Constructing Composite Indicators, OECD 2008, step 7).

use crate::book::{CustomerId, Indicator, Tier, Weights};
use crate::value::tiers::assess::{Assessment, composite};
use crate::value::tiers::cuts::{Ranked, cut_tiers};

/// How far a weight is moved, in hundredths of a percent: ten points of a hundred.
pub const WEIGHT_STEP: u16 = 1_000;

/// One weight moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// Whose weight.
    pub indicator: Indicator,
    /// Whether it was raised; lowered otherwise. It stops at 0 % and 100 %.
    pub raised: bool,
    /// All four weights then.
    pub weights: Weights,
}

/// A customer whose tier hangs on the weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Borderline {
    /// Who.
    pub customer: CustomerId,
    /// Tier that the cuts say with the weights as they are.
    pub tier: Tier,
    /// Place in [`Sensitivity::shifts`] of each shift that turns it, with the tier it turns to.
    pub turns: Vec<(usize, Tier)>,
}

/// What moving the weights does to the tiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sensitivity {
    /// The shifts tried: two for each indicator, one where a weight stands at an end.
    pub shifts: Vec<Shift>,
    /// Customers that some shift turns, in the order of their place.
    pub borderline: Vec<Borderline>,
    /// Customers that no shift turns, with their tier, in the order of their place.
    pub robust: Vec<(CustomerId, Tier)>,
}

/// Moves each weight by [`WEIGHT_STEP`] either way and compares the tiers that the cuts say; hysteresis is left out.
///
/// A customer whose composite is lost because nothing weighs any more keeps its tier for this purpose: that says
/// something about the weights, not about the customer.
pub fn sensitivity(assessment: &Assessment) -> Sensitivity {
    let standings = &assessment.standings;
    let shifts = shifts(assessment.weights());
    let mut turns: Vec<Vec<(usize, Tier)>> = vec![Vec::new(); standings.len()];
    for (number, shift) in shifts.iter().enumerate() {
        let ranked = (0..).zip(standings).filter_map(|(index, standing)| {
            Some((
                composite(&standing.scores, shift.weights)?,
                standing.tie,
                index,
            ))
        });
        let mut ranked: Vec<Ranked> = ranked.collect();
        let tiers = cut_tiers(&mut ranked, assessment.cuts.rule);
        for (&(.., index), new) in ranked.iter().zip(tiers) {
            let index = index as usize;
            if standings[index].plain.is_some_and(|old| old != new) {
                turns[index].push((number, new));
            }
        }
    }
    // Places run from 1 without a gap; who has none has no tier either.
    let mut by_place = vec![None; standings.len() + 1];
    for (standing, turns) in standings.iter().zip(turns) {
        by_place[standing.place as usize] =
            standing.plain.map(|tier| (standing.customer, tier, turns));
    }
    let mut robust = Vec::new();
    let mut borderline = Vec::new();
    for (customer, tier, turns) in by_place.into_iter().flatten() {
        if turns.is_empty() {
            robust.push((customer, tier));
        } else {
            borderline.push(Borderline {
                customer,
                tier,
                turns,
            });
        }
    }
    Sensitivity {
        shifts,
        borderline,
        robust,
    }
}

fn shifts(weights: Weights) -> Vec<Shift> {
    let mut shifts = Vec::with_capacity(8);
    for indicator in Indicator::ALL {
        let now = weights.get(indicator);
        for raised in [true, false] {
            let then = if raised {
                now.saturating_add(WEIGHT_STEP).min(Weights::WHOLE)
            } else {
                now.saturating_sub(WEIGHT_STEP)
            };
            if then != now {
                shifts.push(Shift {
                    indicator,
                    raised,
                    weights: weights.with(indicator, then),
                });
            }
        }
    }
    shifts
}
