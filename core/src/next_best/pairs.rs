//! The plain way of a shop: who bought this also bought that.

use super::purchases::{Purchases, products_of};
use crate::book::{CustomerId, ProductId};
use crate::sorting::keep_largest;
use crate::unit::Day;

/// Buyers that a pair's confidence is shrunk by: so many without the other are thought to be there.
const SHRINK: f64 = 20.0;

/// How many customers had both of two products by a day.
#[derive(Debug, Clone)]
pub struct Pairs {
    day: Day,
    buyers: Vec<u32>,
    /// The customers of each product.
    of_product: Vec<Vec<u32>>,
    /// The products of each customer, each once.
    of_customer: Vec<Vec<ProductId>>,
}

impl Pairs {
    /// Counts the purchases up to a day, the day itself included.
    pub fn count(purchases: &Purchases, day: Day) -> Self {
        let mut of_product = vec![Vec::new(); purchases.products()];
        let mut of_customer = Vec::with_capacity(purchases.customers());
        for customer in purchases.ids() {
            let products = products_of(purchases.until(customer, day));
            for product in &products {
                of_product[product.index()].push(customer.index() as u32);
            }
            of_customer.push(products);
        }
        let buyers = of_product
            .iter()
            .map(|customers| customers.len() as u32)
            .collect();
        Self {
            day,
            buyers,
            of_product,
            of_customer,
        }
    }

    /// The day up to which purchases are counted.
    pub fn day(&self) -> Day {
        self.day
    }

    /// How many customers had a product.
    pub fn buyers(&self, product: ProductId) -> u32 {
        self.buyers
            .get(product.index())
            .copied()
            .unwrap_or_default()
    }

    /// How many customers had both products.
    pub fn both(&self, one: ProductId, other: ProductId) -> u32 {
        let (Some(a), Some(b)) = (
            self.of_product.get(one.index()),
            self.of_product.get(other.index()),
        ) else {
            return 0;
        };
        let (mut at_a, mut at_b, mut both) = (0, 0, 0);
        while at_a < a.len() && at_b < b.len() {
            let (left, right) = (a[at_a], b[at_b]);
            both += u32::from(left == right);
            at_a += usize::from(left <= right);
            at_b += usize::from(right <= left);
        }
        both
    }

    /// Of a customer's products, for each other one the sum of the confidences with which they lead to it, shrunk by few
    /// buyers; what the customer has is left out. The best first, at most `most`.
    pub fn best(&self, customer: CustomerId, most: usize) -> Vec<(ProductId, f64)> {
        let Some(owned) = self.of_customer.get(customer.index()) else {
            return Vec::new();
        };
        let mut sums = vec![0.0; self.buyers.len()];
        for product in owned {
            let weight = 1.0 / (f64::from(self.buyers(*product)) + SHRINK);
            for &other in &self.of_product[product.index()] {
                for also in &self.of_customer[other as usize] {
                    sums[also.index()] += weight;
                }
            }
        }
        for product in owned {
            sums[product.index()] = 0.0;
        }
        let mut scored: Vec<(ProductId, f64)> = sums
            .into_iter()
            .enumerate()
            .filter(|(_, sum)| *sum > 0.0)
            .map(|(index, sum)| (ProductId::from_index(index), sum))
            .collect();
        keep_largest(&mut scored, most);
        scored
    }
}
