//! Books by who bought what on which day.

use keepgold_core::book::{
    Command, Customer, CustomerId, History, ImportBatch, Line, Orders, Product, ProductId, Stamp,
};
use keepgold_core::unit::{Day, Price, Quantity};

/// A book with an order line of one piece at 10 for each row: customer, day, product, all by number from 0.
pub fn bought(rows: &[(usize, i32, usize)]) -> History {
    let numbered = |most: Option<usize>| 0..most.map_or(0, |most| most + 1);
    let customers = numbered(rows.iter().map(|row| row.0).max());
    let products = numbered(rows.iter().map(|row| row.2).max());
    let mut orders = Orders::default();
    for &(customer, day, product) in rows {
        let line = Line {
            product: ProductId::from_index(product),
            quantity: Quantity::from_thousandths(1_000).unwrap(),
            price: Price::parse(b"10").unwrap().0,
        };
        let customer = CustomerId::from_index(customer);
        orders.push("", Some(customer), on(day), [line]).unwrap();
    }
    let mut history = History::default();
    let batch = ImportBatch {
        prepared_for: Stamp::of(history.book()),
        new_customers: customers
            .map(|number| Customer {
                code: format!("K{number}"),
                ..Customer::default()
            })
            .collect(),
        new_products: products
            .map(|number| Product {
                code: format!("P{number}"),
                ..Product::default()
            })
            .collect(),
        orders,
        ..ImportBatch::default()
    };
    history.apply(Command::Import(Box::new(batch))).unwrap();
    history
}

/// So many days after the beginning of 2025.
pub fn on(day: i32) -> Day {
    Day::from_civil(2025, 1, 1).unwrap().plus_days(day)
}
