//! Scores and tiers of all customers, now and month by month.

use keepgold_core::codec::transfer;
use keepgold_core::value::{Facts, assess, tier_history};
use wasm_bindgen::prelude::*;

use crate::{Shelf, told};

/// Gathers the facts, scores every customer and cuts the tiers; gives how many were scored.
#[wasm_bindgen]
pub fn assess_book(shelf: &Shelf) -> u32 {
    let book = shelf.history.book();
    let Some(as_of) = book.as_of() else { return 0 };
    let margin = book.units().default_margin;
    assess(book, &Facts::gather(book, as_of), book.rules(), margin).scored_count()
}

/// The book as the page hands it to a worker.
#[wasm_bindgen]
pub fn handed_over(shelf: &Shelf) -> Vec<u8> {
    transfer::encode_book(shelf.history.book())
}

/// Reads the book and works out the tiers at the end of every month, as the worker does; gives how many months.
///
/// # Errors
/// The bytes are no book.
#[wasm_bindgen]
pub fn monthly_tiers(bytes: &[u8]) -> Result<usize, JsError> {
    let book = transfer::decode_book(bytes).map_err(told)?;
    let Some(as_of) = book.as_of() else {
        return Ok(0);
    };
    Ok(
        tier_history(&book, book.rules(), book.units().default_margin, as_of)
            .months()
            .len(),
    )
}
