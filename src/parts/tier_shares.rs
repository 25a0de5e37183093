//! What the tiers hold, written out and drawn as a pyramid.

use crate::charts::{Drawing, Level, pyramid};
use crate::format::{NONE, integer, percent};
use crate::t;
use crate::words::value::{self, tier_level};
use keepgold_core::book::Tier;
use keepgold_core::value::{Assessment, TierShares, tier_shares};

/// A share written out, a dash where there is none.
pub fn share_text(share: Option<f64>) -> String {
    share.map_or_else(|| NONE.to_owned(), |share| percent(share, 1))
}

/// How many customers a tier holds, written out.
pub fn count_text(assessment: &Assessment, tier: Tier) -> String {
    integer(i64::from(assessment.total(tier).count))
}

/// The tiers as a pyramid of one of their shares, each with what it holds written out.
pub fn tier_pyramid(
    assessment: &Assessment,
    width: i32,
    share: fn(&TierShares) -> Option<f64>,
    held: &dyn Fn(Tier) -> String,
) -> Drawing {
    let level = |tier| {
        let share = share(&tier_shares(assessment, tier));
        Level {
            level: tier_level(tier),
            label: value::tier(tier).to_owned(),
            share: share.unwrap_or(0.0).clamp(0.0, 1.0),
            text: t!(tiers.pyramid.bar, n = held(tier), share = share_text(share)),
        }
    };
    pyramid(&Tier::ALL.map(level), width)
}
