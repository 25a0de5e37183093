//! What is changed of several customers alike.

use serde::{Deserialize, Serialize};

use super::customer::Customer;

/// What is changed of several customers alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomersChange {
    /// Who looks after them; empty for nobody.
    Owner(String),
    /// A tag more, for those that do not have it.
    AddTag(String),
    /// A tag less.
    RemoveTag(String),
}

impl CustomersChange {
    /// A customer after the change.
    pub(super) fn of(&self, mut customer: Customer) -> Customer {
        match self {
            Self::Owner(owner) => customer.owner.clone_from(owner),
            Self::AddTag(tag) if customer.tags.contains(tag) => {}
            Self::AddTag(tag) => customer.tags.push(tag.clone()),
            Self::RemoveTag(tag) => customer.tags.retain(|other| other != tag),
        }
        customer
    }
}
