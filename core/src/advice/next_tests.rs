//! The next step follows from what presses most.

use super::*;
use crate::book::{
    Command, Customer, CustomerId, History, Judgement, Line, Order, Product, ProductId, RecordId,
};
use crate::unit::{Day, Money, Price, Quantity};
use crate::value::{Facts, assess, explain};
use crate::warnings;

fn day(month: u32, day: u32) -> Day {
    Day::from_civil(2025, month, day).unwrap()
}

fn book(customers: usize, orders: &[(usize, Day, i64)]) -> History {
    let mut history = History::default();
    for n in 0..customers {
        let customer = Customer {
            name: format!("C{n}"),
            ..Customer::default()
        };
        history.apply(Command::AddCustomer(customer)).unwrap();
    }
    let product = Product {
        name: "P".into(),
        ..Product::default()
    };
    history.apply(Command::AddProduct(product)).unwrap();
    for &(customer, day, price) in orders {
        let line = Line {
            product: ProductId::from_index(0),
            quantity: Quantity::ONE,
            price: Price::from_millionths(price * 1_000_000).unwrap(),
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

fn working(history: &History, customer: usize, as_of: Day) -> Working {
    let book = history.book();
    let facts = Facts::gather(book, as_of);
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    explain(book, &facts, &assessment, CustomerId::from_index(customer)).unwrap()
}

#[test]
fn an_alarm_that_speaks_comes_before_what_would_make_the_figures_better() {
    let every_month: Vec<_> = (1..=9).map(|month| (0, day(month, 1), 100)).collect();
    let history = book(1, &every_month);
    let working = working(&history, 0, day(9, 20));
    assert!(!matches!(next(&working, None), Next::Alarm(_)));
    let gap = warnings::Evidence::ContactGap {
        last: None,
        days: 90,
        longest: 30,
    };
    let warning = Warning {
        customer: CustomerId::from_index(0),
        alarms: vec![warnings::Alarm {
            evidence: gap,
            since: None,
            strength: 3.0,
        }],
        usual: Money::ZERO,
        drop: Money::ZERO,
        chance: 0.0,
        stake: Money::ZERO,
    };
    assert_eq!(
        next(&working, Some(&warning)),
        Next::Alarm(WarningRule::ContactGap)
    );
    // It says something of us: once somebody has taken it up, the figures speak again.
    assert!(warning.speaks(warnings::Standing::New));
    assert!(!warning.speaks(warnings::Standing::Seen(RecordId::from_index(0))));
}

#[test]
fn without_orders_the_first_one_comes_next() {
    let history = book(1, &[]);
    let working = working(&history, 0, day(6, 1));
    assert_eq!(why(&working), Why::Unscored(Unscored::NoOrders));
    assert_eq!(next(&working, None), Next::FirstOrder);
}

#[test]
fn a_customer_long_overdue_is_called_first() {
    let steady: Vec<_> = (1..=4).map(|month| (0, day(month, 1), 100)).collect();
    let history = book(1, &steady);
    let late = working(&history, 0, day(9, 1));
    assert!(matches!(next(&late, None), Next::Overdue(times) if times > 4.0));
    let punctual = working(&history, 0, day(4, 5));
    assert!(!matches!(next(&punctual, None), Next::Overdue(_)));
}

#[test]
fn falling_sales_come_before_the_distance_to_a_tier() {
    let price = |month| if month < 9 { 100 } else { 25 };
    let orders: Vec<_> = (1..=11)
        .map(|month| (0, day(month, 1), price(month)))
        .collect();
    let history = book(1, &orders);
    // Nine hundred in eleven months, of them 75 in the last quarter: about a third of its level.
    let fallen = working(&history, 0, day(11, 20));
    assert!(matches!(next(&fallen, None), Next::Falling(share) if (0.6..0.75).contains(&share)));
    let before = working(&history, 0, day(8, 20));
    assert!(!matches!(next(&before, None), Next::Falling(_)));
}

#[test]
fn the_wallet_is_asked_for_until_it_is_judged() {
    let orders: Vec<_> = (1..=6).map(|month| (0, day(month, 1), 100)).collect();
    let mut history = book(1, &orders);
    let open = working(&history, 0, day(6, 2));
    // The only customer is VIP and nobody is below: nothing presses more.
    assert!(
        matches!(next(&open, None), Next::Judge(Evidence::Wallet, share) if share >= WORTH_ASKING)
    );
    let judgement = Judgement::new(Evidence::Wallet, 1_000.0, "", day(6, 2)).unwrap();
    let id = CustomerId::from_index(0);
    history
        .apply(Command::Judge(id, Evidence::Wallet, judgement))
        .unwrap();
    let asked = working(&history, 0, day(6, 2));
    assert!(!matches!(
        next(&asked, None),
        Next::Judge(Evidence::Wallet, _)
    ));
}

#[test]
fn strongest_and_weakest_are_two_sides() {
    let history = book(
        2,
        &[(0, day(1, 1), 500), (0, day(5, 1), 900), (1, day(5, 1), 10)],
    );
    let Why::Tier {
        best,
        weakest: Some(weakest),
        place,
        of,
        ..
    } = why(&working(&history, 0, day(5, 2)))
    else {
        panic!("a scored customer has a tier");
    };
    assert!(best.1 >= weakest.1 && best.0 != weakest.0);
    assert_eq!((place, of), (1, 2));
}
