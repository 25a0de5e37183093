//! The worker's side: takes requests one after the other and answers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

use super::envelope::{Attachment, Envelope, Part};
use super::jobs::{Request, Session};

/// Starts answering. Call once, where there is no page.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let server = Rc::new(Server::default());
    let handler = Closure::<dyn FnMut(_)>::new({
        let scope = scope.clone();
        move |event: web_sys::MessageEvent| {
            if let Some(envelope) = Envelope::from_js(&event.data()) {
                server.receive(envelope, &scope);
            }
        }
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    handler.forget(); // Lives as long as the worker.
}

#[derive(Default)]
struct Server {
    session: RefCell<Session>,
    /// Whether a turn of long work is to come.
    turning: Cell<bool>,
}

impl Server {
    fn receive(self: &Rc<Self>, envelope: Envelope, scope: &DedicatedWorkerGlobalScope) {
        let reply = Reply {
            scope: scope.clone(),
            id: envelope.id,
        };
        if envelope.part == Part::Withdrawn {
            return self.session.borrow_mut().withdraw(envelope.id);
        }
        match envelope.read::<Request>() {
            Some(request) => {
                let mut session = self.session.borrow_mut();
                session.run(request, envelope.attachments, reply);
            }
            // An empty answer reads as none: whoever waits hears that the two sides do not understand each other.
            None => reply.done(&(), Vec::new()),
        }
        self.turn_later();
    }

    /// Long work goes on after the messages that have come in meanwhile.
    fn turn_later(self: &Rc<Self>) {
        if !self.turning.replace(true) {
            let server = Rc::clone(self);
            Timeout::new(0, move || server.turn()).forget();
        }
    }

    fn turn(self: &Rc<Self>) {
        self.turning.set(false);
        let more = self.session.borrow_mut().work();
        if more {
            self.turn_later();
        }
    }
}

/// Where the answer to one request goes.
pub(super) struct Reply {
    scope: DedicatedWorkerGlobalScope,
    id: u32,
}

impl Reply {
    /// The number of the request.
    pub const fn id(&self) -> u32 {
        self.id
    }

    /// Tells how far the work is.
    pub fn progress(&self, progress: &impl Serialize) {
        self.send(Envelope::new(self.id, Part::Progress, progress, Vec::new()));
    }

    /// The answer; every request gets exactly one, but for one that is withdrawn.
    pub fn done(&self, answer: &impl Serialize, attachments: Vec<Attachment>) {
        self.send(Envelope::new(self.id, Part::Done, answer, attachments));
    }

    fn send(&self, envelope: Envelope) {
        let (message, transfer) = envelope.into_js();
        // Only a message that cannot be cloned fails, and ours are numbers, texts and buffers.
        let _ = self.scope.post_message_with_transfer(&message, &transfer);
    }
}
