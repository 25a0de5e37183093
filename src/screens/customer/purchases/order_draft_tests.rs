//! What is typed becomes an order, or a fault that names its line.

use super::*;
use keepgold_core::book::{Command, Customer, History, Product};

fn book() -> History {
    let mut history = History::default();
    let customer = Customer {
        name: "C".into(),
        ..Customer::default()
    };
    history.apply(Command::AddCustomer(customer)).unwrap();
    for (name, code) in [("Pump", "P1"), ("Pump", "P2"), ("Valve", "")] {
        let product = Product {
            name: name.into(),
            code: code.into(),
            ..Product::default()
        };
        history.apply(Command::AddProduct(product)).unwrap();
    }
    history
}

fn draft(product: &str, quantity: &str, price: &str) -> Draft {
    let line = LineDraft {
        key: 7,
        product: product.into(),
        quantity: quantity.into(),
        price: price.into(),
    };
    Draft {
        code: " A1 ".into(),
        day: "2025-06-01".into(),
        lines: vec![line],
    }
}

#[test]
fn a_typed_order_becomes_exact_lines() {
    let history = book();
    let order = draft("Pump · P2", "-1.5", "0.0012")
        .order(history.book(), CustomerId::from_index(0))
        .unwrap();
    assert_eq!(order.code, "A1");
    assert_eq!(order.lines[0].product, ProductId::from_index(1));
    assert!(order.lines[0].quantity.is_return());
    assert_eq!(order.lines[0].price.millionths(), 1_200);
}

#[test]
fn each_fault_names_its_line() {
    let history = book();
    let sent = |draft: Draft| {
        draft
            .order(history.book(), CustomerId::from_index(0))
            .unwrap_err()
    };
    assert_eq!(sent(draft("Pump", "1", "1")), Fault::Product(7));
    assert_eq!(sent(draft("", "1", "1")), Fault::Product(7));
    assert_eq!(sent(draft("Valve", "0", "1")), Fault::Quantity(7));
    assert_eq!(sent(draft("Valve", "1", "x")), Fault::Price(7));
    let undated = Draft {
        day: String::new(),
        ..draft("Valve", "1", "1")
    };
    assert_eq!(sent(undated), Fault::Day);
}

#[test]
fn products_are_offered_by_a_part_of_their_names() {
    assert_eq!(offers(book().book(), "pump").len(), 2);
}
