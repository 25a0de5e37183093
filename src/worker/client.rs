//! The page's side of a worker: start, ask, hear progress, end.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use super::envelope::{Attachment, Envelope, Part, to_body};

#[wasm_bindgen]
extern "C" {
    /// Defined in web/boot.js: a worker that runs this same wasm.
    #[wasm_bindgen(js_name = keepgoldWorker, catch)]
    fn spawn_worker() -> Result<web_sys::Worker, JsValue>;
}

/// Why a worker gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkerError {
    /// The browser would not start one.
    NotStarted,
    /// It ended in the middle of the work: out of memory, or a fault of ours.
    Crashed,
    /// It was ended on purpose.
    Cancelled,
    /// Its answer could not be read.
    Unreadable,
}

type OnProgress = Box<dyn Fn(&Envelope)>;
type Answer = oneshot::Receiver<Result<Envelope, WorkerError>>;

struct Pending {
    on_progress: OnProgress,
    done: oneshot::Sender<Result<Envelope, WorkerError>>,
}

struct Inner {
    worker: web_sys::Worker,
    pending: Rc<RefCell<HashMap<u32, Pending>>>,
    next: Cell<u32>,
    ended: Cell<bool>,
    _on_message: Closure<dyn FnMut(web_sys::MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

/// A running worker. Clones share it; it ends when the last one goes, or by [`Worker::end`].
#[derive(Clone)]
pub struct Worker(Rc<Inner>);

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker")
            .field("pending", &self.0.pending.borrow().len())
            .finish()
    }
}

impl Worker {
    /// Starts a worker.
    ///
    /// # Errors
    /// [`WorkerError::NotStarted`] when the browser refuses.
    pub fn start() -> Result<Self, WorkerError> {
        let worker = spawn_worker().map_err(|_| WorkerError::NotStarted)?;
        let pending: Rc<RefCell<HashMap<u32, Pending>>> = Rc::default();
        let on_message = Closure::<dyn FnMut(_)>::new({
            let pending = Rc::clone(&pending);
            move |event: web_sys::MessageEvent| receive(&pending, &event.data())
        });
        let on_error = Closure::<dyn FnMut(_)>::new({
            let pending = Rc::clone(&pending);
            move |event: web_sys::Event| {
                event.prevent_default();
                fail_all(&pending, WorkerError::Crashed);
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self(Rc::new(Inner {
            worker,
            pending,
            next: Cell::new(0),
            ended: Cell::new(false),
            _on_message: on_message,
            _on_error: on_error,
        })))
    }

    /// Asks for one piece of work at once, before anything that is asked later, and waits for its answer; `on_progress`
    /// hears of it meanwhile.
    ///
    /// # Errors
    /// [`WorkerError`] when no readable answer came.
    pub fn ask<P, A, R, F>(
        &self,
        request: &R,
        attachments: Vec<Attachment>,
        on_progress: F,
    ) -> impl Future<Output = Result<(A, Vec<Attachment>), WorkerError>> + use<P, A, R, F>
    where
        P: DeserializeOwned,
        A: DeserializeOwned,
        R: Serialize,
        F: Fn(P) + 'static,
    {
        let on_progress: OnProgress = Box::new(move |envelope| {
            if let Some(progress) = envelope.read() {
                on_progress(progress);
            }
        });
        let body = to_body(request);
        let answered = answered(self.post(body, attachments, on_progress));
        async move {
            let envelope = answered.await?;
            let body = envelope.read().ok_or(WorkerError::Unreadable)?;
            Ok((body, envelope.attachments))
        }
    }

    /// The same for an answer without attachments that the caller reads; `on_share` hears of the share that is done.
    ///
    /// # Errors
    /// [`WorkerError`] when no answer came.
    pub async fn ask_body(
        &self,
        request: &impl Serialize,
        on_share: impl Fn(f64) + 'static,
    ) -> Result<Vec<u8>, WorkerError> {
        let on_progress: OnProgress = Box::new(move |envelope| {
            if let Some(share) = envelope.read() {
                on_share(share);
            }
        });
        let asked = self.post(to_body(request), Vec::new(), on_progress);
        Ok(answered(asked).await?.body)
    }

    fn post(
        &self,
        body: Vec<u8>,
        attachments: Vec<Attachment>,
        on_progress: OnProgress,
    ) -> Result<(Answer, Waiting), WorkerError> {
        if self.0.ended.get() {
            return Err(WorkerError::Cancelled);
        }
        let id = self.0.next.get();
        self.0.next.set(id.wrapping_add(1));
        let (done, answer) = oneshot::channel();
        let pending = Pending { on_progress, done };
        self.0.pending.borrow_mut().insert(id, pending);
        let (message, transfer) = Envelope::new(id, Part::Request, body, attachments).into_js();
        let posted = self
            .0
            .worker
            .post_message_with_transfer(&message, &transfer);
        if posted.is_err() {
            self.0.pending.borrow_mut().remove(&id);
            return Err(WorkerError::NotStarted);
        }
        let waiting = Waiting {
            inner: Rc::downgrade(&self.0),
            id,
        };
        Ok((answer, waiting))
    }

    /// Whether it was ended on purpose.
    pub fn has_ended(&self) -> bool {
        self.0.ended.get()
    }

    /// Whether both are the same worker.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Ends the worker at once; whoever waits hears [`WorkerError::Cancelled`].
    pub fn end(&self) {
        self.0.ended.set(true);
        self.0.worker.terminate();
        fail_all(&self.0.pending, WorkerError::Cancelled);
    }
}

async fn answered(asked: Result<(Answer, Waiting), WorkerError>) -> Result<Envelope, WorkerError> {
    let (answer, _withdrawn_if_dropped) = asked?;
    answer.await.unwrap_or(Err(WorkerError::Cancelled))
}

/// A caller that waits for an answer; dropping it before the answer came withdraws the request.
struct Waiting {
    inner: Weak<Inner>,
    id: u32,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let Some(inner) = self.inner.upgrade() else {
            return;
        };
        if inner.pending.borrow_mut().remove(&self.id).is_some() {
            let (message, transfer) =
                Envelope::new(self.id, Part::Withdrawn, Vec::new(), Vec::new()).into_js();
            // A worker that cannot be told any more does not work on it either.
            let _ = inner.worker.post_message_with_transfer(&message, &transfer);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn receive(pending: &RefCell<HashMap<u32, Pending>>, message: &JsValue) {
    let Some(envelope) = Envelope::from_js(message) else {
        return fail_all(pending, WorkerError::Unreadable);
    };
    match envelope.part {
        Part::Done => {
            let waiting = pending.borrow_mut().remove(&envelope.id);
            if let Some(waiting) = waiting {
                // Nobody listening any more is no fault.
                let _ = waiting.done.send(Ok(envelope));
            }
        }
        Part::Progress | Part::Request | Part::Withdrawn => {
            if let Some(waiting) = pending.borrow().get(&envelope.id) {
                (waiting.on_progress)(&envelope);
            }
        }
    }
}

fn fail_all(pending: &RefCell<HashMap<u32, Pending>>, error: WorkerError) {
    let all: Vec<Pending> = pending
        .borrow_mut()
        .drain()
        .map(|(_, waiting)| waiting)
        .collect();
    for waiting in all {
        let _ = waiting.done.send(Err(error));
    }
}
