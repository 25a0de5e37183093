//! What one customer buys, product by product.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::rows::Facts;
use crate::book::{Book, CustomerId, ProductId};
use crate::sorting::sort_by;
use crate::unit::{Day, Money, Quantity};

/// One product or charge in a customer's orders, merged products together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductSales {
    /// Which.
    pub product: ProductId,
    /// Lines, returns among them.
    pub lines: u32,
    /// Thousandths of the unit bought less returned; wider than a [`Quantity`] because it is a sum.
    pub net_thousandths: i128,
    /// Exact net sales over all history up to the window's last day.
    pub net_sales: Money,
    /// Exact net sales in the window.
    pub window_sales: Money,
    /// Day of the last line.
    pub last: Day,
}

/// The products and charges in a customer's orders, largest net sales first, then by id.
pub fn products_of(book: &Book, facts: &Facts, customer: CustomerId) -> Vec<ProductSales> {
    let mut by_product: HashMap<ProductId, ProductSales> = HashMap::new();
    for &order in facts.orders_of(customer) {
        let day = book.orders().day(order);
        for line in book.orders().lines(order) {
            let product = book.product_root(line.product);
            let sales = by_product.entry(product).or_insert(ProductSales {
                product,
                lines: 0,
                net_thousandths: 0,
                net_sales: Money::ZERO,
                window_sales: Money::ZERO,
                last: day,
            });
            let amount = line.amount();
            sales.lines += 1;
            sales.net_thousandths += i128::from(Quantity::thousandths(line.quantity));
            sales.net_sales += amount;
            sales.last = sales.last.max(day);
            if facts.window().holds(day) {
                sales.window_sales += amount;
            }
        }
    }
    let mut products: Vec<ProductSales> = by_product.into_values().collect();
    sort_by(&mut products, |a, b| {
        let by_sales = b.net_sales.cmp(&a.net_sales);
        by_sales.then(a.product.cmp(&b.product))
    });
    products
}
