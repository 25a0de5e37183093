//! How often suggestions of earlier days were right.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::next_best::HORIZON;
use crate::proof::{OffersAsk, OffersProof, prove_offers};
use crate::unit::Day;

/// Cuts looked back at: ends of months, a quarter apart.
const CUTS: i32 = 3;
/// Months between two cuts.
const APART: i32 = 3;

/// Asks how often the suggestions of earlier month ends were bought on the next day of purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffersBefore {
    /// The last day that is known.
    pub as_of: Day,
}

impl OffersBefore {
    /// The cuts, the newest first; a quarter after each is known.
    fn cuts(self) -> impl Iterator<Item = Day> {
        let newest = self.as_of.plus_days(1 - HORIZON).month();
        (0..CUTS).map(move |n| newest.plus(-n * APART).first_day().plus_days(-1))
    }
}

/// What is known of the cuts looked at so far.
#[derive(Debug, Default)]
pub struct LookedAt {
    cuts: usize,
    proofs: Vec<OffersProof>,
}

impl Question for OffersBefore {
    /// The newest cut first; without those of which nothing can be said.
    type Answer = Vec<OffersProof>;
    type Draft = LookedAt;

    fn reads(&self) -> Tables {
        Tables::CUSTOMERS_COUNTED | Tables::PRODUCTS_COUNTED | Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut LookedAt) -> Option<Vec<OffersProof>> {
        if let Some(cut) = self.cuts().nth(draft.cuts) {
            draft.cuts += 1;
            let proof = prove_offers(analyst.history().book(), OffersAsk { cut }, self.as_of);
            draft.proofs.extend(proof);
        }
        (draft.cuts >= CUTS as usize).then(|| std::mem::take(&mut draft.proofs))
    }
}
