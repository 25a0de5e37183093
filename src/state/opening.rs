//! Which book is open, and switching between one's own and the demos. They never meet: each has its own place in
//! storage.

use keepgold_core::book::History;
use keepgold_core::codec::store::{Report, Space};
use keepgold_core::demo::{self, Demo, Language};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::State;
use crate::i18n::{Lang, lang};
use crate::shell::clock;
use crate::shell::storage::{Needs, Saver, keep, recall};
use crate::worker;

/// Remembers over a reload which demo is open: its name, or `false`. Where there was one demo, `true`.
const DEMO_OPEN: &str = "keepgold.demo_open";

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Storage is being read.
    Opening,
    /// The person's own book.
    Own,
    /// A demo book.
    Demo(Demo),
}

impl Shown {
    /// The demo that is open, if one is.
    pub const fn demo(self) -> Option<Demo> {
        match self {
            Shown::Demo(demo) => Some(demo),
            Shown::Opening | Shown::Own => None,
        }
    }

    /// What the book shown is called where things are kept beside it; none while it is being opened.
    pub const fn id(self) -> Option<&'static str> {
        match self {
            Shown::Opening => None,
            Shown::Own => Some("own"),
            Shown::Demo(demo) => Some(demo.id()),
        }
    }
}

/// The language of a demo that is opened on a page in this one.
const fn written_in(lang: Lang) -> Language {
    match lang {
        Lang::ZhCn => Language::Chinese,
        Lang::En => Language::English,
    }
}

/// Whether a demo can be made anew: there is nothing in it, or nothing was tried in it and all that was stored could be
/// read. What could not be read may be what a person tried; it stays to be downloaded.
fn can_be_made_anew(history: &History, report: &Report) -> bool {
    let untouched = history.done().is_empty() && history.undone().is_empty();
    let whole = report.failures.is_empty()
        && report.dropped.is_empty()
        && report.damage.is_none()
        && report.interrupted.is_none();
    history.book().customers().is_empty() || (untouched && whole)
}

impl State {
    /// Opens a demo book beside one's own and the other demos, which stay as they are.
    pub fn open_demo(&self, demo: Demo) {
        self.open(Some(demo));
    }

    /// Goes back to one's own book.
    pub fn close_demo(&self) {
        self.open(None);
    }

    pub(super) fn open_last(&self) {
        let named = recall::<String>(DEMO_OPEN).and_then(|id| Demo::from_id(&id));
        let only = || recall::<bool>(DEMO_OPEN).filter(|open| *open);
        self.open(named.or_else(|| only().map(|_| Demo::FarmSupplies)));
    }

    fn open(&self, demo: Option<Demo>) {
        let state = *self;
        self.shown.set(Shown::Opening);
        // The old saver goes first, and with it its write lock, its timers and its listeners.
        if let Some(saver) = self.saver() {
            saver.flush();
        }
        self.saver.set_value(None);
        self.status.set(None);
        match demo {
            Some(demo) => keep(DEMO_OPEN, &demo.id()),
            None => keep(DEMO_OPEN, &false),
        }
        spawn_local(async move {
            let space = demo.map_or(Space::Own, Space::Demo);
            let (saver, history, report) = Saver::open(space, state.needs()).await;
            state.status.set(Some(saver.status()));
            state.saver.set_value(Some(saver));
            let anew = demo.filter(|_| can_be_made_anew(&history, &report));
            // As long as nothing is tried in it a demo is made anew: up to today, in the language of the page.
            let made = anew.map(|demo| {
                let book = demo::book(demo, demo::SEED, clock::today(), written_in(lang()));
                History::new(book)
            });
            let is_made = made.is_some();
            state.put(made.unwrap_or(history), report);
            if is_made
                && state.may_change()
                && let Some(saver) = state.saver()
            {
                saver.record_large();
            }
            state.shown.set(demo.map_or(Shown::Own, Shown::Demo));
        });
    }

    fn put(&self, history: History, report: Report) {
        let shown = self.projector.shown_of(history);
        let _none_where_the_page_has_gone = self.book.update(|old| *old = shown);
        self.follow_whole();
        self.report.set(report);
    }

    fn needs(&self) -> Needs {
        let state = *self;
        Needs {
            read: Box::new(move |see| {
                if !state.projector.with_real(see) {
                    state.book.read_history(|history| see(history));
                }
            }),
            pack: Box::new(|jobs| Box::pin(worker::pack(jobs))),
            replace: Box::new(move |history, report| state.put(history, report)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{Command, Customer};
    use keepgold_core::codec::store::{Dropped, Why};

    #[test]
    fn a_demo_is_made_anew_unless_something_was_tried_or_could_not_be_read() {
        let whole = Report::default();
        let dropped = Report {
            dropped: vec![Dropped {
                number: 1,
                text: "{".into(),
                why: Why::Missing,
            }],
            ..Report::default()
        };
        let mut history = History::default();
        assert!(can_be_made_anew(&history, &whole));
        assert!(can_be_made_anew(&history, &dropped));
        let made = Customer {
            name: "恒丰农资".into(),
            ..Customer::default()
        };
        history.apply(Command::AddCustomer(made)).unwrap();
        let kept = History::new(history.book().clone());
        assert!(can_be_made_anew(&kept, &whole));
        assert!(!can_be_made_anew(&kept, &dropped));
        assert!(!can_be_made_anew(&history, &whole));
        history.undo().unwrap();
        history.redo().unwrap();
        assert!(!can_be_made_anew(&history, &whole));
    }
}
