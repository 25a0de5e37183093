//! What a person sees when the program fails: what happened, and their data to keep. Everything is built inside the
//! panic hook, because no Rust runs after it.

use std::panic::PanicHookInfo;

use js_sys::Array;
use keepgold_core::codec::store::{Space, salvage};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Document, Element, Url};

use super::storage::Local;
use crate::t;

/// Makes every panic show itself: as a page in the page, as an error message in a worker.
pub fn install() {
    std::panic::set_hook(Box::new(report));
}

fn report(info: &PanicHookInfo<'_>) {
    let what = info.to_string();
    web_sys::console::error_1(&JsValue::from_str(&what));
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(page) = page {
        // A page that cannot even show this has already said all on the console.
        let _ = show(&page, &what);
    }
}

fn show(page: &Document, what: &str) -> Result<(), JsValue> {
    let notice = page.create_element("section")?;
    notice.set_class_name("crash");
    notice.set_attribute("role", "alertdialog")?;
    add(page, &notice, "h1", t!(crash.title))?;
    add(page, &notice, "p", t!(crash.text))?;
    for space in Space::ALL {
        if let Ok(text) = salvage(&Local, space)
            && text != "{}"
        {
            let link = add(page, &notice, "a", t!(crash.download))?;
            link.set_class_name("button button--primary");
            link.set_attribute("href", &blob_address(&text)?)?;
            let name = space.prefix().replace('.', "-");
            link.set_attribute("download", &format!("{name}rescue.json"))?;
        }
    }
    let again = add(page, &notice, "a", t!(crash.again))?;
    again.set_class_name("button");
    again.set_attribute("href", "")?;
    add(page, &notice, "pre", what)?;
    let body = page.body().ok_or(JsValue::NULL)?;
    body.replace_children_with_node_1(&notice);
    Ok(())
}

fn add(page: &Document, parent: &Element, tag: &str, text: &str) -> Result<Element, JsValue> {
    let element = page.create_element(tag)?;
    element.set_text_content(Some(text));
    parent.append_child(&element)?;
    Ok(element)
}

fn blob_address(text: &str) -> Result<String, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts: JsValue = Array::of1(&JsValue::from_str(text)).unchecked_into();
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &kind)?)
}
