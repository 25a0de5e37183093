//! Which book is open, and switching between one's own and the demo. They never meet: each has its
//! own place in storage. Must not know what is in a book.

use keepgold_core::book::History;
use keepgold_core::codec::store::{Report, Space};
use keepgold_core::demo::{self, Demo};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::State;
use crate::shell::clock;
use crate::shell::storage::{Keeper, Needs, keep, recall};
use crate::worker;

/// Remembers over a reload that the demo is open.
const DEMO_OPEN: &str = "keepgold.demo_open";

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Storage is being read.
    Opening,
    /// The person's own book.
    Own,
    /// The demo book.
    Demo,
}

impl State {
    /// Opens the demo book beside one's own, which stays as it is.
    pub fn open_demo(&self) {
        self.open(Space::Demo);
    }

    /// Goes back to one's own book.
    pub fn close_demo(&self) {
        self.open(Space::Own);
    }

    pub(super) fn open_last(&self) {
        let demo = recall(DEMO_OPEN).unwrap_or(false);
        self.open(if demo { Space::Demo } else { Space::Own });
    }

    fn open(&self, space: Space) {
        let state = *self;
        self.shown.set(Shown::Opening);
        // The old keeper goes first, and with it its seat, its timers and its listeners.
        if let Some(keeper) = self.keeper() {
            keeper.flush();
        }
        self.keeper.set_value(None);
        self.status.set(None);
        keep(DEMO_OPEN, &(space == Space::Demo));
        spawn_local(async move {
            let (keeper, history, report) = Keeper::open(space, state.needs()).await;
            state.status.set(Some(keeper.status()));
            state.keeper.set_value(Some(keeper));
            state.put(history, report);
            if space == Space::Demo && state.with_book_untracked(|book| book.customers().is_empty())
            {
                // The demo is made once and then kept with what a person tries out in it.
                let _refused_where_another_tab_has_it = state.replace(History::new(demo::book(
                    Demo::FarmSupplies,
                    demo::SEED,
                    clock::today(),
                )));
            }
            state.shown.set(if space == Space::Demo {
                Shown::Demo
            } else {
                Shown::Own
            });
        });
    }

    fn put(&self, history: History, report: Report) {
        self.derived.months.forget();
        self.history.set(history);
        self.report.set(report);
    }

    fn needs(&self) -> Needs {
        let state = *self;
        Needs {
            read: Box::new(move |see| state.history.with_untracked(|history| see(history))),
            pack: Box::new(|jobs| Box::pin(worker::pack(jobs))),
            replace: Box::new(move |history, report| state.put(history, report)),
        }
    }
}
