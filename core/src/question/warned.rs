//! Who may stop buying, and how often the warnings of earlier days were right.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::{CustomerId, Tables};
use crate::proof::{WarningsAsk, WarningsProof, prove_warnings};
use crate::unit::Day;
use crate::value::{Window, assess};
use crate::warnings::{QUARTER, Spell, Warnings, spells, warnings};

/// Asks for the early warnings of a day, under the book's own rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warned {
    /// The day.
    pub as_of: Day,
}

impl Question for Warned {
    type Answer = Warnings;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
            | Tables::JUDGEMENTS
            | Tables::SERVICE
            | Tables::CONTACTS
            | Tables::RECORDS
            | Tables::RULES
            | Tables::BASIS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Warnings> {
        let months = analyst.history().book().rules().window_months;
        let facts = analyst.facts(Window::new(self.as_of, months));
        let book = analyst.history().book();
        let facts = facts.as_ref().clone().with_contacts(book);
        let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
        Some(warnings(book, &facts, &assessment))
    }
}

/// Asks for the alarms of a customer that have ended, under the book's own rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellsOf {
    /// Whose.
    pub customer: CustomerId,
    /// The day that scores look back from.
    pub as_of: Day,
    /// Months that scores look back over, 1–60: the facts over them are at hand.
    pub months: u8,
}

impl Question for SpellsOf {
    type Answer = Vec<Spell>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS | Tables::SERVICE
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Vec<Spell>> {
        let facts = analyst.facts(Window::new(self.as_of, self.months));
        Some(spells(analyst.history().book(), &facts, self.customer))
    }
}

/// Cuts looked back at: month ends, so that one odd day does not decide.
const CUTS: i32 = 5;

/// Asks how often the warnings of earlier month ends were right, by who was lost in the quarter after each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarnedBefore {
    /// The last day that is known.
    pub as_of: Day,
}

impl WarnedBefore {
    /// The month ends, the newest first, whose quarter is over.
    fn cuts(self) -> impl Iterator<Item = Day> {
        let newest = self.as_of.plus_days(1 - QUARTER).month();
        (0..CUTS).map(move |n| newest.plus(-n).first_day().plus_days(-1))
    }
}

/// What is known of the cuts looked at so far.
#[derive(Debug, Default)]
pub struct Looked {
    cuts: usize,
    proofs: Vec<WarningsProof>,
}

impl Question for WarnedBefore {
    /// The newest cut first; without those of which nothing can be said.
    type Answer = Vec<WarningsProof>;
    type Draft = Looked;

    fn reads(&self) -> Tables {
        Analyst::GATHERS | Tables::SERVICE
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut Looked) -> Option<Vec<WarningsProof>> {
        if let Some(cut) = self.cuts().nth(draft.cuts) {
            draft.cuts += 1;
            let book = analyst.history().book();
            draft
                .proofs
                .extend(prove_warnings(book, WarningsAsk { cut }, self.as_of));
        }
        (draft.cuts >= CUTS as usize).then(|| std::mem::take(&mut draft.proofs))
    }
}
