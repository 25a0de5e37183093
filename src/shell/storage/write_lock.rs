//! One writing tab at a time, by a Web Lock that the browser frees when the tab goes.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use keepgold_core::codec::store::Space;
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`; the bindings of web-sys need an unstable flag.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Asked, JsValue>;

    /// The promise of a request.
    type Asked;

    #[wasm_bindgen(method, js_name = catch)]
    fn on_refusal(this: &Asked, refused: &Function);
}

/// The right to write a book. It is released when this is dropped.
#[derive(Debug)]
pub(super) struct WriteLock {
    /// None where the browser has no locks; the store's own check for other writers remains.
    release: Option<Function>,
}

impl Drop for WriteLock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // A promise's own resolve function does not throw.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// The lock, if no other tab has it.
pub(super) async fn take(space: Space) -> Option<WriteLock> {
    let (sender, receiver) = oneshot::channel();
    let asked = ask(space, true, move |lock| {
        // The receiver waits until one answer has come.
        let _ = sender.send(lock);
    });
    if asked.is_none() {
        return Some(WriteLock { release: None });
    }
    // The sender only goes unanswered where the browser refuses locks to this page.
    receiver.await.unwrap_or(Some(WriteLock { release: None }))
}

/// Calls back with the lock once the tab that has it closes.
pub(super) fn wait(space: Space, then: impl FnOnce(WriteLock) + 'static) {
    let _no_locks_no_other_holder = ask(space, false, move |lock| {
        if let Some(lock) = lock {
            then(lock);
        }
    });
}

/// Asks for the lock; the answer is none when it is taken and asked for only `if_available`.
fn ask(
    space: Space,
    if_available: bool,
    answer: impl FnOnce(Option<WriteLock>) + 'static,
) -> Option<()> {
    let navigator = window().navigator();
    let locks = Reflect::get(&navigator, &JsValue::from_str("locks")).ok()?;
    if locks.is_undefined() || locks.is_null() {
        return None;
    }
    let options = Object::new();
    let key = JsValue::from_str("ifAvailable");
    Reflect::set(&options, &key, &JsValue::from_bool(if_available)).ok()?;
    // Shared, so that it goes with a refusal as well and is called at most once.
    let answer = Rc::new(RefCell::new(Some(answer)));
    let granted = Closure::once_into_js({
        let answer = Rc::clone(&answer);
        move |lock: JsValue| -> JsValue {
            let Some(answer) = answer.borrow_mut().take() else {
                return JsValue::UNDEFINED;
            };
            if lock.is_null() {
                answer(None);
                return JsValue::UNDEFINED;
            }
            let mut release = None;
            let held = Promise::new(&mut |resolve, _| release = Some(resolve));
            answer(Some(WriteLock { release }));
            held.into()
        }
    });
    let name = format!("{}writer", space.prefix());
    let locks: LockManager = locks.unchecked_into();
    let asked = locks
        .request(&name, &options, granted.unchecked_ref())
        .ok()?;
    // A refusal (an opaque origin) drops the answer, which its waiter notices.
    let refused = Closure::once_into_js(move |_: JsValue| drop(answer.borrow_mut().take()));
    asked.on_refusal(refused.unchecked_ref());
    Some(())
}
