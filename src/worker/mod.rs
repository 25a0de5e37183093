//! Long work off the page: the same wasm in a Web Worker.
//!
//! A worker for an import, an export or a save is ended afterwards, which gives its memory back; cancelling is ending it:
//! nothing it did has touched the book. The analyst's worker stays for as long as the page.

mod client;
mod envelope;
mod jobs;
mod reply;
mod serve;

pub use client::{Worker, WorkerError};
pub use envelope::Attachment;
pub use jobs::*;
pub use serve::serve;

/// Packs segments in a worker of their own, in order; none when that could not be done.
pub async fn pack(jobs: Vec<Vec<u8>>) -> Option<Vec<String>> {
    let worker = Worker::start().ok()?;
    let attachments = jobs.into_iter().map(Attachment::Bytes).collect();
    let answer = worker.ask(&Request::Pack, attachments, |(): ()| ()).await;
    let (packed, texts): (Packed, _) = answer.ok()?;
    if packed == Packed::Unsound {
        return None;
    }
    let text = |attachment| match attachment {
        Attachment::Text(text) => Some(String::from(text)),
        Attachment::Buffer(_) | Attachment::Bytes(_) => None,
    };
    texts.into_iter().map(text).collect()
}
