//! All rows of the customers table with search, filter and order. Pure.

use super::row::{Key, Row};
use super::told::Told;
use keepgold_core::advice::{Group, Shelf};
use std::collections::{BTreeMap, BTreeSet};

use crate::components::SortDirection;
use crate::haystack::{Fit, Haystack};
use crate::parts::filters::NO_OWNER;
use keepgold_core::book::{Book, Customer, CustomerId, Tier};
use keepgold_core::sorting::places_by;
use keepgold_core::value::{Assessment, Facts, Stage};

/// All rows with their texts for search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The rows in the order of ids.
    pub rows: Vec<Row>,
    /// Regions there are, sorted.
    pub regions: Vec<String>,
    /// Owners there are, sorted.
    pub owners: Vec<String>,
    /// Tags there are, sorted.
    pub tags: Vec<String>,
    /// Valued customers whose usual gap between purchases is over.
    pub overdue: usize,
    haystack: Haystack,
    /// The shelf of each row side by side: a key in the search passes over all of them.
    shelves: Vec<Shelf>,
    counts: [usize; 4],
}

/// What a person narrows the table down to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all be found.
    pub query: String,
    /// Only this group, whatever shelves its customers stand on.
    pub group: Option<Group>,
    /// Shelf, where no group is wanted.
    pub shelf: Shelf,
    /// Only this tier.
    pub tier: Option<Tier>,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only this region.
    pub region: Option<String>,
    /// Only this owner.
    pub owner: Option<String>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only those whose usual gap between purchases is over.
    pub late: bool,
}

impl Filter {
    /// Whether anything but the shelf narrows the table.
    pub fn narrows(&self) -> bool {
        *self
            != Filter {
                shelf: self.shelf,
                ..Filter::default()
            }
    }
}

impl Listing {
    /// Lists every customer that was not merged away.
    pub fn new(book: &Book, facts: &Facts, assessment: &Assessment) -> Listing {
        let mut listing = Listing::default();
        let (mut regions, mut owners, mut tags) = (Names::new(), Names::new(), Names::new());
        for (index, customer) in book.customers().iter().enumerate() {
            if customer.merged_into.is_none() {
                collect_names(&mut regions, [&customer.region]);
                collect_names(&mut owners, [&customer.owner]);
                collect_names(&mut tags, &customer.tags);
                let id = CustomerId::from_index(index);
                let row = Row::new(id, customer, facts, assessment);
                listing.push(row, customer);
            }
        }
        listing.regions = number_names(&mut regions);
        listing.owners = number_names(&mut owners);
        listing.tags = number_names(&mut tags);
        for row in &mut listing.rows {
            if let Some(customer) = book.customer(row.customer) {
                row.region = regions.get(customer.region.as_str()).copied();
                row.owner = owners.get(customer.owner.as_str()).copied();
                let found = |tag: &String| tags.get(tag.as_str()).copied();
                row.tags = customer.tags.iter().filter_map(found).collect();
            }
        }
        listing
    }

    /// Customers on a shelf.
    pub fn count(&self, shelf: Shelf) -> usize {
        self.counts[shelf as usize]
    }

    /// Every row, by its place in [`Listing::rows`], sorted. Rows without the value stand last either way, equal
    /// ones by place and then in the order of ids.
    pub fn sorted(&self, key: Key, direction: SortDirection, told: &Told) -> Vec<u32> {
        if key == Key::Name {
            return places_by(self.rows.len(), |a, b| {
                let ordering = self.haystack.of(a).cmp(self.haystack.of(b));
                match direction {
                    SortDirection::Ascending => ordering,
                    SortDirection::Descending => ordering.reverse(),
                }
            });
        }
        let rows = || (0..).zip(&self.rows);
        let place = |row: &Row| u64::from(row.place).wrapping_sub(1);
        let by_place = in_order(rows().map(|(number, row)| (place(row), number)));
        let value = |row: &Row| sortable(row.measure(key, told), direction);
        let of = |row: &u32| value(&self.rows[*row as usize]);
        in_order(by_place.iter().map(of).zip(0..))
            .into_iter()
            .map(|tie| by_place[tie as usize])
            .collect()
    }

    /// The rows of `order` that pass the filter; `members` are those of its group.
    pub fn filtered(
        &self,
        order: &[u32],
        filter: &Filter,
        members: Option<&BTreeSet<CustomerId>>,
    ) -> Vec<u32> {
        let found = self.haystack.search(&filter.query);
        let place = |names: &[String], wanted: &Option<String>| {
            let wanted = wanted.as_ref()?;
            // A name that is gone since it was chosen passes nobody.
            Some(names.binary_search(wanted).map_or(u32::MAX, |i| i as u32))
        };
        let region = place(&self.regions, &filter.region);
        let no_owner = filter.owner.as_deref() == Some(NO_OWNER);
        let owner = place(&self.owners, &filter.owner).filter(|_| !no_owner);
        let tag = place(&self.tags, &filter.tag);
        let passes = |&&index: &&u32| {
            let place = index as usize;
            let found = found.as_ref().is_none_or(|found| found[place] != Fit::No);
            let stands = || match members {
                Some(members) => members.contains(&self.rows[place].customer),
                None => self.shelves[place] == filter.shelf,
            };
            if !found || !stands() {
                return false;
            }
            let row = &self.rows[place];
            filter.tier.is_none_or(|tier| row.tier == Some(tier))
                && filter.stage.is_none_or(|stage| row.stage == Some(stage))
                && region.is_none_or(|region| row.region == Some(region))
                && owner.is_none_or(|owner| row.owner == Some(owner))
                && (!no_owner || row.owner.is_none())
                && (!filter.late || row.is_overdue())
                && tag.is_none_or(|tag| row.tags.contains(&tag))
        };
        order.iter().filter(passes).copied().collect()
    }

    fn push(&mut self, row: Row, customer: &Customer) {
        let texts = [
            customer.title(),
            &customer.code,
            &customer.region,
            &customer.owner,
        ];
        let tags = customer.tags.iter().map(String::as_str);
        self.haystack.push(texts.into_iter().chain(tags));
        self.shelves.push(row.shelf);
        self.counts[row.shelf as usize] += 1;
        self.overdue += usize::from(row.is_overdue());
        self.rows.push(row);
    }
}

/// The numbers in the order of their keys, equal keys in the order of the numbers.
fn in_order(keys: impl Iterator<Item = (u64, u32)>) -> Vec<u32> {
    // Whole numbers side by side: most of a hundred thousand rows with few distinct values are ties.
    let mut keys: Vec<(u64, u32)> = keys.collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, number)| number).collect()
}

/// A whole number that sorts as the value does; rows without a value come last in both directions.
fn sortable(value: Option<f64>, direction: SortDirection) -> u64 {
    const SIGN: u64 = 1 << 63;
    let Some(value) = value else {
        return u64::MAX;
    };
    let bits = value.to_bits();
    let rising = if bits & SIGN == 0 { bits | SIGN } else { !bits };
    match direction {
        SortDirection::Ascending => rising,
        SortDirection::Descending => !rising,
    }
}

/// Names with their place among all.
type Names<'a> = BTreeMap<&'a str, u32>;

fn collect_names<'a>(names: &mut Names<'a>, found: impl IntoIterator<Item = &'a String>) {
    for name in found {
        if !name.is_empty() {
            names.entry(name).or_insert(0);
        }
    }
}

/// Gives each name its place in the sorted order and returns the names in it.
fn number_names(names: &mut Names<'_>) -> Vec<String> {
    for (place, number) in names.values_mut().enumerate() {
        *number = place as u32;
    }
    names.keys().map(|name| (*name).to_owned()).collect()
}

#[cfg(test)]
#[path = "listing_tests.rs"]
mod tests;
