//! From four scores and their weights to one composite and a tier (A1, A2).

pub(super) mod assess;
pub(super) mod cuts;
pub(super) mod hysteresis;
