//! Printing: asking for it, and whether the page is being printed right now.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

thread_local! {
    static PRINTING: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Follows the browser's printing. Call once, in the app's root.
pub fn start() {
    for (event, now) in [("beforeprint", true), ("afterprint", false)] {
        let listen = Closure::<dyn FnMut()>::new(move || set(now));
        let _ = window().add_event_listener_with_callback(event, listen.as_ref().unchecked_ref());
        // The listener lives as long as the page does.
        listen.forget();
    }
}

/// Whether the page is being printed; tracked. What only paper needs is made only then.
pub fn printing() -> bool {
    PRINTING.with(ArcRwSignal::get)
}

/// Opens the browser's print dialog.
pub fn print() {
    set(true);
    // Called in a handler, the browser would print before what only paper needs is made: views follow signals later.
    Timeout::new(0, || {
        let _ = window().print();
    })
    .forget();
}

fn set(now: bool) {
    PRINTING.with(|printing| printing.set(now));
}
