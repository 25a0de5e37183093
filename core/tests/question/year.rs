//! What a customer buys more of and less of than before.

use keepgold_core::book::{
    Command, CustomerId, History, Line, Order, Product, ProductId, ProductKind,
};
use keepgold_core::question::{Analyst, Question, YearOf};
use keepgold_core::unit::{Day, Money, Price, Quantity};
use keepgold_core::value::{Against, Compared, CustomerYear, ProductChange};
use proptest::prelude::*;

use crate::common::records::customers;

/// The first customer of a book.
fn who() -> CustomerId {
    CustomerId::from_index(0)
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

/// A book of two customers and three products, the last one a charge; orders are customer, day, product, amount.
fn book(orders: &[(usize, Day, usize, i64)]) -> History {
    let mut history = customers(&[("A", ""), ("B", "")]);
    for (code, kind) in [
        ("P", ProductKind::Goods),
        ("Q", ProductKind::Goods),
        ("R", ProductKind::Goods),
        ("FREIGHT", ProductKind::Charge),
    ] {
        let product = Product {
            code: code.into(),
            kind,
            ..Product::default()
        };
        history.apply(Command::AddProduct(product)).unwrap();
    }
    for &(customer, day, product, amount) in orders {
        let line = Line {
            product: ProductId::from_index(product),
            quantity: Quantity::from_thousandths(1_000 * amount.signum()).unwrap(),
            price: Price::from_millionths(amount.abs() * 1_000_000).unwrap(),
        };
        let order = Order {
            code: String::new(),
            customer: Some(CustomerId::from_index(customer)),
            day,
            lines: vec![line],
        };
        history.apply(Command::AddOrder(order)).unwrap();
    }
    history
}

fn ask(history: History, as_of: Day) -> CustomerYear {
    let question = YearOf {
        customer: who(),
        as_of,
        months: 12,
    };
    question.answer(&mut Analyst::new(history))
}

#[test]
fn products_lost_and_gained_stand_by_the_money_they_moved() {
    let (today, old, new) = (day(2026, 6, 30), day(2024, 9, 1), day(2026, 2, 1));
    let history = book(&[
        (1, day(2024, 7, 20), 0, 1),
        (0, old, 0, 500),
        (0, old, 1, 100),
        (0, new, 1, 40),
        (0, new, 2, 90),
        (0, new, 3, 7),
        (0, old, 3, 30),
        // After the day nothing counts.
        (0, day(2026, 7, 1), 0, 900),
    ]);
    let year = ask(history, today);
    assert_eq!(year.year, Money::from_units(137));
    let compared = year.compared.unwrap();
    assert_eq!(compared.against, Against::Months(12));
    assert_eq!(compared.now, Money::from_units(137));
    assert_eq!(compared.before, Money::from_units(630));
    let told: Vec<_> = compared
        .products
        .iter()
        .map(|one| (one.product.index(), one.change, one.difference(), one.last))
        .collect();
    let units = Money::from_units;
    assert_eq!(
        told,
        [
            (0, ProductChange::Lost, units(-500), old),
            (2, ProductChange::Gained, units(90), new),
            (1, ProductChange::Less, units(-60), new),
        ]
    );
}

#[test]
fn what_is_bought_no_more_is_told_before_the_year_shows_it() {
    let today = day(2026, 6, 30);
    let until = |product, last: Day| {
        let days = (0..).map(move |n| day(2024, 7, 1).plus_days(n * 14));
        let days = days.take_while(move |day| *day <= last);
        days.map(move |day| (0, day, product, 10))
    };
    let gone = day(2026, 4, 1);
    // One goes on, one has stopped, and one was never bought but in spring.
    let mut orders: Vec<_> = until(0, today).chain(until(1, gone)).collect();
    let spring = [2024, 2025, 2026].map(|year| [1, 15, 29].map(|d| (0, day(year, 3, d), 2, 10)));
    orders.extend(spring.into_iter().flatten());
    orders.sort_by_key(|order| order.1);
    let products = ask(book(&orders), today).compared.unwrap().products;
    let of = |product: usize| {
        let one = products.iter().find(|one| one.product.index() == product);
        one.unwrap().change
    };
    assert_eq!(of(0), ProductChange::Steady);
    assert_eq!(of(1), ProductChange::Stopped);
    assert_eq!(of(2), ProductChange::Steady);
    // All that it brought in a year moves.
    assert_eq!(products[0].product.index(), 1);
    assert_eq!(products[0].moved(), products[0].before);
}

#[test]
fn beside_a_usual_quarter_what_is_gone_leads_though_the_year_grew() {
    let today = day(2026, 6, 30);
    // Nothing in the year before; then every two weeks, more and more, until 80 days ago.
    let until = today.plus_days(-80);
    let fortnights = |product, amount| {
        let day = move |n| until.plus_days(-14 * n);
        (0..20).map(move |n| (0, day(n), product, amount))
    };
    let mut orders: Vec<_> = fortnights(0, 10).chain(fortnights(1, 30)).collect();
    orders.push((1, day(2024, 7, 20), 0, 5));
    // One is bought every half-year, one was never bought before.
    orders.extend([360, 180, 100, 95].map(|ago| (0, today.plus_days(-ago), 2, 1)));
    orders.sort_by_key(|order| order.1);
    let year = ask(book(&orders), today);
    let compared = year.told(false).unwrap();
    assert!(compared.now > compared.before);
    let quarter = year.told(true).unwrap();
    assert_eq!(quarter.against, Against::UsualQuarter);
    assert_eq!(quarter.now, Money::from_units(40));
    let usual = f64::from(20 * 40 + 4) * 91.0 / 361.0;
    assert!((quarter.before.to_f64() - usual).abs() < 0.001);
    let told: Vec<_> = quarter
        .products
        .iter()
        .map(|one| (one.product.index(), one.change))
        .collect();
    let expected = [
        (1, ProductChange::Stopped),
        (0, ProductChange::Stopped),
        (2, ProductChange::Less),
    ];
    assert_eq!(told, expected);
    // Without a warning, or where nothing is usual, the year speaks.
    assert_eq!(ask(book(&[(0, today, 0, 10)]), today).quarter, None);
}

#[test]
fn a_book_that_does_not_reach_back_two_years_compares_shorter_spans() {
    let today = day(2026, 6, 30);
    let months = |first: Day| {
        let year = ask(book(&[(0, first, 0, 10)]), today);
        year.compared.map(|compared: Compared| compared.against)
    };
    let of = |months| Some(Against::Months(months));
    assert_eq!(months(day(2024, 7, 1)), of(12));
    // The first order of a year is seldom on its first day.
    assert_eq!(months(day(2024, 8, 1)), of(12));
    assert_eq!(months(day(2024, 8, 2)), of(6));
    assert_eq!(months(day(2025, 8, 2)), of(3));
    assert_eq!(months(day(2026, 2, 2)), None);
}

#[test]
fn a_customer_without_orders_has_nothing_to_compare() {
    let today = day(2026, 6, 30);
    let none = CustomerYear {
        year: Money::ZERO,
        compared: None,
        quarter: None,
    };
    assert_eq!(ask(book(&[]), today), none);
    let year = ask(book(&[(1, day(2020, 1, 1), 0, 10)]), today);
    assert_eq!(year.compared.unwrap().products, []);
}

proptest! {
    #[test]
    fn the_products_and_charges_sum_up_to_the_sales_of_both_spans(
        orders in prop::collection::vec((0i32..800, 0usize..3, 1i64..100), 1..40),
    ) {
        let first = day(2024, 6, 1);
        let orders: Vec<_> = orders
            .into_iter()
            .map(|(after, product, amount)| (0, first.plus_days(after), product, amount))
            .collect();
        let year = ask(book(&orders), day(2026, 7, 31));
        if let Some(compared) = year.compared {
            let sum = |of: fn(&keepgold_core::value::ProductCompared) -> Money| -> Money {
                compared.products.iter().map(of).sum()
            };
            prop_assert_eq!(sum(|one| one.now), compared.now);
            prop_assert_eq!(sum(|one| one.before), compared.before);
            let moved: Vec<Money> = compared.products.iter().map(|one| one.moved()).collect();
            prop_assert!(moved.is_sorted_by(|a, b| a >= b));
        }
    }
}
