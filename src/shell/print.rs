//! Printing: asking for it, and whether the page is being printed right now. Must know nothing of what is printed.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// True from just before the page is laid out for paper until it is back on the screen.
#[derive(Clone, Copy, Debug)]
struct Printing(ReadSignal<bool>);

/// Follows the browser's printing. Call once, in the app's root.
pub fn start() {
    let (printing, set_printing) = signal(false);
    for (event, now) in [("beforeprint", true), ("afterprint", false)] {
        let listen = Closure::<dyn FnMut()>::new(move || set_printing.set(now));
        let _ = window().add_event_listener_with_callback(event, listen.as_ref().unchecked_ref());
        // The listener lives as long as the page does.
        listen.forget();
    }
    provide_context(Printing(printing));
}

/// Whether the page is being printed: what only paper needs is made only then.
pub fn printing() -> ReadSignal<bool> {
    use_context::<Printing>().map_or_else(|| signal(false).0, |Printing(printing)| printing)
}

/// Opens the browser's print dialog.
pub fn print() {
    let _ = window().print();
}
