//! The worker's side of proofs on the book's own past.

use keepgold_core::codec::transfer;
use keepgold_core::proof::{TiersAsk, TiersProof, prove_tiers};
use serde::{Deserialize, Serialize};

use super::super::envelope::Attachment;
use super::super::serve::Reply;

/// Asks how well tiers knew what came after them, each under rules of its own; the book is attached as transfer bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProofAsk(pub Vec<TiersAsk>);

/// The answers to a [`ProofAsk`] in its order; none when the book did not arrive whole.
pub type ProofAnswer = Option<Vec<TiersProof>>;

pub(super) fn run(ask: &ProofAsk, attachments: Vec<Attachment>, reply: &Reply) {
    reply.done(&answer(ask, attachments), Vec::new());
}

fn answer(ask: &ProofAsk, mut attachments: Vec<Attachment>) -> ProofAnswer {
    let Some(Attachment::Bytes(bytes)) = attachments.pop() else {
        return None;
    };
    let book = transfer::decode_book(&bytes).ok()?;
    Some(ask.0.iter().map(|ask| prove_tiers(&book, ask)).collect())
}
