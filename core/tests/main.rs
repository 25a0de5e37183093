//! All tests of the core from outside, in one program: what they share is compiled and linked once.

// A helper that unwraps fails the test it serves; missing data are said on the console.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod advice;
mod basket;
mod book;
mod codec;
mod common;
mod demo;
mod export;
mod import;
mod likeness;
mod next_best;
mod proof;
mod question;
mod value;
mod warnings;
mod xlsx;
