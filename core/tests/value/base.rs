//! Breadth, length and depth (I1) and the whale curve: a book by hand, the real file against a recount by another
//! program (Python), and sums that must hold.

use crate::common::reference::online_retail;
use keepgold_core::book::*;
use keepgold_core::demo;
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
    let [year] = base[..] else {
        panic!("six full months make one quarter with one before it: {base:?}");
    };
    assert_eq!(year.last.civil(), (2025, 6));
    assert_eq!((year.quarters, year.followed), (2, 1));
    assert_eq!((year.customers, year.gained), (4, 1));
    assert_eq!((year.before, year.kept), (2, 1));
    assert_eq!(year.net_sales, Money::from_units(510));
    assert_eq!(year.contribution, Money::from_units(255));
    assert_eq!(year.breadth(), 2.0);
    // Kept (1 + 1)/(2 + 2) = half: two quarters. 255 from two customers in six months: 21.25 each.
    assert_eq!(year.length(), Some(6.0));
    assert_eq!(year.depth(), Some(21.25));
    assert_eq!(year.total(), Some(255.0));
    // Wilson's interval of 1 of 2 is 9.5 % to 90.5 %.
    let (low, high) = year.length_bounds().unwrap();
    assert!((low - 3.0 / (1.0 - 0.0945)).abs() < 0.001, "{low}");
    assert!((high - 3.0 / (1.0 - 0.9055)).abs() < 0.02, "{high}");
    assert_eq!(year.sureness(), Some(Sureness::Hardly));

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
    let year = base[6];
    assert_eq!(year.last.civil(), (2011, 11));
    assert_eq!((year.quarters, year.followed), (4, 3));
    let counts = (year.customers, year.gained, year.before, year.kept);
    assert_eq!(counts, (8_461, 2_614, 5_615, 3_405));
    assert_eq!(year.net_sales.to_string(), "7957559.434");
    assert_eq!(year.sureness(), Some(Sureness::Well));
    let first = base[0];
    let counts = (first.customers, first.gained, first.before, first.kept);
    assert_eq!(first.last.civil(), (2011, 5));
    assert_eq!(counts, (1_991 + 1_680, 1_036, 1_680, 955));
    // A year before there was no order: nothing to hold it against.
    assert_eq!(years_compared(&base).unwrap().1, None);
}

#[test]
fn a_length_of_a_small_base_no_longer_jumps() {
    // The farm demo's quarters gave lives from 24 to 69 months within its two years.
    let as_of = day(2026, 11, 26);
    for demo in demo::Demo::ALL {
        let book = demo::book(demo, demo::SEED, as_of, demo::Language::Chinese);
        let facts = Facts::gather(&book, as_of);
        let base = customer_base(&facts, book.units().default_margin);
        let lengths: Vec<f64> = base.iter().filter_map(BaseYear::length).collect();
        let last_year = &lengths[lengths.len() - 10..];
        for two in last_year.windows(2) {
            let jump = two[1] / two[0];
            assert!((0.75..=1.34).contains(&jump), "{demo:?}: {lengths:?}");
        }
        let (now, year_ago) = years_compared(&base).unwrap();
        assert_eq!(now.last.months_since(year_ago.unwrap().last), 12);
    }
}

proptest! {
    #[test]
    fn years_add_up(
        orders in prop::collection::vec((0usize..8, 0i32..30, -50i64..200), 1..60), ends in 20i32..40,
    ) {
        let history = book(8, &orders);
        let facts = Facts::gather(history.book(), day(2025, 1, 5).plus_months(ends));
        let base = customer_base(&facts, Rate::ONE);
        prop_assert!(base.len() <= 24);
        for year in &base {
            prop_assert!(year.kept <= year.before.min(year.customers));
            prop_assert!(year.gained + year.kept <= year.customers);
            prop_assert!((1..=4).contains(&year.quarters) && (1..=year.quarters).contains(&year.followed));
            prop_assert_eq!(year.contribution, year.net_sales);
            if let (Some(length), Some((low, high))) = (year.length(), year.length_bounds()) {
                prop_assert!((3.0..=LONGEST_LIFE).contains(&length));
                prop_assert!(3.0 - 1e-9 <= low && low <= length && length <= high && high <= LONGEST_LIFE);
            }
            // By brute force from the orders themselves.
            let since = year.last.plus(1 - 3 * year.quarters as i32);
            let month = |months: i32| day(2025, 1, 10).plus_months(months).month();
            let in_it = |o: &&(usize, i32, i64)| (since..=year.last).contains(&month(o.1));
            let sales: i64 = orders.iter().filter(in_it).map(|o| o.2).sum();
            prop_assert_eq!(year.net_sales, Money::from_units(sales));
        }
        // Each month the year moves on by one.
        for pair in base.windows(2) {
            prop_assert_eq!(pair[1].last, pair[0].last.plus(1));
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
