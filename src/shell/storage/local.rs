//! Local storage behind the core's trait.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::JsString;
use keepgold_core::codec::store::{Fault, Store};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

/// UTF-16 units that a browser gives one origin, measured in Chromium and Firefox.
pub const BUDGET: usize = 5_200_000;

#[wasm_bindgen]
extern "C" {
    /// The same storage, read without turning long texts into Rust's.
    #[wasm_bindgen(js_name = Storage)]
    type Raw;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn item(this: &Raw, key: &str) -> Result<JsValue, JsValue>;
}

/// The browser's local storage.
#[derive(Debug, Clone, Copy, Default)]
pub struct Local;

impl Local {
    /// The storage, where the browser allows it. It is looked at first because gloo panics where storage is blocked.
    fn raw() -> Result<web_sys::Storage, Fault> {
        match window().local_storage() {
            Ok(Some(_)) => Ok(LocalStorage::raw()),
            _ => Err(Fault::Blocked),
        }
    }
}

impl Store for Local {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        Self::raw()?.get_item(key).map_err(|_| Fault::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        Self::raw()?
            .set_item(key, text)
            .map_err(|error| fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        Self::raw()?.remove_item(key).map_err(|_| Fault::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let raw = Self::raw()?;
        let count = raw.length().map_err(|_| Fault::Blocked)?;
        (0..count)
            .filter_map(|index| raw.key(index).map_err(|_| Fault::Blocked).transpose())
            .collect()
    }
}

/// UTF-16 units that everything of this origin takes, keys and texts; none where storage is blocked.
pub fn used_units() -> Option<usize> {
    let raw: Raw = Local::raw().ok()?.unchecked_into();
    let keys = Local.keys().ok()?;
    let units = keys.iter().map(|key| {
        let text = raw.item(key).unwrap_or_default();
        let length = text
            .dyn_ref::<JsString>()
            .map_or(0, |text| text.length() as usize);
        key.encode_utf16().count() + length
    });
    Some(units.sum())
}

/// Browsers name a full store in two ways.
fn fault(error: &JsValue) -> Fault {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name")).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Fault::Full,
        _ => Fault::Blocked,
    }
}
