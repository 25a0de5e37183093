//! Baskets from the orders of a book.

use keepgold_core::basket::{Basket, Level, baskets_of};
use keepgold_core::unit::Day;

use crate::common::purchases::{bought, on};
use crate::common::reference::online_retail;

#[test]
fn a_basket_is_an_order_a_day_or_a_customer() {
    let history = bought(&[(0, 1, 0), (0, 1, 1), (0, 2, 0), (1, 1, 2), (1, 9, 0)]);
    let baskets = |basket| {
        let made = baskets_of(history.book(), on(1)..=on(2), basket, Level::Product);
        made.iter().map(<[u32]>::to_vec).collect::<Vec<_>>()
    };
    assert_eq!(baskets(Basket::Order), [vec![0], vec![1], vec![0], vec![2]]);
    assert_eq!(baskets(Basket::Day), [vec![0, 1], vec![0], vec![2]]);
    assert_eq!(baskets(Basket::Customer), [vec![0, 1], vec![2]]);
}

#[test]
fn orders_without_a_customer_are_baskets_too() {
    let Some(history) = online_retail() else {
        return;
    };
    let end = Day::from_civil(2011, 12, 9).unwrap();
    let baskets = |basket| baskets_of(history.book(), Day::FIRST..=end, basket, Level::Product);
    let by_order = baskets(Basket::Order);
    // Counted by another program (Python): invoices with a line of positive quantity and price whose code begins with five
    // digits.
    assert_eq!(by_order.len(), 19_773);
    assert_eq!(baskets(Basket::Customer).len(), 4_334);
}
