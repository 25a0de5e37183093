//! The core's heavy work, callable from the page of `cargo xtask bench`.

mod basket;
mod import;
mod local;
mod made_up;
mod storage;
mod value;

use keepgold_core::book::History;
use wasm_bindgen::prelude::*;

/// A book with its past, held for the page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Shelf {
    history: History,
}

#[wasm_bindgen]
impl Shelf {
    /// Order lines in the book.
    pub fn lines(&self) -> usize {
        self.history.book().orders().line_count()
    }
}

/// What the core says of a failure, as an error of the page.
fn told(error: impl std::fmt::Debug) -> JsError {
    JsError::new(&format!("{error:?}"))
}
