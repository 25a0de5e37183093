//! Breadth, length and depth (I1) and the whale curve: a book by hand, the real file against a recount by another
//! program (Python), and sums that must hold.

use crate::common::reference::online_retail;
use keepgold_core::book::*;
use keepgold_core::unit::{Day, Money, Price, Quantity, Rate};
use keepgold_core::value::*;
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

/// Orders of (customer, months since January 2025, units of money) on the tenth of each month.
fn book(customers: usize, orders: &[(usize, i32, i64)]) -> History {
    let mut history = History::default();
    let mut apply = |command| history.apply(command).unwrap();
    for n in 0..customers {
        apply(Command::AddCustomer(Customer {
            code: format!("C{n}"),
            ..Customer::default()
        }));
    }
    apply(Command::AddProduct(Product {
        code: "tea".into(),
        ..Product::default()
    }));
    for &(customer, month, units) in orders {
        apply(Command::AddOrder(Order {
            code: String::new(),
            customer: Some(CustomerId::from_index(customer)),
            day: day(2025, 1, 10).plus_months(month),
            lines: vec![Line {
                product: ProductId::from_index(0),
                quantity: Quantity::ONE,
                price: Price::from_millionths(units * 1_000_000).unwrap(),
            }],
        }));
    }
    history
}

#[test]
fn a_base_of_three_is_counted_by_hand() {
    // Two buy in the first quarter; one of them stays and one comes anew in the second.
    let history = book(3, &[(0, 0, 100), (1, 2, 50), (0, 4, 300), (2, 5, 60)]);
    let facts = Facts::gather(history.book(), day(2025, 6, 30));
    let margin = Rate::from_percent(50).unwrap();
    let base = customer_base(&facts, margin);
    let [quarter] = base[..] else {
        panic!("six full months make one quarter with one before it: {base:?}");
    };
    assert_eq!(quarter.last.civil(), (2025, 6));
    assert_eq!((quarter.customers, quarter.gained), (2, 1));
    assert_eq!((quarter.before, quarter.kept), (2, 1));
    assert_eq!(quarter.net_sales, Money::from_units(360));
    assert_eq!(quarter.contribution, Money::from_units(180));
    // Kept (1 + 1)/(2 + 2) = half: two quarters. 180 from two customers in three months: 30 each.
    assert_eq!(quarter.length(), Some(6.0));
    assert_eq!(quarter.depth(), Some(30.0));
    assert_eq!(quarter.total(), Some(360.0));

    let months = base_months(&facts);
    let counts: Vec<_> = months.iter().map(|m| (m.customers, m.gained)).collect();
    assert_eq!(counts, [(1, 1), (0, 0), (1, 1), (0, 0), (1, 0), (1, 1)]);
    assert_eq!(months[4].net_sales, Money::from_units(300));
}

#[test]
fn the_running_month_and_too_short_a_history_are_left_out() {
    let history = book(1, &[(0, 0, 100), (0, 4, 100)]);
    let base = |as_of| customer_base(&Facts::gather(history.book(), as_of), Rate::ONE);
    assert!(base(day(2025, 6, 29)).is_empty());
    assert_eq!(base(day(2025, 6, 30)).len(), 1);
    assert_eq!(base(day(2025, 7, 30)).len(), 1);
    assert!(
        customer_base(
            &Facts::gather(History::default().book(), day(2025, 6, 30)),
            Rate::ONE
        )
        .is_empty()
    );
}

#[test]
fn online_retail_has_the_base_of_the_recount() {
    let Some(history) = online_retail() else {
        return;
    };
    let book = history.book();
    let facts = Facts::gather(book, book.as_of().unwrap());
    let base = customer_base(&facts, Rate::ONE);
    // The file ends on 9 December 2011: that month is not over.
    assert_eq!(base.len(), 7);
    let found = |place: usize| {
        let q: &BaseQuarter = &base[place];
        let counts = (q.customers, q.gained, q.before, q.kept);
        (q.last.civil(), counts, q.net_sales.to_string())
    };
    assert_eq!(
        found(6),
        ((2011, 11), (2_846, 980, 1_944, 1_324), "3038451.702".into())
    );
    assert_eq!(
        found(0),
        ((2011, 5), (1_991, 1_036, 1_680, 955), "1654263.541".into())
    );
}

proptest! {
    #[test]
    fn quarters_add_up(
        orders in prop::collection::vec((0usize..8, 0i32..30, -50i64..200), 1..60), ends in 20i32..40,
    ) {
        let history = book(8, &orders);
        let facts = Facts::gather(history.book(), day(2025, 1, 5).plus_months(ends));
        let base = customer_base(&facts, Rate::ONE);
        prop_assert!(base.len() <= 24);
        for quarter in &base {
            prop_assert!(quarter.kept <= quarter.before.min(quarter.customers));
            prop_assert!(quarter.gained + quarter.kept <= quarter.customers);
            prop_assert_eq!(quarter.contribution, quarter.net_sales);
            prop_assert!(quarter.length().is_none_or(|months| (3.0..=1200.0).contains(&months)));
            // By brute force from the orders themselves.
            let since = quarter.last.plus(-2);
            let in_it = |month: i32| {
                let month = day(2025, 1, 10).plus_months(month).month();
                since <= month && month <= quarter.last
            };
            let sales: i64 = orders.iter().filter(|o| in_it(o.1)).map(|o| o.2).sum();
            prop_assert_eq!(quarter.net_sales, Money::from_units(sales));
        }
        // A quarter's customers are those before it in the quarter three months later.
        for pair in base.windows(4) {
            prop_assert_eq!(pair[0].customers, pair[3].before);
        }
    }

    #[test]
    fn the_whale_curve_rises_then_falls_to_the_whole(units in prop::collection::vec(-50i64..200, 1..40)) {
        let orders: Vec<_> = units.iter().enumerate().map(|(n, &units)| (n, 0, units)).collect();
        let history = book(units.len(), &orders);
        let book = history.book();
        let facts = Facts::gather(book, day(2025, 2, 1));
        let curve = pareto(&assess(book, &facts, book.rules(), book.units().default_margin));
        let total: i64 = units.iter().sum();
        prop_assert_eq!(curve.total(), Money::from_units(total));
        prop_assert_eq!(curve.losing as usize, units.iter().filter(|&&units| units < 0).count());
        prop_assert_eq!(curve.lost, Money::from_units(units.iter().filter(|&&units| units < 0).sum()));
        if total > 0 {
            let shares: Vec<f64> = (0..=units.len()).filter_map(|n| curve.share_of(n)).collect();
            let rises: Vec<f64> = shares.windows(2).map(|two| two[1] - two[0]).collect();
            prop_assert!(rises.windows(2).all(|two| two[1] <= two[0] + 1e-9));
            let most = curve.customers_for(0.8).unwrap();
            prop_assert!(curve.share_of(most).unwrap() >= 0.8 && curve.share_of(most - 1).unwrap() < 0.8);
        } else {
            prop_assert_eq!(curve.customers_for(0.8), None);
        }
    }
}
