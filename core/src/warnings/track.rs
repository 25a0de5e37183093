//! One customer's own past as the rules read it: days of trade, what they brought, and the kinds of goods bought.

use std::collections::HashMap;
use std::ops::Range;

use crate::book::{Book, CustomerId, ProductKind};
use crate::unit::{Day, Money, Month};
use crate::value::{Facts, Gaps};

/// Days of a year.
const YEAR: i32 = 365;

/// A day on which a customer has order lines.
#[derive(Debug, Clone, PartialEq)]
struct TradeDay {
    day: Day,
    /// Exact net sales, returns and charges in them.
    net: Money,
    /// Whether goods were bought.
    bought: bool,
    /// Places of the kinds bought.
    kinds: Range<usize>,
}

/// One customer's own past, rising by day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Track {
    days: Vec<TradeDay>,
    kinds: Vec<u32>,
    /// Days on which goods were bought.
    purchases: Vec<Day>,
}

/// Reads the tracks of a book's customers one after another.
#[derive(Debug)]
pub struct Tracks<'a> {
    book: &'a Book,
    facts: &'a Facts,
    /// The kind of each product; none where it is a charge. A category is one kind, and so is a product without one.
    kinds: Vec<Option<u32>>,
    /// Kinds from here on are products.
    products_from: u32,
}

impl<'a> Tracks<'a> {
    /// Those of the customers in these facts, which were gathered from this book.
    pub fn new(book: &'a Book, facts: &'a Facts) -> Self {
        let products = book.products();
        let mut categories: HashMap<&str, u32> = HashMap::new();
        for product in products {
            let next = categories.len() as u32;
            if !product.category.is_empty() {
                categories.entry(&product.category).or_insert(next);
            }
        }
        let products_from = categories.len() as u32;
        let kind = |index: usize| {
            let own = &products[index];
            let root = own
                .merged_into
                .map_or(index, |into| book.product_root(into).index());
            let product = &products[root];
            let category = categories.get(product.category.as_str()).copied();
            let goods = product.kind == ProductKind::Goods;
            goods.then(|| category.unwrap_or(products_from + root as u32))
        };
        Self {
            book,
            facts,
            kinds: (0..products.len()).map(kind).collect(),
            products_from,
        }
    }

    /// The past of one customer, as far as the facts reach.
    pub fn track(&self, customer: CustomerId) -> Track {
        let mut track = Track::default();
        for &order in self.facts.orders_of(customer) {
            let day = self.book.orders().day(order);
            if track.days.last().is_none_or(|last| last.day != day) {
                track.close_day();
                track.days.push(TradeDay {
                    day,
                    net: Money::ZERO,
                    bought: false,
                    kinds: track.kinds.len()..track.kinds.len(),
                });
            }
            let Some(today) = track.days.last_mut() else {
                continue;
            };
            for line in self.book.orders().lines(order) {
                today.net += line.amount();
                let kind = self.kinds[line.product.index()];
                if let Some(kind) = kind.filter(|_| line.quantity.thousandths() > 0) {
                    today.bought = true;
                    track.kinds.push(kind);
                }
            }
        }
        track.close_day();
        let bought = track.days.iter().filter(|day| day.bought);
        track.purchases = bought.map(|day| day.day).collect();
        track
    }

    /// Whether a kind is a category; a product that has none is a kind of its own.
    pub const fn is_category(&self, kind: u32) -> bool {
        kind < self.products_from
    }
}

impl Track {
    /// Each kind of a day once.
    fn close_day(&mut self) {
        let Some(last) = self.days.last_mut() else {
            return;
        };
        let start = last.kinds.start;
        self.kinds[start..].sort_unstable();
        let mut kept = start;
        for place in start..self.kinds.len() {
            if kept == start || self.kinds[place] != self.kinds[kept - 1] {
                self.kinds[kept] = self.kinds[place];
                kept += 1;
            }
        }
        self.kinds.truncate(kept);
        last.kinds = start..kept;
    }

    /// Days with purchases up to this one.
    pub fn purchases(&self, until: Day) -> &[Day] {
        &self.purchases[..self.purchases.partition_point(|&day| day <= until)]
    }

    /// How many days with purchases lie in the days after `after` up to `until`.
    pub fn purchases_between(&self, after: Day, until: Day) -> usize {
        self.purchases(until).len() - self.purchases(after).len()
    }

    /// Exact net sales in the days after `after` up to `until`.
    pub fn net(&self, after: Day, until: Day) -> Money {
        self.between(after, until).iter().map(|day| day.net).sum()
    }

    /// Exact net sales of a month.
    pub fn net_in(&self, month: Month) -> Money {
        self.net(
            month.first_day().plus_days(-1),
            month.plus(1).first_day().plus_days(-1),
        )
    }

    /// Kinds of goods bought in the days after `after` up to `until`, rising.
    pub fn kinds(&self, after: Day, until: Day) -> Vec<u32> {
        let days = self.between(after, until).iter();
        let mut kinds: Vec<u32> = days
            .flat_map(|day| &self.kinds[day.kinds.clone()])
            .copied()
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// Days between purchases up to this one; none before the third purchase.
    pub fn rhythm(&self, until: Day) -> Option<f64> {
        Gaps::between(self.purchases(until), &mut Vec::new()).rhythm()
    }

    /// Whether the past reaches two years back, so that a season can be told from a fall.
    pub fn knows_seasons(&self, day: Day) -> bool {
        let first = self.purchases.first();
        first.is_some_and(|first| day.days_since(*first) >= 2 * YEAR)
    }

    /// The longest time without a purchase that reached over this day, in days; none where it reaches over an end.
    pub fn gap_over(&self, day: Day) -> Option<i32> {
        let next = self.purchases.partition_point(|&bought| bought <= day);
        let before = self.purchases.get(next.checked_sub(1)?)?;
        Some(self.purchases.get(next)?.days_since(*before))
    }

    fn between(&self, after: Day, until: Day) -> &[TradeDay] {
        let start = self.days.partition_point(|day| day.day <= after);
        let end = self.days.partition_point(|day| day.day <= until);
        self.days.get(start..end).unwrap_or_default()
    }
}

/// The same day a year before.
pub(super) const fn year_before(day: Day) -> Day {
    day.plus_days(-YEAR)
}
