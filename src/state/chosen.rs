//! Customers that were chosen last are those of one book: they are forgotten with it.

use keepgold_core::book::Tables;
use leptos::prelude::*;

use super::State;
use crate::places::Route;
use crate::shell::recent;

impl State {
    /// Forgets customers that an undo took away, whatever changed the book: another customer gets their number. A page
    /// that only reads forgets nobody: it may show an older save, or nothing where another tab has yet to save.
    pub(super) fn forget_who_is_gone(self) {
        Effect::new(move || {
            // Whoever goes on from an older save changes the status alone.
            let _ = (self.shown(), self.status());
            let count = self.with_book(Tables::CUSTOMERS, |book| book.customers().len());
            if self.may_change() {
                self.forget_chosen(count);
            }
        });
    }

    /// Forgets the customers chosen in the open book whose number is this or more.
    pub(super) fn forget_chosen(self, from: usize) {
        let Some(open) = self.shown_untracked().id() else {
            return;
        };
        recent::retain(|id| match id.strip_prefix(open).map(Route::parse) {
            Some(Route::Customer(id)) => (id as usize) < from,
            _ => true,
        });
    }
}
