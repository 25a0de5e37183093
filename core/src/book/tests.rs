//! What holds for every book: commands refuse cleanly, and undo leads back to the start.
//!
//! Long because one book goes through all commands, and they share its makers.

mod customers;
mod epochs;

use proptest::prelude::*;

use super::*;
use crate::unit::{Price, Quantity, Rate};

fn day(number: i32) -> Day {
    Day::from_number(15_000 + number).unwrap()
}

fn customer(code: &str) -> Customer {
    Customer {
        code: code.into(),
        name: format!("Customer {code}"),
        ..Customer::default()
    }
}

fn product(code: &str) -> Product {
    Product {
        code: code.into(),
        name: format!("Product {code}"),
        ..Product::default()
    }
}

fn line(product: usize, quantity: i64) -> Line {
    Line {
        product: ProductId::from_index(product),
        quantity: Quantity::from_thousandths(quantity * 1000).unwrap(),
        price: Price::from_millionths(2_550_000).unwrap(),
    }
}

fn small_book() -> History {
    let mut history = History::default();
    history.apply(Command::AddCustomer(customer("A"))).unwrap();
    history.apply(Command::AddCustomer(customer("B"))).unwrap();
    history.apply(Command::AddProduct(product("P"))).unwrap();
    let order = Order {
        code: "1".into(),
        customer: Some(CustomerId::from_index(0)),
        day: day(0),
        lines: vec![line(0, 6), line(0, -1)],
    };
    history.apply(Command::AddOrder(order)).unwrap();
    history
}

#[test]
fn a_refused_command_changes_nothing() {
    let mut history = small_book();
    let before = history.clone();
    let (a, b) = (CustomerId::from_index(0), CustomerId::from_index(1));
    let long = Customer {
        name: "x".repeat(201),
        ..Customer::default()
    };
    let unknown = Order {
        code: String::new(),
        customer: None,
        day: day(0),
        lines: vec![line(9, 1)],
    };
    let empty = Order {
        lines: vec![],
        ..unknown.clone()
    };
    let rules = Rules {
        window_months: 0,
        ..Rules::default()
    };
    let stale = ImportBatch::default();
    let prepared_for = Stamp::of(history.book());
    let twice = ImportBatch {
        prepared_for,
        new_customers: vec![customer("C"), customer("C")],
        ..ImportBatch::default()
    };
    // A code that one record takes over and a new one brings too.
    let clash = ImportBatch {
        prepared_for,
        replaced_orders: Vec::new(),
        new_customers: vec![customer("C")],
        changed_customers: vec![(b, customer("C"))],
        ..ImportBatch::default()
    };
    let cases = [
        (
            Command::AddCustomer(customer("A")),
            Refusal::CodeTaken { code: "A".into() },
        ),
        (
            Command::AddCustomer(Customer::default()),
            Refusal::Empty { field: Field::Name },
        ),
        (
            Command::AddCustomer(long),
            Refusal::TooLong {
                field: Field::Name,
                most: 200,
            },
        ),
        (
            Command::EditCustomer(b, customer("A")),
            Refusal::CodeTaken { code: "A".into() },
        ),
        (
            Command::MergeCustomers { from: a, into: a },
            Refusal::CannotMerge,
        ),
        (
            Command::ArchiveCustomer(CustomerId::from_index(5), true),
            Refusal::UnknownCustomer,
        ),
        (Command::AddOrder(unknown), Refusal::UnknownProduct),
        (Command::AddOrder(empty), Refusal::NoLines),
        (
            Command::WithdrawJudgement(a, Evidence::Wallet),
            Refusal::UnknownJudgement,
        ),
        (
            Command::ChangeRules(rules, day(9)),
            Refusal::OutOfRange {
                field: Field::Window,
            },
        ),
        (Command::Import(Box::new(stale)), Refusal::Stale),
        (
            Command::Import(Box::new(twice)),
            Refusal::CodeTaken { code: "C".into() },
        ),
        (
            Command::Import(Box::new(clash)),
            Refusal::CodeTaken { code: "C".into() },
        ),
    ];
    for (command, refusal) in cases {
        assert_eq!(history.apply(command), Err(refusal));
        assert_eq!(history, before);
    }
}

#[test]
fn an_import_fits_only_the_book_it_was_prepared_for() {
    let prepared = small_book();
    let batch = ImportBatch {
        prepared_for: Stamp::of(prepared.book()),
        new_customers: vec![customer("C")],
        ..ImportBatch::default()
    };
    let import = || Command::Import(Box::new(batch.clone()));
    let (a, b) = (CustomerId::from_index(0), CustomerId::from_index(1));
    let edited = Customer {
        region: "North".into(),
        ..customer("A")
    };
    let costed = Product {
        cost: Cost::Margin(Rate::from_percent(30).unwrap()),
        ..product("P")
    };
    let order = |code: &str, who| Order {
        code: code.into(),
        customer: Some(who),
        day: day(0),
        lines: vec![line(0, 6), line(0, -1)],
    };
    let contact = Contact {
        customer: a,
        day: day(0),
        kind: ContactKind::Call,
        by: String::new(),
        note: String::new(),
        minutes: 0,
        outcome: None,
        with: String::new(),
    };
    let changes: [&dyn Fn(&mut History); 9] = [
        // What counts as known may be a contact.
        &|history| {
            history.apply(Command::add(contact.clone())).unwrap();
        },
        &|history| drop(history.undo()),
        &|history| {
            history
                .apply(Command::EditCustomer(a, edited.clone()))
                .unwrap()
        },
        &|history| history.apply(Command::ArchiveCustomer(b, true)).unwrap(),
        &|history| {
            history
                .apply(Command::MergeCustomers { from: a, into: b })
                .unwrap()
        },
        &|history| {
            history
                .apply(Command::EditProduct(
                    ProductId::from_index(0),
                    costed.clone(),
                ))
                .unwrap()
        },
        &|history| history.apply(Command::AddOrder(order("2", a))).unwrap(),
        // As many orders and lines as before, but not the same ones.
        &|history| {
            history.undo().unwrap();
            history.apply(Command::AddOrder(order("2", a))).unwrap();
        },
        &|history| {
            history.undo().unwrap();
            history.apply(Command::AddOrder(order("1", b))).unwrap();
        },
    ];
    for (case, change) in changes.iter().enumerate() {
        let mut history = prepared.clone();
        change(&mut history);
        let before = history.clone();
        assert_eq!(history.apply(import()), Err(Refusal::Stale), "case {case}");
        assert_eq!(history, before);
    }
    // What an import does not look at, or came back as it was, is no obstacle.
    let mut history = prepared;
    let judged = Command::Judge(
        a,
        Evidence::Wallet,
        Judgement {
            millionths: 500_000,
            note: String::new(),
            day: day(0),
            until: None,
            estimated: false,
        },
    );
    history.apply(judged).unwrap();
    history.undo().unwrap();
    history.undo().unwrap();
    history.redo().unwrap();
    assert_eq!(history.apply(import()), Ok(()));
}

#[test]
fn the_stamp_of_the_empty_book_is_the_default_one() {
    assert_eq!(Stamp::of(&Book::default()), Stamp::default());
}

#[test]
fn a_stored_past_that_does_not_fit_is_forgotten_and_the_book_stays() {
    let book = small_book().book().clone();
    let step = |customer| Step {
        label: Label::ChangeRules,
        changes: vec![
            Change::Voided(OrderId::from_index(0), true),
            Change::Customer(CustomerId::from_index(customer), None),
        ],
    };
    // Only the last customer can go, and this is not it.
    let past = || vec![step(1), step(0)];
    let mut history = History::from_parts(book.clone(), past(), past());
    assert_eq!(history.undo(), Err(Refusal::DoesNotFit));
    assert_eq!((history.book(), history.done().len()), (&book, 0));
    assert_eq!(history.undone().len(), 2);
    assert_eq!(history.redo(), Err(Refusal::DoesNotFit));
    assert_eq!((history.book(), history.undone().len()), (&book, 0));
    assert_eq!(history.undo(), Err(Refusal::NothingThere));
}

#[test]
fn an_undone_import_waits_in_the_history_and_comes_back_whole() {
    let mut history = small_book();
    let mut orders = Orders::default();
    orders
        .push(
            "2",
            Some(CustomerId::from_index(2)),
            day(3),
            [line(1, 5), line(0, 1)],
        )
        .unwrap();
    let batch = ImportBatch {
        source: "sales.csv".into(),
        replaced_orders: Vec::new(),
        prepared_for: Stamp::of(history.book()),
        new_customers: vec![customer("C")],
        changed_customers: vec![(
            CustomerId::from_index(0),
            Customer {
                region: "North".into(),
                ..customer("A")
            },
        )],
        new_products: vec![product("Q")],
        changed_products: vec![],
        orders,
        units: Some(Units {
            currency: "GBP".into(),
            ..Units::default()
        }),
        records: NewRecords::default(),
    };
    let before = history.book().clone();
    history.apply(Command::Import(Box::new(batch))).unwrap();
    let after = history.book().clone();
    assert_eq!(after.orders().line_count(), 4);
    assert_eq!(after.as_of(), Some(day(3)));
    let label = Label::Import {
        lines: 2,
        customers: 2,
        products: 1,
        records: Vec::new(),
        source: "sales.csv".into(),
    };
    assert_eq!(history.undo(), Ok(label.clone()));
    assert_eq!(*history.book(), before);
    assert_eq!(history.redo(), Ok(label));
    assert_eq!(*history.book(), after);
}

#[test]
fn parts_from_outside_are_checked() {
    let merged = |into: usize| Customer {
        merged_into: Some(CustomerId::from_index(into)),
        ..customer("")
    };
    let load = |customers: Vec<Customer>| {
        Book::from_parts(
            customers,
            vec![],
            Orders::default(),
            BTreeSet::new(),
            vec![],
            Settings::default(),
        )
        .map(|_| ())
    };
    assert_eq!(load(vec![customer("A"), customer("B")]), Ok(()));
    assert_eq!(
        load(vec![customer("A"), customer("A")]),
        Err(Refusal::CodeTaken { code: "A".into() })
    );
    assert_eq!(load(vec![merged(0)]), Err(Refusal::CannotMerge));
    assert_eq!(
        load(vec![merged(1), merged(2), merged(0)]),
        Err(Refusal::CannotMerge)
    );
    assert_eq!(load(vec![merged(1), merged(2), customer("C")]), Ok(()));
    assert_eq!(load(vec![merged(4)]), Err(Refusal::CannotMerge));
}

fn any_command() -> impl Strategy<Value = Command> {
    let id = 0usize..6;
    let customer_id = id.clone().prop_map(CustomerId::from_index);
    let product_id = id.clone().prop_map(ProductId::from_index);
    let code = "[A-F]?";
    prop_oneof![
        code.prop_map(|c| Command::AddCustomer(customer(&c))),
        (customer_id.clone(), code).prop_map(|(id, c)| Command::EditCustomer(id, customer(&c))),
        (customer_id.clone(), any::<bool>()).prop_map(|(id, on)| Command::ArchiveCustomer(id, on)),
        (customer_id.clone(), customer_id.clone())
            .prop_map(|(from, into)| Command::MergeCustomers { from, into }),
        (customer_id.clone(), customer_id.clone(), code).prop_map(|(from, into, code)| {
            Command::MergeCustomersAs {
                from,
                into,
                record: customer(&code),
            }
        }),
        (
            prop::collection::vec(customer_id.clone(), 0..4),
            code,
            any::<bool>()
        )
            .prop_map(|(ids, word, owner)| {
                let change = if owner {
                    CustomersChange::Owner(word)
                } else {
                    CustomersChange::AddTag(word)
                };
                Command::ChangeCustomers(ids, change)
            }),
        code.prop_map(|c| Command::AddProduct(product(&c))),
        (product_id.clone(), -10i32..=100).prop_map(|(id, percent)| {
            let cost = Rate::from_percent(percent).map_or(Cost::Unknown, Cost::Margin);
            Command::EditProduct(
                id,
                Product {
                    cost,
                    ..product("")
                },
            )
        }),
        (product_id.clone(), product_id)
            .prop_map(|(from, into)| Command::MergeProducts { from, into }),
        (
            id.clone(),
            prop::option::of(customer_id.clone()),
            0..400i32,
            -3..9i64
        )
            .prop_map(
                |(product, customer, at, quantity)| Command::AddOrder(Order {
                    code: at.to_string(),
                    customer,
                    day: day(at),
                    lines: vec![line(product, quantity)],
                })
            ),
        (0usize..8, any::<bool>())
            .prop_map(|(id, on)| Command::VoidOrder(OrderId::from_index(id), on)),
        (customer_id.clone(), 0f64..120.0).prop_map(|(id, value)| {
            let judgement = Judgement {
                millionths: (value * 1e6) as i64,
                note: String::new(),
                day: day(0),
                until: None,
                estimated: false,
            };
            Command::Judge(id, Evidence::Satisfaction, judgement)
        }),
        customer_id.prop_map(|id| Command::WithdrawJudgement(id, Evidence::Satisfaction)),
        (0u8..80).prop_map(|window_months| {
            let rules = Rules {
                window_months,
                ..Rules::default()
            };
            Command::ChangeRules(rules, day(i32::from(window_months) / 2))
        }),
        (0usize..3, 1i32..4, prop::option::of(0i32..3)).prop_map(|(currency, margin, as_of)| {
            Command::ChangeUnits(Units {
                currency: ["CNY", "GBP", "yuan"][currency].into(),
                default_margin: Rate::from_percent(margin * 25).unwrap(),
                as_of: as_of.map(day),
            })
        }),
        (0usize..6, 0usize..3, 0u16..1_500).prop_map(|(id, customer, minutes)| {
            let contact = Contact {
                customer: CustomerId::from_index(customer),
                day: day(0),
                kind: ContactKind::Call,
                by: String::new(),
                note: String::new(),
                minutes,
                outcome: None,
                with: String::new(),
            };
            match id {
                0 | 1 => Command::add(contact),
                2 | 3 => Command::edit(RecordId::from_index(id - 2), contact),
                _ => Command::RemoveRecord(RecordKind::Contact, RecordId::from_index(id - 4)),
            }
        }),
        (0u16..60).prop_map(|ideal_gap| {
            let mut service = Service::default();
            service.standards[1].ideal_gap = ideal_gap;
            Command::ChangeService(Box::new(service))
        }),
    ]
}

proptest! {
    #[test]
    fn undo_leads_back_to_the_start_and_redo_to_the_end(
        commands in prop::collection::vec(any_command(), 1..60),
        steps_back in 0usize..20,
    ) {
        let mut history = History::default();
        for command in commands {
            let before = history.book().clone();
            if history.apply(command).is_err() {
                prop_assert_eq!(history.book(), &before);
                continue;
            }
            let after = history.book().clone();
            history.undo().unwrap();
            prop_assert_eq!(history.book(), &before);
            history.redo().unwrap();
            prop_assert_eq!(history.book(), &after);
            prop_assert!(history.undone().is_empty());
        }
        let end = history.book().clone();
        let mut undone = 0;
        while undone < steps_back && history.undo().is_ok() {
            undone += 1;
        }
        for _ in 0..undone {
            history.redo().unwrap();
        }
        prop_assert_eq!(history.book(), &end);
        while history.undo().is_ok() {}
        prop_assert!(history.done().is_empty());
        prop_assert_eq!(history.book(), &Book::default());
        while history.redo().is_ok() {}
        prop_assert_eq!(history.book(), &end);
    }
}
