//! White space (H4): what customers alike buy and this one does not, in money a year.
//!
//! Alike are the customers whose purchases of the last twelve months point the same way (cosine of the logarithms of what
//! each product brought) and who buy for about as much in all. Of a category that the customer buys nothing of, no purchase
//! counts for likeness: those who buy of it would else seem less alike for just that. What a customer that buys nothing of a category would buy
//! for a year is the share of those alike who buy of it, times the middle of what it takes of their purchases, scaled to
//! this customer's own.

use serde::{Deserialize, Serialize};

use super::purchases::Purchases;
use crate::book::{Book, CustomerId, ProductId};
use crate::sorting::{keep_largest, sort_by};
use crate::unit::{Day, share_bounds};

/// Days that tell what a customer buys in a year.
pub const YEAR: i32 = 365;
/// Customers alike that are looked at, the most alike first.
const ALIKE: usize = 50;
/// With fewer alike, nothing is said.
const LEAST_ALIKE: usize = 10;
/// With fewer of them buying of a category, nothing is said of it.
const LEAST_BUYERS: usize = 3;
/// Customers that buy for more than so many times as much as another, or for less than that part, are not alike.
const SIZE: f64 = 4.0;
/// Categories or products that are looked at: those that bring most.
const MOST_SHELVES: usize = 40;

/// What customers buy of or do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shelf {
    /// A category of products.
    Category(String),
    /// A product, in a book whose products have no categories.
    Product(ProductId),
}

/// What a customer likely would buy of a shelf of which it buys nothing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Who.
    pub customer: CustomerId,
    /// The place of the shelf.
    pub shelf: u32,
    /// What it would buy of it in a year, in whole currency units, at least 1.
    pub expected: f64,
    /// Bounds of that: those of the share of buyers, 19 times in 20, with the quarters of what they buy.
    pub bounds: (f64, f64),
    /// Customers alike.
    pub alike: u32,
    /// Those of them who buy of it.
    pub buyers: u32,
}

/// The white space of a day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct WhiteSpace {
    /// The categories, or the products that bring most where most sales have no category.
    pub shelves: Vec<Shelf>,
    /// By customer in the order of the book, then by shelf.
    pub gaps: Vec<Gap>,
    /// Customers who buy but have too few alike to say anything.
    pub unlike: Vec<CustomerId>,
}

/// What a customer likely would buy in a year of all shelves of which it buys nothing: at least this of what it spends lies
/// with others, as an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Unfilled {
    /// Who.
    pub customer: CustomerId,
    /// What it would buy, in currency units.
    pub expected: f64,
    /// The bounds of its gaps added up, which is wider than the bounds of a sum.
    pub bounds: (f64, f64),
}

impl Unfilled {
    /// Of the gaps of one customer; none where it has none.
    pub fn of<'a>(gaps: impl IntoIterator<Item = &'a Gap>) -> Option<Self> {
        let one = |gap: &Gap| Self {
            customer: gap.customer,
            expected: gap.expected,
            bounds: gap.bounds,
        };
        Self::sum(gaps.into_iter().map(one))
    }

    /// What all of them come to, under the first customer.
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().reduce(|a, b| Self {
            customer: a.customer,
            expected: a.expected + b.expected,
            bounds: (a.bounds.0 + b.bounds.0, a.bounds.1 + b.bounds.1),
        })
    }
}

/// What each customer bought in a year.
pub(crate) struct Year {
    pub shelves: Vec<Shelf>,
    /// The place of each product's shelf.
    shelf_of: Vec<Option<usize>>,
    /// By customer: its products by number, each with what it brought, in currency units.
    products: Vec<Vec<(usize, f64)>>,
    /// By customer: what all of it brought.
    pub totals: Vec<f64>,
    /// By customer and shelf.
    of_shelves: Vec<Vec<f64>>,
}

impl Year {
    /// Reads the twelve months up to a day, the day itself included.
    pub fn read(book: &Book, purchases: &Purchases, day: Day) -> Self {
        let mut brought = vec![0.0; purchases.products()];
        let of_customer = |customer: CustomerId| {
            let bought = purchases.until(customer, day);
            let year = bought.iter().filter(|one| day.days_since(one.day) < YEAR);
            let mut products: Vec<(usize, f64)> = year
                .map(|one| (one.product.index(), one.amount.to_f64()))
                .collect();
            sort_by(&mut products, |a, b| a.0.cmp(&b.0));
            products.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                if same {
                    kept.1 += next.1;
                }
                same
            });
            for &(product, amount) in &products {
                brought[product] += amount;
            }
            products
        };
        let products: Vec<Vec<(usize, f64)>> = purchases.ids().map(of_customer).collect();
        let (shelves, shelf_of) = shelves(book, &brought);
        let sum = |products: &Vec<(usize, f64)>| products.iter().map(|(_, amount)| amount).sum();
        let of_shelves = |products: &Vec<(usize, f64)>| {
            let mut sums = vec![0.0; shelves.len()];
            for &(product, amount) in products {
                if let Some(shelf) = shelf_of[product] {
                    sums[shelf] += amount;
                }
            }
            sums
        };
        Self {
            totals: products.iter().map(sum).collect(),
            of_shelves: products.iter().map(of_shelves).collect(),
            shelves,
            shelf_of,
            products,
        }
    }

    /// What a customer bought of a shelf.
    pub fn of(&self, customer: usize, shelf: usize) -> f64 {
        self.of_shelves[customer][shelf]
    }

    /// The shelf of a product.
    pub fn shelf_of(&self, product: ProductId) -> Option<usize> {
        self.shelf_of[product.index()]
    }
}

/// The shelves that bring most, and the place of each product's.
fn shelves(book: &Book, brought: &[f64]) -> (Vec<Shelf>, Vec<Option<usize>>) {
    let category = |product: usize| {
        let product = book.product(ProductId::from_index(product));
        product.map_or("", |product| product.category.as_str())
    };
    let all: f64 = brought.iter().sum();
    let with_category = (0..brought.len()).filter(|&product| !category(product).is_empty());
    let known: f64 = with_category.map(|product| brought[product]).sum();
    let by_category = known * 2.0 >= all;
    let name = |product: usize| match category(product) {
        _ if !by_category => Some(Shelf::Product(ProductId::from_index(product))),
        "" => None,
        category => Some(Shelf::Category(category.to_owned())),
    };
    let mut sums: Vec<(Shelf, f64)> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    let mut of_products = vec![None; brought.len()];
    for (product, &amount) in brought
        .iter()
        .enumerate()
        .filter(|(_, brought)| **brought > 0.0)
    {
        let Some(shelf) = name(product) else {
            continue;
        };
        let key = match &shelf {
            Shelf::Category(name) => (name.clone(), 0),
            Shelf::Product(_) => (String::new(), product),
        };
        let place = *places.entry(key).or_insert(sums.len());
        if place == sums.len() {
            sums.push((shelf, 0.0));
        }
        sums[place].1 += amount;
        of_products[product] = Some(place);
    }
    let mut order: Vec<usize> = (0..sums.len()).collect();
    sort_by(&mut order, |&a, &b| {
        sums[b].1.total_cmp(&sums[a].1).then(a.cmp(&b))
    });
    order.truncate(MOST_SHELVES);
    let mut now_at = vec![None; sums.len()];
    for (place, &before) in order.iter().enumerate() {
        now_at[before] = Some(place);
    }
    let of_products = of_products.into_iter();
    let shelf_of = of_products
        .map(|place: Option<usize>| now_at[place?])
        .collect();
    let shelves = order.into_iter().map(|place| sums[place].0.clone());
    (shelves.collect(), shelf_of)
}

impl WhiteSpace {
    /// The white space of every customer that bought something in the twelve months up to a day.
    pub fn find(book: &Book, purchases: &Purchases, day: Day) -> Self {
        Self::of(Year::read(book, purchases, day))
    }

    /// The gaps of one customer, the largest first, each with its shelf.
    pub fn of_customer(
        book: &Book,
        purchases: &Purchases,
        day: Day,
        customer: CustomerId,
    ) -> Vec<(Shelf, Gap)> {
        let year = Year::read(book, purchases, day);
        let index = customer.index();
        if year.totals.get(index).is_none_or(|total| *total <= 0.0) {
            return Vec::new();
        }
        let mut likeness = vec![0.0; year.totals.len()];
        let mut gaps = gaps_of(&year, &Alike::new(&year), index, &mut likeness).unwrap_or_default();
        sort_by(&mut gaps, |a, b| {
            b.expected
                .total_cmp(&a.expected)
                .then(a.shelf.cmp(&b.shelf))
        });
        let named = |gap: Gap| (year.shelves[gap.shelf as usize].clone(), gap);
        gaps.into_iter().map(named).collect()
    }

    pub(crate) fn of(year: Year) -> Self {
        let mut seeking = Seeking::of(year);
        while seeking.step(usize::MAX) {}
        seeking.end()
    }

    /// What all gaps of each customer come to, in the order of the book.
    pub fn unfilled(&self) -> Vec<Unfilled> {
        let of_each = self.gaps.chunk_by(|a, b| a.customer == b.customer);
        of_each.filter_map(Unfilled::of).collect()
    }
}

/// White space that is being looked for, in parts.
pub struct Seeking {
    year: Year,
    alike: Alike,
    likeness: Vec<f64>,
    next: usize,
    gaps: Vec<Gap>,
    unlike: Vec<CustomerId>,
}

impl std::fmt::Debug for Seeking {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Seeking")
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

impl Seeking {
    /// Reads what was bought in the twelve months up to a day.
    pub fn start(book: &Book, purchases: &Purchases, day: Day) -> Self {
        Self::of(Year::read(book, purchases, day))
    }

    fn of(year: Year) -> Self {
        Self {
            alike: Alike::new(&year),
            likeness: vec![0.0; year.totals.len()],
            year,
            next: 0,
            gaps: Vec::new(),
            unlike: Vec::new(),
        }
    }

    /// Looks at so many more customers; whether others are left.
    pub fn step(&mut self, customers: usize) -> bool {
        let all = self.year.totals.len();
        let until = self.next.saturating_add(customers).min(all);
        for customer in self.next..until {
            if self.year.totals[customer] <= 0.0 {
                continue;
            }
            match gaps_of(&self.year, &self.alike, customer, &mut self.likeness) {
                Some(own) => self.gaps.extend(own),
                None => self.unlike.push(CustomerId::from_index(customer)),
            }
        }
        self.next = until;
        until < all
    }

    /// What was found.
    pub fn end(self) -> WhiteSpace {
        WhiteSpace {
            shelves: self.year.shelves,
            gaps: self.gaps,
            unlike: self.unlike,
        }
    }
}

/// The gaps of a customer that bought something; none where too few are alike.
fn gaps_of(year: &Year, alike: &Alike, customer: usize, likeness: &mut [f64]) -> Option<Vec<Gap>> {
    let near = alike.near(year, customer, likeness);
    if near.len() < LEAST_ALIKE {
        return None;
    }
    let mut gaps = Vec::new();
    for (shelf, nearest) in alike.nearest(year, customer, &near) {
        gaps.extend(gap(year, customer, shelf, &nearest));
    }
    Some(gaps)
}

/// What customers alike say of a shelf; none where too few of them buy of it.
fn gap(year: &Year, customer: usize, shelf: usize, nearest: &[usize]) -> Option<Gap> {
    let part = |&other: &usize| year.of(other, shelf) / year.totals[other];
    let mut parts: Vec<f64> = nearest
        .iter()
        .map(part)
        .filter(|part| *part > 0.0)
        .collect();
    if parts.len() < LEAST_BUYERS {
        return None;
    }
    sort_by(&mut parts, f64::total_cmp);
    let quantile = |of: f64| {
        let place = of * (parts.len() - 1) as f64;
        let (below, above) = (parts[place.floor() as usize], parts[place.ceil() as usize]);
        (above - below).mul_add(place.fract(), below) * year.totals[customer]
    };
    let (buyers, alike) = (parts.len() as f64, nearest.len() as f64);
    let (low, high) = share_bounds(buyers, alike);
    let expected = (buyers / alike * quantile(0.5)).round();
    (expected >= 1.0).then(|| Gap {
        customer: CustomerId::from_index(customer),
        shelf: shelf as u32,
        expected,
        bounds: (
            (low * quantile(0.25)).round(),
            (high * quantile(0.75)).round(),
        ),
        alike: nearest.len() as u32,
        buyers: parts.len() as u32,
    })
}

/// What is needed to find customers alike.
struct Alike {
    /// By product: who bought it, with what it weighs for each.
    buyers: Vec<Vec<(u32, f64)>>,
    /// By customer: the square of the length of its vector.
    squares: Vec<f64>,
    /// By customer: the shelves that it buys of, with their part of that square.
    of_shelves: Vec<Vec<(usize, f64)>>,
}

/// A customer with how much it is like another, not yet divided by its own length.
#[derive(Clone, Copy)]
struct Near {
    other: usize,
    product: f64,
}

impl Alike {
    fn new(year: &Year) -> Self {
        let mut made = Self {
            buyers: vec![Vec::new(); year.shelf_of.len()],
            squares: Vec::with_capacity(year.products.len()),
            of_shelves: Vec::with_capacity(year.products.len()),
        };
        let mut parts = vec![0.0; year.shelves.len()];
        for (customer, products) in (0..).zip(&year.products) {
            let mut sum = 0.0;
            for &(product, amount) in products {
                let weight = amount.ln_1p();
                sum += weight * weight;
                if let Some(shelf) = year.shelf_of[product] {
                    parts[shelf] += weight * weight;
                }
                made.buyers[product].push((customer, weight));
            }
            made.squares.push(sum);
            let own = parts.iter_mut().enumerate();
            let own = own.filter(|(_, part)| **part > 0.0);
            let own = own.map(|(shelf, part)| (shelf, std::mem::take(part)));
            made.of_shelves.push(own.collect());
        }
        made
    }

    /// Everybody that has a product in common with a customer and buys for about as much. `likeness` is zero for
    /// everybody, before and after.
    fn near(&self, year: &Year, customer: usize, likeness: &mut [f64]) -> Vec<Near> {
        let mut met: Vec<usize> = Vec::new();
        for &(product, amount) in &year.products[customer] {
            let weight = amount.ln_1p();
            for &(other, of_other) in &self.buyers[product] {
                let sum = &mut likeness[other as usize];
                if *sum == 0.0 {
                    met.push(other as usize);
                }
                *sum += weight * of_other;
            }
        }
        let total = year.totals[customer];
        let near = |other: usize| {
            let product = std::mem::take(&mut likeness[other]);
            let size = year.totals[other] / total;
            let fits = other != customer && (1.0 / SIZE..=SIZE).contains(&size);
            fits.then_some(Near { other, product })
        };
        met.into_iter().filter_map(near).collect()
    }

    /// For each shelf that a customer buys nothing of, the customers most alike, the most alike first.
    fn nearest(&self, year: &Year, customer: usize, near: &[Near]) -> Vec<(usize, Vec<usize>)> {
        let likeness = |near: &Near, without: f64| {
            let length = (self.squares[near.other] - without).max(f64::MIN_POSITIVE);
            (near.other, near.product / length.sqrt())
        };
        let mut all: Vec<(usize, f64)> = near.iter().map(|near| likeness(near, 0.0)).collect();
        keep_largest(&mut all, ALIKE);
        // Who buys of a shelf is more alike without it; who does not is as alike as before.
        let mut buyers = vec![Vec::new(); year.shelves.len()];
        for near in near {
            for &(shelf, part) in &self.of_shelves[near.other] {
                buyers[shelf].push(likeness(near, part));
            }
        }
        let missing = buyers.into_iter().enumerate();
        let missing = missing.filter(|&(shelf, _)| year.of(customer, shelf) <= 0.0);
        let nearest = |(shelf, mut named): (usize, Vec<(usize, f64)>)| {
            let others = all
                .iter()
                .filter(|&&(other, _)| year.of(other, shelf) <= 0.0);
            named.extend(others);
            keep_largest(&mut named, ALIKE);
            (shelf, named.into_iter().map(|(other, _)| other).collect())
        };
        missing.map(nearest).collect()
    }
}
