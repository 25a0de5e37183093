//! What products sell for and what stays of it.

use super::purchases::Purchases;
use crate::book::{Book, Cost, ProductId, ProductKind};
use crate::unit::{Day, Money};

/// What is known of a product that could be offered.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Terms {
    /// What customers usually pay for it on one day: the middle of all; nothing for what nobody bought.
    pub amount: Money,
    /// What stays of a unit of money it sells for; none where its cost is not known. Below nothing where it sells below
    /// cost.
    pub margin: Option<f64>,
    /// Whether it is still sold: goods that are neither archived nor merged away.
    pub offered: bool,
}

/// The terms of every product of the book, by what was bought of it up to a day.
pub fn terms(book: &Book, purchases: &Purchases, day: Day) -> Vec<Terms> {
    // What was paid on each day, the sum of it, and how much was sold for it.
    let mut paid: Vec<(Vec<Money>, Money, i128)> = vec![Default::default(); purchases.products()];
    for customer in purchases.ids() {
        for bought in purchases.until(customer, day) {
            let (amounts, sum, thousandths) = &mut paid[bought.product.index()];
            amounts.push(bought.amount);
            *sum += bought.amount;
            *thousandths += i128::from(bought.thousandths);
        }
    }
    let of = |(index, (amounts, sum, thousandths)): (usize, (Vec<Money>, Money, i128))| {
        let product = book.product(ProductId::from_index(index));
        let margin = product.and_then(|product| match product.cost {
            Cost::Margin(rate) => Some(rate.to_f64()),
            Cost::Unit(cost) if sum > Money::ZERO => {
                let units = thousandths as f64 / 1e3;
                Some(1.0 - cost.millionths() as f64 / 1e6 * units / sum.to_f64())
            }
            Cost::Unit(_) | Cost::Unknown => None,
        });
        let offered = |product: &crate::book::Product| {
            product.is_listed() && product.kind == ProductKind::Goods
        };
        Terms {
            amount: middle(amounts),
            margin,
            offered: product.is_some_and(offered),
        }
    };
    paid.into_iter().enumerate().map(of).collect()
}

/// The middle of some amounts, the upper one of two; nothing where there are none.
pub(super) fn middle(mut amounts: Vec<Money>) -> Money {
    let half = amounts.len() / 2;
    if half >= amounts.len() {
        return Money::ZERO;
    }
    *amounts.select_nth_unstable(half).1
}
