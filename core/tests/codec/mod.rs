//! Packing, carrying and storing a book, seen from outside.

mod fixtures;
mod hostile;
mod losses;
mod round_trip;
mod store;
mod store_shared;
pub mod support;
mod unknown;
