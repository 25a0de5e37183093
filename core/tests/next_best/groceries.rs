//! Leave one out on the groceries baskets: the item taken out of a basket is to be named by the others.

use std::collections::HashMap;

use keepgold_core::book::ProductId;
use keepgold_core::next_best::{Affinity, Bought, Purchases};
use keepgold_core::unit::Money;

use crate::common::purchases::{bought, on};
use crate::common::reference::reference_bytes;

#[test]
fn one_item_in_ten_named_is_the_one_left_out_for_more_than_the_popular_ones() {
    let read = |name| reference_bytes(name).map(|bytes| String::from_utf8(bytes).unwrap());
    let Some(((baskets, items), cases)) = read("groceries.csv")
        .zip(read("groceries_items.csv"))
        .zip(read("groceries_leave_one_out.csv"))
    else {
        return;
    };
    let numbers: HashMap<&str, usize> = items
        .lines()
        .skip(1)
        .map(|line| line.split(',').nth(1).unwrap())
        .zip(0..)
        .collect();
    let mut rows = Vec::new();
    for (basket, line) in baskets
        .lines()
        .enumerate()
        .filter(|(basket, _)| basket % 5 != 0)
    {
        rows.extend(line.split(',').map(|label| (basket, 0, numbers[label])));
    }
    let history = bought(&rows);
    let affinity = Affinity::learn(&Purchases::of(history.book()), on(0));
    let (mut all, mut hits) = (0, 0);
    for line in cases.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |text: &str| ProductId::from_index(text.parse().unwrap());
        let context: Vec<Bought> = cells[2]
            .split(' ')
            .map(|item| Bought {
                day: on(0),
                product: number(item),
                amount: Money::ZERO,
                thousandths: 1_000,
            })
            .collect();
        let mut scores = affinity.scores(&context);
        scores.retain(|(product, _)| context.iter().all(|one| one.product != *product));
        scores.sort_by(|a, b| b.1.total_cmp(&a.1));
        all += 1;
        hits += u32::from(
            scores
                .iter()
                .take(10)
                .any(|(product, _)| *product == number(cells[1])),
        );
    }
    assert_eq!(all, 1_552);
    // Popular items: .412; the bar is .42.
    assert!(f64::from(hits) / f64::from(all) >= 0.42, "{hits}");
}
