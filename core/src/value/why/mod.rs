//! The working behind a score and a tier, and what would change them (A3).

pub(super) mod explain;
pub(super) mod lift;
pub(super) mod sensitivity;
pub(super) mod working;
