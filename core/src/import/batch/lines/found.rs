//! The customers and products that order lines name, and what the lines tell of them.

use std::collections::HashMap;

use super::taken::{Taken, UNNAMED_PRODUCT};
use crate::book::{Cost, Customer, Product};
use crate::import::batch::register::{NONE, Named, Register};
use crate::import::role::Role;
use crate::import::staging::StagedColumn;
use crate::import::staging::texts::EMPTY;
use crate::import::staging::values::Value;
use crate::unit::Price;

/// The places in the book of the records that lines name: old ones keep theirs, new ones follow on.
pub(super) struct Numbering {
    /// Records in the order of their first line.
    pub(super) seen: Vec<u32>,
    places: Vec<u32>,
}

impl Numbering {
    pub(super) fn new(
        register: &Register<'_>,
        named: impl Iterator<Item = u32>,
        before: usize,
    ) -> Self {
        let mut places = vec![NONE; register.records.len()];
        let mut seen = Vec::new();
        let mut next = before as u32;
        for record in named {
            if record == NONE || places[record as usize] != NONE {
                continue;
            }
            seen.push(record);
            places[record as usize] = match register.records[record as usize].known {
                Some(place) => place as u32,
                None => {
                    next += 1;
                    next - 1
                }
            };
        }
        Self { seen, places }
    }

    pub(super) fn place(&self, record: u32) -> usize {
        self.places[record as usize] as usize
    }
}

pub(super) fn case_twins(products: &Register<'_>, numbering: &Numbering) -> u32 {
    let mut folded: HashMap<String, u32> = HashMap::new();
    for &record in &numbering.seen {
        let code = &products.records[record as usize].code;
        if !code.is_empty() {
            *folded.entry(code.to_lowercase()).or_default() += 1;
        }
    }
    folded.values().map(|count| count - 1).sum()
}

/// The text that stands most often beside each record.
pub(super) struct Best<'a> {
    column: Option<&'a StagedColumn>,
    texts: Vec<u32>,
}

impl<'a> Best<'a> {
    pub(super) fn new(
        column: Option<&'a StagedColumn>,
        records: usize,
        added: &[Taken],
        of: &dyn Fn(&Taken) -> u32,
    ) -> Self {
        let texts = column.map_or(Vec::new(), |column| {
            let pairs = added
                .iter()
                .map(|line| (of(line), column.ids[line.row as usize]));
            favourites(records, pairs.filter(|(record, _)| *record != NONE))
        });
        Self { column, texts }
    }

    fn id(&self, record: u32) -> u32 {
        self.texts.get(record as usize).copied().unwrap_or(EMPTY)
    }

    /// What a record should hold: what the book has, else what the file says.
    fn fill(&self, record: u32, old: &str) -> String {
        match self.column {
            Some(column) if old.is_empty() => column.texts.text(self.id(record)).into_owned(),
            _ => old.to_owned(),
        }
    }
}

/// What order lines tell about customers. They fill what the book does not know; only a list of
/// customers changes what it does.
pub(super) struct CustomerFacts<'a> {
    pub(super) name: Best<'a>,
    pub(super) region: Best<'a>,
    pub(super) owner: Best<'a>,
}

impl CustomerFacts<'_> {
    pub(super) fn customer(&self, record: u32, named: &Named, old: Option<&Customer>) -> Customer {
        let old = old.cloned().unwrap_or_else(|| Customer {
            code: named.code.clone(),
            name: named.name.clone(),
            ..Customer::default()
        });
        Customer {
            name: self.name.fill(record, &old.name),
            region: self.region.fill(record, &old.region),
            owner: self.owner.fill(record, &old.owner),
            ..old
        }
    }
}

/// What order lines tell about products; as with customers.
pub(super) struct ProductFacts<'a> {
    pub(super) name: Best<'a>,
    pub(super) category: Best<'a>,
    pub(super) unit: Best<'a>,
    pub(super) cost: Best<'a>,
    pub(super) costs: &'a [Value<(Price, bool)>],
    pub(super) unnamed: &'a str,
}

impl ProductFacts<'_> {
    pub(super) fn product(&self, record: u32, named: &Named, old: Option<&Product>) -> Product {
        let old = old.cloned().unwrap_or_else(|| Product {
            code: named.code.clone(),
            name: named.name.clone(),
            ..Product::default()
        });
        let mut name = self.name.fill(record, &old.name);
        if name.is_empty() && named.code == UNNAMED_PRODUCT {
            name = self
                .unnamed
                .chars()
                .take(Role::ProductName.most_characters())
                .collect();
        }
        let cost = match (old.cost, self.costs.get(self.cost.id(record) as usize)) {
            (Cost::Unknown, Some(Ok((cost, _)))) => Cost::Unit(*cost),
            (known, _) => known,
        };
        Product {
            name,
            category: self.category.fill(record, &old.category),
            unit: self.unit.fill(record, &old.unit),
            cost,
            ..old
        }
    }
}

/// Which text stands most often beside each record; of equals the one seen last. [`EMPTY`] when none does.
fn favourites(records: usize, pairs: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    // Runs of the same text are counted beside the record and entered only when they end.
    let mut runs = vec![(EMPTY, 0u32, 0u32); records];
    let mut counts: std::collections::HashMap<(u32, u32), (u32, u32)> = Default::default();
    let mut best = vec![(0u32, 0u32, EMPTY); records];
    let mut enter = |record: usize, (text, count, last): (u32, u32, u32), best: &mut Vec<_>| {
        let kept = counts.entry((record as u32, text)).or_default();
        *kept = (kept.0 + count, last);
        best[record] = (kept.0, kept.1, text).max(best[record]);
    };
    for (time, (record, text)) in pairs.enumerate() {
        if text == EMPTY {
            continue;
        }
        let run = &mut runs[record as usize];
        if run.0 != text {
            if run.1 > 0 {
                enter(record as usize, *run, &mut best);
            }
            *run = (text, 0, 0);
        }
        run.1 += 1;
        run.2 = time as u32;
    }
    for (record, run) in runs.into_iter().enumerate() {
        if run.1 > 0 {
            enter(record, run, &mut best);
        }
    }
    best.into_iter().map(|(_, _, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_text_wins_then_the_latest() {
        let found = favourites(
            3,
            [(0, 1), (0, 1), (0, 2), (1, 3), (1, 4), (1, EMPTY)].into_iter(),
        );
        assert_eq!(found, [1, 4, EMPTY]);
        let returns = favourites(1, [(0, 1), (0, 2), (0, 1), (0, 2), (0, 2)].into_iter());
        assert_eq!(returns, [2]);
    }
}
