//! Baskets of a book: what was bought together, returns, gifts and charges left out.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{Baskets, Item};
use crate::book::{Book, Line, OrderId, ProductId, ProductKind};
use crate::unit::{Day, Money};

/// What counts as one basket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basket {
    /// Each order. Orders without a customer count too.
    Order,
    /// What a customer bought on a day. An order without a customer is a basket of its own.
    Day,
    /// What a customer bought in the whole time. Orders without a customer do not count.
    Customer,
}

/// The goods of a book that were sold: by their root, merges followed.
struct Goods {
    roots: Vec<Option<Item>>,
}

impl Goods {
    fn of(book: &Book) -> Self {
        let is_goods = |id: &ProductId| {
            book.product(*id)
                .is_some_and(|product| product.kind == ProductKind::Goods)
        };
        let root = |index| Some(book.product_root(ProductId::from_index(index))).filter(is_goods);
        let roots = 0..book.products().len();
        Self {
            roots: roots
                .map(|index| root(index).map(|root| root.index() as Item))
                .collect(),
        }
    }

    fn sold(&self, line: &Line) -> Option<Item> {
        let sold = line.quantity.thousandths() > 0 && line.amount() > Money::ZERO;
        self.roots
            .get(line.product.index())
            .copied()
            .flatten()
            .filter(|_| sold)
    }
}

/// The baskets of some days; an item is the place of a product in the book. A basket without goods is none.
pub fn baskets_of(book: &Book, days: RangeInclusive<Day>, basket: Basket) -> Baskets {
    let goods = Goods::of(book);
    let orders = book.orders();
    let counts = |id: &OrderId| days.contains(&orders.day(*id)) && !book.voided().contains(id);
    let mut baskets = Baskets::default();
    let mut gathered: BTreeMap<(u32, i32), Vec<Item>> = BTreeMap::new();
    for id in orders.ids().filter(counts) {
        let items = orders.lines(id).filter_map(|line| goods.sold(&line));
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

fn push(baskets: &mut Baskets, items: impl Iterator<Item = Item>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        baskets.push(items);
    }
}
