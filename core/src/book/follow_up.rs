//! What is to be done for a customer by a day: a promise, a visit, an answer.

use serde::{Deserialize, Serialize};

use super::Book;
use super::customer::CustomerId;
use super::record::{Record, RecordKind};
use super::record_id::RecordId;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NOTE, MAX_WORD};
use crate::unit::Day;

/// How far a follow-up is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpState {
    /// 未完成: it is to be done by the day it is due.
    #[default]
    Open,
    /// 已完成: it was done on this day.
    Done(Day),
    /// 已推迟: it is put off until this day, after the one it was due.
    PutOff(Day),
}

/// A follow-up 待办: something to be done for a customer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FollowUp {
    /// With which customer. Those of a merged customer count for the one it was merged into.
    pub customer: CustomerId,
    /// What is to be done.
    pub what: String,
    /// By when.
    pub due: Day,
    /// Who of ours has to do it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// How far it is.
    #[serde(default)]
    pub state: FollowUpState,
    /// The contact that it springs from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<RecordId>,
}

impl FollowUp {
    /// The day by which it has to be done now; none when it is done.
    pub const fn due_now(&self) -> Option<Day> {
        match self.state {
            FollowUpState::Open => Some(self.due),
            FollowUpState::PutOff(until) => Some(until),
            FollowUpState::Done(_) => None,
        }
    }
}

impl Record for FollowUp {
    fn customer(&self) -> Option<CustomerId> {
        Some(self.customer)
    }

    fn check(&self, book: &Book) -> Result<(), Refusal> {
        text::check_required(Field::What, &self.what, MAX_NOTE)?;
        text::check(Field::By, &self.by, MAX_WORD)?;
        if matches!(self.state, FollowUpState::PutOff(until) if until <= self.due) {
            return Err(Refusal::OutOfRange {
                field: Field::PutOff,
            });
        }
        match self.contact {
            Some(id) if !book.contacts().contains_key(&id) => {
                Err(Refusal::UnknownRecord(RecordKind::Contact))
            }
            _ => Ok(()),
        }
    }

    fn without(&self, kind: RecordKind, id: RecordId) -> Option<Self> {
        let springs = kind == RecordKind::Contact && self.contact == Some(id);
        springs.then(|| Self {
            contact: None,
            ..self.clone()
        })
    }
}
