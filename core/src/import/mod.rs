//! Files in: bytes of a sales, customer or product file become a checked batch for the book. Must not know storage or screens.

mod cell;
pub mod xlsx;

pub use cell::{Cell, Record};
