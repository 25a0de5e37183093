//! The worker's side: takes requests one after the other and answers.

use std::cell::RefCell;

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
    let session = RefCell::new(Session::default());
    let handler = Closure::<dyn FnMut(_)>::new({
        let scope = scope.clone();
        move |event: web_sys::MessageEvent| {
            let Some(envelope) = Envelope::from_js(&event.data()) else {
                return;
            };
            let reply = Reply {
                scope: &scope,
                id: envelope.id,
            };
            match envelope.read::<Request>() {
                Some(request) => {
                    let mut session = session.borrow_mut();
                    session.run(request, envelope.attachments, &reply);
                }
                // An empty answer reads as none: whoever waits hears that the two sides do not understand each other.
                None => reply.done(&(), Vec::new()),
            }
        }
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    handler.forget(); // Lives as long as the worker.
}

/// Where the answer to one request goes.
pub(super) struct Reply<'a> {
    scope: &'a DedicatedWorkerGlobalScope,
    id: u32,
}

impl Reply<'_> {
    /// Tells how far the work is.
    pub fn progress(&self, progress: &impl Serialize) {
        self.send(Envelope::new(self.id, Part::Progress, progress, Vec::new()));
    }

    /// The answer; every request gets exactly one.
    pub fn done(&self, answer: &impl Serialize, attachments: Vec<Attachment>) {
        self.send(Envelope::new(self.id, Part::Done, answer, attachments));
    }

    fn send(&self, envelope: Envelope) {
        let (message, transfer) = envelope.into_js();
        // Only a message that cannot be cloned fails, and ours are numbers, texts and buffers.
        let _ = self.scope.post_message_with_transfer(&message, &transfer);
    }
}
