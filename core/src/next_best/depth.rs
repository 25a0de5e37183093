//! What depth is made of (I1, H5): how many products a customer buys, which cross-selling widens, and for how much of each,
//! which up-selling raises.

use serde::{Deserialize, Serialize};

use super::purchases::{Purchases, products_of};
use super::white_space::YEAR;
use crate::unit::{Day, Money};

/// Purchases of twelve months, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Depth {
    /// Customers that bought goods.
    pub customers: u32,
    /// Different products of each of them, added up.
    pub products: u32,
    /// What all of it sold for, returns and charges left out.
    pub sales: Money,
}

impl Depth {
    /// The twelve months up to a day, the day itself included.
    pub fn of(purchases: &Purchases, day: Day) -> Self {
        let mut depth = Self::default();
        for customer in purchases.ids() {
            let bought = purchases.until(customer, day);
            let start = bought.partition_point(|one| day.days_since(one.day) >= YEAR);
            let products = products_of(&bought[start..]);
            depth.customers += u32::from(!products.is_empty());
            depth.products += products.len() as u32;
            depth.sales += bought[start..].iter().map(|one| one.amount).sum();
        }
        depth
    }

    /// Products a customer: what cross-selling widens; none without customers.
    pub fn width(&self) -> Option<f64> {
        (self.customers > 0).then(|| f64::from(self.products) / f64::from(self.customers))
    }

    /// Sales of each product to each customer, in currency units: what up-selling raises; none without customers.
    pub fn each(&self) -> Option<f64> {
        (self.products > 0).then(|| self.sales.to_f64() / f64::from(self.products))
    }
}
