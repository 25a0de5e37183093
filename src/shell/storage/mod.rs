//! The book in the browser's storage: opening it, keeping it saved, one writing tab at a time.
//!
//! [`Saver`] is the one owner of saving. What a save is, and what survives a kill, is decided in
//! `keepgold_core::codec::store`; this folder gives it a store, a time and an occasion.

mod backup;
mod kept;
mod local;
mod notes;
mod saver;
mod status;
mod write_lock;

pub use backup::{last_backup, note_backup};
pub use kept::{keep, recall};
pub use local::{BUDGET, Local, used_units};
pub use notes::{note_saved_again, saved_again, unfinished_import};
pub use saver::{Needs, Packing, ReadHistory, Saver};
pub use status::{ReadOnly, Status, Trouble};
