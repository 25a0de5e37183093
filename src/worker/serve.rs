//! The worker's side: takes requests one after the other and answers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

use super::envelope::{Envelope, Part};
use super::jobs::{Request, Session};
use super::reply::Reply;

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
        let reply = Reply::new(scope.clone(), envelope.id);
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
