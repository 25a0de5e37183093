//! The one store: the open book, what follows from it, and the one way to change it.

mod analyst;
mod chosen;
mod derived;
mod following;
mod months;
mod open_book;
mod opening;
mod projector;
mod shared;
mod worked;

use keepgold_core::book::{Book, Command, History, Label, Refusal, Rules, Tables};
use keepgold_core::codec::json;
use keepgold_core::codec::store::{Record, Report};
use keepgold_core::codec::transfer;
use keepgold_core::unit::{Day, Rate};
use leptos::prelude::*;

use crate::shell::storage::{ReadOnly, Saver, Status};
use crate::worker::{Askable, Attachment, Tell};
use analyst::Analyst;
use open_book::OpenBook;
use projector::Projector;

pub use derived::{Derived, Figures, SUGGESTED};
pub use following::following;
pub use months::Months;
pub use opening::Shown;
pub use shared::Shared;
pub use worked::{Progress, Worked};

/// The store. Take it with [`use_state`] while a component is built.
#[derive(Clone, Copy, Debug)]
pub struct State {
    book: OpenBook,
    projector: Projector,
    analyst: Analyst,
    derived: Derived,
    shown: RwSignal<Shown>,
    saver: StoredValue<Option<Saver>, LocalStorage>,
    /// The saver's own signal, so that the status of another saver is heard too.
    status: RwSignal<Option<ArcReadSignal<Status>>>,
    report: RwSignal<Report>,
}

/// Makes [`use_state`] work below and opens the book that was open last. Call once, in the app's root.
pub fn provide_state() -> State {
    let book = OpenBook::new();
    let analyst = Analyst::start(book);
    let state = State {
        book,
        projector: Projector::new(),
        analyst,
        derived: Derived::new(analyst),
        shown: RwSignal::new(Shown::Opening),
        saver: StoredValue::new_local(None),
        status: RwSignal::new(None),
        report: RwSignal::new(Report::default()),
    };
    provide_context(state);
    state.forget_who_is_gone();
    state.alias_in_the_language_of_the_page();
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

/// How the analyst follows a change that the page made.
enum Follow {
    /// The same change.
    Tell(Tell, Vec<Attachment>),
    /// It is sent the book as it is then.
    Whole,
}

impl Follow {
    fn small(record: &Record) -> Self {
        match json::to_string(record) {
            Ok(json) => Self::Tell(Tell::Did(json), Vec::new()),
            // Every record but that of an import has a text form.
            Err(_) => Self::Whole,
        }
    }
}

impl State {
    /// Reads the book and follows the tables that are named, where something is tracking. Order lines are not read on
    /// the page: ask the analyst, see [`Self::ask`].
    pub fn with_book<T>(&self, tables: Tables, read: impl FnOnce(&Book) -> T) -> T {
        self.book.read(tables, read)
    }

    /// Reads the book as it is now, without following it.
    pub fn with_book_untracked<T>(&self, read: impl FnOnce(&Book) -> T) -> T {
        self.book.read(Tables::NONE, read)
    }

    /// Reads the book with its past and follows every change, where something is tracking.
    pub fn with_history<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        self.book.track_past();
        self.book.read_history(read)
    }

    /// What follows from the book: facts, scores, tiers.
    pub fn derived(&self) -> Derived {
        self.derived
    }

    /// The code of the book's currency; empty where nobody chose one.
    pub fn currency(self) -> Memo<String> {
        Memo::new(move |_| self.with_book(Tables::CURRENCY, |book| book.units().currency.clone()))
    }

    /// Asks the analyst what `wanted` names, now and whenever it names another question or what the question reads in
    /// the book changes; nothing while it names none.
    pub fn ask<Q: Askable>(
        &self,
        wanted: impl Fn() -> Option<Q> + Send + Sync + 'static,
    ) -> Worked<Q> {
        Worked::follow(self.analyst, 0, wanted)
    }

    /// Works out the tiers month by month under the rules, with the margin and up to the day that `wanted` names, now
    /// and whenever these change or what scores read in the book; nothing while it names none.
    pub fn follow_months(
        &self,
        wanted: impl Fn() -> Option<(Rules, Rate, Day)> + Send + Sync + 'static,
    ) -> Months {
        months::follow(self.analyst, wanted)
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
        let (follow, record) = match &command {
            Command::Import(batch) => {
                let bytes = transfer::encode_batch(batch);
                let imported = Follow::Tell(Tell::Imported, vec![Attachment::Bytes(bytes)]);
                (imported, None)
            }
            small => {
                let record = Record::Do(small.clone());
                (Follow::small(&record), Some(record))
            }
        };
        self.change(
            |history| history.apply(command),
            follow,
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
        self.change(History::undo, Follow::small(&Record::Undo), |saver| {
            saver.record(&Record::Undo)
        })
    }

    /// Makes the step undone last again and returns its name.
    ///
    /// # Errors
    /// As [`History::redo`].
    pub fn redo(&self) -> Result<Label, Refusal> {
        self.change(History::redo, Follow::small(&Record::Redo), |saver| {
            saver.record(&Record::Redo)
        })
    }

    /// Puts another book in the place of the open one (a restored backup, the demo) and
    /// returns the old one with its past, so that it can be brought back while the page is open.
    ///
    /// # Errors
    /// [`Refusal::ReadOnly`] when another tab or version has the book.
    pub fn replace(&self, history: History) -> Result<History, Refusal> {
        let old = self.change(
            |old| Ok(std::mem::replace(old, history)),
            Follow::Whole,
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
        self.change(|old| Ok(std::mem::take(old)), Follow::Whole, Saver::erase)
    }

    /// Makes a change, lets the analyst follow and tells whoever reads what was touched, then the saver.
    fn change<T>(
        &self,
        make: impl FnOnce(&mut History) -> Result<T, Refusal>,
        follow: Follow,
        tell: impl FnOnce(&Saver),
    ) -> Result<T, Refusal> {
        if !self.may_change() {
            return Err(Refusal::ReadOnly);
        }
        let steps = |history: &History| (history.done().len(), history.undone().len());
        let before = self.book.read_history(steps);
        let changed = self.book.update(make);
        let (outcome, touched) = changed.ok_or(Refusal::NothingThere)?;
        match (&outcome, follow) {
            (Ok(_), Follow::Tell(tell, attachments)) => {
                self.analyst.tell(tell, attachments);
                self.book.tell(touched);
            }
            (Ok(_), Follow::Whole) => self.follow_whole(),
            // A past that did not fit the book was forgotten.
            (Err(_), _) if self.book.read_history(steps) != before => {
                self.analyst.send_book();
                // Questions asked before this will get no answer.
                self.book.tell(Tables::ALL);
            }
            (Err(_), _) => {}
        }
        let value = outcome?;
        if let Some(saver) = self.saver() {
            tell(&saver);
        }
        Ok(value)
    }

    /// Another book has come in the place of the open one.
    fn follow_whole(&self) {
        self.derived.forget();
        self.analyst.send_book();
        self.book.tell(Tables::ALL);
    }

    /// Whether the open book can be changed now; untracked. Where storage is blocked it still can, in this page only;
    /// while a projector shows it, it cannot.
    pub fn may_change(&self) -> bool {
        if self.projector.is_on() {
            return false;
        }
        let status = self
            .status
            .get_untracked()
            .map(|status| status.get_untracked());
        status.is_some_and(|status| {
            status.can_write() || status == Status::ReadOnly(ReadOnly::Blocked)
        })
    }
}
