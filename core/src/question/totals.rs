//! Sums over all order lines.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::{Book, ProductId, Tables};
use crate::unit::{Day, Money, Price};

/// Asks what all orders that count sum up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals;

/// All orders that count, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderTotals {
    /// Orders.
    pub orders: u32,
    /// Their lines.
    pub lines: u32,
    /// Of these, lines without a customer.
    pub lines_without_customer: u32,
    /// First day of an order.
    pub first: Option<Day>,
    /// Last day of an order.
    pub last: Option<Day>,
    /// Exact sum of all lines.
    pub net_sales: Money,
}

impl OrderTotals {
    /// Reads every order once.
    pub fn of(book: &Book) -> Self {
        let mut totals = Self::default();
        let orders = book.orders();
        for id in orders.ids().filter(|id| !book.voided().contains(id)) {
            let lines = orders.line_range(id).len() as u32;
            totals.orders += 1;
            totals.lines += lines;
            if orders.customer(id).is_none() {
                totals.lines_without_customer += lines;
            }
            let day = orders.day(id);
            totals.first = Some(totals.first.map_or(day, |first| first.min(day)));
            totals.last = Some(totals.last.map_or(day, |last| last.max(day)));
            for line in orders.lines(id) {
                totals.net_sales += line.amount();
            }
        }
        totals
    }
}

impl Question for Totals {
    type Answer = OrderTotals;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<OrderTotals> {
        Some(OrderTotals::of(analyst.history().book()))
    }
}

/// Asks what was sold of each product, merges followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductSums;

/// What was sold of a product in the orders that count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductSum {
    /// Lines, returns among them.
    pub lines: u32,
    /// Exact sum of the lines.
    pub sales: Money,
}

impl Question for ProductSums {
    /// By product, in the order of the book.
    type Answer = Vec<ProductSum>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::PRODUCTS_COUNTED | Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Vec<ProductSum>> {
        let book = analyst.history().book();
        let mut sums = vec![ProductSum::default(); book.products().len()];
        let orders = book.orders();
        for id in orders.ids().filter(|id| !book.voided().contains(id)) {
            for line in orders.lines(id) {
                if let Some(sum) = sums.get_mut(book.product_root(line.product).index()) {
                    sum.lines += 1;
                    sum.sales += line.amount();
                }
            }
        }
        Some(sums)
    }
}

/// Asks for the price of a product's newest line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastPrice(pub ProductId);

impl Question for LastPrice {
    type Answer = Option<Price>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Option<Price>> {
        let orders = analyst.history().book().orders();
        let mut products = orders.line_products().iter();
        let place = products.rposition(|&of| of == self.0);
        Some(place.and_then(|place| orders.line_prices().get(place).copied()))
    }
}
