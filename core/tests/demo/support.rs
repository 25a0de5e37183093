//! What the tests of the demo books ask of a book.

use std::collections::{BTreeMap, BTreeSet};

use keepgold_core::book::{Book, CustomerId, OrderId, ProductKind, Tier};
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::TierHistory;

pub fn as_of() -> Day {
    Day::FIRST.plus_days(46_000)
}

/// Days over two years, three weeks apart: so that no season is left out.
pub fn days() -> impl Iterator<Item = Day> {
    (0..36).map(|step| as_of().plus_days(21 * step))
}

/// The tier that a customer held so many months before the last one.
pub fn tier(history: &TierHistory, back: usize, customer: CustomerId) -> Option<Tier> {
    let now = history.months().len() - 1;
    history.seen(now - back, customer).tier()
}

/// The customer whose name begins so.
pub fn named(book: &Book, name: &str) -> CustomerId {
    let place = book
        .customers()
        .iter()
        .position(|customer| customer.name.starts_with(name));
    CustomerId::from_index(place.unwrap_or(usize::MAX))
}

/// The customer's orders.
pub fn orders_of(book: &Book, customer: CustomerId) -> impl Iterator<Item = OrderId> {
    let orders = book.orders();
    orders
        .ids()
        .filter(move |&id| orders.customer(id) == Some(customer))
}

/// Sales of goods by customer, for orders that `keep` takes.
pub fn sales(book: &Book, keep: impl Fn(Day) -> bool) -> BTreeMap<CustomerId, Money> {
    let mut sums = BTreeMap::new();
    for id in book
        .orders()
        .ids()
        .filter(|&id| keep(book.orders().day(id)))
    {
        if let Some(customer) = book.orders().customer(id) {
            let sum: Money = book.orders().lines(id).map(|line| line.amount()).sum();
            *sums.entry(customer).or_default() += sum;
        }
    }
    sums
}

/// A customer's place among all by sales, the largest at 0.
pub fn rank(sums: &BTreeMap<CustomerId, Money>, customer: CustomerId) -> usize {
    let own = sums.get(&customer).copied().unwrap_or_default();
    sums.values().filter(|&&sum| sum > own).count()
}

/// Sales of goods by category to one customer on days that `keep` takes.
pub fn by_category(
    book: &Book,
    customer: CustomerId,
    keep: impl Fn(Day) -> bool,
) -> BTreeMap<String, Money> {
    let mut sums = BTreeMap::new();
    let orders = orders_of(book, customer).filter(|&id| keep(book.orders().day(id)));
    for line in orders.flat_map(|id| book.orders().lines(id)) {
        let product = &book.products()[line.product.index()];
        if product.kind == ProductKind::Goods {
            *sums.entry(product.category.clone()).or_default() += line.amount();
        }
    }
    sums
}

/// The names of all categories that have products.
pub fn categories(book: &Book) -> BTreeSet<String> {
    let goods = book.products().iter();
    goods
        .filter(|product| product.kind == ProductKind::Goods)
        .map(|product| product.category.clone())
        .collect()
}
