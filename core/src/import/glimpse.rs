//! What the first rows of a file come to with the columns as they stand: so that nonsense is seen before all is read.

use serde::{Deserialize, Serialize};

use super::batch::Choices;
use super::role::TableKind;
use super::staging::Staging;
use crate::book::Book;
use crate::sorting::keep_largest;
use crate::unit::Money;

/// Customers that are named.
const NAMED: usize = 3;

/// What the rows come to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glimpse {
    /// Rows that were looked at.
    pub rows: u32,
    /// Customers they name.
    pub customers: u32,
    /// Their orders.
    pub orders: u32,
    /// What all lines come to.
    pub net_sales: Money,
    /// The customers with most sales, by name or code, the largest first.
    pub largest: Vec<(String, Money)>,
    /// Whether the rows are the whole file.
    pub whole: bool,
}

impl Staging {
    /// What the rows so far would bring into an empty book; none where they are no order lines, or none could be taken.
    pub fn glimpse(&mut self, whole: bool) -> Option<Glimpse> {
        if self.mapping.kind != TableKind::OrderLines {
            return None;
        }
        let choices = Choices::default();
        self.settle(&choices);
        let (batch, report) = self.prepare(&Book::default(), &choices).ok()?.finish();
        let mut sums = vec![Money::ZERO; batch.new_customers.len()];
        for id in batch.orders.ids() {
            let Some(customer) = batch.orders.customer(id) else {
                continue;
            };
            for line in batch.orders.lines(id) {
                sums[customer.index()] += line.quantity.at(line.price);
            }
        }
        let mut largest: Vec<(usize, f64)> =
            sums.iter().map(|sum| sum.to_f64()).enumerate().collect();
        keep_largest(&mut largest, NAMED);
        let named = |(place, _): (usize, f64)| {
            let customer = &batch.new_customers[place];
            let name = if customer.name.is_empty() {
                &customer.code
            } else {
                &customer.name
            };
            (name.clone(), sums[place])
        };
        Some(Glimpse {
            rows: report.figures.rows,
            customers: batch.new_customers.len() as u32,
            orders: report.figures.orders,
            net_sales: report.figures.net_sales,
            largest: largest.into_iter().map(named).collect(),
            whole,
        })
    }
}
