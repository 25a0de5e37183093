//! The browser's local storage as a store of the core.

use keepgold_core::codec::store::{Fault, Store};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = localStorage, js_name = getItem, catch)]
    fn get_item(key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(js_namespace = localStorage, js_name = setItem, catch)]
    fn set_item(key: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = localStorage, js_name = removeItem, catch)]
    fn remove_item(key: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = localStorage, js_name = key, catch)]
    fn key_at(index: u32) -> Result<Option<String>, JsValue>;
}

/// This page's local storage.
#[derive(Debug)]
pub struct Local;

impl Store for Local {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        get_item(key).map_err(|_| Fault::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        set_item(key, text).map_err(|_| Fault::Full)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        remove_item(key).map_err(|_| Fault::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        (0..)
            .map_while(|index| key_at(index).transpose())
            .collect::<Result<_, _>>()
            .map_err(|_| Fault::Blocked)
    }
}
