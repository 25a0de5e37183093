//! Long work off the page: the same wasm in a Web Worker. Must not know screens or the state.
//!
//! A worker lives for one session (an import, an export, a save) and is ended afterwards, which
//! gives its memory back. Cancelling is ending it: nothing it did has touched the book.

mod client;
mod envelope;
mod jobs;
mod serve;

pub use client::{Worker, WorkerError};
pub use envelope::Attachment;
pub use jobs::{Packed, Request};
pub use serve::serve;
