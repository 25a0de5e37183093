//! Printing: asking for it, and whether the page is being printed right now.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// What stands on the page in the place of an answer that is under way.
const AWAITED: &str = "main [data-awaited]";
/// How often the page is looked at before it is printed as it is, and milliseconds between two looks.
const PATIENCE: u32 = 100;
const BETWEEN: u32 = 50;

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

/// Opens the browser's print dialog, as soon as what only paper needs is made and nothing on the page is awaited.
pub fn print() {
    set(true);
    // Called in a handler, the browser would print before views have followed.
    print_when_there(PATIENCE);
}

fn print_when_there(looks: u32) {
    Timeout::new(if looks == PATIENCE { 0 } else { BETWEEN }, move || {
        let awaited = document().query_selector(AWAITED);
        if looks > 0 && awaited.is_ok_and(|found| found.is_some()) {
            print_when_there(looks - 1);
        } else {
            let _ = window().print();
        }
    })
    .forget();
}

fn set(now: bool) {
    PRINTING.with(|printing| printing.set(now));
}
