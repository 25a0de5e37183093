//! A book into local storage and back.

use keepgold_core::book::{AnyRecord, Command, Contact, ContactKind, CustomerId};
use keepgold_core::codec::store::{Record, Space, append, commit, erase, open, pack, plan};
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

/// Saves the book and after it so many small edits, one by one: contacts with the first customer.
///
/// # Errors
/// What the store or the book says.
#[wasm_bindgen]
pub fn save_with_edits(shelf: &mut Shelf, edits: u32) -> Result<(), JsError> {
    save_book(shelf)?;
    let mut saves = open(&Local, SPACE).map_err(told)?.saves;
    let day = shelf
        .history
        .book()
        .as_of()
        .ok_or_else(|| told("no orders"))?;
    for _ in 0..edits {
        let contact = Contact {
            customer: CustomerId::from_index(0),
            day,
            kind: ContactKind::Call,
            by: String::new(),
            note: String::new(),
            minutes: 10,
            outcome: None,
            with: String::new(),
        };
        let command = Command::AddRecord(AnyRecord::Contact(contact.into()));
        shelf.history.apply(command.clone()).map_err(told)?;
        append(&Local, &mut saves, &Record::Do(command)).map_err(told)?;
    }
    Ok(())
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
