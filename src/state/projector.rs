//! The open book as a projector may show it. The real one waits beside it, unchanged, until the switch is turned back.

use keepgold_core::book::{Aliases, History};
use leptos::prelude::*;

use super::State;
use crate::i18n::lang;
use crate::shell::storage::{keep, recall};
use crate::t;

/// Remembers over a reload whether names and amounts are hidden.
const ON: &str = "keepgold.projector";

/// The switch, and the book that waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projector {
    on: RwSignal<bool>,
    real: StoredValue<Option<History>>,
}

impl Projector {
    pub fn new() -> Self {
        Self {
            on: RwSignal::new(recall(ON).unwrap_or_default()),
            real: StoredValue::new(None),
        }
    }

    pub fn is_on(&self) -> bool {
        self.on.get_untracked()
    }

    /// What the page shows of a book that was opened: itself, or its masked form while the book waits.
    pub fn shown_of(&self, history: History) -> History {
        if !self.is_on() {
            self.real.set_value(None);
            return history;
        }
        let masked = History::new(history.book().masked(aliases()));
        self.real.set_value(Some(history));
        masked
    }

    /// Reads the book that waits, where one does.
    pub fn with_real(&self, see: &mut dyn FnMut(&History)) -> bool {
        self.real.with_value(|real| {
            if let Some(history) = real {
                see(history);
            }
            real.is_some()
        })
    }
}

fn aliases() -> Aliases {
    untrack(|| Aliases {
        customer: t!(projector.customer),
        product: t!(projector.product),
        category: t!(projector.category),
        person: t!(projector.person),
        colleague: t!(projector.colleague),
        tag: t!(projector.tag),
        follow_up: t!(projector.follow_up),
        question: t!(projector.question),
    })
}

impl State {
    /// Whether names and amounts are hidden; tracked.
    pub fn for_projector(&self) -> bool {
        self.projector.on.get()
    }

    /// Hides names and amounts, or shows them again. Nothing of the book changes, and nothing can be changed in between.
    pub fn show_for_projector(&self, on: bool) {
        if on == self.projector.is_on() {
            return;
        }
        keep(ON, &on);
        if let Some(saver) = self.saver() {
            saver.flush();
        }
        self.projector.on.set(on);
        self.change_what_is_shown();
    }

    /// Names the aliases anew in the language of the page, whenever it changes.
    pub(super) fn alias_in_the_language_of_the_page(self) {
        Effect::new(move |before: Option<()>| {
            let _ = lang();
            if before.is_some() && self.projector.is_on() {
                self.change_what_is_shown();
            }
        });
    }

    /// Shows the real book in the form that the switch asks for.
    fn change_what_is_shown(&self) {
        let real = self.projector.real.try_update_value(Option::take).flatten();
        let projector = self.projector;
        let _none_where_the_page_has_gone = self.book.update(|shown| {
            let real = real.unwrap_or_else(|| std::mem::take(shown));
            *shown = projector.shown_of(real);
        });
        self.follow_whole();
    }
}
