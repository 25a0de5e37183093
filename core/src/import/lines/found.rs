//! The customers and products that order lines name, and what the lines tell of them. Must not know what the lines come to.

use std::collections::HashMap;

use super::{Taken, UNNAMED_PRODUCT};
use crate::book::{Cost, Customer, CustomerId, ImportBatch, Product, ProductId};
use crate::import::column::{Value, favourites};
use crate::import::preview::Tally;
use crate::import::register::{NONE, Named, Register};
use crate::import::role::Role;
use crate::import::staging::Slot;
use crate::import::texts::EMPTY;
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
    slot: Option<&'a Slot>,
    texts: Vec<u32>,
}

impl<'a> Best<'a> {
    pub(super) fn new(
        slot: Option<&'a Slot>,
        records: usize,
        added: &[Taken],
        of: &dyn Fn(&Taken) -> u32,
    ) -> Self {
        let texts = slot.map_or(Vec::new(), |slot| {
            let pairs = added
                .iter()
                .map(|line| (of(line), slot.ids[line.row as usize]));
            favourites(records, pairs.filter(|(record, _)| *record != NONE))
        });
        Self { slot, texts }
    }

    fn id(&self, record: u32) -> u32 {
        self.texts.get(record as usize).copied().unwrap_or(EMPTY)
    }

    /// What a record should hold: what the book has, else what the file says.
    fn fill(&self, record: u32, old: &str) -> String {
        match self.slot {
            Some(slot) if old.is_empty() => slot.texts.text(self.id(record)).into_owned(),
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

/// Puts a customer into the batch where it is new or changed, and counts it.
pub(in crate::import) fn put_customer(
    batch: &mut ImportBatch,
    tally: &mut Tally,
    known: Option<usize>,
    old: Option<&Customer>,
    new: Customer,
) {
    match known {
        None => {
            tally.new += 1;
            batch.new_customers.push(new);
        }
        Some(place) if old != Some(&new) => {
            tally.updated += 1;
            batch
                .changed_customers
                .push((CustomerId::from_index(place), new));
        }
        Some(_) => tally.known += 1,
    }
}

/// Puts a product into the batch where it is new or changed, and counts it.
pub(in crate::import) fn put_product(
    batch: &mut ImportBatch,
    tally: &mut Tally,
    known: Option<usize>,
    old: Option<&Product>,
    new: Product,
) {
    match known {
        None => {
            tally.new += 1;
            batch.new_products.push(new);
        }
        Some(place) if old != Some(&new) => {
            tally.updated += 1;
            batch
                .changed_products
                .push((ProductId::from_index(place), new));
        }
        Some(_) => tally.known += 1,
    }
}
