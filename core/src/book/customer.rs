//! A customer or prospect as a record.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NAME, MAX_NOTE, MAX_TAGS, MAX_WORD};
use crate::unit::Day;

/// The place of a customer in the book; stable for the book's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CustomerId(u32);

impl CustomerId {
    /// The id of the customer at this index; indexes past `u32` are held at its end, where nothing lies.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Index into [`super::Book::customers`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A company or a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerKind {
    /// A firm, shop or institution.
    #[default]
    Company,
    /// A natural person.
    Person,
}

/// A customer or prospect.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Customer {
    /// Company or person.
    #[serde(default)]
    pub kind: CustomerKind,
    /// The user's own code; unique among customers unless empty.
    #[serde(default)]
    pub code: String,
    /// Name as written; may be empty where a file has only codes, but not together with `code`.
    #[serde(default)]
    pub name: String,
    /// Region or country.
    #[serde(default)]
    pub region: String,
    /// Who looks after the customer.
    #[serde(default)]
    pub owner: String,
    /// Free words for grouping.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Customer since, when it is known apart from the first order.
    #[serde(default)]
    pub since: Option<Day>,
    /// Free text.
    #[serde(default)]
    pub notes: String,
    /// Not yet a customer.
    #[serde(default)]
    pub prospect: bool,
    /// Out of the lists and scores, kept with all its history.
    #[serde(default)]
    pub archived: bool,
    /// The customer this record turned out to be; its orders count there, and so do later imports.
    #[serde(default)]
    pub merged_into: Option<CustomerId>,
}

impl Customer {
    /// The name, or the code where there is none.
    pub fn title(&self) -> &str {
        if self.name.is_empty() {
            &self.code
        } else {
            &self.name
        }
    }

    /// Whether the customer stands in lists and scores: neither archived nor merged away.
    pub const fn is_listed(&self) -> bool {
        !self.archived && self.merged_into.is_none()
    }

    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.code.is_empty() {
            text::check_required(Field::Name, &self.name, MAX_NAME)?;
        }
        text::check(Field::Name, &self.name, MAX_NAME)?;
        text::check(Field::Code, &self.code, MAX_WORD)?;
        text::check(Field::Region, &self.region, MAX_WORD)?;
        text::check(Field::Owner, &self.owner, MAX_WORD)?;
        text::check(Field::Notes, &self.notes, MAX_NOTE)?;
        if self.tags.len() > MAX_TAGS {
            return Err(Refusal::TooLong {
                field: Field::Tags,
                most: MAX_TAGS,
            });
        }
        self.tags
            .iter()
            .try_for_each(|tag| text::check(Field::Tags, tag, MAX_WORD))
    }
}

/// The tags of a text in which they stand side by side, parted by commas, semicolons or bars of either script or by
/// lines: each once, in order.
pub fn split_tags(text: &str) -> Vec<String> {
    let parts = [',', ';', '|', '\n', '，', '；', '、', '｜'];
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split(parts).map(str::trim) {
        if !tag.is_empty() && !tags.iter().any(|other| other == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// Checks a whole table: each record, codes unique, merges that end.
pub(super) fn check_all(customers: &[Customer]) -> Result<(), Refusal> {
    customers.iter().try_for_each(Customer::check)?;
    check_unique(customers.iter().map(|customer| &customer.code))?;
    check_merges(customers.len(), |index| {
        customers[index].merged_into.map(CustomerId::index)
    })
}

/// Every code must stand once; empty ones are no codes.
pub(super) fn check_unique<'a>(codes: impl Iterator<Item = &'a String>) -> Result<(), Refusal> {
    let mut seen = HashSet::with_capacity(codes.size_hint().0);
    for code in codes.filter(|code| !code.is_empty()) {
        if !seen.insert(code) {
            return Err(Refusal::CodeTaken { code: code.clone() });
        }
    }
    Ok(())
}

/// Every chain of merges must stay in the table and end.
pub(super) fn check_merges(
    len: usize,
    merged_into: impl Fn(usize) -> Option<usize>,
) -> Result<(), Refusal> {
    // A record is settled once its chain is known to end, so long chains are walked once.
    let mut settled = vec![false; len];
    for start in 0..len {
        let mut path = Vec::new();
        let mut at = start;
        while !settled[at] {
            path.push(at);
            match merged_into(at) {
                None => break,
                Some(next) if next >= len || path.len() > len => return Err(Refusal::CannotMerge),
                Some(next) => at = next,
            }
        }
        for index in path {
            settled[index] = true;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_split_at_signs_of_both_scripts_and_kept_once() {
        let tags = ["gold", "华东", "重点", "key account"];
        assert_eq!(
            split_tags("gold, 华东，重点、gold ;; | key account\n华东"),
            tags
        );
        assert!(split_tags(" ， ; ").is_empty());
        // As they are written: by the form, by files out.
        for between in [", ", "; "] {
            assert_eq!(split_tags(&tags.join(between)), tags);
        }
    }
}
