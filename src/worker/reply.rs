//! Where the answer to a request goes.

use serde::Serialize;
use web_sys::DedicatedWorkerGlobalScope;

use super::envelope::{Attachment, Envelope, Part, to_body};

/// Where the answer to one request goes.
pub(super) struct Reply {
    scope: DedicatedWorkerGlobalScope,
    id: u32,
}

impl Reply {
    /// To the request with this number.
    pub const fn new(scope: DedicatedWorkerGlobalScope, id: u32) -> Self {
        Self { scope, id }
    }

    /// The number of the request.
    pub const fn id(&self) -> u32 {
        self.id
    }

    /// Tells how far the work is.
    pub fn progress(&self, progress: &impl Serialize) {
        self.send(Part::Progress, to_body(progress), Vec::new());
    }

    /// The answer; every request gets exactly one, but for one that is withdrawn.
    pub fn done(&self, answer: &impl Serialize, attachments: Vec<Attachment>) {
        self.send(Part::Done, to_body(answer), attachments);
    }

    fn send(&self, part: Part, body: Vec<u8>, attachments: Vec<Attachment>) {
        let (message, transfer) = Envelope::new(self.id, part, body, attachments).into_js();
        // Only a message that cannot be cloned fails, and ours are numbers, texts and buffers.
        let _ = self.scope.post_message_with_transfer(&message, &transfer);
    }
}
