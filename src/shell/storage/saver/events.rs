//! What sets the saver off from outside: the page is hidden or left, another tab wrote, another tab closed.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use keepgold_core::codec::store::Prefer;
use leptos::prelude::*;

use super::Saver;
use crate::shell::storage::status::{ReadOnly, Status};
use crate::shell::storage::write_lock;

/// Milliseconds that a reading tab waits after another one wrote, as that one may write more.
const FOLLOW_DELAY: u32 = 200;

impl Saver {
    /// Takes over once the tab that writes closes.
    pub(super) fn wait_for_lock(&self) {
        let weak = Rc::downgrade(&self.0);
        write_lock::wait(self.0.space, move |lock| {
            // A saver that is gone lets the lock go with it.
            if let Some(inner) = weak.upgrade() {
                inner.state.borrow_mut().lock = Some(lock);
                Self(inner).reread(Prefer::Whole);
            }
        });
    }

    /// Listens to the page and to other tabs.
    pub(super) fn listen(&self) {
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

    /// Another tab changed the storage: a tab that only reads shows what is there now.
    fn follow(&self, event: &web_sys::Event) {
        let key = js_sys::Reflect::get(event, &"key".into()).ok();
        // No key means that everything was cleared.
        let ours = key
            .and_then(|key| key.as_string())
            .is_none_or(|key| self.0.space.holds(&key));
        if ours && self.can_write() {
            self.save_again_if_lost();
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
