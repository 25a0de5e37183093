//! What a worker can do.

mod analyst;
mod export;
mod import;

use serde::{Deserialize, Serialize};

use super::envelope::Attachment;
use super::reply::Reply;

pub use analyst::{AnyAnswer, Askable, Asked, ReadAnswer, Tell, Told, read_answer};
pub use export::{
    ExportAsk, ExportOf, Exported, Listed, Sheet, SheetAsk, SheetCell, TableAs, TableOf, book_notes,
};
pub use import::{
    Fault, FileLook, Fix, Format, HEAD, Header, ImportAnswer, ImportAsk, ImportPreview, ReadAs,
    ReadProgress, SLICE,
};

/// A piece of work.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Packs the segments that are attached as bytes; answers [`Packed`] with their texts in order.
    Pack,
    /// A step of an import.
    Import(ImportAsk),
    /// Makes a file of a book.
    Export(ExportAsk),
    /// Makes a file of rows that the page made.
    Sheet(SheetAsk),
    /// Tells the analyst about its book; answers [`Told`].
    Tell(Tell),
    /// Asks the analyst.
    Ask(Asked),
}

/// Answer to [`Request::Pack`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Packed {
    /// The texts are attached.
    Done,
    /// A segment did not come back as it was; nothing may be saved of it.
    Unsound,
}

/// What a worker remembers from one request to the next.
#[derive(Default)]
pub(super) struct Session {
    import: import::Import,
    desk: analyst::Desk,
}

impl Session {
    pub fn run(&mut self, request: Request, attachments: Vec<Attachment>, reply: Reply) {
        match request {
            Request::Pack => pack(attachments, &reply),
            Request::Import(ask) => self.import.step(ask, attachments, &reply),
            Request::Export(ask) => export::run(&ask, attachments, &reply),
            Request::Sheet(ask) => export::run_sheet(&ask, &reply),
            Request::Tell(tell) => self.desk.tell(tell, attachments, &reply),
            Request::Ask(asked) => self.desk.ask(asked, reply),
        }
    }

    /// Drops a request that nobody wants answered any more.
    pub fn withdraw(&mut self, id: u32) {
        self.desk.withdraw(id);
    }

    /// Does a part of the long work there is; whether there is more.
    pub fn work(&mut self) -> bool {
        self.desk.work()
    }
}

fn pack(attachments: Vec<Attachment>, reply: &Reply) {
    let texts: Option<Vec<Attachment>> = attachments
        .into_iter()
        .map(|attachment| match attachment {
            Attachment::Bytes(job) => {
                let text = keepgold_core::codec::store::pack(&job).ok()?;
                Some(Attachment::Text(text.into()))
            }
            Attachment::Buffer(_) | Attachment::Text(_) => None,
        })
        .collect();
    match texts {
        Some(texts) => reply.done(&Packed::Done, texts),
        None => reply.done(&Packed::Unsound, Vec::new()),
    }
}
