//! Hands bytes to the person as a file: a blob URL behind a link that is pressed once.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the URL lives after the press: browsers begin to read it at once, slow ones a little later.
const KEEP_MS: u32 = 60_000;

/// Media type of JSON.
pub const JSON: &str = "application/json";
/// Media type of CSV.
pub const CSV: &str = "text/csv";
/// Media type of SVG.
pub const SVG: &str = "image/svg+xml";
/// Media type of PNG.
pub const PNG: &str = "image/png";
/// Media type of XLSX.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Media type of a calendar (RFC 5545).
pub const CALENDAR: &str = "text/calendar";

/// Saves bytes under a name in the person's downloads; says whether the browser took them.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    let Some(url) =
        blob(media_type, bytes).and_then(|blob| Url::create_object_url_with_blob(&blob).ok())
    else {
        return false;
    };
    let link = document().create_element("a").ok();
    let link = link.and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    Timeout::new(KEEP_MS, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    link.is_some()
}

/// Text as a file-like blob, for what reads files.
pub fn text_blob(text: &str) -> Option<Blob> {
    blob("text/plain", text.as_bytes())
}

fn blob(media_type: &str, bytes: &[u8]) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// A file name without what file systems refuse, such as `Keepgold customers 2011-12-09.csv`.
pub fn file_name(words: &[&str], extension: &str) -> String {
    let name: String = words
        .join(" ")
        .chars()
        .map(|c| {
            if c.is_control() || "/\\:*?\"<>|".contains(c) {
                '-'
            } else {
                c
            }
        })
        .take(120)
        .collect();
    format!("{}.{extension}", name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_suit_every_file_system() {
        assert_eq!(
            file_name(&["Keepgold", "customers", "2011-12-09"], "csv"),
            "Keepgold customers 2011-12-09.csv"
        );
        assert_eq!(file_name(&["a/b:c<d>"], "csv"), "a-b-c-d-.csv");
        assert_eq!(file_name(&["留金 客户"], "xlsx"), "留金 客户.xlsx");
        assert!(file_name(&[&"x".repeat(999)], "csv").len() < 130);
    }
}
