//! Steps up, on small books worked by hand and on the demos.

use keepgold_core::book::*;
use keepgold_core::next_best::{HORIZON, StepsUp, steps_up};
use keepgold_core::unit::{Money, Price, Quantity};

use crate::common::purchases::{bought, on};

/// Product 0 at 10 and product 1 at 20 are films, product 2 at 100 is something else.
const PRICES: [i64; 3] = [10, 20, 100];

/// A book with these sales: customer, day, product, quantity.
fn sold(rows: &[(usize, i32, usize, i64)]) -> History {
    let most = rows.iter().map(|row| row.0).max().unwrap();
    // Somebody else makes the customers and products; a product bought once by one counts for nothing here.
    let first: Vec<_> = (0..=most).map(|customer| (customer, 0, 3)).collect();
    let mut history = bought(&first);
    for (number, category) in [(0, "film"), (1, "film"), (2, "other")] {
        let id = ProductId::from_index(number);
        let product = Product {
            category: category.into(),
            ..history.book().product(id).unwrap().clone()
        };
        history.apply(Command::EditProduct(id, product)).unwrap();
    }
    for &(customer, day, product, much) in rows {
        let line = Line {
            product: ProductId::from_index(product),
            quantity: Quantity::from_thousandths(much * 1_000).unwrap(),
            price: Price::from_millionths(PRICES[product] * 1_000_000).unwrap(),
        };
        let order = Order {
            code: String::new(),
            customer: Some(CustomerId::from_index(customer)),
            day: on(day),
            lines: vec![line],
        };
        history.apply(Command::AddOrder(order)).unwrap();
    }
    history
}

#[test]
fn a_dearer_product_is_named_once_three_have_gone_on_to_it() {
    let moved = |customers: usize| {
        let mut rows = vec![(9, 1, 0, 1)];
        for customer in 0..customers {
            rows.extend([(customer, 1, 0, 1), (customer, 5, 1, 2)]);
        }
        // What is bought the other way round is no step, and another category is none either.
        rows.extend([(8, 1, 1, 1), (8, 5, 0, 1), (8, 6, 2, 1)]);
        steps_up(sold(&rows).book(), on(10)).dearer
    };
    assert_eq!(moved(2), []);
    let [(customer, step)] = moved(3)[..] else {
        panic!("{:?}", moved(3));
    };
    assert_eq!(customer.index(), 9);
    assert_eq!((step.has.index(), step.product.index()), (0, 1));
    assert_eq!((step.both, step.of), (3, 5));
    assert_eq!(step.quantity, None);
    // Four days of purchase, three at 40 and one at 20.
    assert_eq!(step.worth, Money::from_units(35));
    let offer = step.offer(customer, on(11), Some(0.123_456));
    assert_eq!(offer.kind, OfferKind::UpSell);
    assert_eq!(offer.chance.unwrap().millionths(), 123_500);
    let mut history = sold(&[(9, 1, 0, 1), (0, 1, 1, 1), (1, 1, 2, 1)]);
    history.apply(Command::add(offer)).unwrap();
}

#[test]
fn a_larger_quantity_is_named_where_others_take_it_regularly() {
    // The last one takes 2 on each of three days; 1.5 times that is 3, which three of four take.
    let mut rows = Vec::new();
    for day in [1, 11, 21] {
        rows.extend([
            (0, day, 0, 3),
            (1, day, 0, 4),
            (2, day, 0, 9),
            (3, day, 0, 2),
        ]);
    }
    let steps = steps_up(sold(&rows).book(), on(30));
    let told = |steps: &StepsUp| {
        let all = steps.larger.iter();
        all.map(|(who, step)| {
            let much = step.quantity.unwrap().thousandths() / 1_000;
            (who.index(), much, step.both, step.of)
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(told(&steps), [(3, 3, 3, 4)]);
    assert_eq!(steps.larger[0].1.worth, Money::from_units(30));
    // On two days nobody has a usual quantity yet.
    assert_eq!(told(&steps_up(sold(&rows).book(), on(20))), []);
}

#[test]
fn the_past_tells_how_often_such_steps_were_taken_beside_the_plain_way() {
    let mut rows = Vec::new();
    for customer in 0..3 {
        rows.extend([(customer, 1, 0, 1), (customer, 5, 1, 1)]);
    }
    // Twelve could have gone on by day 10; four of them do in the time after.
    for customer in 3..15 {
        rows.push((customer, 2, 0, 1));
    }
    for customer in 3..7 {
        rows.push((customer, 10 + HORIZON, 1, 1));
    }
    let history = sold(&rows);
    let steps = steps_up(history.book(), on(10 + HORIZON));
    let taken = steps.dearer_taken;
    // There is one dearer film only, so the plain way names the same.
    assert_eq!((taken.cases, taken.hits, taken.plain), (12, 4, 4));
    assert_eq!(taken.chance(), Some(4.0 / 12.0));
    assert_eq!(steps.larger_taken.chance(), None);
    // What is bought after the day tells nothing of it.
    let before = steps_up(history.book(), on(9 + HORIZON)).dearer_taken;
    assert_eq!((before.cases, before.hits), (12, 0));
}
