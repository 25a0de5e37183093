//! What the saver knows of an import under way: it is remembered over a reload until the book that holds it is saved.

use super::Saver;
use crate::shell::storage::notes;

impl Saver {
    /// Remembers that an import of this file is under way, until the book that holds it is saved.
    pub fn begin_import(&self, file: &str) {
        {
            let mut state = self.0.state.borrow_mut();
            state.importing = true;
            state.imported = false;
        }
        notes::begin_import(self.0.space, file);
    }

    /// Forgets an import that was given up; one that the history has taken is remembered until it is saved.
    pub fn give_import_up(&self) {
        let given_up = {
            let mut state = self.0.state.borrow_mut();
            let given_up = state.importing && !state.imported;
            state.importing &= !given_up;
            given_up
        };
        if given_up {
            notes::end_import(self.0.space);
        }
    }

    /// Forgets an import that was under way when the page was left, after the person has read of it.
    pub fn forget_unfinished(&self) {
        notes::end_import(self.0.space);
    }

    /// Whether an import is under way that is not saved yet.
    pub fn is_importing(&self) -> bool {
        self.0.state.borrow().importing
    }

    /// Once all is saved, no import is under way any more.
    pub(super) fn note_import_saved(&self) {
        let saved = {
            let mut state = self.0.state.borrow_mut();
            let saved = state.imported && state.unjournaled == state.saved_unjournaled;
            state.importing &= !saved;
            state.imported &= !saved;
            saved
        };
        if saved {
            notes::end_import(self.0.space);
        }
    }
}
