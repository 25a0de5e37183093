//! The page's side of the analyst: one worker that holds a copy of the open book, is kept in step by the same changes
//! and answers questions. One that crashed is started again and sent the book again when it is next asked.

use keepgold_core::codec::transfer;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::open_book::OpenBook;
use crate::worker::{
    AnyAnswer, Asked, Attachment, ReadAnswer, Request, Tell, Told, Worker, WorkerError,
};

/// The analyst of the open book.
#[derive(Clone, Copy, Debug)]
pub(super) struct Analyst {
    pub book: OpenBook,
    desk: StoredValue<Option<Desk>, LocalStorage>,
}

#[derive(Clone, Debug)]
struct Desk {
    worker: Worker,
    /// Whether it was sent the book.
    has_book: bool,
}

impl Analyst {
    /// Starts the worker, so that it is ready when the book is.
    pub fn start(book: OpenBook) -> Self {
        let analyst = Self {
            book,
            desk: StoredValue::new_local(None),
        };
        // Where none starts now, the first question tries again and says so.
        let _tried_again = analyst.worker();
        analyst
    }

    fn worker(&self) -> Result<Worker, WorkerError> {
        if let Some(desk) = self.desk.get_value() {
            return Ok(desk.worker);
        }
        let worker = Worker::start()?;
        self.desk.set_value(Some(Desk {
            worker: worker.clone(),
            has_book: false,
        }));
        Ok(worker)
    }

    /// Sends the whole book in place of what the analyst has.
    pub fn send_book(&self) {
        let Ok(worker) = self.worker() else {
            return;
        };
        self.desk.set_value(Some(Desk {
            worker,
            has_book: true,
        }));
        let bytes = self.book.read_history(transfer::encode_history);
        self.tell(Tell::Take, vec![Attachment::Bytes(bytes)]);
    }

    /// Tells the analyst what was done to the book. Who has not been sent it yet gets it whole later.
    pub fn tell(&self, tell: Tell, attachments: Vec<Attachment>) {
        let Some(Desk {
            worker,
            has_book: true,
        }) = self.desk.get_value()
        else {
            return;
        };
        let analyst = *self;
        // Asked here, not in the task below: no question about the changed book may come before it.
        let told = worker.ask(&Request::Tell(tell), attachments, |(): ()| {});
        spawn_local(async move {
            match told.await {
                Ok((Told::InStep, _)) => {}
                // What it answers from now on would be about another book.
                Ok((Told::OutOfStep, _)) | Err(_) => analyst.let_go(&worker),
            }
        });
    }

    /// Ends a worker that cannot be relied on; the next question starts another.
    fn let_go(&self, worker: &Worker) {
        worker.end();
        let is_held = |desk: &Desk| desk.worker.is(worker);
        // The page may have gone meanwhile.
        let _ = self.desk.try_update_value(|desk| {
            if desk.as_ref().is_some_and(is_held) {
                *desk = None;
            }
        });
    }

    /// Asks a question about the book as it is now; none where it changed before the answer. `share` holds the share of the
    /// work that is done, where the question can tell.
    ///
    /// # Errors
    /// [`WorkerError`]; the next question finds a fresh analyst.
    pub async fn ask(
        &self,
        question: Asked,
        read: ReadAnswer,
        share: RwSignal<Option<f64>>,
    ) -> Result<Option<AnyAnswer>, WorkerError> {
        let has_book = self.desk.get_value().is_some_and(|desk| desk.has_book);
        if !has_book {
            self.send_book();
        }
        let worker = self.worker()?;
        // Who asked may have gone meanwhile.
        let on_share = move |done| _ = share.try_set(Some(done));
        let body = worker.ask_body(&Request::Ask(question), on_share).await;
        let answer = body.and_then(|body| read(&body).ok_or(WorkerError::Unreadable));
        if answer.is_err() {
            self.let_go(&worker);
        }
        answer
    }
}
