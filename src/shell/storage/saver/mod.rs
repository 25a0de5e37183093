//! The one owner of saving: journals small changes, saves large ones, tries again, erases.
//!
//! This file is the state machine: what a record, a save, an erase and a reread do to each other. What sets it off from
//! outside is in `events`, what it knows of imports in `importing`, and what it does about lost saves in `lost`.

mod events;
mod importing;
mod lost;

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

/// The packed texts to come, in the order of the jobs; none when they could not be packed.
pub type Packing = Pin<Box<dyn Future<Output = Option<Vec<String>>>>>;

/// Shows the history as it is now to the function that is given.
pub type ReadHistory = dyn Fn(&mut dyn FnMut(&History));

/// What the saver needs of the app.
pub struct Needs {
    /// Reads the history, without following it.
    pub read: Box<ReadHistory>,
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
    /// Changes so far that no journal record holds, and how many of them are in a save.
    unjournaled: u64,
    saved_unjournaled: u64,
    /// Whether a save is being packed. The status cannot say it: what comes in meanwhile has its own.
    saving: bool,
    /// Counts up when the store is read anew or erased: a save planned before must not be written after it.
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

/// A planned save, with what has to hold still when it is written.
struct Planned {
    plan: Plan,
    /// The changes without a journal record that it holds.
    unjournaled: u64,
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
                unjournaled: 0,
                saved_unjournaled: 0,
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
        saver.set_status(saver.0.settled());
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
                self.note_unjournaled();
                self.refused(Status::after(error));
            }
        }
    }

    /// Says that the history took a change which the journal cannot hold: an import, a restored backup.
    pub fn record_large(&self) {
        if self.can_write() {
            self.note_unjournaled();
            {
                let mut state = self.0.state.borrow_mut();
                state.imported = state.importing;
            }
            self.set_status(Status::Pending);
            self.save_after(0);
        }
    }

    /// Whether closing the page now would lose something.
    pub fn is_at_risk(&self) -> bool {
        self.0.status.get_untracked().is_at_risk()
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
            self.set_status(self.0.settled());
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
        let _refused_is_tried_again = self.finish_erasing();
    }

    /// Erases what is due to be erased; false where the store refused and it is still due.
    fn finish_erasing(&self) -> bool {
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
        self.note_unjournaled();
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

    fn note_unjournaled(&self) {
        let mut state = self.0.state.borrow_mut();
        state.unjournaled += 1;
        if let Some(saves) = &mut state.saves {
            saves.note_unjournaled();
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
        if !self.can_write() || self.0.state.borrow().saving || !self.finish_erasing() {
            return;
        }
        let Some(planned) = self.planned() else {
            return;
        };
        self.set_status(Status::Saving);
        self.0.state.borrow_mut().saving = true;
        let jobs = planned.plan.jobs();
        let jobs: Vec<_> = jobs.iter().map(|job| job.bytes().to_vec()).collect();
        let texts = if jobs.is_empty() {
            Some(Vec::new())
        } else {
            (self.0.needs.pack)(jobs).await
        };
        self.0.state.borrow_mut().saving = false;
        self.finish(&planned, texts);
    }

    fn planned(&self) -> Option<Planned> {
        let state = self.0.state.borrow();
        let saves = state.saves.as_ref()?;
        let mut plan = None;
        (self.0.needs.read)(&mut |history| {
            plan = Some(store::plan(history, saves, clock::now_ms() as u64));
        });
        Some(Planned {
            plan: plan?,
            unjournaled: state.unjournaled,
            epoch: state.epoch,
        })
    }

    /// Writes what was packed; none when it could not be packed.
    fn finish(&self, planned: &Planned, texts: Option<Vec<String>>) {
        let result = {
            let state = &mut *self.0.state.borrow_mut();
            match (&mut state.saves, texts) {
                // Another tab took over, or the book was erased: nothing of this may be written.
                _ if state.epoch != planned.epoch => Ok(()),
                (None, _) => Ok(()),
                (_, None) => Err(Status::Failed(Trouble::NotPacked)),
                (Some(saves), Some(texts)) => {
                    match store::commit(&Local, saves, &planned.plan, &texts) {
                        Ok(()) => {
                            state.saved_unjournaled = planned.unjournaled;
                            state.failures = 0;
                            Ok(())
                        }
                        // The page was hidden meanwhile and has saved already.
                        Err(SaveError::WrongPlan) if texts.len() == planned.plan.jobs().len() => {
                            Ok(())
                        }
                        Err(error) => Err(Status::after(error)),
                    }
                }
            }
        };
        match result {
            Ok(()) => self.settle(),
            Err(Status::Pending) => self.save_all_again(),
            Err(status) => self.refused(status),
        }
    }

    /// After a save: shows how the book stands now, and saves what was changed meanwhile.
    fn settle(&self) {
        let status = self.0.settled();
        self.set_status(status);
        self.note_import_saved();
        if status == Status::Pending {
            self.save_after(wait_before_retry(0));
        }
    }

    fn refused(&self, status: Status) {
        match status {
            Status::ReadOnly(ReadOnly::OtherTab) => {
                // The other tab has saved since: its book counts, not the one on this page.
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

    /// Saves at once, packing on the page, what no journal record holds: the page may not come back.
    pub fn flush(&self) {
        self.save_again_if_lost();
        let unsaved = {
            let state = self.0.state.borrow();
            state.unjournaled != state.saved_unjournaled
        };
        if !unsaved || !self.can_write() || !self.finish_erasing() {
            return;
        }
        let Some(planned) = self.planned() else {
            return;
        };
        let jobs = planned.plan.jobs();
        let texts = jobs.iter().map(|job| store::pack(job.bytes()).ok());
        self.finish(&planned, texts.collect());
    }

    /// Opens the store again and puts what is there on the page.
    fn reread(&self, prefer: Prefer) {
        let (saves, history, report) = read(self.0.space, prefer);
        {
            let mut state = self.0.state.borrow_mut();
            state.saves = saves;
            state.epoch += 1;
            // What is stored now is not what was to be erased.
            state.erase_due = false;
            state.saved_unjournaled = state.unjournaled;
            state.timer = None;
        }
        self.set_status(self.0.settled());
        (self.0.needs.replace)(history, report);
    }
}

impl Inner {
    /// The status while no save is under way.
    fn settled(&self) -> Status {
        let state = self.state.borrow();
        let Some(saves) = &state.saves else {
            return Status::ReadOnly(ReadOnly::Blocked);
        };
        if state.lock.is_none() {
            return Status::ReadOnly(ReadOnly::OtherTab);
        }
        match saves.hold() {
            Some(hold) => Status::held(hold),
            None if state.unjournaled == state.saved_unjournaled => Status::Saved,
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
