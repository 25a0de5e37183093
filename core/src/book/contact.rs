//! A contact with a customer as a record of the contact log.

use serde::{Deserialize, Serialize};

use super::Book;
use super::customer::CustomerId;
use super::record::Record;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NAME, MAX_NOTE, MAX_WORD};
use crate::unit::Day;

/// Longest contact in minutes: a day.
pub const MAX_MINUTES: u16 = 1_440;

/// How somebody of ours and somebody of theirs met.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// 拜访: face to face.
    #[default]
    Visit,
    /// 电话: a call, by voice or picture.
    Call,
    /// 消息: a letter, e-mail or message.
    Message,
    /// 服务支持: help that the customer asked for.
    Support,
}

impl ContactKind {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Visit, Self::Call, Self::Message, Self::Support];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What came of a contact 结果. A complaint is open while no later contact about it ended well (E2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 达成: what was wanted was reached; a complaint was settled.
    Good,
    /// 待定: something is still to come.
    Open,
    /// 未达成: what was wanted was not reached.
    Bad,
}

impl Outcome {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Good, Self::Open, Self::Bad];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// One contact with a customer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contact {
    /// With whom. Contacts of a merged customer count for the one it was merged into.
    pub customer: CustomerId,
    /// When.
    pub day: Day,
    /// How.
    pub kind: ContactKind,
    /// Who of ours.
    #[serde(default)]
    pub by: String,
    /// What about.
    #[serde(default)]
    pub note: String,
    /// How long it took, 0 where nobody noted it.
    #[serde(default)]
    pub minutes: u16,
    /// What came of it; none where nobody noted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Who of theirs, as written: it need not be a person that is noted. Empty where nobody noted it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub with: String,
}

impl Record for Contact {
    fn customer(&self) -> Option<CustomerId> {
        Some(self.customer)
    }

    fn check(&self, _book: &Book) -> Result<(), Refusal> {
        text::check(Field::By, &self.by, MAX_WORD)?;
        text::check(Field::Notes, &self.note, MAX_NOTE)?;
        text::check(Field::With, &self.with, MAX_NAME)?;
        if self.minutes > MAX_MINUTES {
            return Err(Refusal::OutOfRange {
                field: Field::Minutes,
            });
        }
        Ok(())
    }
}
