//! Tiers month by month, worked out in a worker: asked for once, the last answer kept while the next is under way,
//! overtaken ones dropped.

use keepgold_core::book::{History, Rules};
use keepgold_core::codec::transfer;
use keepgold_core::unit::{Day, Rate};
use keepgold_core::value::{Basis, TierHistory};
use leptos::prelude::*;
use leptos::task::spawn_local;

use gloo_timers::callback::Timeout;

use super::derived::Shared;
use crate::worker::{Attachment, MonthsAnswer, MonthsAsk, Request, Worker, WorkerError};

/// Milliseconds without a further change before the worker is asked again.
const CALM: u32 = 150;

/// What months are worked out from.
#[derive(Debug, Clone, PartialEq)]
struct Wanted {
    /// What scores read in the book: other changes of it ask for nothing.
    basis: Basis,
    rules: Rules,
    margin: Rate,
    as_of: Day,
}

/// How the answer stands to what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is wanted, or the answer is there.
    Done,
    /// It is being worked out.
    Working,
    /// It could not be.
    Failed,
}

/// The work under way; letting go of it ends it.
#[derive(Debug, Default)]
struct Run {
    timer: Option<Timeout>,
    worker: Option<Worker>,
}

/// Months that follow what is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Months {
    history: RwSignal<History>,
    wanted: Memo<Option<Wanted>>,
    told: RwSignal<Option<(Wanted, Shared<TierHistory>)>>,
    failed: RwSignal<Option<Wanted>>,
    run: StoredValue<Run, LocalStorage>,
}

impl Months {
    /// Works out the months under the rules, with the margin and up to the day that `wanted` names, whenever these change or what
    /// scores read in the book; nothing where it names none.
    pub(super) fn follow(
        history: RwSignal<History>,
        wanted: impl Fn() -> Option<(Rules, Rate, Day)> + Send + Sync + 'static,
    ) -> Months {
        let asked = Memo::new(move |_| wanted());
        // Reading the whole book for it is the dear part: other weights do not ask for that.
        let reading = Memo::new(move |_| {
            let asked = asked.read();
            let (rules, _, as_of) = asked.as_ref()?;
            Some((rules.tier_rule.is_pyramid(), *as_of))
        });
        let basis = Memo::new(move |_| {
            let (pyramid, as_of) = reading.get()?;
            Some(history.with(|history| Basis::of(history.book(), pyramid, as_of)))
        });
        let months = Months {
            history,
            wanted: Memo::new(move |_| {
                let (rules, margin, as_of) = asked.get()?;
                Some(Wanted {
                    basis: basis.get()?,
                    rules,
                    margin,
                    as_of,
                })
            }),
            told: RwSignal::new(None),
            failed: RwSignal::new(None),
            run: StoredValue::new_local(Run::default()),
        };
        Effect::new(move || months.ask());
        on_cleanup(move || months.stop());
        months
    }

    /// The newest answer, be it to what is wanted or to what was; tracked.
    pub fn last(&self) -> Option<Shared<TierHistory>> {
        self.told.read().as_ref().map(|(_, told)| told.clone())
    }

    /// The newest answer under the rules that are wanted, if perhaps on what scores read before the last changes; tracked.
    pub fn last_under_rules(&self) -> Option<Shared<TierHistory>> {
        let wanted = self.wanted.read();
        let told = self.told.read();
        let (of, told) = told.as_ref()?;
        let wanted = wanted.as_ref()?;
        let same = (&wanted.rules, wanted.margin) == (&of.rules, of.margin);
        same.then(|| told.clone())
    }

    /// The answer to what is wanted; tracked.
    pub fn current(&self) -> Option<Shared<TierHistory>> {
        let wanted = self.wanted.read();
        let told = self.told.read();
        let (of, told) = told.as_ref()?;
        (wanted.as_ref() == Some(of)).then(|| told.clone())
    }

    /// How the answer stands to what is wanted; tracked.
    pub fn progress(&self) -> Progress {
        if self.wanted.read().is_none() || self.current().is_some() {
            Progress::Done
        } else if *self.failed.read() == *self.wanted.read() {
            Progress::Failed
        } else {
            Progress::Working
        }
    }

    /// Tries again what could not be worked out.
    pub fn retry(&self) {
        self.failed.set(None);
    }

    /// Lets go of the answer: the book gives way to another one.
    pub(super) fn forget(&self) {
        self.told.set(None);
    }

    fn stop(&self) {
        let _ = self.run.try_update_value(|run| {
            if let Some(worker) = std::mem::take(run).worker {
                worker.end();
            }
        });
    }

    fn ask(self) {
        let progress = self.progress();
        let Some(wanted) = self.wanted.get() else {
            return self.stop();
        };
        self.stop();
        if progress == Progress::Working {
            // The first answer is waited for; later ones come when the changes have calmed down.
            let calm = if self.told.read_untracked().is_some() {
                CALM
            } else {
                0
            };
            let timer = Timeout::new(calm, move || spawn_local(self.work(wanted)));
            self.run.update_value(|run| run.timer = Some(timer));
        }
    }

    async fn work(self, wanted: Wanted) {
        let answer = self.answer(&wanted).await;
        // Who is not waited for any more has nothing to say.
        let awaited = self.wanted.try_get_untracked().flatten();
        let cancelled = matches!(answer, Err(WorkerError::Cancelled));
        if cancelled || awaited.as_ref() != Some(&wanted) {
            return;
        }
        match answer {
            Ok(Some(history)) => self.told.set(Some((wanted, Shared::new(history)))),
            _ => self.failed.set(Some(wanted)),
        }
    }

    async fn answer(&self, wanted: &Wanted) -> Result<MonthsAnswer, WorkerError> {
        let worker = Worker::start()?;
        let kept = worker.clone();
        self.run.update_value(|run| run.worker = Some(kept));
        let history = self.history;
        let book = history.with_untracked(|history| transfer::encode_book(history.book()));
        let request = Request::Months(MonthsAsk {
            rules: wanted.rules.clone(),
            margin: wanted.margin,
            as_of: wanted.as_of,
        });
        let attached = vec![Attachment::Bytes(book)];
        let answer = worker.ask(&request, attached, |(): ()| {}).await;
        worker.end();
        Ok(answer?.0)
    }
}
