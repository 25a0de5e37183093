//! What is suggested to each customer, as the tab lists it: new products or those due again, the most to expect first.

use keepgold_core::book::{CustomerId, Offer as Record, ProductId, Tier};
use keepgold_core::next_best::{DueAgain, Suggestion, Worth};
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::Day;
use std::sync::Arc;

/// A product for a customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub product: ProductId,
    pub worth: Worth,
    pub why: Why,
    /// What it brings on average in a quarter; none where its chance is not known.
    pub expected: Option<f64>,
}

/// What speaks for an offer.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// What the customer has.
    New(Suggestion),
    /// Its own rhythm.
    Due(DueAgain),
}

impl Offer {
    /// A new product; `usual` is the margin, 0–1, where the cost is not known.
    pub fn new(suggestion: &Suggestion, usual: f64) -> Self {
        Self {
            product: suggestion.product,
            worth: suggestion.worth,
            why: Why::New(suggestion.clone()),
            expected: suggestion.worth.expected(usual),
        }
    }

    /// A product that is due again.
    pub fn due(due: &DueAgain, usual: f64) -> Self {
        Self {
            product: due.product,
            worth: due.worth,
            why: Why::Due(due.clone()),
            expected: due.worth.expected(usual),
        }
    }
}

impl Offer {
    /// The record of it, made to a customer on a day.
    pub fn record(&self, customer: CustomerId, on: Day) -> Record {
        match &self.why {
            Why::New(suggestion) => suggestion.offer(customer, on),
            Why::Due(due) => due.offer(customer, on),
        }
    }
}

/// A customer with what to offer it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub customer: CustomerId,
    pub name: String,
    pub owner: String,
    pub tier: Option<Tier>,
    /// Days on which it bought.
    pub purchases: u32,
    pub last_order: Option<Day>,
    /// The most to expect first; none where nothing can be said.
    pub offers: Vec<Offer>,
}

impl Row {
    /// What the first offer brings on average.
    pub fn expected(&self) -> Option<f64> {
        self.offers.first()?.expected
    }

    /// The same row with the offers that pass; none where nothing passes.
    pub fn with(&self, passes: &dyn Fn(ProductId) -> bool) -> Option<Self> {
        let offers: Vec<Offer> = self
            .offers
            .iter()
            .filter(|offer| passes(offer.product))
            .cloned()
            .collect();
        (!offers.is_empty()).then(|| Self {
            offers,
            ..self.clone()
        })
    }
}

/// Puts offers and rows in order: the most to expect first, those of which nothing can be said last.
pub fn in_order(mut rows: Vec<Row>) -> Arc<Vec<Row>> {
    let value = |expected: Option<f64>| expected.unwrap_or(f64::NEG_INFINITY);
    for row in &mut rows {
        sort_by(&mut row.offers, |a, b| {
            value(b.expected).total_cmp(&value(a.expected))
        });
    }
    sort_by(&mut rows, |a, b| {
        let of = |row: &Row| (value(row.expected()), !row.offers.is_empty());
        let (a, b) = (of(a), of(b));
        b.0.total_cmp(&a.0).then(b.1.cmp(&a.1))
    });
    Arc::new(rows)
}

/// A product with the customers to call about it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductRow {
    pub product: ProductId,
    /// What it brings on average in a quarter from all of them.
    pub expected: f64,
    /// The customers by their place among the rows, with the place of the offer; the most to expect first.
    pub calls: Vec<(usize, usize)>,
}

/// The rows the other way round: the products whose chance is known, the most to expect first.
pub fn by_product(rows: &[Row]) -> Vec<ProductRow> {
    let mut calls: Vec<(ProductId, f64, usize, usize)> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        for (offer, one) in row.offers.iter().enumerate() {
            calls.extend(
                one.expected
                    .map(|expected| (one.product, expected, place, offer)),
            );
        }
    }
    sort_by(&mut calls, |a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let product = |calls: &[(ProductId, f64, usize, usize)]| ProductRow {
        product: calls[0].0,
        expected: calls.iter().map(|call| call.1).sum(),
        calls: calls.iter().map(|call| (call.2, call.3)).collect(),
    };
    let mut products: Vec<ProductRow> = calls.chunk_by(|a, b| a.0 == b.0).map(product).collect();
    sort_by(&mut products, |a, b| b.expected.total_cmp(&a.expected));
    products
}

/// How many of the first rows bring half of what all bring on average; rows that bring nothing count for neither.
pub fn half(rows: &[Row]) -> usize {
    let amounts = || {
        rows.iter()
            .filter_map(Row::expected)
            .filter(|amount| *amount > 0.0)
    };
    let all: f64 = amounts().sum();
    let mut sum = 0.0;
    let short = |amount: &f64| {
        let before = sum;
        sum += amount;
        before < all / 2.0
    };
    amounts().take_while(short).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::unit::Money;

    fn row(customer: usize, offers: &[(usize, Option<f64>)]) -> Row {
        let offer = |&(product, expected): &(usize, Option<f64>)| Offer {
            product: ProductId::from_index(product),
            worth: Worth {
                chance: None,
                amount: Money::ZERO,
                margin: None,
            },
            why: Why::New(Suggestion {
                product: ProductId::from_index(product),
                worth: Worth {
                    chance: None,
                    amount: Money::ZERO,
                    margin: None,
                },
                because: Vec::new(),
            }),
            expected,
        };
        Row {
            customer: CustomerId::from_index(customer),
            name: String::new(),
            owner: String::new(),
            tier: None,
            purchases: 1,
            last_order: None,
            offers: offers.iter().map(offer).collect(),
        }
    }

    #[test]
    fn the_most_to_expect_comes_first_and_what_nothing_can_be_said_of_last() {
        let rows = in_order(vec![
            row(0, &[]),
            row(1, &[(5, None)]),
            row(2, &[(5, Some(2.0)), (6, Some(9.0))]),
            row(3, &[(6, Some(10.0))]),
        ]);
        let order: Vec<usize> = rows.iter().map(|row| row.customer.index()).collect();
        assert_eq!(order, [3, 2, 1, 0]);
        assert_eq!(half(&rows), 1);
        let products = by_product(&rows);
        assert_eq!(products.len(), 2);
        assert_eq!(products[0].expected, 19.0);
        assert_eq!(products[0].calls, [(0, 0), (1, 0)]);
        assert_eq!(products[1].calls, [(1, 1)]);
        let only = |product: ProductId| product.index() == 5;
        assert!(rows[0].with(&only).is_none());
        assert_eq!(rows[1].with(&only).unwrap().offers.len(), 1);
    }
}
