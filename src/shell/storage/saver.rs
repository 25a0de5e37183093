//! The one owner of saving: journals small changes, saves large ones, tries again, follows other tabs.
//!
//! Long because saving is one state machine: what a record, a save, an erase and another tab do to each other is read together.

use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use keepgold_core::book::History;
use keepgold_core::codec::store::{
    self, Opened, Plan, Prefer, Record, Report, SaveError, Saves, Space,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::local::Local;
use super::notes;
use super::status::{ReadOnly, Status, Trouble, wait_before_retry};
use super::write_lock::{self, WriteLock};
use crate::shell::clock;

/// Milliseconds that a following tab waits for more news before it reads the store.
const FOLLOW_DELAY: u32 = 200;

/// The packed texts to come, in the order of the jobs; none when they could not be packed.
pub type Packing = Pin<Box<dyn Future<Output = Option<Vec<String>>>>>;

/// Lends the history, as it stands, to whoever reads it.
pub type Lending = dyn Fn(&mut dyn FnMut(&History));

/// What the saver needs of the app.
pub struct Needs {
    /// Shows it the history, without following it.
    pub read: Box<Lending>,
    /// Packs jobs away from the page, each by [`store::pack`].
    pub pack: Box<dyn Fn(Vec<Vec<u8>>) -> Packing>,
    /// Puts another history on the page: another tab saved, or this one took over from it.
    pub replace: Box<dyn Fn(History, Report)>,
}

impl fmt::Debug for Needs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Needs").finish_non_exhaustive()
    }
}

/// Keeps one book in the store. Clones are the same saver; saving ends when the last one goes.
#[derive(Clone)]
pub struct Saver(Rc<Inner>);

struct Inner {
    space: Space,
    needs: Needs,
    status: ArcRwSignal<Status>,
    state: RefCell<State>,
}

struct State {
    /// None where storage is blocked.
    saves: Option<Saves>,
    lock: Option<WriteLock>,
    /// Changes so far that only a save can hold, and how many of them a save holds.
    breaks: u64,
    saved_breaks: u64,
    /// Whether a save is being packed. The status cannot say it: what comes in meanwhile has its own.
    saving: bool,
    /// Counts up when what is stored is looked at afresh: a save planned before is none of its business.
    epoch: u64,
    /// Whether an import is under way, and whether the history has taken it.
    importing: bool,
    imported: bool,
    /// Whether everything stored must go before anything is written.
    erase_due: bool,
    failures: u32,
    timer: Option<Timeout>,
    listeners: Vec<WindowListenerHandle>,
}

/// A save to be, with what it depends on.
struct Draft {
    plan: Plan,
    /// Changes that it holds.
    breaks: u64,
    epoch: u64,
}

impl fmt::Debug for Saver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Saver")
            .field("space", &self.0.space)
            .finish_non_exhaustive()
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.state
            .get_mut()
            .listeners
            .drain(..)
            .for_each(WindowListenerHandle::remove);
    }
}

impl Saver {
    /// Takes the write lock if it is free and opens the book, which is empty when there was none.
    pub async fn open(space: Space, needs: Needs) -> (Self, History, Report) {
        let lock = write_lock::take(space).await;
        let (saves, history, report) = read(space, Prefer::Whole);
        notes::note_saved_again(false);
        if lock.is_some() {
            notes::look_for_unfinished(space, &history, report.opened.as_ref().map(|m| m.saved));
        }
        let saver = Self(Rc::new(Inner {
            space,
            needs,
            status: ArcRwSignal::new(Status::Saved),
            state: RefCell::new(State {
                saves,
                lock,
                breaks: 0,
                saved_breaks: 0,
                saving: false,
                epoch: 0,
                importing: false,
                imported: false,
                erase_due: false,
                failures: 0,
                timer: None,
                listeners: Vec::new(),
            }),
        }));
        saver.set_status(saver.0.resting());
        saver.listen();
        if saver.0.state.borrow().lock.is_none() {
            saver.wait_for_lock();
        }
        (saver, history, report)
    }

    /// Where the book stands between page and store.
    pub fn status(&self) -> ArcReadSignal<Status> {
        self.0.status.read_only()
    }

    /// When the newest good save was made, in milliseconds since 1970.
    pub fn last_saved(&self) -> Option<u64> {
        let state = self.0.state.borrow();
        Some(state.saves.as_ref()?.current()?.saved)
    }

    /// Journals a change that the history has just taken. Ask [`Status::can_write`] before it is made.
    pub fn record(&self, record: &Record) {
        let result = {
            let mut state = self.0.state.borrow_mut();
            match &mut state.saves {
                Some(saves) if self.can_write() => store::append(&Local, saves, record),
                _ => return,
            }
        };
        match result {
            Ok(()) => {
                let due = self
                    .0
                    .with_saves(|saves| saves.save_is_due())
                    .unwrap_or(false);
                if due && self.0.status.get_untracked() == Status::Saved {
                    self.save_after(wait_before_retry(0));
                }
            }
            Err(SaveError::Lost) => self.save_all_again(),
            Err(error) => {
                self.note_break();
                self.refused(Status::after(error));
            }
        }
    }

    /// Says that the history took a change which the journal cannot hold: an import, a restored backup.
    pub fn record_large(&self) {
        if self.can_write() {
            self.note_break();
            {
                let mut state = self.0.state.borrow_mut();
                state.imported = state.importing;
            }
            self.set_status(Status::Pending);
            self.save_after(0);
        }
    }

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

    /// Whether closing the page now would lose something.
    pub fn is_at_risk(&self) -> bool {
        self.0.status.get_untracked().is_at_risk()
    }

    /// Whether an import is under way that is not saved yet.
    pub fn is_importing(&self) -> bool {
        self.0.state.borrow().importing
    }

    /// What had been saved is gone from the store: the whole book is saved again, and the person is told.
    fn save_all_again(&self) {
        self.note_break();
        notes::note_saved_again(true);
        self.set_status(Status::Pending);
        self.save_after(0);
    }

    /// Looks whether what was saved is still there, and saves the whole book again where it is not.
    fn look_after_saved(&self) {
        let checked = self.0.with_saves(|saves| saves.check_stored(&Local));
        if self.can_write() && checked == Some(Err(SaveError::Lost)) {
            self.save_all_again();
        }
    }

    /// Saves now, for a person who does not want to wait for the next try.
    pub fn save_now(&self) {
        if self.can_write() {
            self.save_after(0);
        }
    }

    /// Goes on from what is open although something that is stored could not be read; only after [`Self::rescue`].
    pub fn release_damaged(&self) {
        let released = self.0.with_saves(|saves| saves.release().is_ok());
        if released == Some(true) {
            self.set_status(self.0.resting());
            self.record_large();
        }
    }

    /// Everything stored of this book, sound or not, as JSON; none where storage is blocked.
    pub fn rescue(&self) -> Option<String> {
        self.0.with_saves(|saves| saves.rescue(&Local).ok())?
    }

    /// Shows what is intact of the newest save in place of the whole one before it.
    pub fn open_newest(&self) {
        if self.0.status.get_untracked() == Status::ReadOnly(ReadOnly::Damaged) {
            self.reread(Prefer::Newest);
        }
    }

    /// Takes everything stored of this book away, older saves too, after another history came onto the page. A save
    /// under way does not bring it back, and a store that refuses is asked again before anything is written.
    pub fn erase(&self) {
        if !self.can_write() {
            return;
        }
        {
            let mut state = self.0.state.borrow_mut();
            state.epoch += 1;
            state.erase_due = true;
        }
        self.record_large();
        let _refused_is_tried_again = self.erased();
    }

    /// Does the erasing that is due; whether none is due any more.
    fn erased(&self) -> bool {
        if !self.0.state.borrow().erase_due {
            return true;
        }
        if let Err(fault) = store::erase(&Local, self.0.space) {
            self.failed(Status::after(fault.into()));
            return false;
        }
        {
            let mut state = self.0.state.borrow_mut();
            state.saves = read(self.0.space, Prefer::Whole).0;
            state.erase_due = false;
        }
        // An empty store means an empty book, and the page may hold more by now.
        self.note_break();
        true
    }

    fn can_write(&self) -> bool {
        self.0.status.get_untracked().can_write()
    }

    fn set_status(&self, status: Status) {
        if self.0.status.get_untracked() != status {
            self.0.status.set(status);
        }
    }

    fn note_break(&self) {
        let mut state = self.0.state.borrow_mut();
        state.breaks += 1;
        if let Some(saves) = &mut state.saves {
            saves.note_break();
        }
    }

    /// A save after this many milliseconds, instead of one that was to come later.
    fn save_after(&self, delay: u32) {
        let weak = Rc::downgrade(&self.0);
        let timer = Timeout::new(delay, move || {
            if let Some(inner) = weak.upgrade() {
                spawn_local(Self(inner).save());
            }
        });
        self.0.state.borrow_mut().timer = Some(timer);
    }

    async fn save(self) {
        // A save under way plans the next one itself when something came in between.
        if !self.can_write() || self.0.state.borrow().saving || !self.erased() {
            return;
        }
        let Some(draft) = self.draft() else {
            return;
        };
        self.set_status(Status::Saving);
        self.0.state.borrow_mut().saving = true;
        let jobs = draft.plan.jobs();
        let jobs: Vec<_> = jobs.iter().map(|job| job.bytes().to_vec()).collect();
        let texts = if jobs.is_empty() {
            Some(Vec::new())
        } else {
            (self.0.needs.pack)(jobs).await
        };
        self.0.state.borrow_mut().saving = false;
        self.finish(&draft, texts);
    }

    fn draft(&self) -> Option<Draft> {
        let state = self.0.state.borrow();
        let saves = state.saves.as_ref()?;
        let mut plan = None;
        (self.0.needs.read)(&mut |history| {
            plan = Some(store::plan(history, saves, clock::now_ms() as u64));
        });
        Some(Draft {
            plan: plan?,
            breaks: state.breaks,
            epoch: state.epoch,
        })
    }

    /// Writes what was packed; none when it could not be packed.
    fn finish(&self, draft: &Draft, texts: Option<Vec<String>>) {
        let result = {
            let state = &mut *self.0.state.borrow_mut();
            match (&mut state.saves, texts) {
                // Another tab took over, or the book was erased: nothing of this may be written.
                _ if state.epoch != draft.epoch => Ok(()),
                (None, _) => Ok(()),
                (_, None) => Err(Status::Failed(Trouble::NotPacked)),
                (Some(saves), Some(texts)) => {
                    match store::commit(&Local, saves, &draft.plan, &texts) {
                        Ok(()) => {
                            state.saved_breaks = draft.breaks;
                            state.failures = 0;
                            Ok(())
                        }
                        // The page was hidden meanwhile and has saved already.
                        Err(SaveError::WrongPlan) if texts.len() == draft.plan.jobs().len() => {
                            Ok(())
                        }
                        Err(error) => Err(Status::after(error)),
                    }
                }
            }
        };
        match result {
            Ok(()) => self.rest(),
            Err(Status::Pending) => self.save_all_again(),
            Err(status) => self.refused(status),
        }
    }

    /// Nothing is going on: shows where that leaves the book, and saves what came in meanwhile.
    fn rest(&self) {
        let status = self.0.resting();
        self.set_status(status);
        self.note_import_saved();
        if status == Status::Pending {
            self.save_after(wait_before_retry(0));
        }
    }

    /// Once all is saved, no import is under way any more.
    fn note_import_saved(&self) {
        let saved = {
            let mut state = self.0.state.borrow_mut();
            let saved = state.imported && state.breaks == state.saved_breaks;
            state.importing &= !saved;
            state.imported &= !saved;
            saved
        };
        if saved {
            notes::end_import(self.0.space);
        }
    }

    fn refused(&self, status: Status) {
        match status {
            Status::ReadOnly(ReadOnly::OtherTab) => {
                // What is on the page lost against what is stored: show that.
                self.0.state.borrow_mut().lock = None;
                self.reread(Prefer::Whole);
                self.wait_for_lock();
            }
            status @ Status::ReadOnly(_) => self.set_status(status),
            status => self.failed(status),
        }
    }

    fn failed(&self, status: Status) {
        self.set_status(status);
        let failures = {
            let mut state = self.0.state.borrow_mut();
            state.failures += 1;
            state.failures
        };
        self.save_after(wait_before_retry(failures));
    }

    /// The page may not come back: what no journal holds is packed here and now.
    pub fn flush(&self) {
        self.look_after_saved();
        let unsaved = {
            let state = self.0.state.borrow();
            state.breaks != state.saved_breaks
        };
        if !unsaved || !self.can_write() || !self.erased() {
            return;
        }
        let Some(draft) = self.draft() else {
            return;
        };
        let jobs = draft.plan.jobs();
        let texts = jobs.iter().map(|job| store::pack(job.bytes()).ok());
        self.finish(&draft, texts.collect());
    }

    /// Opens the store again and puts what is there on the page.
    fn reread(&self, prefer: Prefer) {
        let (saves, history, report) = read(self.0.space, prefer);
        {
            let mut state = self.0.state.borrow_mut();
            state.saves = saves;
            state.epoch += 1;
            // Whoever wrote since then did not ask for it.
            state.erase_due = false;
            state.saved_breaks = state.breaks;
            state.timer = None;
        }
        self.set_status(self.0.resting());
        (self.0.needs.replace)(history, report);
    }

    fn wait_for_lock(&self) {
        let weak = Rc::downgrade(&self.0);
        write_lock::wait(self.0.space, move |lock| {
            // A saver that is gone lets the lock go with it.
            if let Some(inner) = weak.upgrade() {
                inner.state.borrow_mut().lock = Some(lock);
                Self(inner).reread(Prefer::Whole);
            }
        });
    }

    fn listen(&self) {
        let on = |event: &str, act: fn(&Self, &web_sys::Event)| {
            let weak = Rc::downgrade(&self.0);
            window_event_listener_untyped(event, move |event| {
                if let Some(inner) = weak.upgrade() {
                    act(&Self(inner), &event);
                }
            })
        };
        let listeners = vec![
            on("pagehide", |saver, _| saver.flush()),
            on("visibilitychange", |saver, _| {
                if document().hidden() {
                    saver.flush();
                }
            }),
            on("storage", Self::follow),
        ];
        self.0.state.borrow_mut().listeners = listeners;
    }

    /// Another tab wrote: a reader shows it once the news has settled.
    fn follow(&self, event: &web_sys::Event) {
        let key = js_sys::Reflect::get(event, &"key".into()).ok();
        // No key means that everything was cleared.
        let ours = key
            .and_then(|key| key.as_string())
            .is_none_or(|key| self.0.space.holds(&key));
        if ours && self.can_write() {
            self.look_after_saved();
        }
        if ours && self.0.status.get_untracked() == Status::ReadOnly(ReadOnly::OtherTab) {
            let weak = Rc::downgrade(&self.0);
            let timer = Timeout::new(FOLLOW_DELAY, move || {
                if let Some(inner) = weak.upgrade() {
                    Self(inner).reread(Prefer::Whole);
                }
            });
            self.0.state.borrow_mut().timer = Some(timer);
        }
    }
}

impl Inner {
    /// The status when nothing is going on.
    fn resting(&self) -> Status {
        let state = self.state.borrow();
        let Some(saves) = &state.saves else {
            return Status::ReadOnly(ReadOnly::Blocked);
        };
        if state.lock.is_none() {
            return Status::ReadOnly(ReadOnly::OtherTab);
        }
        match saves.hold() {
            Some(hold) => Status::held(hold),
            None if state.breaks == state.saved_breaks => Status::Saved,
            None => Status::Pending,
        }
    }

    fn with_saves<T>(&self, act: impl FnOnce(&mut Saves) -> T) -> Option<T> {
        self.state.borrow_mut().saves.as_mut().map(act)
    }
}

/// What is stored; nothing where storage is blocked.
fn read(space: Space, prefer: Prefer) -> (Option<Saves>, History, Report) {
    match store::open_preferring(&Local, space, prefer) {
        Ok(Opened {
            history,
            report,
            saves,
        }) => (Some(saves), history, report),
        Err(_blocked) => (None, History::default(), Report::default()),
    }
}
