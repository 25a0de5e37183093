//! Answers of the analyst that follow what is wanted: the last answer is kept while the next is under way, overtaken
//! ones are dropped, and one that failed can be asked for again.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use keepgold_core::book::Epochs;
use keepgold_core::question::Question;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::analyst::Analyst;
use super::shared::Shared;
use crate::worker::Asked;

/// A question that can be asked by the page: [`Question`] in a form that crosses to the worker.
pub trait Askable:
    Question<Answer: DeserializeOwned + Send + Sync> + Serialize + Into<Asked> + Send + Sync + 'static
{
}

impl<Q> Askable for Q where
    Q: Question<Answer: DeserializeOwned + Send + Sync>
        + Serialize
        + Into<Asked>
        + Send
        + Sync
        + 'static
{
}

/// What is wanted: a question about the book as it was when the tables that it reads were touched so often.
#[derive(Clone, PartialEq)]
struct Wanted<Q> {
    question: Q,
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
pub struct Worked<Q: Askable> {
    analyst: Analyst,
    calm: u32,
    wanted: Memo<Option<Wanted<Q>>>,
    told: RwSignal<Option<Told<Q>>>,
    failed: RwSignal<Option<Wanted<Q>>>,
    run: StoredValue<Run, LocalStorage>,
}

/// An answer with what it answers.
type Told<Q> = (Wanted<Q>, Shared<<Q as Question>::Answer>);

impl<Q: Askable> Clone for Worked<Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Q: Askable> Copy for Worked<Q> {}

impl<Q: Askable> fmt::Debug for Worked<Q> {
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
        let book = analyst.book;
        let worked = Self {
            analyst,
            calm,
            wanted: Memo::new(move |_| {
                let question = wanted()?;
                let epochs = book.epochs(question.reads());
                Some(Wanted { question, epochs })
            }),
            told: RwSignal::new(None),
            failed: RwSignal::new(None),
            run: StoredValue::new_local(Run::default()),
        };
        Effect::new(move || worked.ask());
        worked
    }

    /// The newest answer, be it to what is wanted or to what was; tracked.
    pub fn last(&self) -> Option<Shared<Q::Answer>> {
        self.told.read().as_ref().map(|(_, told)| told.clone())
    }

    /// The newest answer, where its question and the one that is wanted pass as the same; tracked.
    pub fn last_to(&self, same: impl Fn(&Q, &Q) -> bool) -> Option<Shared<Q::Answer>> {
        let wanted = self.wanted.read();
        let told = self.told.read();
        let (of, told) = told.as_ref()?;
        same(&wanted.as_ref()?.question, &of.question).then(|| told.clone())
    }

    /// The answer to what is wanted; tracked.
    pub fn current(&self) -> Option<Shared<Q::Answer>> {
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

    /// The same for a view that goes on showing the last answer while the next is under way.
    pub fn progress_shown(&self) -> Progress {
        match self.progress() {
            Progress::Working if self.told.read().is_some() => Progress::Done,
            progress => progress,
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

    fn ask(self) {
        let progress = self.progress();
        let wanted = self.wanted.get();
        self.run.set_value(Run::default());
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

    fn work_on(self, wanted: Wanted<Q>) {
        let (asking, asked) = oneshot::channel();
        let kept = self.run.try_update_value(|run| run._asking = Some(asking));
        if kept.is_some() {
            spawn_local(async move {
                while_asked(self.work(wanted), asked).await;
            });
        }
    }

    async fn work(self, wanted: Wanted<Q>) {
        let ask = || self.analyst.ask(wanted.question.clone());
        let mut answer = ask().await;
        if answer.is_err() {
            // A crash may be the work of another question: a fresh analyst gets one more try.
            answer = ask().await;
        }
        match answer {
            Ok(Some(answer)) => {
                // Reading a long answer and showing it are two tasks: the page answers in between.
                TimeoutFuture::new(0).await;
                let told = self.told.try_set(Some((wanted, Shared::new(answer))));
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
