//! A question that colleagues ask (D4): its answer, where it is written, why it is asked, and each day it was asked on.

use serde::{Deserialize, Serialize};

use super::Book;
use super::contact::MAX_MINUTES;
use super::customer::CustomerId;
use super::record::Record;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NAME, MAX_NOTE};
use crate::unit::Day;

/// Most times that a question was asked, so that one record stays small.
pub const MAX_ASKED: usize = 2_000;

/// Why colleagues ask what they could know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyAsked {
    /// 图省事: asking is easier than reading.
    #[default]
    EasierThanReading,
    /// 拿不准: who asks is unsure.
    Unsure,
    /// 怕担责: who asks wants somebody else to have said it.
    ShiftingBlame,
    /// 为客户: a customer waits for the answer.
    ToServe,
}

impl WhyAsked {
    /// All four.
    pub const ALL: [Self; 4] = [
        Self::EasierThanReading,
        Self::Unsure,
        Self::ShiftingBlame,
        Self::ToServe,
    ];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A question of internal customers 内部客户, with what the two rules make of it: the clause that is pointed to, or the
/// answer that is given once and published.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct InternalQuestion {
    /// What is asked.
    pub question: String,
    /// The answer; empty while there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// Where it is written: a document with its clause.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub clause: String,
    /// Why it is asked, mostly.
    pub why: WhyAsked,
    /// What asking it once takes both sides together.
    pub minutes: u16,
    /// The days on which it was asked, rising; a day stands as often as it was asked then.
    pub asked: Vec<Day>,
    /// Since when everybody can read the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Day>,
}

impl Record for InternalQuestion {
    /// Questions among colleagues are nobody's.
    fn customer(&self) -> Option<CustomerId> {
        None
    }

    fn own_title(&self) -> &str {
        &self.question
    }

    fn check(&self, _book: &Book) -> Result<(), Refusal> {
        text::check_required(Field::Question, &self.question, MAX_NAME)?;
        text::check(Field::Answer, &self.answer, MAX_NOTE)?;
        text::check(Field::Clause, &self.clause, MAX_NAME)?;
        if self.minutes > MAX_MINUTES {
            return Err(Refusal::OutOfRange {
                field: Field::Minutes,
            });
        }
        if self.asked.len() > MAX_ASKED || !self.asked.is_sorted() {
            return Err(Refusal::OutOfRange {
                field: Field::Asked,
            });
        }
        if self.published.is_some() && self.answer.is_empty() && self.clause.is_empty() {
            return Err(Refusal::Empty {
                field: Field::Answer,
            });
        }
        Ok(())
    }
}
