//! What the tiers of a day knew of what came after it, on real files. The plain figures are from outside: past sales,
//! later sales and the best possible, summed by another program (Python) over the customers known at the cut.

use keepgold_core::book::{AmountScale, Line, Rules, Stamp};
use keepgold_core::book::{
    Book, Command, Customer, CustomerId, History, ImportBatch, Orders, Product, ProductId,
};
use keepgold_core::proof::gains::best_percent;
use keepgold_core::proof::{By, Gains, TiersAsk, TiersProof, prove_tiers};
use keepgold_core::unit::{Day, Price, Quantity, Rate};

use crate::common::reference::{online_retail, reference_file};

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

fn proof(book: &Book, rules: Rules, (cut, until): (Day, Day)) -> TiersProof {
    let ask = TiersAsk {
        rules,
        margin: Rate::ONE,
        cut,
        until,
        by: By::Sales,
    };
    prove_tiers(book, &ask)
}

/// The shares that the best 1, 5 and 20 % hold.
fn top(gains: &Gains) -> [f64; 3] {
    [1, 5, 20].map(|percent| {
        let first = best_percent(gains.customers(), percent);
        gains.share(first).unwrap()
    })
}

fn assert_near(found: [f64; 3], expected: [f64; 3]) {
    for (found, expected) in found.into_iter().zip(expected) {
        assert!((found - expected).abs() < 5e-5, "{found} {expected}");
    }
}

/// The CDNOW sample as a book: customer, day and dollars of each row.
fn cdnow() -> Option<History> {
    let text = std::fs::read_to_string(reference_file("cdnow_sample.txt")?).unwrap();
    let mut customers: Vec<Customer> = Vec::new();
    let mut orders = Orders::default();
    for row in text.lines() {
        let cells: Vec<&str> = row.split_whitespace().collect();
        let number = |from: usize, to: usize| cells[2][from..to].parse::<u32>().unwrap();
        let on = day(number(0, 4) as i32, number(4, 6), number(6, 8));
        // The rows of a customer stand together.
        if customers.last().is_none_or(|last| last.code != cells[1]) {
            customers.push(Customer {
                code: cells[1].into(),
                ..Customer::default()
            });
        }
        let line = Line {
            product: ProductId::from_index(0),
            quantity: Quantity::from_thousandths(1_000).unwrap(),
            price: Price::parse(cells[4].as_bytes()).unwrap().0,
        };
        let customer = CustomerId::from_index(customers.len() - 1);
        orders.push("", Some(customer), on, [line]).unwrap();
    }
    let mut history = History::default();
    let batch = ImportBatch {
        prepared_for: Stamp::of(history.book()),
        new_customers: customers,
        new_products: vec![Product {
            code: "CD".into(),
            ..Product::default()
        }],
        orders,
        ..ImportBatch::default()
    };
    history.apply(Command::Import(Box::new(batch))).unwrap();
    Some(history)
}

#[test]
fn the_tiers_of_the_wholesaler_know_nearly_what_sales_know() {
    let Some(history) = online_retail() else {
        return;
    };
    let book = history.book();
    let days = (day(2011, 9, 9), day(2011, 12, 9));
    let new = proof(book, Rules::default(), days);
    assert_eq!(new.customers, 3_412);
    assert_eq!(new.later.to_string(), "2592745.181");
    assert_near(top(&new.plain), [0.2941, 0.4666, 0.6735]);
    assert_near(top(&new.best), [0.3455, 0.5440, 0.8140]);
    let [one, five, _] = top(&new.ours);
    assert!(one >= 0.290 && five >= 0.460, "{one} {five}");
    // Ranks threw size away.
    let ranks = Rules {
        scale: AmountScale::Rank,
        ..Rules::default()
    };
    let ranks = top(&proof(book, ranks, days).ours);
    assert!(ranks[0] < 0.20, "{ranks:?}");
    let better = new.better.map(|better| better.checked);
    assert!(better.is_none_or(|checked| checked.then > checked.now));
}

#[test]
fn where_buyers_come_and_go_the_tiers_know_more_than_sales() {
    let Some(history) = cdnow() else {
        return;
    };
    let days = (day(1997, 9, 30), day(1998, 6, 30));
    let found = proof(history.book(), Rules::default(), days);
    assert_eq!(found.customers, 2_357);
    assert_eq!(found.later.to_string(), "70976.39");
    assert_near(top(&found.plain), [0.1054, 0.3231, 0.6626]);
    assert_near(top(&found.best), [0.2073, 0.5613, 0.9424]);
    assert!(top(&found.ours)[1] >= 0.36, "{:?}", top(&found.ours));
}
