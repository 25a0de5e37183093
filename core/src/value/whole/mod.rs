//! All customers together: breadth, length and depth, who carries the profit, where serving costs more than it brings (A4, I1).

pub(super) mod base;
pub(super) mod mismatch;
pub(super) mod pareto;
