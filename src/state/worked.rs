//! Answers of the analyst that follow what is wanted: the last answer is kept while the next is under way, overtaken
//! ones are dropped, and one that failed can be asked for again.

use std::fmt;
use std::future::{Future, poll_fn};
use std::marker::PhantomData;
use std::pin::{Pin, pin};
use std::task::Poll;

use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use keepgold_core::book::{Epochs, Tables};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::analyst::Analyst;
use super::shared::Shared;
use crate::worker::{AnyAnswer, Askable, Asked, ReadAnswer, read_answer};

/// What is wanted: a question about the book as it was when the tables that it reads were touched so often.
#[derive(Clone, PartialEq)]
struct Wanted {
    question: Asked,
    epochs: Epochs,
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

/// The question under way; dropping it withdraws the question.
#[derive(Default)]
struct Run {
    _timer: Option<Timeout>,
    _asking: Option<oneshot::Sender<()>>,
}

/// An answer that follows what is wanted.
pub struct Worked<Q> {
    any: WorkedAny,
    of: PhantomData<fn() -> Q>,
}

impl<Q> Clone for Worked<Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Q> Copy for Worked<Q> {}

impl<Q> fmt::Debug for Worked<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worked").finish_non_exhaustive()
    }
}

impl<Q: Askable> Worked<Q> {
    /// Asks what `wanted` names, now and whenever it names another question or a table that the question reads is
    /// touched; nothing while it names none. After the first answer, `calm` milliseconds without a further change pass
    /// before the next one is asked for: 0 for what is answered quickly.
    pub(super) fn follow(
        analyst: Analyst,
        calm: u32,
        wanted: impl Fn() -> Option<Q> + Send + Sync + 'static,
    ) -> Self {
        let wanted = Box::new(move || {
            let question = wanted()?;
            let reads = question.reads();
            Some((question.into(), reads))
        });
        Self {
            any: WorkedAny::follow(analyst, calm, wanted, read_answer::<Q>),
            of: PhantomData,
        }
    }

    /// The newest answer, be it to what is wanted or to what was; tracked.
    pub fn last(&self) -> Option<Shared<Q::Answer>> {
        Shared::of(self.any.last()?)
    }

    /// The newest answer, where its question and the one that is wanted pass as the same; tracked.
    pub fn last_to(&self, same: impl Fn(&Q, &Q) -> bool) -> Option<Shared<Q::Answer>> {
        let wanted = self.any.wanted.read();
        let told = self.any.told.read();
        let (of, told) = told.as_ref()?;
        let (wanted, of) = (
            Q::among(&wanted.as_ref()?.question)?,
            Q::among(&of.question)?,
        );
        same(wanted, of).then(|| Shared::of(told.clone()))?
    }

    /// The answer to what is wanted; tracked.
    pub fn current(&self) -> Option<Shared<Q::Answer>> {
        Shared::of(self.any.current()?)
    }

    /// How the answer stands to what is wanted; tracked.
    pub fn progress(&self) -> Progress {
        self.any.progress()
    }

    /// The same for a view that goes on showing the last answer while the next is under way.
    pub fn progress_shown(&self) -> Progress {
        match self.progress() {
            Progress::Working if self.any.told.read().is_some() => Progress::Done,
            progress => progress,
        }
    }

    /// The share of the work under way that is done, 0–1; none where nobody can tell; tracked.
    pub fn share(&self) -> Option<f64> {
        self.any.share.get()
    }

    /// Tries again what could not be worked out.
    pub fn retry(&self) {
        self.any.failed.set(None);
    }

    /// Lets go of the answer: the book gives way to another one.
    pub(super) fn forget(&self) {
        self.any.told.set(None);
    }
}

/// What [`Worked`] does for every question alike: compiled once, not once for each.
#[derive(Clone, Copy)]
struct WorkedAny {
    analyst: Analyst,
    calm: u32,
    read: ReadAnswer,
    wanted: Memo<Option<Wanted>>,
    told: RwSignal<Option<Told>>,
    failed: RwSignal<Option<Wanted>>,
    share: RwSignal<Option<f64>>,
    run: StoredValue<Run, LocalStorage>,
}

/// An answer with what it answers.
type Told = (Wanted, AnyAnswer);

impl WorkedAny {
    fn follow(
        analyst: Analyst,
        calm: u32,
        wanted: Box<dyn Fn() -> Option<(Asked, Tables)> + Send + Sync>,
        read: ReadAnswer,
    ) -> Self {
        let book = analyst.book;
        let worked = Self {
            analyst,
            calm,
            read,
            wanted: Memo::new(move |_| {
                let (question, reads) = wanted()?;
                let epochs = book.epochs(reads);
                Some(Wanted { question, epochs })
            }),
            told: RwSignal::new(None),
            failed: RwSignal::new(None),
            share: RwSignal::new(None),
            run: StoredValue::new_local(Run::default()),
        };
        Effect::new(move || worked.ask());
        worked
    }

    fn last(&self) -> Option<AnyAnswer> {
        self.told.read().as_ref().map(|(_, told)| told.clone())
    }

    fn current(&self) -> Option<AnyAnswer> {
        let wanted = self.wanted.read();
        let told = self.told.read();
        let (of, told) = told.as_ref()?;
        (wanted.as_ref() == Some(of)).then(|| told.clone())
    }

    fn progress(&self) -> Progress {
        if self.wanted.read().is_none() || self.current().is_some() {
            Progress::Done
        } else if *self.failed.read() == *self.wanted.read() {
            Progress::Failed
        } else {
            Progress::Working
        }
    }

    fn ask(self) {
        let progress = self.progress();
        let wanted = self.wanted.get();
        self.run.set_value(Run::default());
        self.share.set(None);
        let Some(wanted) = wanted.filter(|_| progress == Progress::Working) else {
            return;
        };
        // The first answer is waited for.
        if self.calm == 0 || self.told.read_untracked().is_none() {
            self.work_on(wanted);
        } else {
            let timer = Timeout::new(self.calm, move || self.work_on(wanted));
            self.run.update_value(|run| run._timer = Some(timer));
        }
    }

    fn work_on(self, wanted: Wanted) {
        let (asking, asked) = oneshot::channel();
        let kept = self.run.try_update_value(|run| run._asking = Some(asking));
        if kept.is_some() {
            spawn_local(async move {
                while_asked(self.work(wanted), asked).await;
            });
        }
    }

    async fn work(self, wanted: Wanted) {
        let ask = || {
            self.analyst
                .ask(wanted.question.clone(), self.read, self.share)
        };
        let mut answer = ask().await;
        if answer.is_err() {
            // A crash may be the work of another question: a fresh analyst gets one more try.
            answer = ask().await;
        }
        let _ = self.share.try_set(None);
        match answer {
            Ok(Some(answer)) => {
                // Reading a long answer and showing it are two tasks: the page answers in between.
                TimeoutFuture::new(0).await;
                let told = self.told.try_set(Some((wanted, answer)));
                drop(told); // Given back where the view that asked has gone.
            }
            // The book changed under the question. What is wanted has changed with it, so this run is overtaken.
            _ => drop(self.failed.try_set(Some(wanted))),
        }
    }
}

/// Does the work for as long as the sender of `asked` lives.
async fn while_asked(work: impl Future<Output = ()>, mut asked: oneshot::Receiver<()>) {
    let mut work = pin!(work);
    poll_fn(|context| match Pin::new(&mut asked).poll(context) {
        Poll::Ready(_) => Poll::Ready(()),
        Poll::Pending => work.as_mut().poll(context),
    })
    .await;
}
