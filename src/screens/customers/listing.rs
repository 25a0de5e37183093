//! The rows of the customers table: what they are sorted by, filtered by and searched in. Pure; must know no view.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::components::SortDirection;
use keepgold_core::book::{Book, Customer, CustomerId, Indicator, Tier};
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::{Assessment, Facts, Stage, Unscored};

/// Where a customer stands: those with a tier, and apart from them those without and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// With scores and a tier.
    #[default]
    Valued,
    /// Prospects who have not ordered yet.
    Prospects,
    /// Customers without a composite.
    Unscored,
    /// Out of lists and scores.
    Archived,
}

impl Shelf {
    /// All, in the order of the screen.
    pub const ALL: [Shelf; 4] = [
        Shelf::Valued,
        Shelf::Prospects,
        Shelf::Unscored,
        Shelf::Archived,
    ];
}

/// What the table can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Tier, and inside a tier the place.
    Tier,
    /// Name, or code where there is no name.
    Name,
    /// Weighted mean of the scores.
    Composite,
    /// One of the four scores.
    Score(Indicator),
    /// Net sales in the window.
    Sales,
    /// Contribution less cost to serve and concessions in the window.
    Profit,
    /// Day of the last purchase.
    Last,
    /// Region.
    Region,
    /// Who looks after the customer.
    Owner,
    /// Customer since.
    Since,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Who.
    pub customer: CustomerId,
    /// Where it stands.
    pub shelf: Shelf,
    /// Why it has no composite.
    pub reason: Option<Unscored>,
    /// Tier.
    pub tier: Option<Tier>,
    /// Stage of life.
    pub stage: Option<Stage>,
    /// Place by composite from 1; 0 without.
    pub place: u32,
    /// Composite.
    pub composite: Option<f64>,
    /// The four scores.
    pub scores: [Option<f64>; 4],
    /// Net sales in the window; none where no line was ever read.
    pub sales: Option<Money>,
    /// Profit in the window.
    pub profit: Option<Money>,
    /// Last purchase.
    pub last: Option<Day>,
    /// Time since then as a multiple of the usual gap.
    pub overdue: Option<f64>,
    /// Customer since, by the record or the first purchase.
    pub since: Option<Day>,
    region: Option<u32>,
    owner: Option<u32>,
    tags: Vec<u32>,
    hay: (u32, u32),
}

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
    haystack: String,
}

/// What a person narrows the table down to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all be found.
    pub query: String,
    /// Shelf.
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
                number(&mut regions, [&customer.region]);
                number(&mut owners, [&customer.owner]);
                number(&mut tags, &customer.tags);
                let id = CustomerId::from_index(index);
                let row = row(id, customer, facts, assessment);
                listing.push(row, customer);
            }
        }
        listing.regions = settle(&mut regions);
        listing.owners = settle(&mut owners);
        listing.tags = settle(&mut tags);
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
        self.rows.iter().filter(|row| row.shelf == shelf).count()
    }

    /// Every row, by its place in [`Listing::rows`], sorted. Rows without the value stand last either way, equal
    /// ones by place and then in the order of ids.
    pub fn sorted(&self, key: Key, direction: SortDirection) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.rows.len() as u32).collect();
        let turn = |ordering: Ordering| match direction {
            SortDirection::Ascending => ordering,
            SortDirection::Descending => ordering.reverse(),
        };
        if key == Key::Name {
            order.sort_by(|&a, &b| turn(self.text(a).cmp(self.text(b))));
            return order;
        }
        let keys: Vec<Option<f64>> = self.rows.iter().map(|row| measure(row, key)).collect();
        let last = |place: u32| if place == 0 { u32::MAX } else { place };
        order.sort_by(|&a, &b| {
            let first = match (keys[a as usize], keys[b as usize]) {
                (Some(a), Some(b)) => turn(a.total_cmp(&b)),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            };
            let place = |row: u32| last(self.rows[row as usize].place);
            first.then_with(|| place(a).cmp(&place(b)))
        });
        order
    }

    /// Which rows hold every word of the query; none when there is no word.
    pub fn search(&self, query: &str) -> Option<Vec<bool>> {
        let query = query.to_lowercase();
        let mut words: Vec<&str> = query.split_whitespace().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let (&longest, others) = words.split_first()?;
        let mut found = vec![false; self.rows.len()];
        // One pass over all texts: a search per row would set itself up a hundred thousand times.
        let mut at = 0;
        for (start, _) in self.haystack.match_indices(longest) {
            while at < self.rows.len() && self.rows[at].hay.1 as usize <= start {
                at += 1;
            }
            if let Some(hit) = found.get_mut(at) {
                *hit = *hit
                    || others
                        .iter()
                        .all(|word| self.text(at as u32).contains(word));
            }
        }
        Some(found)
    }

    /// The rows of `order` that pass the filter.
    pub fn filtered(&self, order: &[u32], filter: &Filter) -> Vec<u32> {
        let found = self.search(&filter.query);
        let place = |names: &[String], wanted: &Option<String>| {
            let wanted = wanted.as_ref()?;
            // A name that is gone since it was chosen passes nobody.
            Some(names.binary_search(wanted).map_or(u32::MAX, |i| i as u32))
        };
        let region = place(&self.regions, &filter.region);
        let owner = place(&self.owners, &filter.owner);
        let tag = place(&self.tags, &filter.tag);
        let passes = |&&index: &&u32| {
            let row = &self.rows[index as usize];
            row.shelf == filter.shelf
                && found.as_ref().is_none_or(|found| found[index as usize])
                && filter.tier.is_none_or(|tier| row.tier == Some(tier))
                && filter.stage.is_none_or(|stage| row.stage == Some(stage))
                && region.is_none_or(|region| row.region == Some(region))
                && owner.is_none_or(|owner| row.owner == Some(owner))
                && tag.is_none_or(|tag| row.tags.contains(&tag))
        };
        order.iter().filter(passes).copied().collect()
    }

    fn push(&mut self, mut row: Row, customer: &Customer) {
        let start = self.haystack.len() as u32;
        let texts = [
            customer.title(),
            &customer.code,
            &customer.region,
            &customer.owner,
        ];
        let tags = customer.tags.iter().map(String::as_str);
        for text in texts.into_iter().chain(tags) {
            if text.is_ascii() {
                self.haystack.push_str(text);
                let from = self.haystack.len() - text.len();
                self.haystack[from..].make_ascii_lowercase();
            } else {
                self.haystack.push_str(&text.to_lowercase());
            }
            self.haystack.push('\n');
        }
        row.hay = (start, self.haystack.len() as u32);
        self.rows.push(row);
    }

    fn text(&self, row: u32) -> &str {
        let (from, to) = self.rows[row as usize].hay;
        &self.haystack[from as usize..to as usize]
    }
}

fn row(id: CustomerId, customer: &Customer, facts: &Facts, assessment: &Assessment) -> Row {
    let known = facts.get(id).filter(|_| !customer.archived);
    let standing = assessment.get(id).filter(|_| !customer.archived);
    let composite = standing.and_then(|standing| standing.composite);
    let (shelf, reason) = match (customer.archived, composite, standing) {
        (true, _, _) => (Shelf::Archived, None),
        (false, Some(_), _) => (Shelf::Valued, None),
        (false, None, Some(_)) => (Shelf::Unscored, Some(Unscored::NothingWeighs)),
        (false, None, None) if customer.prospect => (Shelf::Prospects, Some(Unscored::Prospect)),
        (false, None, None) => (Shelf::Unscored, Some(Unscored::NoOrders)),
    };
    let last = known.and_then(|known| known.last);
    let rhythm = known.and_then(|known| known.gaps.rhythm().or(facts.rhythm()));
    let since_last = last.map(|last| f64::from(facts.window().as_of.days_since(last)));
    let first = known.and_then(|known| known.first);
    Row {
        customer: id,
        shelf,
        reason,
        tier: standing.and_then(|standing| standing.tier),
        stage: standing.and_then(|standing| standing.stage),
        place: standing.map_or(0, |standing| standing.place),
        composite,
        scores: standing.map_or([None; 4], |standing| standing.scores),
        sales: standing.map(|standing| standing.window_sales),
        profit: standing.map(|standing| standing.profit),
        last,
        overdue: since_last.zip(rhythm).map(|(days, rhythm)| days / rhythm),
        since: customer.since.into_iter().chain(first).min(),
        region: None,
        owner: None,
        tags: Vec::new(),
        hay: (0, 0),
    }
}

fn measure(row: &Row, key: Key) -> Option<f64> {
    match key {
        Key::Name => None,
        Key::Tier => (row.place > 0).then_some(f64::from(row.place)),
        Key::Composite => row.composite,
        Key::Score(indicator) => row.scores[indicator.index()],
        Key::Sales => row.sales.map(Money::to_f64),
        Key::Profit => row.profit.map(Money::to_f64),
        Key::Last => row.last.map(|day| f64::from(day.number())),
        Key::Since => row.since.map(|day| f64::from(day.number())),
        Key::Region => row.region.map(f64::from),
        Key::Owner => row.owner.map(f64::from),
    }
}

/// Names with their place among all.
type Names<'a> = BTreeMap<&'a str, u32>;

fn number<'a>(names: &mut Names<'a>, found: impl IntoIterator<Item = &'a String>) {
    for name in found {
        if !name.is_empty() {
            names.entry(name).or_insert(0);
        }
    }
}

/// Numbers the names in their order and returns them.
fn settle(names: &mut Names<'_>) -> Vec<String> {
    for (place, number) in names.values_mut().enumerate() {
        *number = place as u32;
    }
    names.keys().map(|name| (*name).to_owned()).collect()
}

#[cfg(test)]
#[path = "listing_tests.rs"]
mod tests;
