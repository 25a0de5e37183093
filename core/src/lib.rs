//! The scoring core of Keepgold: what each customer is worth, why, and what to do next.
//!
//! Pure Rust: no browser, no clock, no randomness, no input or output. `today` and seeds come in
//! as arguments; numbers with structured reasons go out, never display text.

pub mod advice;
pub mod basket;
pub mod book;
pub mod calculators;
pub mod codec;
pub mod demo;
pub mod export;
pub mod import;
pub mod lessons;
pub mod likeness;
pub mod next_best;
pub mod proof;
pub mod question;
pub mod sorting;
pub mod unit;
pub mod value;
pub mod warnings;
mod width;
