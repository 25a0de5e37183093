//! Reads files and other blobs in the page, slice by slice.
//!
//! The page reads and hands the bytes to a worker: in WebKit a worker of the single file can read no blob.

use js_sys::{ArrayBuffer, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Why the browser did not give the bytes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is not there any more: moved, renamed or deleted since it was chosen.
    Gone,
    /// It is shorter or longer than when it was chosen.
    Changed,
    /// The browser or the system refused: the file was changed, is locked, or may not be read.
    Refused,
    /// There is no memory for so many bytes.
    NoMemory,
}

/// A slice of a file that the browser is reading.
#[derive(Debug)]
pub struct Slice {
    promised: JsFuture,
    length: f64,
}

impl Slice {
    /// Starts reading up to `length` bytes from this place on; fewer only at the end of the file.
    ///
    /// # Errors
    /// [`Unread`] when the browser refuses at once.
    pub fn start(file: &Blob, from: f64, length: u32) -> Result<Self, Unread> {
        let end = (from + f64::from(length)).min(file.size());
        let part = file
            .slice_with_f64_and_f64(from, end)
            .map_err(|error| unread(&error))?;
        Ok(Self {
            promised: JsFuture::from(part.array_buffer()),
            length: end - from,
        })
    }

    /// Waits for the bytes.
    ///
    /// # Errors
    /// [`Unread`] when the browser does not give exactly the bytes that were asked for.
    pub async fn bytes(self) -> Result<ArrayBuffer, Unread> {
        let buffer = self.promised.await.map_err(|error| unread(&error))?;
        let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| Unread::Refused)?;
        if f64::from(buffer.byte_length()) == self.length {
            Ok(buffer)
        } else {
            Err(Unread::Changed)
        }
    }
}

fn unread(error: &JsValue) -> Unread {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("NotFoundError") => Unread::Gone,
        // Browsers name a buffer that cannot be allocated in these two ways.
        Some("RangeError" | "QuotaExceededError") => Unread::NoMemory,
        _ => Unread::Refused,
    }
}
