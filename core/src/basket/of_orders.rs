//! Baskets of a book: what was bought together, returns, gifts and charges left out.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::goods::Goods;
use super::{Baskets, Item};
use crate::book::{Book, OrderId};
use crate::unit::Day;

/// What counts as one basket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Basket {
    /// Each order. Orders without a customer count too.
    #[default]
    Order,
    /// What a customer bought on a day. An order without a customer is a basket of its own.
    Day,
    /// What a customer bought in the whole time. Orders without a customer do not count.
    Customer,
}

/// What counts as one item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Each product.
    #[default]
    Product,
    /// Each category; products without one do not count.
    Category,
}

/// The baskets of some days; an item is the place of a product in the book, for a category that of the first product in
/// it. A basket without goods is none.
pub fn baskets_of(book: &Book, days: RangeInclusive<Day>, basket: Basket, level: Level) -> Baskets {
    let goods = Goods::of(book);
    let items = items_of(book, level);
    let orders = book.orders();
    let counts = |id: &OrderId| days.contains(&orders.day(*id)) && !book.voided().contains(id);
    let mut baskets = Baskets::default();
    let mut gathered: BTreeMap<(u32, i32), Vec<Item>> = BTreeMap::new();
    for id in orders.ids().filter(counts) {
        let items = orders
            .lines(id)
            .filter_map(|line| goods.sold(&line))
            .filter_map(|product| items[product.index()]);
        let customer = orders
            .customer(id)
            .map(|customer| book.customer_root(customer).index() as u32);
        match (basket, customer) {
            (Basket::Order, _) | (Basket::Day, None) => push(&mut baskets, items),
            (Basket::Day, Some(customer)) => {
                gathered
                    .entry((customer, orders.day(id).number()))
                    .or_default()
                    .extend(items);
            }
            (Basket::Customer, Some(customer)) => {
                gathered.entry((customer, 0)).or_default().extend(items)
            }
            (Basket::Customer, None) => (),
        }
    }
    for items in gathered.into_values() {
        push(&mut baskets, items.into_iter());
    }
    baskets
}

/// The item that each product counts as.
pub(crate) fn items_of(book: &Book, level: Level) -> Vec<Option<Item>> {
    let mut first: HashMap<&str, Item> = HashMap::new();
    let products = (0..).zip(book.products());
    let item = products.map(
        |(place, product)| match (level, product.category.as_str()) {
            (Level::Product, _) => Some(place),
            (Level::Category, "") => None,
            (Level::Category, category) => Some(*first.entry(category).or_insert(place)),
        },
    );
    item.collect()
}

fn push(baskets: &mut Baskets, items: impl Iterator<Item = Item>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        baskets.push(items);
    }
}
