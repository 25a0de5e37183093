//! Whose rows are shown: by tier and owner. What is chosen lies in the address.

use super::rows::Row;
use crate::parts::filters::{OWNER, OneName, OneOf, TIER, TIERS, is_of, named};
use crate::places::Choices;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::Tier;
use keepgold_core::sorting::set_of;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the customers shown have in common; none is any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    tier: Option<Tier>,
    owner: Option<String>,
}

impl Whose {
    /// What the address names; words that it does not know choose nothing.
    pub fn read(choices: Choices) -> Self {
        Self {
            tier: named(&TIERS, choices.get(TIER)),
            owner: choices.get(OWNER),
        }
    }

    /// Whether a row is one of theirs.
    pub fn holds(&self, row: &Row) -> bool {
        let owned = |owner: &str| is_of(owner, &row.owner);
        self.tier.is_none_or(|tier| row.tier == Some(tier))
            && self.owner.as_deref().is_none_or(owned)
    }
}

/// The fields.
#[component]
pub fn WhoseFields(rows: Memo<Arc<Vec<Row>>>, choices: Choices) -> impl IntoView {
    let owners = Memo::new(move |_| {
        let owners: BTreeSet<String> = set_of(rows.read().iter().map(|row| row.owner.clone()));
        let named = owners.into_iter().filter(|owner| !owner.is_empty());
        named.collect::<Vec<String>>()
    });
    view! {
        <OneName label=tx!(warnings.owner) name=OWNER names=owners nobody=|| t!(customers.nobody) choices />
        <OneOf label=tx!(export.tier) name=TIER all=&TIERS say=value::tier choices />
    }
}
