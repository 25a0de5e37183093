//! A file or a table that was brought outside the import, on its way there.

use crate::places::{Route, navigate};
use std::cell::RefCell;
use web_sys::File;

/// Kinds that the file picker offers: those with a table that is read, and `.xls`, which many web pages are named.
pub const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.xml,.htm,.html,.json,.jsonl,text/csv,text/plain,application/json,\
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What was brought.
#[derive(Debug)]
pub enum Brought {
    /// A file that was dropped or chosen.
    File(File),
    /// A table that was pasted.
    Text(String),
}

thread_local! {
    static WAITING: RefCell<Option<Brought>> = const { RefCell::new(None) };
}

/// Goes to the import with what was brought.
pub fn bring(brought: Brought) {
    WAITING.set(Some(brought));
    navigate(Route::Import);
}

/// Takes what waits for the import, if anything does.
pub fn take() -> Option<Brought> {
    WAITING.take()
}
