//! Putting text on the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Puts `text` there and then tells whether that worked. A page that is not served safely has no clipboard.
pub fn copy(text: String, told: impl FnOnce(bool) + 'static) {
    if !window().is_secure_context() {
        return told(false);
    }
    let done = window().navigator().clipboard().write_text(&text);
    spawn_local(async move { told(JsFuture::from(done).await.is_ok()) });
}
