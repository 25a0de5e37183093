//! The one store: the open book, what follows from it, and the one way to change it.
//! Must not know screens, and touches the browser only through `shell` and `worker`.

mod derived;

use keepgold_core::book::{Book, Command, History, Label, Refusal};
use leptos::prelude::*;

pub use derived::{Derived, Shared};

/// The store. Take it with [`use_state`] while a component is built.
#[derive(Clone, Copy, Debug)]
pub struct State {
    history: RwSignal<History>,
    derived: Derived,
}

/// Makes [`use_state`] work below. Call once, in the app's root.
pub fn provide_state() -> State {
    let history = RwSignal::new(History::default());
    let state = State {
        history,
        derived: Derived::new(history),
    };
    provide_context(state);
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

    /// What follows from the book: facts, scores, tiers.
    pub fn derived(&self) -> Derived {
        self.derived
    }

    /// The name of the step that undo would take back; tracked.
    pub fn undo_label(&self) -> Option<Label> {
        self.history
            .with(|history| history.done().last().map(|step| step.label.clone()))
    }

    /// The name of the step that redo would make again; tracked.
    pub fn redo_label(&self) -> Option<Label> {
        self.history
            .with(|history| history.undone().last().map(|step| step.label.clone()))
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// [`Refusal`]; nothing is changed then.
    pub fn dispatch(&self, command: Command) -> Result<(), Refusal> {
        self.change(|history| history.apply(command))
    }

    /// Takes the newest step back and returns its name.
    ///
    /// # Errors
    /// [`Refusal`] when there is none.
    pub fn undo(&self) -> Result<Label, Refusal> {
        self.change(History::undo)
    }

    /// Makes the step undone last again and returns its name.
    ///
    /// # Errors
    /// [`Refusal`] when there is none.
    pub fn redo(&self) -> Result<Label, Refusal> {
        self.change(History::redo)
    }

    /// Followers hear only of changes that were made.
    fn change<T>(
        &self,
        make: impl FnOnce(&mut History) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let outcome = self.history.try_maybe_update(|history| {
            let outcome = make(history);
            (outcome.is_ok(), outcome)
        });
        outcome.unwrap_or(Err(Refusal::NothingThere))
    }
}
