//! What the saver does when something that had been saved is gone from the browser's storage: somebody cleared the data
//! of the site, or took parts of it away. The page still has the whole book, so it is saved again.

use keepgold_core::codec::store::SaveError;

use super::Saver;
use crate::shell::storage::Local;
use crate::shell::storage::notes;
use crate::shell::storage::status::Status;

impl Saver {
    /// Saves the whole book again and tells the person why.
    pub(super) fn save_all_again(&self) {
        self.note_unjournaled();
        notes::note_saved_again(true);
        self.set_status(Status::Pending);
        self.save_after(0);
    }

    /// Looks whether everything that was saved is still there, and saves the whole book again where it is not.
    pub(super) fn save_again_if_lost(&self) {
        let checked = self.0.with_saves(|saves| saves.check_stored(&Local));
        if self.can_write() && checked == Some(Err(SaveError::Lost)) {
            self.save_all_again();
        }
    }
}
