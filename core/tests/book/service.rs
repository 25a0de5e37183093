//! The contact log, the service and the log of past rules: what a person does comes back by undo.

use keepgold_core::book::*;
use keepgold_core::export::tables::{Records, Words};
use keepgold_core::export::{table::Cell, table::Table};
use keepgold_core::unit::{Day, Price, Quantity, Rate};
use proptest::prelude::*;

use crate::common::records::customers;

fn day(number: i32) -> Day {
    Day::from_number(20_000 + number).unwrap()
}

fn id(index: usize) -> CustomerId {
    CustomerId::from_index(index)
}

fn people() -> History {
    customers(&[("A", "客户 A"), ("B", "客户 B")])
}

fn visit(customer: usize, on: i32) -> Contact {
    Contact {
        customer: id(customer),
        day: day(on),
        kind: ContactKind::Visit,
        by: "Li".into(),
        note: "prices".into(),
        minutes: 30,
        outcome: None,
        with: String::new(),
    }
}

fn months(window_months: u8) -> Rules {
    Rules {
        window_months,
        ..Rules::default()
    }
}

#[test]
fn contacts_are_logged_edited_removed_and_undone_by_name() {
    let mut history = people();
    history.apply(Command::add(visit(0, 1))).unwrap();
    history.apply(Command::add(visit(1, 2))).unwrap();
    let (first, second) = (RecordId::from_index(0), RecordId::from_index(1));
    let called = Contact {
        kind: ContactKind::Call,
        ..visit(0, 3)
    };
    history.apply(Command::edit(first, called.clone())).unwrap();
    assert_eq!(history.book().contacts()[&first], called);
    history
        .apply(Command::RemoveRecord(RecordKind::Contact, first))
        .unwrap();
    assert_eq!(history.book().contacts().len(), 1);
    // A number is not given twice while a later one is there.
    history.apply(Command::add(visit(0, 4))).unwrap();
    assert_eq!(
        history.book().contacts().keys().collect::<Vec<_>>(),
        [&second, &RecordId::from_index(2)]
    );
    let named = |what: fn(RecordKind, String) -> Label, of: &str| {
        Ok(what(RecordKind::Contact, format!("客户 {of}")))
    };
    assert_eq!(history.undo(), named(Label::AddRecord, "A"));
    assert_eq!(history.undo(), named(Label::RemoveRecord, "A"));
    assert_eq!(history.book().contacts()[&first], called);
    assert_eq!(history.undo(), named(Label::EditRecord, "A"));
    assert_eq!(history.undo(), named(Label::AddRecord, "B"));
    assert_eq!(history.undo(), named(Label::AddRecord, "A"));
    assert_eq!(history.book(), people().book());
}

#[test]
fn what_cannot_be_a_contact_is_refused() {
    let mut history = people();
    let mut refused = |command| history.apply(command).unwrap_err();
    let unknown = refused(Command::add(visit(9, 1)));
    assert_eq!(unknown, Refusal::UnknownCustomer);
    let edited = Command::edit(RecordId::from_index(0), visit(0, 1));
    assert_eq!(refused(edited), Refusal::UnknownRecord(RecordKind::Contact));
    let removed = Command::RemoveRecord(RecordKind::Contact, RecordId::from_index(0));
    assert_eq!(
        refused(removed),
        Refusal::UnknownRecord(RecordKind::Contact)
    );
    let long = Contact {
        minutes: MAX_MINUTES + 1,
        ..visit(0, 1)
    };
    let field = Field::Minutes;
    assert_eq!(refused(Command::add(long)), Refusal::OutOfRange { field });
    let wordy = Contact {
        note: "x".repeat(MAX_NOTE + 1),
        ..visit(0, 1)
    };
    assert!(matches!(
        refused(Command::add(wordy)),
        Refusal::TooLong { .. }
    ));
    assert_eq!(history.book(), people().book());
}

#[test]
fn contacts_of_a_merged_customer_stand_under_the_one_that_stayed() {
    let mut history = people();
    history.apply(Command::add(visit(1, 5))).unwrap();
    history.apply(Command::add(visit(0, 2))).unwrap();
    history
        .apply(Command::MergeCustomers {
            from: id(0),
            into: id(1),
        })
        .unwrap();
    let book = history.book();
    let words = Words::PLAIN;
    let mut rows = Vec::new();
    let _all = Records {
        book,
        kind: RecordKind::Contact,
        words,
    }
    .each_row(&mut |cells| {
        let text = |cell: &Cell<'_>| match cell {
            Cell::Text(text) => (*text).to_owned(),
            Cell::Day(day) => day.to_string(),
            Cell::Number(number) | Cell::Share(number) => number.value.to_string(),
            Cell::Empty => String::new(),
        };
        rows.push(cells.iter().map(text).collect::<Vec<_>>().join("|"));
        std::ops::ControlFlow::Continue(())
    });
    assert_eq!(
        rows,
        [
            format!("{}|B|客户 B|visit|Li||30||prices", day(2)),
            format!("{}|B|客户 B|visit|Li||30||prices", day(5)),
        ]
    );
}

#[test]
fn standards_and_rates_that_make_no_sense_are_refused() {
    let mut history = people();
    let mut field = |change: fn(&mut Service)| {
        let mut service = Service::default();
        change(&mut service);
        match history.apply(Command::ChangeService(Box::new(service))) {
            Err(Refusal::OutOfRange { field } | Refusal::TooLong { field, .. }) => Some(field),
            Err(other) => panic!("{other}"),
            Ok(()) => None,
        }
    };
    assert_eq!(field(|s| s.standards[0].ideal_gap = 0), Some(Field::Gap));
    assert_eq!(field(|s| s.standards[0].longest_gap = 13), Some(Field::Gap));
    assert_eq!(
        field(|s| s.standards[3].credit_days = 9_999),
        Some(Field::Credit)
    );
    assert_eq!(
        field(|s| s.standards[1].policy = "x".repeat(4_001)),
        Some(Field::Policy)
    );
    let budget = |s: &mut Service| s.standards[2].care_budget = Price::from_millionths(-1).unwrap();
    assert_eq!(field(budget), Some(Field::Budget));
    let rate = |s: &mut Service| {
        s.rates = s
            .rates
            .with(Serving::Order, Price::from_millionths(-1).unwrap());
    };
    assert_eq!(field(rate), Some(Field::Rate));
    assert_eq!(field(|s| s.standards[0].longest_gap = 14), None);
}

#[test]
fn a_judgement_cannot_end_before_it_is_made() {
    let judged = Judgement::new(Evidence::Satisfaction, 50.0, "", day(5)).unwrap();
    let mut history = people();
    let mut judge = |until| {
        let judged = judged.clone().until(Some(day(until)));
        history.apply(Command::Judge(id(0), Evidence::Satisfaction, judged))
    };
    let field = Field::Until;
    assert_eq!(judge(4), Err(Refusal::OutOfRange { field }));
    assert_eq!(judge(5), Ok(()));
    let judged = judged.until(Some(day(5)));
    assert_eq!(judged.expired(day(5)), None);
    assert_eq!(judged.expired(day(6)), Some(day(6)));
}

#[test]
fn the_rule_of_a_day_is_the_one_in_force_when_it_ended() {
    let mut history = people();
    let mut change = |window: u8, on: i32| {
        history
            .apply(Command::ChangeRules(months(window), day(on)))
            .unwrap();
    };
    change(1, 10);
    // Only the first change of a day ends what was in force before.
    change(2, 10);
    change(3, 20);
    // Nothing changed.
    change(3, 30);
    change(4, 40);
    let window = |history: &History, on| history.book().rules_on(day(on)).window_months;
    assert_eq!(history.book().past_rules().len(), 3);
    assert_eq!(window(&history, 9), 12);
    assert_eq!(window(&history, 10), 2);
    assert_eq!(window(&history, 19), 2);
    assert_eq!(window(&history, 39), 3);
    assert_eq!(window(&history, 40), 4);
    while history.done().len() > 3 {
        history.undo().unwrap();
    }
    assert_eq!(window(&history, 9), 12);
    assert_eq!(window(&history, 10), 1);
    history.undo().unwrap();
    assert_eq!(history.book().past_rules().len(), 0);
    assert_eq!(window(&history, 9), 12);
}

#[test]
fn units_log_no_past_rule() {
    let mut history = people();
    let units = Units {
        currency: "GBP".into(),
        default_margin: Rate::from_percent(30).unwrap(),
        as_of: Some(day(5)),
    };
    history.apply(Command::ChangeUnits(units.clone())).unwrap();
    assert_eq!(history.book().units(), &units);
    assert_eq!(history.book().past_rules().len(), 0);
    // Nor do they where a journal of version 2 holds them beside rules.
    let both = |window, currency: &str| Settings {
        rules: months(window),
        units: Units {
            currency: currency.into(),
            ..units.clone()
        },
    };
    for settings in [both(12, "USD"), both(6, "CNY")] {
        let command = Command::ChangeSettings(settings, day(9));
        history.apply(command).unwrap();
    }
    assert_eq!(windows(&history, [8, 9]), [12, 6]);
    assert_eq!(history.book().past_rules().len(), 1);
    while history.done().len() > 3 {
        history.undo().unwrap();
    }
    assert_eq!(history.book().units(), &units);
    assert_eq!(history.book().rules(), &Rules::default());
    let wrong = Units {
        currency: "yuan".into(),
        ..units
    };
    let field = Field::Currency;
    assert_eq!(
        history.apply(Command::ChangeUnits(wrong)),
        Err(Refusal::OutOfRange { field })
    );
}

#[test]
fn past_rules_of_version_2_are_the_rules_of_their_settings() {
    let old = r#"{"settings":{"currency":"GBP","window_months":6,"as_of":null,"default_margin":300000,
        "weights":[2500,2500,2500,2500],"tier_rule":{"score":[800,600,400]},
        "hysteresis":{"margin":20,"periods":3}},"ended":20009}"#;
    let read: PastRule = serde_json::from_str(old).unwrap();
    assert_eq!(read.rules.window_months, 6);
    assert_eq!(read.rules.tier_rule, TierRule::DEFAULT_SCORE);
    assert_eq!(read.ended, day(9));
    let again = keepgold_core::codec::json::to_string(&read).unwrap();
    assert_eq!(serde_json::from_str::<PastRule>(&again).unwrap(), read);
    assert!(serde_json::from_str::<PastRule>(r#"{"ended":20009}"#).is_err());
}

/// The months of the window in force on each of these days.
fn windows(history: &History, days: impl IntoIterator<Item = i32>) -> Vec<u8> {
    let of = |on| history.book().rules_on(day(on)).window_months;
    days.into_iter().map(of).collect()
}

/// A book whose last order is of day 30, restored from a machine that noted the ends of these rules.
fn restored(past: &[(u8, i32)]) -> History {
    let mut history = people();
    let goods = Product {
        code: "tea".into(),
        ..Product::default()
    };
    history.apply(Command::AddProduct(goods)).unwrap();
    let line = Line {
        product: ProductId::from_index(0),
        quantity: Quantity::from_thousandths(1_000).unwrap(),
        price: Price::from_millionths(1_000_000).unwrap(),
    };
    let order = Order {
        code: String::new(),
        customer: Some(id(0)),
        day: day(30),
        lines: vec![line],
    };
    history.apply(Command::AddOrder(order)).unwrap();
    let rule = |&(window, ended): &(u8, i32)| PastRule {
        rules: months(window),
        ended: day(ended),
    };
    let rules = past.iter().map(rule).collect();
    History::new(history.book().clone().with_past_rules(rules).unwrap())
}

#[test]
fn rules_dated_by_a_clock_that_was_ahead_do_not_stop_the_log() {
    let mut history = restored(&[(1, 10), (2, 9_000), (3, 9_500)]);
    let start = history.clone();
    let mut change = |window: u8, on: i32| {
        history
            .apply(Command::ChangeRules(months(window), day(on)))
            .unwrap();
    };
    change(5, 100);
    change(6, 100);
    change(7, 120);
    // What was dated after day 100 had ended by then; days before are said as they were.
    assert_eq!(
        windows(&history, [9, 10, 99, 100, 119, 120, 9_400]),
        [1, 2, 2, 6, 6, 7, 7]
    );
    let ends: Vec<Day> = history.book().past_rules().map(|rule| rule.ended).collect();
    assert_eq!(ends, [10, 100, 120].map(day));
    for _ in 0..3 {
        history.undo().unwrap();
    }
    assert_eq!(history.book(), start.book());
}

#[test]
fn past_rules_of_a_clock_ahead_end_today() {
    let book = |past: &[(u8, i32)]| restored(past).book().clone();
    let ahead = book(&[(1, 10), (2, 9_000), (3, 9_500)]).with_past_rules_ended_by(day(100));
    let ahead = History::new(ahead);
    assert_eq!(windows(&ahead, [9, 10, 99, 100, 9_400]), [1, 2, 2, 12, 12]);
    // Nothing is dated later, something ended that very day, or the clock here is the one that is wrong.
    for (past, today) in [(&[(1, 10), (2, 100)][..], 100), (&[(1, 10), (2, 25)], 5)] {
        assert_eq!(book(past).with_past_rules_ended_by(day(today)), book(past));
    }
    let same_day = book(&[(1, 100), (2, 9_000)]).with_past_rules_ended_by(day(100));
    assert_eq!(same_day, book(&[(1, 100)]));
}

#[test]
fn a_clock_that_is_behind_the_orders_takes_nothing_from_the_log() {
    let mut history = restored(&[(1, 10), (2, 25)]);
    let before: Vec<PastRule> = history.book().past_rules().cloned().collect();
    // The last order is of day 30, so it cannot be day 5.
    history
        .apply(Command::ChangeRules(months(5), day(5)))
        .unwrap();
    assert_eq!(
        history.book().past_rules().cloned().collect::<Vec<_>>(),
        before
    );
    history
        .apply(Command::ChangeRules(months(6), day(40)))
        .unwrap();
    assert_eq!(windows(&history, [9, 24, 39, 40]), [1, 2, 5, 6]);
}

#[test]
fn the_log_of_past_rules_is_bounded_and_undo_brings_the_oldest_back() {
    let mut history = people();
    for number in 0..=MAX_PAST_RULES as i32 {
        let window = (number % 50 + 1) as u8;
        history
            .apply(Command::ChangeRules(months(window), day(number)))
            .unwrap();
    }
    assert_eq!(history.book().past_rules().len(), MAX_PAST_RULES);
    let first = |history: &History| history.book().past_rules().next().unwrap().ended;
    assert_eq!(first(&history), day(1));
    let after = history.book().clone();
    history.undo().unwrap();
    assert_eq!(first(&history), day(0));
    history.redo().unwrap();
    assert_eq!(history.book(), &after);
    let mut rules: Vec<PastRule> = after.past_rules().cloned().collect();
    rules.reverse();
    assert_eq!(
        people().book().clone().with_past_rules(rules).unwrap_err(),
        Refusal::DoesNotFit
    );
}

proptest! {
    #[test]
    fn the_rule_of_every_day_follows_from_the_changes(
        changes in prop::collection::vec((1u8..60, 0i32..6), 0..40),
    ) {
        let mut history = people();
        let mut on = 0;
        // What is in force at the end of each day.
        let mut ends = vec![12u8];
        for (window, later) in changes {
            for _ in 0..later {
                ends.push(*ends.last().unwrap());
            }
            on += later;
            *ends.last_mut().unwrap() = window;
            history.apply(Command::ChangeRules(months(window), day(on))).unwrap();
        }
        for (on, &window) in ends.iter().enumerate() {
            prop_assert_eq!(history.book().rules_on(day(on as i32)).window_months, window);
        }
    }
}
