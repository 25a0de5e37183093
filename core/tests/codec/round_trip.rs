//! What is packed or carried comes back equal.

use keepgold_core::book::*;
use keepgold_core::codec::store::{Space, open, plan};
use keepgold_core::codec::transfer::*;
use keepgold_core::unit::{Day, Price, Quantity};
use proptest::prelude::*;

use super::support::{Dice, Fake, reopen, save};

proptest! {
    #[test]
    fn histories_come_back_from_the_store_and_over_the_border(seed in any::<u64>(), things in 0usize..60) {
        let history = Dice::new(seed).history(things);
        let carried = decode_history(&encode_history(&history)).unwrap();
        prop_assert_eq!(&carried, &history);
        let book = decode_book(&encode_book(history.book())).unwrap();
        prop_assert_eq!(&book, history.book());
        let orders = decode_orders(&encode_orders(book.orders())).unwrap();
        prop_assert_eq!(&orders, book.orders());

        let store = Fake::default();
        save(&store, &mut reopen(&store).saves, &history).unwrap();
        let opened = reopen(&store);
        prop_assert!(opened.history == history);
        prop_assert!(opened.report.failures.is_empty());
        prop_assert!(opened.saves.hold().is_none());
    }

    #[test]
    fn imports_come_over_the_border(seed in any::<u64>(), things in 0usize..20, orders in 0usize..50) {
        let mut dice = Dice::new(seed);
        let history = dice.history(things);
        let batch = dice.batch(history.book(), orders);
        prop_assert_eq!(decode_batch(&encode_batch(&batch)).unwrap(), batch);
    }
}

/// A table of orders long enough for several segments.
fn many_orders(lines: usize) -> Orders {
    let mut dice = Dice::new(7);
    let mut orders = Orders::default();
    while orders.line_count() < lines {
        let number = orders.len();
        let lines: Vec<Line> = (0..1 + dice.index(40))
            .map(|_| Line {
                product: ProductId::from_index(dice.index(3_000)),
                quantity: Quantity::from_thousandths(1_000 * (1 + dice.below(12) as i64)).unwrap(),
                price: Price::from_millionths(10_000 * (1 + dice.below(500) as i64)).unwrap(),
            })
            .collect();
        let customer = CustomerId::from_index(dice.index(5_000));
        let day = Day::from_number(15_000 + number as i32 / 70).unwrap();
        orders
            .push(&format!("A{number}"), Some(customer), day, lines)
            .unwrap();
    }
    orders
}

fn big_history(lines: usize) -> History {
    let mut history = History::default();
    let batch = ImportBatch {
        source: "big.csv".into(),
        new_customers: (0..5_000)
            .map(|n| Customer {
                code: format!("{n}"),
                ..Customer::default()
            })
            .collect(),
        new_products: (0..3_000)
            .map(|n| Product {
                code: format!("P{n}"),
                ..Product::default()
            })
            .collect(),
        orders: many_orders(lines),
        ..ImportBatch::default()
    };
    history.apply(Command::Import(Box::new(batch))).unwrap();
    history
}

#[test]
fn sealed_segments_are_packed_once() {
    let store = Fake::default();
    let mut history = big_history(300_000);
    let mut saves = reopen(&store).saves;
    let all = plan(&history, &saves, 0).jobs().len();
    save(&store, &mut saves, &history).unwrap();
    assert!(reopen(&store).history == history);
    assert!(plan(&history, &saves, 0).jobs().is_empty());

    // One more order touches the open segment of orders and the past, nothing else.
    let order = Order {
        code: "late".into(),
        customer: None,
        day: Day::from_number(15_900).unwrap(),
        lines: vec![history.book().orders().line(0)],
    };
    history.apply(Command::AddOrder(order)).unwrap();
    assert_eq!(plan(&history, &saves, 0).jobs().len(), 2);
    let before = store.units();
    save(&store, &mut saves, &history).unwrap();
    assert!(all > 7, "several segments: {all}");
    assert!(store.units() < before * 3 / 2, "generations share segments");
    assert!(reopen(&store).history == history);
}

#[test]
fn an_undone_import_keeps_its_packed_segments() {
    let store = Fake::default();
    let mut history = big_history(150_000);
    let mut saves = reopen(&store).saves;
    save(&store, &mut saves, &history).unwrap();
    history.undo().unwrap();
    // The orders moved from the book into the past; their segments did not change. Settings did not either.
    assert_eq!(plan(&history, &saves, 0).jobs().len(), 1);
    save(&store, &mut saves, &history).unwrap();
    let mut opened = open(&store, Space::Own).unwrap();
    assert!(opened.history == history);
    opened.history.redo().unwrap();
    assert_eq!(
        opened.history.book().orders().len(),
        many_orders(150_000).len()
    );
}
