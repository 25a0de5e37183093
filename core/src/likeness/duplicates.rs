//! Customers that likely stand in the book twice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::parts::Parts;
use super::spelling::one_letter_apart;
use crate::book::{Book, CustomerId};
use crate::sorting::sort_by;

/// Most customers with the same name that are proposed one by one: more of them are no slip, such as "cash sale".
const SAME: usize = 8;

/// What two names have in common, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Likeness {
    /// The same but for case, width, blanks and points.
    Writing,
    /// The same but for the company form, such as "Ltd." or 有限公司.
    Form,
    /// The same but for a place that one of them begins with.
    Place,
    /// One letter apart.
    Spelling,
}

/// Two customers that are likely one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likely {
    /// The one that was there first.
    pub first: CustomerId,
    /// The other.
    pub second: CustomerId,
    /// Why.
    pub likeness: Likeness,
}

/// The listed customers that are likely the same, the surest first, then by id.
pub fn likely_duplicates(book: &Book) -> Vec<Likely> {
    let listed = book.customers().iter().enumerate();
    let listed = listed.filter(|(_, customer)| customer.is_listed() && !customer.name.is_empty());
    let named: Vec<(CustomerId, Parts)> = listed
        .map(|(index, customer)| (CustomerId::from_index(index), Parts::of(&customer.name)))
        .filter(|(_, parts)| !parts.core.is_empty())
        .collect();
    let mut found: BTreeMap<(CustomerId, CustomerId), Likeness> = BTreeMap::new();
    let mut by_core: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, (_, parts)) in named.iter().enumerate() {
        by_core.entry(&parts.core).or_default().push(place);
    }
    for alike in by_core.values().filter(|alike| alike.len() <= SAME) {
        for (n, &a) in alike.iter().enumerate() {
            for &b in &alike[n + 1..] {
                let ((first, a), (second, b)) = (&named[a], &named[b]);
                if let Some(likeness) = likeness(a, b) {
                    found.insert((*first, *second), likeness);
                }
            }
        }
    }
    let words: Vec<&str> = by_core.keys().copied().collect();
    for (a, b) in one_letter_apart(&words) {
        let (Some(a), Some(b)) = (by_core.get(words[a]), by_core.get(words[b])) else {
            continue;
        };
        let pair = [named[a[0]].0, named[b[0]].0];
        let (first, second) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
        found.insert((first, second), Likeness::Spelling);
    }
    let mut likely: Vec<Likely> = found
        .into_iter()
        .map(|((first, second), likeness)| Likely {
            first,
            second,
            likeness,
        })
        .collect();
    sort_by(&mut likely, |a, b| a.likeness.cmp(&b.likeness));
    likely
}

/// What names with the same core have in common; none where they name two places.
fn likeness(a: &Parts, b: &Parts) -> Option<Likeness> {
    if a.even == b.even {
        Some(Likeness::Writing)
    } else if a.place == b.place {
        Some(Likeness::Form)
    } else if a.place.is_empty() || b.place.is_empty() {
        Some(Likeness::Place)
    } else {
        None
    }
}
