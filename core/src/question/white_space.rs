//! What customers alike buy and each one does not, and whether such gaps were filled before.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::next_best::{Adviser, HORIZON, Seeking, Unfilled, WhiteSpace};
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

/// Customers that are looked at in one part of the work.
const PART: usize = 500;

/// What is known on the way.
#[derive(Debug, Default)]
pub struct Sought {
    seeking: Option<Seeking>,
    found: Option<WhiteSpace>,
}

impl Sought {
    /// Looks further; gives the adviser once all was found.
    fn step(&mut self, analyst: &mut Analyst, day: Day) -> Option<Rc<Adviser>> {
        let adviser = analyst.adviser(day)?;
        if self.found.is_some() {
            return Some(adviser);
        }
        let mut seeking = self
            .seeking
            .take()
            .unwrap_or_else(|| Seeking::start(analyst.history().book(), adviser.purchases(), day));
        if seeking.step(PART) {
            self.seeking = Some(seeking);
        } else {
            self.found = Some(seeking.end());
        }
        None
    }
}

impl Question for WhiteSpaceOf {
    type Answer = WhiteSpaceFound;
    type Draft = Sought;

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut Sought) -> Option<WhiteSpaceFound> {
        let adviser = draft.step(analyst, self.as_of)?;
        let (book, purchases) = (analyst.history().book(), adviser.purchases());
        let cut = self.as_of.plus_days(-HORIZON);
        let proof = prove_white_space(book, purchases, cut);
        let found = draft.found.take()?;
        Some(WhiteSpaceFound { found, proof })
    }
}

/// Asks what customers likely spend with others, by what customers alike buy and they do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnfilledOf {
    /// The day: what is bought later is not known.
    pub as_of: Day,
}

impl Question for UnfilledOf {
    /// In the order of the book; without customers of whom nothing can be said.
    type Answer = Vec<Unfilled>;
    type Draft = Sought;

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut Sought) -> Option<Vec<Unfilled>> {
        draft.step(analyst, self.as_of)?;
        Some(draft.found.take()?.unfilled())
    }
}
