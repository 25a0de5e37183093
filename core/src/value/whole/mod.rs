//! All customers together: breadth, length and depth, who carries the profit, what the tiers hold, where serving costs
//! more than it brings (A2–A4, I1).

pub(super) mod base;
pub(super) mod base_year;
pub(super) mod examples;
pub(super) mod mismatch;
pub(super) mod pareto;
pub(super) mod shares;
pub(super) mod spread;
