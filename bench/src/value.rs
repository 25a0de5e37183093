//! Scores and tiers of all customers.

use keepgold_core::value::{Facts, assess};
use wasm_bindgen::prelude::*;

use crate::Shelf;

/// Gathers the facts, scores every customer and cuts the tiers; gives how many were scored.
#[wasm_bindgen]
pub fn assess_book(shelf: &Shelf) -> u32 {
    let book = shelf.history.book();
    let Some(as_of) = book.as_of() else { return 0 };
    assess(book, &Facts::gather(book, as_of), book.settings()).scored_count()
}
