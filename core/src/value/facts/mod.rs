//! What order lines and contacts say of each customer, before any judgement, score or weight.

pub(super) mod changes;
pub(super) mod gather;
pub(super) mod products;
pub(super) mod quarter;
pub(super) mod rhythm;
pub(super) mod rows;
pub(super) mod served;
pub(super) mod window;
