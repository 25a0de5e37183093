//! Starts the app in the page, or answers requests where there is none.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, HtmlElement};

fn main() {
    keepgold::shell::crash::install();
    // web/boot.js runs this same module in workers too, where there is no page to fill.
    let Some(page) = web_sys::window().and_then(|window| window.document()) else {
        return keepgold::worker::serve();
    };
    let place = page
        .get_element_by_id("app")
        .and_then(|place| place.dyn_into::<HtmlElement>().ok());
    if let Some(place) = place {
        place.set_text_content(None); // The static first paint of index.html.
        leptos::mount::mount_to(place, keepgold::app::App).forget();
    }
}
