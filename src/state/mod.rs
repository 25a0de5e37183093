//! The one store: the open book, what follows from it, and the one way to change it.

mod chosen;
mod derived;
mod months;
mod opening;
mod proofs;

use keepgold_core::book::{Book, Command, History, Label, Refusal, Rules};
use keepgold_core::codec::store::{Record, Report};
use keepgold_core::proof::TiersAsk;
use keepgold_core::unit::{Day, Rate};
use leptos::prelude::*;

use crate::shell::storage::{ReadOnly, Saver, Status};

pub use derived::{Derived, Shared};
pub use months::{Months, Progress};
pub use opening::Shown;
pub use proofs::Proofs;

/// The store. Take it with [`use_state`] while a component is built.
#[derive(Clone, Copy, Debug)]
pub struct State {
    history: RwSignal<History>,
    derived: Derived,
    shown: RwSignal<Shown>,
    saver: StoredValue<Option<Saver>, LocalStorage>,
    /// The saver's own signal, so that the status of another saver is heard too.
    status: RwSignal<Option<ArcReadSignal<Status>>>,
    report: RwSignal<Report>,
}

/// Makes [`use_state`] work below and opens the book that was open last. Call once, in the app's root.
pub fn provide_state() -> State {
    let history = RwSignal::new(History::default());
    let state = State {
        history,
        derived: Derived::new(history),
        shown: RwSignal::new(Shown::Opening),
        saver: StoredValue::new_local(None),
        status: RwSignal::new(None),
        report: RwSignal::new(Report::default()),
    };
    provide_context(state);
    state.forget_who_is_gone();
    state.open_last();
    state
}

/// The store of this page.
///
/// # Panics
/// Outside the app's root, which is a fault in the program.
pub fn use_state() -> State {
    expect_context()
}

impl State {
    /// Reads the book; tracked where something is tracking.
    pub fn with_book<T>(&self, read: impl FnOnce(&Book) -> T) -> T {
        self.history.with(|history| read(history.book()))
    }

    /// Reads the book as it is now, without following it.
    pub fn with_book_untracked<T>(&self, read: impl FnOnce(&Book) -> T) -> T {
        self.history.with_untracked(|history| read(history.book()))
    }

    /// Reads the book with its past; tracked where something is tracking.
    pub fn with_history<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        self.history.with(read)
    }

    /// What follows from the book: facts, scores, tiers.
    pub fn derived(&self) -> Derived {
        self.derived
    }

    /// Works out the tiers month by month under the rules, with the margin and up to the day that `wanted` names, now and whenever
    /// these change or what scores read in the book; nothing while it names none.
    pub fn follow_months(
        &self,
        wanted: impl Fn() -> Option<(Rules, Rate, Day)> + Send + Sync + 'static,
    ) -> Months {
        Months::follow(self.history, wanted)
    }

    /// Works out the proofs that `wanted` names, now and whenever these or the facts of the book change.
    pub fn follow_proofs(
        &self,
        wanted: impl Fn() -> Vec<TiersAsk> + Send + Sync + 'static,
    ) -> Proofs {
        let facts = self.derived.facts;
        Proofs::follow(self.history, move || facts.track(), wanted)
    }

    /// Which book is open; tracked.
    pub fn shown(&self) -> Shown {
        self.shown.get()
    }

    /// Which book is open now, without following it.
    pub fn shown_untracked(&self) -> Shown {
        self.shown.get_untracked()
    }

    /// Where the book stands between page and storage; tracked. None while it is being opened.
    pub fn status(&self) -> Option<Status> {
        self.status.get().map(|status| status.get())
    }

    /// What was found when the book was opened; tracked.
    pub fn report(&self) -> Report {
        self.report.get()
    }

    /// The saver of the open book, to save now, release a damaged save or salvage.
    pub fn saver(&self) -> Option<Saver> {
        self.saver.get_value()
    }

    /// The name of the step that undo would take back; tracked.
    pub fn undo_label(&self) -> Option<Label> {
        self.with_history(|history| history.done().last().map(|step| step.label.clone()))
    }

    /// The name of the step that redo would make again; tracked.
    pub fn redo_label(&self) -> Option<Label> {
        self.with_history(|history| history.undone().last().map(|step| step.label.clone()))
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// [`Refusal`]; nothing is changed then.
    pub fn dispatch(&self, command: Command) -> Result<(), Refusal> {
        // An import is its own save; anything else is small enough for the journal.
        let record = match &command {
            Command::Import(_) => None,
            small => Some(Record::Do(small.clone())),
        };
        self.change(
            |history| history.apply(command),
            |saver| match &record {
                Some(record) => saver.record(record),
                None => saver.record_large(),
            },
        )
    }

    /// Takes the newest step back and returns its name.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn undo(&self) -> Result<Label, Refusal> {
        self.change(History::undo, |saver| saver.record(&Record::Undo))
    }

    /// Makes the step undone last again and returns its name.
    ///
    /// # Errors
    /// As [`History::redo`].
    pub fn redo(&self) -> Result<Label, Refusal> {
        self.change(History::redo, |saver| saver.record(&Record::Redo))
    }

    /// Puts another book in the place of the open one (a restored backup, the demo) and
    /// returns the old one with its past, so that it can be brought back while the page is open.
    ///
    /// # Errors
    /// [`Refusal::ReadOnly`] when another tab or version has the book.
    pub fn replace(&self, history: History) -> Result<History, Refusal> {
        self.derived.months.forget();
        let old = self.change(
            |old| Ok(std::mem::replace(old, history)),
            Saver::record_large,
        )?;
        self.forget_chosen(0);
        Ok(old)
    }

    /// Empties the open book and takes everything stored of it away, older saves too. Returns it, so that
    /// it can be brought back while the page is open; nothing else remembers it.
    ///
    /// # Errors
    /// [`Refusal::ReadOnly`] when another tab or version has the book.
    pub fn erase(&self) -> Result<History, Refusal> {
        self.derived.months.forget();
        self.change(|old| Ok(std::mem::take(old)), Saver::erase)
    }

    /// Followers hear only of what changed, a past that had to be forgotten too, and the saver of each
    /// change that was made.
    fn change<T>(
        &self,
        make: impl FnOnce(&mut History) -> Result<T, Refusal>,
        tell: impl FnOnce(&Saver),
    ) -> Result<T, Refusal> {
        if !self.may_change() {
            return Err(Refusal::ReadOnly);
        }
        let outcome = self.history.try_maybe_update(|history| {
            let steps = |history: &History| (history.done().len(), history.undone().len());
            let before = steps(history);
            let outcome = make(history);
            (outcome.is_ok() || steps(history) != before, outcome)
        });
        let value = outcome.unwrap_or(Err(Refusal::NothingThere))?;
        if let Some(saver) = self.saver() {
            tell(&saver);
        }
        Ok(value)
    }

    /// Whether the open book can be changed now; untracked. Where storage is blocked it still can, in this page only.
    pub fn may_change(&self) -> bool {
        let status = self
            .status
            .get_untracked()
            .map(|status| status.get_untracked());
        status.is_some_and(|status| {
            status.can_write() || status == Status::ReadOnly(ReadOnly::Blocked)
        })
    }
}
