//! Tiers month by month, and who moved between two of them (A5).

pub(super) mod compared_days;
pub(super) mod movement;
mod rows;
pub(super) mod tier_history;
pub(super) mod ways;
