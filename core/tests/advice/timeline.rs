//! The timeline of a customer: in which order things stand, and which orders are told as one.

use keepgold_core::advice::{Event, Happening, Orders, timeline};
use keepgold_core::book::{
    AlarmState, AnyRecord, Command, Contact, ContactKind, CustomerId, Evidence, FollowUp,
    FollowUpState, Handled, History, Judgement, OrderId, Outcome, Reckoning, Rules, WarningRule,
};
use keepgold_core::demo::{self, Demo};
use keepgold_core::question::OrderBrief;
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::tier_history;
use keepgold_core::warnings::{self, Alarm, Warning};
use proptest::prelude::*;

use crate::common::records::customers;

/// The first customer of a book.
fn who() -> CustomerId {
    CustomerId::from_index(0)
}

fn day(month: u32, day: u32) -> Day {
    Day::from_civil(2026, month, day).unwrap()
}

fn orders(bought: &[(Day, i64)]) -> Vec<OrderBrief> {
    let brief = |(place, &(day, amount)): (usize, &(Day, i64))| OrderBrief {
        id: OrderId::from_index(place),
        code: String::new(),
        day,
        lines: 1,
        returns: 0,
        amount: Money::from_units(amount),
        voided: false,
    };
    bought.iter().enumerate().map(brief).collect()
}

/// A timeline of orders alone: of each event the last and the first day, how many orders, and their sum.
fn told(bought: &[(Day, i64)]) -> Vec<(Day, Day, u32, i64)> {
    let history = customers(&[("A", "")]);
    let events = timeline(history.book(), who(), &orders(bought), None, None, &[]);
    let one = |event: Event| match event.what {
        Happening::Orders(Orders {
            first,
            orders,
            amount,
        }) => (event.day, first, orders, amount.to_f64() as i64),
        other => panic!("{other:?}"),
    };
    events.into_iter().map(one).collect()
}

#[test]
fn orders_of_a_day_are_one_and_so_is_a_run_of_small_ones_in_a_month() {
    assert_eq!(
        told(&[(day(3, 9), 10), (day(3, 9), 5), (day(3, 2), 10)]),
        [(day(3, 9), day(3, 9), 2, 15), (day(3, 2), day(3, 2), 1, 10)]
    );
    let april = [3, 10, 17, 24].map(|d| (day(4, d), 10));
    let mut bought = vec![(day(3, 27), 10), (day(3, 20), 10)];
    bought.extend(april);
    assert_eq!(
        told(&bought),
        [
            (day(4, 24), day(4, 3), 4, 40),
            (day(3, 27), day(3, 27), 1, 10),
            (day(3, 20), day(3, 20), 1, 10)
        ]
    );
}

#[test]
fn large_orders_returns_and_what_else_happened_break_a_run() {
    let days = |amounts: [i64; 7]| {
        let place = |(place, amount)| (day(4, 2 * place as u32 + 1), amount);
        amounts
            .into_iter()
            .enumerate()
            .map(place)
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&days([10; 7])).len(), 1);
    assert_eq!(told(&days([10, 10, 10, 30, 10, 10, 10])).len(), 3);
    assert_eq!(told(&days([10, 10, 10, -5, 10, 10, 10])).len(), 3);
    // Two on each side are too few to be told as one.
    assert_eq!(told(&days([10, 10, 90, 10, 10, 90, 10])).len(), 7);

    let mut history = customers(&[("A", "")]);
    let visit = Contact {
        customer: who(),
        day: day(4, 8),
        kind: ContactKind::Visit,
        by: String::new(),
        note: String::new(),
        minutes: 0,
        outcome: None,
        with: String::new(),
    };
    history.apply(Command::add(visit)).unwrap();
    let events = timeline(
        history.book(),
        who(),
        &orders(&days([10; 7])),
        None,
        None,
        &[],
    );
    let kinds = events.iter().map(|event| match &event.what {
        Happening::Orders(orders) => orders.orders,
        _ => 0,
    });
    assert_eq!(kinds.collect::<Vec<_>>(), [3, 0, 4]);
}

#[test]
fn what_was_taken_out_is_not_told() {
    let history = customers(&[("A", "")]);
    let mut all = orders(&[(day(3, 2), 10), (day(3, 9), 10)]);
    all[1].voided = true;
    let events = timeline(history.book(), who(), &all, None, None, &[]);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].day, day(3, 2));
}

#[test]
fn records_and_judgements_stand_by_their_day_and_before_the_orders_of_it() {
    let mut history = customers(&[("A", ""), ("B", "")]);
    let follow_up = |customer: CustomerId, due, state| FollowUp {
        customer,
        what: "call".into(),
        due,
        by: String::new(),
        state,
        contact: None,
    };
    let handled = |on, handled| AlarmState {
        customer: who(),
        rules: [WarningRule::Silent].into(),
        on,
        handled,
        causes: Default::default(),
        note: String::new(),
        by: String::new(),
    };
    let records: Vec<AnyRecord> = vec![
        follow_up(who(), day(5, 20), FollowUpState::Open).into(),
        follow_up(who(), day(4, 1), FollowUpState::PutOff(day(5, 9))).into(),
        follow_up(who(), day(4, 1), FollowUpState::Done(day(4, 3))).into(),
        follow_up(CustomerId::from_index(1), day(5, 1), FollowUpState::Open).into(),
        handled(day(4, 2), Handled::Seen).into(),
        handled(day(4, 9), Handled::PutOff(day(5, 1))).into(),
        handled(day(5, 2), Handled::Resolved(Outcome::Good)).into(),
        Reckoning {
            customer: who(),
            on: day(4, 9),
            calculator: "lifetime-value".into(),
            figures: String::new(),
            by: String::new(),
            note: String::new(),
        }
        .into(),
    ];
    history.apply(Command::AddRecords(records)).unwrap();
    let judgement = Judgement::new(Evidence::Satisfaction, 80.0, "", day(4, 9)).unwrap();
    history
        .apply(Command::Judge(who(), Evidence::Satisfaction, judgement))
        .unwrap();
    let alarm = |since, evidence| Alarm {
        evidence,
        since: Some(since),
        strength: 1.0,
    };
    let silent = warnings::Evidence::Silent {
        last: day(3, 1),
        days: 40,
        usual: 10.0,
    };
    let warning = Warning {
        customer: who(),
        alarms: vec![alarm(day(3, 31), silent)],
        usual: Money::ZERO,
        drop: Money::ZERO,
        chance: 0.5,
        stake: Money::ZERO,
    };
    let bought = orders(&[(day(4, 9), 10), (day(3, 1), 10)]);
    let events = timeline(history.book(), who(), &bought, None, Some(&warning), &[]);
    let told: Vec<(Day, &str)> = events
        .iter()
        .map(|event| {
            let kind = match event.what {
                Happening::Due(_) => "due",
                Happening::Done(_) => "done",
                Happening::Closed(_, Outcome::Good) => "closed",
                Happening::TakenUp(_) => "taken up",
                Happening::PutOff(..) => "put off",
                Happening::Warned(_) => "warned",
                Happening::Judged(Evidence::Satisfaction) => "judged",
                Happening::Reckoned(_) => "reckoned",
                Happening::Orders(_) => "orders",
                _ => "?",
            };
            (event.day, kind)
        })
        .collect();
    assert_eq!(
        told,
        [
            (day(5, 20), "due"),
            (day(5, 9), "due"),
            (day(5, 2), "closed"),
            (day(4, 9), "put off"),
            (day(4, 9), "judged"),
            (day(4, 9), "reckoned"),
            (day(4, 9), "orders"),
            (day(4, 3), "done"),
            (day(4, 2), "taken up"),
            (day(3, 31), "warned"),
            (day(3, 1), "orders"),
        ]
    );
}

#[test]
fn tiers_change_from_month_to_month_and_end_at_the_tier_of_today() {
    let today = Day::from_civil(2026, 6, 30).unwrap();
    let history = History::new(demo::book(
        Demo::Electronics,
        7,
        today,
        demo::Language::Chinese,
    ));
    let book = history.book();
    let months = tier_history(book, &Rules::default(), book.units().default_margin, today);
    let mut changes = 0;
    for &customer in months.customers() {
        let course: Vec<_> = months.course(customer).map(|seen| seen.tier()).collect();
        let mut tier = course[0];
        let events = timeline(book, customer, &[], Some(&months), None, &[]);
        for event in events.iter().rev() {
            if let Happening::Tier { from, to } = event.what {
                assert_eq!(from, tier);
                assert_ne!(from, to);
                tier = to;
                changes += 1;
            }
        }
        assert_eq!(tier, *course.last().unwrap());
    }
    assert!(changes > 20, "{changes}");
}

proptest! {
    #[test]
    fn nothing_is_lost_or_out_of_order_however_orders_are_told(
        bought in prop::collection::vec((0i32..200, -50i64..500), 0..60),
    ) {
        let bought: Vec<_> = bought
            .into_iter()
            .map(|(after, amount)| (day(1, 1).plus_days(after), amount))
            .collect();
        let told = told(&bought);
        let sum = |of: &mut dyn Iterator<Item = i64>| of.sum::<i64>();
        prop_assert_eq!(told.iter().map(|one| one.2 as usize).sum::<usize>(), bought.len());
        prop_assert_eq!(
            sum(&mut told.iter().map(|one| one.3)),
            sum(&mut bought.iter().map(|one| one.1))
        );
        prop_assert!(told.iter().all(|one| one.1 <= one.0));
        prop_assert!(told.windows(2).all(|pair| pair[0].1 > pair[1].0));
    }
}
