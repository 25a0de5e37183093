//! The size of an element as a signal.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

/// Width and height of the element's box in CSS pixels, zero until it is in the page.
pub fn use_size(element: NodeRef<html::Div>) -> ReadSignal<(f64, f64)> {
    let (size, set_size) = signal((0.0, 0.0));
    let measure = move || {
        if let Some(element) = element.get_untracked() {
            let now = (
                f64::from(element.client_width()),
                f64::from(element.client_height()),
            );
            if size.try_get_untracked().is_some_and(|before| before != now) {
                set_size.set(now);
            }
        }
    };
    let callback = Closure::<dyn FnMut()>::new(measure);
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
    // The observer calls into the closure, so both live and end together, with the component.
    let kept = StoredValue::new_local((observer, callback));
    Effect::new(move || {
        if let Some(element) = element.get() {
            measure();
            kept.with_value(|(observer, _)| {
                if let Some(observer) = observer {
                    observer.observe(&element);
                }
            });
        }
    });
    on_cleanup(move || {
        let _ = kept.try_with_value(|(observer, _)| {
            if let Some(observer) = observer {
                observer.disconnect();
            }
        });
    });
    size
}
