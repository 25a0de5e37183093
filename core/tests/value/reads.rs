//! What the months read: where none of it was touched, the months are the same, on random books.

use crate::common::sheets::*;
use keepgold_core::book::*;
use keepgold_core::question::{Months, Question};
use keepgold_core::unit::{Price, Quantity, Rate};
use keepgold_core::value::*;
use proptest::prelude::*;

/// The changes a person can make to a sheet's book, with whether scores read what they change.
fn any_command() -> impl Strategy<Value = Command> {
    let id = (0..CUSTOMERS + 1).prop_map(CustomerId::from_index);
    let customer = (0..2i32, any::<bool>(), "[a-c]{1,2}").prop_map(|(since, prospect, name)| {
        let since = (since > 0).then(|| day(-400));
        Customer {
            name,
            since,
            prospect,
            ..Customer::default()
        }
    });
    let product = (0..PRODUCTS).prop_map(ProductId::from_index);
    let goods = (-20..=100i32, any::<bool>(), "[a-c]").prop_map(|(margin, goods, name)| Product {
        cost: Cost::Margin(Rate::from_percent(margin).unwrap()),
        kind: if goods {
            ProductKind::Goods
        } else {
            ProductKind::Charge
        },
        name,
        ..Product::default()
    });
    let contact = (id.clone(), 0..700i32, 0..4usize).prop_map(|(customer, on, kind)| Contact {
        customer,
        day: day(on),
        kind: ContactKind::ALL[kind],
        by: String::new(),
        note: String::new(),
        minutes: 0,
        outcome: None,
        with: String::new(),
    });
    let rates = (0..6usize, 0..3i64).prop_map(|(of, units)| {
        let rate = Price::from_millionths(units * 1_000_000).unwrap();
        let rates = Rates::default().with(Serving::ALL[of], rate);
        Command::ChangeService(Box::new(Service {
            rates,
            ..Service::default()
        }))
    });
    let judged = (id.clone(), 0..700i32, 0..100i32).prop_map(|(of, on, value)| {
        let value = f64::from(value);
        let judgement = Judgement::new(Evidence::Satisfaction, value, "", day(on)).unwrap();
        Command::Judge(of, Evidence::Satisfaction, judgement)
    });
    let order = (0..CUSTOMERS, 0..700i32, 1..9i64).prop_map(|(customer, on, quantity)| {
        let line = Line {
            product: ProductId::from_index(0),
            quantity: Quantity::from_thousandths(quantity * 1_000).unwrap(),
            price: Price::from_millionths(70_000_000).unwrap(),
        };
        let customer = Some(CustomerId::from_index(customer));
        let code = String::new();
        Command::AddOrder(Order {
            code,
            customer,
            day: day(on),
            lines: vec![line],
        })
    });
    prop_oneof![
        customer.clone().prop_map(Command::AddCustomer),
        (id.clone(), customer).prop_map(|(id, new)| Command::EditCustomer(id, new)),
        (id.clone(), any::<bool>()).prop_map(|(id, gone)| Command::ArchiveCustomer(id, gone)),
        (id.clone(), id).prop_map(|(from, into)| Command::MergeCustomers { from, into }),
        (product, goods).prop_map(|(id, new)| Command::EditProduct(id, new)),
        (0..60usize, any::<bool>())
            .prop_map(|(n, gone)| Command::VoidOrder(OrderId::from_index(n), gone)),
        contact.prop_map(Command::add),
        rates,
        judged,
        order,
    ]
}

proptest! {
    #[test]
    fn where_nothing_that_months_read_was_touched_they_are_the_same(
        sheet in any_sheet(),
        first in prop::collection::vec(any_command(), 0..6),
        then in prop::collection::vec(any_command(), 1..3),
    ) {
        let mut history = History::new(sheet.book(1));
        let of = |history: &History| {
            let ask = Months {
                rules: sheet.rules(),
                margin: Rate::ONE,
                as_of: as_of(),
                rates: history.book().service().rates,
            };
            let epochs = history.epochs().of(ask.reads());
            let months = tier_history(history.book(), &ask.rules, ask.margin, ask.as_of);
            ((ask, epochs), months)
        };
        for command in first {
            let _refused = history.apply(command);
        }
        let before = of(&history);
        for command in then {
            let _refused = history.apply(command);
        }
        let after = of(&history);
        if before.0 == after.0 {
            prop_assert_eq!(before.1, after.1);
        }
    }
}
