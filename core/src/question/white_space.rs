//! What customers alike buy and each one does not, and whether such gaps were filled before.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::next_best::{HORIZON, WhiteSpace};
use crate::proof::{WhiteSpaceProof, prove_white_space};
use crate::unit::Day;

/// Asks for the white space of every customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhiteSpaceOf {
    /// The day: what is bought later is not known.
    pub as_of: Day,
}

/// The white space with what is known of that of a quarter before.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct WhiteSpaceFound {
    /// The white space.
    pub found: WhiteSpace,
    /// How much of that of a quarter before was filled.
    pub proof: Option<WhiteSpaceProof>,
}

impl Question for WhiteSpaceOf {
    type Answer = WhiteSpaceFound;
    type Draft = Option<WhiteSpace>;

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut Self::Draft) -> Option<WhiteSpaceFound> {
        let adviser = analyst.adviser(self.as_of)?;
        let (book, purchases) = (analyst.history().book(), adviser.purchases());
        let Some(found) = draft.take() else {
            *draft = Some(WhiteSpace::find(book, purchases, self.as_of));
            return None;
        };
        let cut = self.as_of.plus_days(-HORIZON);
        let proof = prove_white_space(book, purchases, cut);
        Some(WhiteSpaceFound { found, proof })
    }
}
