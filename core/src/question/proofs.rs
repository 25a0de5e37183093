//! How well the tiers of an earlier day knew what came after.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::proof::{TiersAsk, TiersProof, prove_tiers};

/// Asks for proofs on the book's own past, each under rules of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proofs(pub Vec<TiersAsk>);

impl Question for Proofs {
    /// In the order of what was asked.
    type Answer = Vec<TiersProof>;
    type Draft = Vec<TiersProof>;

    fn reads(&self) -> Tables {
        Analyst::GATHERS | Tables::JUDGEMENTS | Tables::SERVICE | Tables::CONTACTS
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut Self::Draft) -> Option<Vec<TiersProof>> {
        if let Some(ask) = self.0.get(draft.len()) {
            draft.push(prove_tiers(analyst.history().book(), ask));
        }
        (draft.len() >= self.0.len()).then(|| std::mem::take(draft))
    }
}
