//! The analyst's copy stays in step with the page's book: its answers are those of a fresh copy, whatever was done.

mod suggest;
mod together;
mod year;

use keepgold_core::book::{
    Command, Contact, ContactKind, Customer, CustomerId, Evidence, History, Judgement, Line, Order,
    OrderId, Product, ProductId,
};
use keepgold_core::codec::store::Record;
use keepgold_core::codec::transfer::{decode_history, encode_history};
use keepgold_core::demo::{self, Demo};
use keepgold_core::proof::{WarningsAsk, prove_warnings};
use keepgold_core::question::{
    Analyst, Gathered, LastPrice, LinesOf, Months, OrderCount, OrdersOf, ProductSums, ProductsOf,
    Question, SalesChange, Totals, Warned, WarnedBefore, YearOf,
};
use keepgold_core::unit::{Day, Price, Quantity};
use keepgold_core::value::{Facts, Window, assess, tier_history};
use keepgold_core::warnings::warnings;
use proptest::prelude::*;

const TODAY: i32 = 20_000;

fn today() -> Day {
    Day::from_number(TODAY).unwrap()
}

fn small_demo() -> History {
    History::new(demo::book(
        Demo::Electronics,
        7,
        today(),
        demo::Language::Chinese,
    ))
}

fn any_record() -> impl Strategy<Value = Record> {
    let id = 0usize..20;
    let customer = id.clone().prop_map(CustomerId::from_index);
    let product = id.clone().prop_map(ProductId::from_index);
    let day = (TODAY - 400..TODAY).prop_map(|day| Day::from_number(day).unwrap());
    let command = prop_oneof![
        (customer.clone(), any::<bool>()).prop_map(|(id, on)| Command::ArchiveCustomer(id, on)),
        (customer.clone(), customer.clone())
            .prop_map(|(from, into)| Command::MergeCustomers { from, into }),
        (customer.clone(), ".{0,9}").prop_map(|(id, notes)| Command::EditCustomer(
            id,
            Customer {
                name: format!("{} renamed", id.index()),
                notes,
                ..Customer::default()
            }
        )),
        product.clone().prop_map(|id| Command::EditProduct(
            id,
            Product {
                name: format!("{} renamed", id.index()),
                category: "Other".into(),
                ..Product::default()
            }
        )),
        (product.clone(), product.clone())
            .prop_map(|(from, into)| Command::MergeProducts { from, into }),
        (customer.clone(), product, day.clone(), 1i64..9).prop_map(|(id, product, day, n)| {
            Command::AddOrder(Order {
                code: String::new(),
                customer: Some(id),
                day,
                lines: vec![Line {
                    product,
                    quantity: Quantity::from_thousandths(n * 1_000).unwrap(),
                    price: Price::from_millionths(n * 990_000).unwrap(),
                }],
            })
        }),
        (0usize..200, any::<bool>())
            .prop_map(|(id, on)| Command::VoidOrder(OrderId::from_index(id), on)),
        (customer.clone(), 0i64..100).prop_map(|(id, value)| Command::Judge(
            id,
            Evidence::Satisfaction,
            Judgement {
                millionths: value * 1_000_000,
                note: String::new(),
                day: today(),
                until: None,
                estimated: false,
            }
        )),
        (customer, day).prop_map(|(customer, day)| Command::add(Contact {
            customer,
            day,
            kind: ContactKind::Visit,
            by: String::new(),
            note: String::new(),
            minutes: 30,
            outcome: None,
            with: String::new(),
        })),
    ];
    prop_oneof![
        6 => command.prop_map(Record::Do),
        1 => Just(Record::Undo),
        1 => Just(Record::Redo),
    ]
}

/// Asks the analyst and a fresh one with the page's book the same; both must agree.
fn same<Q: Question<Answer: PartialEq + std::fmt::Debug>>(
    analyst: &mut Analyst,
    page: &History,
    question: &Q,
) {
    let mut fresh = Analyst::new(page.clone());
    assert_eq!(question.answer(analyst), question.answer(&mut fresh));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn answers_are_those_of_a_fresh_copy_whatever_was_done(
        records in prop::collection::vec((any_record(), any::<bool>()), 1..40),
    ) {
        let mut page = small_demo();
        let copy = decode_history(&encode_history(&page)).unwrap();
        let mut analyst = Analyst::new(copy);
        let gathered = Gathered { as_of: None, today: today(), months: 12 };
        for (record, asks) in records {
            // What the page refuses never reaches the analyst.
            if record.clone().replay(&mut page).is_ok() {
                prop_assert_eq!(analyst.follow(record), Ok(()));
            }
            if asks {
                same(&mut analyst, &page, &gathered);
            }
        }
        prop_assert_eq!(analyst.history().book(), page.book());
        let customer = CustomerId::from_index(3);
        let (as_of, months) = (today(), 6);
        same(&mut analyst, &page, &ProductsOf { customer, as_of, months });
        same(&mut analyst, &page, &YearOf { customer, as_of, months });
        same(&mut analyst, &page, &OrdersOf(customer));
        same(&mut analyst, &page, &OrderCount(customer));
        same(&mut analyst, &page, &LinesOf(OrderId::from_index(5)));
        same(&mut analyst, &page, &LastPrice(ProductId::from_index(2)));
        same(&mut analyst, &page, &ProductSums);
        same(&mut analyst, &page, &Totals);
        same(&mut analyst, &page, &SalesChange { as_of });
        same(&mut analyst, &page, &Warned { as_of });
    }
}

#[test]
fn facts_with_contacts_are_those_gathered_at_once() {
    let history = small_demo();
    let window = Window::new(today(), 12);
    let ask = Gathered {
        as_of: Some(window.as_of),
        today: today(),
        months: window.months,
    };
    let answer = ask.answer(&mut Analyst::new(history.clone()));
    let facts = answer.facts.with_contacts(history.book());
    assert_eq!(facts, Facts::gather_over(history.book(), window));
}

#[test]
fn months_come_in_parts_and_are_the_same() {
    let history = small_demo();
    let rules = history.book().rules().clone();
    let margin = history.book().units().default_margin;
    let ask = Months {
        rules: rules.clone(),
        margin,
        as_of: today(),
        rates: history.book().service().rates,
    };
    let whole = tier_history(history.book(), &rules, margin, today());
    let mut analyst = Analyst::new(history);
    let mut draft = None;
    let mut parts = 1;
    let answer = loop {
        match ask.work(&mut analyst, &mut draft) {
            Some(answer) => break answer,
            None => parts += 1,
        }
    };
    assert_eq!(answer, whole);
    assert_eq!(parts, whole.months().len());
}

#[test]
fn warnings_are_those_of_the_book_and_earlier_ones_are_proved_at_each_month_end_whose_quarter_is_over()
 {
    let history = small_demo();
    let book = history.book();
    let facts = Facts::gather_over(book, Window::new(today(), book.rules().window_months));
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    let mut analyst = Analyst::new(history.clone());
    let as_of = today();
    let answer = Warned { as_of }.answer(&mut analyst);
    assert_eq!(answer, warnings(book, &facts, &assessment));
    assert!(!answer.warnings.is_empty());
    // The last day is 4 October 2024, and the 91 days after the end of June end on 29 September.
    let ends = [(6, 30), (5, 31), (4, 30), (3, 31), (2, 29)];
    let cuts = ends.map(|(month, day)| Day::from_civil(2024, month, day).unwrap());
    let plain = cuts.map(|cut| prove_warnings(book, WarningsAsk { cut }, as_of));
    let known: Vec<_> = plain.into_iter().flatten().collect();
    assert_eq!(WarnedBefore { as_of }.answer(&mut analyst), known);
    assert_eq!(known[0].cut, cuts[0]);
}

#[test]
fn sales_are_compared_with_as_many_months_as_the_book_reaches_back() {
    let bought = |days: &[(i32, u32, u32, i64)]| {
        let mut history = History::default();
        let customer = Customer {
            name: "A".into(),
            ..Customer::default()
        };
        history.apply(Command::AddCustomer(customer)).unwrap();
        let product = Product {
            name: "P".into(),
            ..Product::default()
        };
        history.apply(Command::AddProduct(product)).unwrap();
        for &(year, month, day, units) in days {
            let line = Line {
                product: ProductId::from_index(0),
                quantity: Quantity::from_thousandths(units * 1_000).unwrap(),
                price: Price::from_millionths(1_000_000).unwrap(),
            };
            let order = Order {
                code: String::new(),
                customer: Some(CustomerId::from_index(0)),
                day: Day::from_civil(year, month, day).unwrap(),
                lines: vec![line],
            };
            history.apply(Command::AddOrder(order)).unwrap();
        }
        let as_of = Day::from_civil(2025, 12, 31).unwrap();
        let answer = SalesChange { as_of }.answer(&mut Analyst::new(history));
        (answer.months, answer.shares.first().copied().flatten())
    };
    // The first day of the year before counts there, the last one too; what came before them does not.
    let years = [
        (2023, 12, 31, 7),
        (2024, 1, 1, 30),
        (2024, 12, 31, 10),
        (2025, 1, 1, 20),
    ];
    assert_eq!(bought(&years), (Some(12), Some(-0.5)));
    assert_eq!(
        bought(&[(2025, 1, 1, 10), (2025, 7, 1, 15)]),
        (Some(6), Some(0.5))
    );
    assert_eq!(bought(&[(2025, 7, 1, 10)]), (Some(3), Some(-1.0)));
    // A month may be missing at the start of the earlier span, as for one customer; a day more is too much.
    assert_eq!(bought(&[(2025, 8, 1, 10)]), (Some(3), Some(-1.0)));
    assert_eq!(bought(&[(2025, 8, 2, 10)]), (None, None));
}

#[test]
fn orders_of_merged_records_count_and_voided_ones_stay_listed() {
    let mut history = History::default();
    for name in ["A", "B"] {
        let customer = Customer {
            name: name.into(),
            ..Customer::default()
        };
        history.apply(Command::AddCustomer(customer)).unwrap();
    }
    let product = Product {
        name: "P".into(),
        ..Product::default()
    };
    history.apply(Command::AddProduct(product)).unwrap();
    let (a, b) = (CustomerId::from_index(0), CustomerId::from_index(1));
    for (customer, day, quantity) in [(a, 1, 1_000), (b, 3, -2_000), (a, 2, 1_000)] {
        let line = Line {
            product: ProductId::from_index(0),
            quantity: Quantity::from_thousandths(quantity).unwrap(),
            price: Price::from_millionths(5_000_000).unwrap(),
        };
        let order = Order {
            code: String::new(),
            customer: Some(customer),
            day: Day::from_civil(2025, 1, day).unwrap(),
            lines: vec![line],
        };
        history.apply(Command::AddOrder(order)).unwrap();
    }
    history
        .apply(Command::MergeCustomers { from: b, into: a })
        .unwrap();
    history
        .apply(Command::VoidOrder(OrderId::from_index(2), true))
        .unwrap();
    let mut analyst = Analyst::new(history);
    let listed = OrdersOf(a).answer(&mut analyst);
    let days: Vec<u32> = listed.iter().map(|order| order.day.civil().2).collect();
    assert_eq!(days, [3, 2, 1]);
    assert_eq!(listed[0].returns, 1);
    assert_eq!(listed[0].amount.to_f64(), -10.0);
    assert!(listed[1].voided);
    assert_eq!(OrderCount(a).answer(&mut analyst), 3);
    assert_eq!(OrdersOf(b).answer(&mut analyst), []);
    let price = LastPrice(ProductId::from_index(0)).answer(&mut analyst);
    assert_eq!(price, Price::from_millionths(5_000_000));
    assert_eq!(
        LastPrice(ProductId::from_index(1)).answer(&mut analyst),
        None
    );
}
