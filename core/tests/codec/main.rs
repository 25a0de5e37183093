//! Packing, carrying and storing a book, seen from outside.

#![allow(clippy::unwrap_used)] // The whole crate is tests, helpers too.

mod fixtures;
mod hostile;
mod round_trip;
mod store;
mod support;
