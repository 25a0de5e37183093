//! What several tests need: the reference data, random books, small tables.

pub mod hysteresis;
pub mod purchases;
pub mod records;
pub mod reference;
pub mod sheets;
pub mod tables;
