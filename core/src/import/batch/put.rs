//! Customers and products into a batch where they are new or changed, and counted.

use super::preview::Tally;
use crate::book::{Customer, CustomerId, ImportBatch, Product, ProductId};

/// Puts a customer into the batch where it is new or changed, and counts it.
pub(super) fn put_customer(
    batch: &mut ImportBatch,
    tally: &mut Tally,
    known: Option<usize>,
    old: Option<&Customer>,
    new: Customer,
) {
    match known {
        None => {
            tally.new += 1;
            batch.new_customers.push(new);
        }
        Some(place) if old != Some(&new) => {
            tally.updated += 1;
            batch
                .changed_customers
                .push((CustomerId::from_index(place), new));
        }
        Some(_) => tally.known += 1,
    }
}

/// Puts a product into the batch where it is new or changed, and counts it.
pub(super) fn put_product(
    batch: &mut ImportBatch,
    tally: &mut Tally,
    known: Option<usize>,
    old: Option<&Product>,
    new: Product,
) {
    match known {
        None => {
            tally.new += 1;
            batch.new_products.push(new);
        }
        Some(place) if old != Some(&new) => {
            tally.updated += 1;
            batch
                .changed_products
                .push((ProductId::from_index(place), new));
        }
        Some(_) => tally.known += 1,
    }
}
