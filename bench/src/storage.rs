//! A book into local storage and back.

use keepgold_core::codec::store::{Space, commit, erase, open, pack, plan};
use wasm_bindgen::prelude::*;

use crate::local::Local;
use crate::{Shelf, told};

const SPACE: Space = Space::Own;

/// Takes everything that is stored away.
///
/// # Errors
/// Local storage is blocked.
#[wasm_bindgen]
pub fn erase_book() -> Result<(), JsError> {
    erase(&Local, SPACE).map_err(told)
}

/// Packs the whole book and saves it as a generation, all in this thread.
///
/// # Errors
/// What the store says.
#[wasm_bindgen]
pub fn save_book(shelf: &Shelf) -> Result<(), JsError> {
    let mut saves = open(&Local, SPACE).map_err(told)?.saves;
    let plan = plan(&shelf.history, &saves, 0);
    let packed = plan
        .jobs()
        .iter()
        .map(|job| pack(job.bytes()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(told)?;
    commit(&Local, &mut saves, &plan, &packed).map_err(told)
}

/// Opens what is stored, verified.
///
/// # Errors
/// What the store says.
#[wasm_bindgen]
pub fn open_book() -> Result<Shelf, JsError> {
    let opened = open(&Local, SPACE).map_err(told)?;
    Ok(Shelf {
        history: opened.history,
    })
}
