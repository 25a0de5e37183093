//! Cost to serve and mismatch: what is counted, what is said of it, and what does not matter.

use keepgold_core::book::*;
use keepgold_core::unit::{Day, Money, Price, Quantity};
use keepgold_core::value::*;
use proptest::prelude::*;

const AS_OF: i32 = 400;

fn day(number: i32) -> Day {
    Day::from_number(20_000 + number).unwrap()
}

fn id(index: usize) -> CustomerId {
    CustomerId::from_index(index)
}

fn price(units: i64) -> Price {
    Price::from_millionths(units * 1_000_000).unwrap()
}

fn contact(customer: usize, on: i32, kind: ContactKind) -> Contact {
    Contact {
        customer: id(customer),
        day: day(on),
        kind,
        by: String::new(),
        note: String::new(),
        minutes: 0,
        outcome: None,
        with: String::new(),
    }
}

/// So many customers, each with (day, quantity) of goods at 10 apiece, all of it margin.
fn book(customers: &[&[(i32, i64)]]) -> History {
    let mut history = History::default();
    let goods = Product {
        code: "tea".into(),
        ..Product::default()
    };
    history.apply(Command::AddProduct(goods)).unwrap();
    for (index, orders) in customers.iter().enumerate() {
        let customer = Customer {
            code: format!("C{index}"),
            ..Customer::default()
        };
        history.apply(Command::AddCustomer(customer)).unwrap();
        for &(on, quantity) in *orders {
            let line = Line {
                product: ProductId::from_index(0),
                quantity: Quantity::from_thousandths(quantity * 1_000).unwrap(),
                price: price(10),
            };
            let order = Order {
                code: String::new(),
                customer: Some(id(index)),
                day: day(on),
                lines: vec![line],
            };
            history.apply(Command::AddOrder(order)).unwrap();
        }
    }
    history
}

fn log(history: &mut History, contacts: &[Contact]) {
    for contact in contacts {
        history.apply(Command::add(contact.clone())).unwrap();
    }
}

fn set(history: &mut History, change: impl FnOnce(&mut Service)) {
    let mut service = history.book().service().clone();
    change(&mut service);
    history
        .apply(Command::ChangeService(Box::new(service)))
        .unwrap();
}

fn rates(of: &[(Serving, i64)]) -> Rates {
    of.iter().fold(Rates::default(), |rates, &(of, units)| {
        rates.with(of, price(units))
    })
}

fn assessed(book: &Book) -> (Facts, Assessment) {
    let facts = Facts::gather(book, day(AS_OF));
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    (facts, assessment)
}

fn found(book: &Book) -> Mismatch {
    let (facts, assessment) = assessed(book);
    mismatch(book, &facts, &assessment)
}

const VISIT: Serving = Serving::Contact(ContactKind::Visit);
const SUPPORT: Serving = Serving::Contact(ContactKind::Support);

#[test]
fn cost_to_serve_is_counted_priced_and_explained() {
    let mut history = book(&[&[(100, 5), (200, 5), (210, -2), (10, 9)]]);
    log(
        &mut history,
        &[
            contact(0, 150, ContactKind::Visit),
            contact(0, 160, ContactKind::Visit),
            contact(0, 170, ContactKind::Support),
            // Before the window and after the day.
            contact(0, 20, ContactKind::Visit),
            contact(0, AS_OF + 1, ContactKind::Visit),
        ],
    );
    let piece = |history: &History| {
        let (facts, assessment) = assessed(history.book());
        let working = explain(history.book(), &facts, &assessment, id(0)).unwrap();
        let evidence = working.indicators[0].evidence.clone();
        let cost = evidence
            .into_iter()
            .find(|e| e.evidence == Evidence::CostToServe);
        (cost.unwrap(), assessment.get(id(0)).unwrap().profit)
    };
    let (none, before) = piece(&history);
    assert_eq!(
        (none.measured, none.missing),
        (None, Some(Missing::NoRates))
    );
    set(&mut history, |service| {
        service.rates = rates(&[(VISIT, 20), (Serving::Order, 3), (Serving::Return, 4)]);
    });
    let (cost, after) = piece(&history);
    // 2 visits × 20 + 2 orders × 3 + 1 return × 4; support has no rate.
    assert_eq!(cost.measured, Some(50.0));
    assert_eq!(before - after, Money::from_units(50));
    let part = |of, count, units| Input::Served {
        of,
        count,
        rate: price(units),
    };
    assert_eq!(
        cost.inputs,
        [
            part(VISIT, 2, 20),
            part(Serving::Order, 2, 3),
            part(Serving::Return, 1, 4)
        ]
    );
    let facts = Facts::gather(history.book(), day(AS_OF));
    let row = facts.get(id(0)).unwrap();
    // The contact after the day costs nothing in the window, but the customer is in touch.
    assert_eq!(row.served.last_contact, Some(day(AS_OF + 1)));
    assert_eq!(row.served.count(SUPPORT), 1);
    assert_eq!(row.served.care(facts.rates()), Money::from_units(40));
    // What a person says stands before what the rates say.
    let judged = Judgement::new(Evidence::CostToServe, 7.0, "", day(300)).unwrap();
    history
        .apply(Command::Judge(id(0), Evidence::CostToServe, judged))
        .unwrap();
    assert_eq!(before - piece(&history).1, Money::from_units(7));
}

#[test]
fn contacts_of_a_merged_customer_count_for_the_one_that_stayed() {
    let mut history = book(&[&[(300, 5)], &[(310, 5)]]);
    log(&mut history, &[contact(0, 350, ContactKind::Visit)]);
    let merge = Command::MergeCustomers {
        from: id(0),
        into: id(1),
    };
    history.apply(merge).unwrap();
    let facts = Facts::gather(history.book(), day(AS_OF));
    assert_eq!(facts.get(id(1)).unwrap().served.count(VISIT), 1);
}

#[test]
fn visits_to_prospects_are_counted_apart_from_what_customers_cost() {
    let mut history = book(&[&[(300, 5)], &[]]);
    let visit = |customer, on| contact(customer, on, ContactKind::Visit);
    log(
        &mut history,
        &[visit(0, 350), visit(1, 20), visit(1, 351), visit(1, 352)],
    );
    set(&mut history, |service| {
        service.rates = rates(&[(VISIT, 20)])
    });
    let seen = found(history.book());
    assert_eq!((seen.contacts, seen.with_prospects), (4, 3));
    // The first lies before the window.
    assert_eq!(seen.prospecting, Money::from_units(40));
    assert_eq!((seen.customers, seen.cost), (1, Money::from_units(20)));
}

#[test]
fn who_costs_more_than_it_brings_stands_first() {
    // A hundred, a thousand and ten of contribution.
    let mut history = book(&[&[(350, 10)], &[(350, 100)], &[(350, 1)]]);
    assert_eq!(found(history.book()).costed, 0, "no rates, no costs");
    for customer in 0..3 {
        log(
            &mut history,
            &[
                contact(customer, 380, ContactKind::Visit),
                contact(customer, 390, ContactKind::Visit),
            ],
        );
    }
    set(&mut history, |service| {
        service.rates = rates(&[(VISIT, 60)]);
        for standard in &mut service.standards {
            standard.care_budget = price(100);
        }
    });
    let mismatch = found(history.book());
    assert_eq!((mismatch.costed, mismatch.contacts), (3, 6));
    assert_eq!(mismatch.cost, Money::from_units(360));
    let rows: Vec<_> = mismatch
        .over_served
        .iter()
        .map(|row| (row.customer, row.reason, row.lost))
        .collect();
    let units = Money::from_units;
    assert_eq!(
        rows,
        [
            (id(2), WhyOverServed::Loss, units(110)),
            (id(0), WhyOverServed::Loss, units(20)),
        ]
    );
    // The second is 20 beyond its budget, but brings 1,000 for 120.
    assert_eq!(mismatch.well_paid.len(), 1);
    set(&mut history, |service| {
        service.rates = rates(&[(VISIT, 200)]);
    });
    let mismatch = found(history.book());
    let third = mismatch.over_served[2];
    let about = (third.customer, third.reason, third.lost, third.share());
    assert_eq!(
        about,
        (id(1), WhyOverServed::OverBudget, units(300), Some(0.4))
    );
    assert_eq!(mismatch.well_paid.len(), 0);
}

#[test]
fn a_lost_large_account_is_not_called_too_costly() {
    // The first brought 1,000 in the year before and 10 in this one, the second 10 and 10, the third grew.
    let mut history = book(&[
        &[(30, 100), (350, 1)],
        &[(30, 1), (350, 1)],
        &[(30, 1), (350, 100)],
    ]);
    for customer in 0..3 {
        log(&mut history, &[contact(customer, 380, ContactKind::Visit)]);
    }
    set(&mut history, |service| {
        service.rates = rates(&[(VISIT, 60)]);
    });
    let mismatch = found(history.book());
    assert_eq!(mismatch.fallen, [id(0)]);
    let listed: Vec<_> = mismatch
        .over_served
        .iter()
        .map(|row| row.customer)
        .collect();
    assert_eq!(listed, [id(1)]);
    // Nor is one whose best year would not have carried the cost of today a lost account.
    set(&mut history, |service| {
        service.rates = rates(&[(VISIT, 2_000)]);
    });
    assert_eq!(found(history.book()).fallen, []);
}

#[test]
fn valuable_customers_below_their_standard_are_found_with_the_reason() {
    // Twenty customers by falling value: with the default pyramid one VIP, one main at least.
    let orders: Vec<[(i32, i64); 1]> = (0..20).map(|n| [(350, 300 - 10 * n)]).collect();
    let orders: Vec<&[(i32, i64)]> = orders.iter().map(|orders| orders.as_slice()).collect();
    let mut history = book(&orders);
    assert_eq!(found(history.book()).overdue, [], "nothing is logged yet");
    let vip = |history: &History| {
        let mismatch = found(history.book());
        let row = mismatch.overdue.iter().find(|row| row.tier == Tier::Vip);
        row.map(|row| (row.customer, row.reason, row.days))
    };
    log(&mut history, &[contact(19, 399, ContactKind::Call)]);
    assert_eq!(
        vip(&history),
        Some((id(0), WhyOverdue::NeverContacted, None))
    );
    log(&mut history, &[contact(0, AS_OF - 31, ContactKind::Call)]);
    assert_eq!(
        vip(&history),
        Some((id(0), WhyOverdue::PastLongest, Some(31)))
    );
    log(&mut history, &[contact(0, AS_OF - 30, ContactKind::Call)]);
    assert_eq!(
        vip(&history),
        Some((id(0), WhyOverdue::PastIdeal, Some(30)))
    );
    log(&mut history, &[contact(0, AS_OF - 14, ContactKind::Call)]);
    assert_eq!(vip(&history), None);
    set(&mut history, |service| {
        let call = Serving::Contact(ContactKind::Call);
        service.rates = rates(&[(call, 10)]);
        service.standards[0].care_budget = price(61);
    });
    assert_eq!(vip(&history), None, "in touch");
    let [low] = found(history.book()).under_budget[..] else {
        panic!("one VIP gets less than half of its budget");
    };
    let units = Money::from_units;
    // Three calls at 10.
    assert_eq!((low.customer, low.tier), (id(0), Tier::Vip));
    assert_eq!((low.care, low.budget), (units(30), units(61)));
    set(&mut history, |service| {
        service.standards[0].care_budget = price(60);
    });
    assert_eq!(found(history.book()).under_budget, []);
    // Nobody below main is listed, however long ago.
    let rows = found(history.book()).overdue;
    assert!(rows.iter().all(|row| row.tier <= Tier::Main));
}

fn any_contact() -> impl Strategy<Value = Contact> {
    (0usize..6, 0i32..420, 0usize..4)
        .prop_map(|(customer, on, kind)| contact(customer, on, ContactKind::ALL[kind]))
}

fn any_book() -> impl Strategy<Value = History> {
    let orders = prop::collection::vec((0i32..400, -3i64..20), 0..6);
    prop::collection::vec(orders, 6).prop_map(|orders| {
        let customers: Vec<Vec<(i32, i64)>> = orders
            .into_iter()
            .map(|orders| orders.into_iter().filter(|&(_, n)| n != 0).collect())
            .collect();
        let customers: Vec<&[(i32, i64)]> = customers.iter().map(Vec::as_slice).collect();
        book(&customers)
    })
}

proptest! {
    #[test]
    fn costs_sum_and_nobody_stands_on_both_sides(
        history in any_book(),
        contacts in prop::collection::vec(any_contact(), 0..60),
        units in prop::array::uniform6(0i64..50),
        budgets in prop::array::uniform4(0i64..300),
    ) {
        let mut history = history;
        let before = assessed(history.book());
        log(&mut history, &contacts);
        set(&mut history, |service| {
            service.rates = Serving::ALL
                .into_iter()
                .zip(units)
                .fold(Rates::default(), |rates, (of, units)| rates.with(of, price(units)));
            for (standard, units) in service.standards.iter_mut().zip(budgets) {
                standard.care_budget = price(units);
            }
        });
        let (facts, assessment) = assessed(history.book());
        let mismatch = mismatch(history.book(), &facts, &assessment);
        // Every cost is counted once: by customer, by kind and in the whole.
        let mut whole = Money::ZERO;
        let mut listed = Vec::new();
        for standing in assessment.standings() {
            let row = facts.get(standing.customer).unwrap();
            let cost = row.served.cost(facts.rates());
            let parts = Serving::ALL.map(|of| facts.rates().cost(of, row.served.count(of)));
            prop_assert_eq!(parts.into_iter().sum::<Money>(), cost);
            let known = if facts.rates().are_set() { cost } else { Money::ZERO };
            let without = before.1.get(standing.customer).unwrap();
            prop_assert_eq!(without.profit - standing.profit, known);
            whole += known;
        }
        prop_assert_eq!(mismatch.cost, whole);
        for row in &mismatch.over_served {
            prop_assert!(row.lost > Money::ZERO);
            listed.push(row.customer);
        }
        let falls = mismatch.over_served.windows(2).all(|pair| pair[0].lost >= pair[1].lost);
        prop_assert!(falls);
        listed.sort();
        listed.dedup();
        prop_assert_eq!(listed.len(), mismatch.over_served.len());
        // Care is never too much and too little of the same budget.
        for row in &mismatch.under_budget {
            prop_assert!(mismatch.overdue.iter().all(|late| late.customer != row.customer));
            let over_budget = |over: &OverServed| {
                over.customer == row.customer && over.reason == WhyOverServed::OverBudget
            };
            prop_assert!(!mismatch.over_served.iter().any(over_budget));
        }
        for customer in &mismatch.fallen {
            prop_assert!(mismatch.over_served.iter().all(|over| over.customer != *customer));
        }
    }

    #[test]
    fn the_order_of_contacts_does_not_matter_and_without_rates_they_change_no_score(
        history in any_book(),
        contacts in prop::collection::vec(any_contact(), 0..40),
        turn in 0usize..40,
    ) {
        let plain = assessed(history.book()).1;
        let (mut one, mut other) = (history.clone(), history);
        log(&mut one, &contacts);
        prop_assert_eq!(&assessed(one.book()).1, &plain);
        let mut turned = contacts;
        turned.reverse();
        let turn = turn.min(turned.len());
        turned.rotate_left(turn);
        log(&mut other, &turned);
        for history in [&mut one, &mut other] {
            set(history, |service| service.rates = rates(&[(VISIT, 7), (SUPPORT, 11)]));
        }
        prop_assert_eq!(assessed(one.book()), assessed(other.book()));
        prop_assert_eq!(found(one.book()), found(other.book()));
    }
}

#[test]
fn an_example_fills_every_tier_within_what_the_book_takes_and_undo_takes_it_back() {
    let customers: Vec<[(i32, i64); 2]> = (1..=40).map(|n| [(300, n * n), (380, n)]).collect();
    let orders: Vec<&[(i32, i64)]> = customers.iter().map(|orders| &orders[..]).collect();
    let mut history = book(&orders);
    let before = history.book().service().clone();
    let facts = Facts::gather(history.book(), day(AS_OF));
    let margin = history.book().units().default_margin;
    let assessment = assess(history.book(), &facts, history.book().rules(), margin);
    for example in ExampleService::ALL {
        let policies = Tier::ALL.map(|tier| format!("{tier:?}"));
        let standards = example.standards(policies, &assessment, facts.window().months);
        for (tier, standard) in Tier::ALL.into_iter().zip(&standards) {
            let total = assessment.total(tier);
            let average = total.net_sales.to_f64() / f64::from(total.count.max(1));
            let wanted =
                example.budget_share(tier) * average * 12.0 / f64::from(facts.window().months);
            let budget = standard.care_budget.millionths() as f64 / 1e6;
            // Rounded to two figures, or to a whole unit.
            assert!(
                (budget - wanted).abs() <= 0.05 * wanted + 0.5,
                "{example:?} {tier:?}: {budget} for {wanted}"
            );
            assert_eq!(standard.policy, format!("{tier:?}"));
        }
        // The higher the tier, the closer the contact.
        assert!(standards.is_sorted_by_key(|standard| standard.ideal_gap));
        let service = Service {
            standards: standards.clone(),
            ..before.clone()
        };
        history
            .apply(Command::ChangeService(Box::new(service)))
            .unwrap();
        assert_eq!(history.book().service().standards, standards);
        history.undo().unwrap();
        assert_eq!(*history.book().service(), before);
    }
}
