//! What has changed since the last import: who came back, who went silent, who holds another tier.

use crate::common::tables::{HEADER, import, staged};
use keepgold_core::advice::{Since, since};
use keepgold_core::book::{Command, Customer, CustomerId, History, OrderId};
use keepgold_core::import::Choices;
use keepgold_core::question::Imported;
use keepgold_core::unit::Day;
use keepgold_core::value::{Facts, assess, tier_history};
use keepgold_core::warnings::warnings;
use std::fmt::Write as _;

use super::day;

/// Order lines of one customer every so many days, both ends among them where they fit.
fn lines(table: &mut String, who: &str, from: Day, step: i32, until: Day, amount: i64) {
    let mut on = from;
    while on <= until {
        let (year, month, day) = on.civil();
        writeln!(
            table,
            "{who}-{year}{month:02}{day:02},{year}-{month:02}-{day:02},{who},P,Goods,1,{amount}"
        )
        .unwrap();
        on = on.plus_days(step);
    }
}

fn brought(history: &mut History, table: &str) {
    import(history, &staged(table), &Choices::default());
}

fn found(history: &History) -> Option<(Imported, Since)> {
    let imported = Imported::of(history)?;
    let (book, as_of) = (history.book(), history.book().as_of()?);
    let facts = Facts::gather(book, as_of);
    let margin = book.units().default_margin;
    let assessment = assess(book, &facts, book.rules(), margin);
    let months = tier_history(book, book.rules(), margin, as_of);
    let warned = warnings(book, &facts, &assessment);
    let known = imported.known_until;
    let since = since(book, &facts, &warned, &assessment, &months, known);
    Some((imported, since))
}

/// A year: Beta is silent from May on, Gamma from the end of June on, Alpha goes on; in July Beta comes back and Delta grows.
fn a_year() -> History {
    let mut history = History::default();
    let mut table = HEADER.to_owned();
    let (start, end) = (day(2024, 6, 3), day(2025, 6, 30));
    lines(&mut table, "Alpha", start, 7, end, 100);
    lines(&mut table, "Beta", start, 7, day(2025, 4, 28), 500);
    lines(&mut table, "Gamma", start, 7, day(2025, 6, 23), 300);
    lines(&mut table, "Delta", start, 7, end, 10);
    brought(&mut history, &table);
    history
}

fn july() -> String {
    let mut table = HEADER.to_owned();
    let (start, end) = (day(2025, 7, 7), day(2025, 7, 28));
    lines(&mut table, "Alpha", start, 7, end, 100);
    lines(&mut table, "Beta", day(2025, 7, 14), 7, end, 500);
    lines(&mut table, "Delta", start, 7, end, 9_000);
    table
}

fn named(history: &History, name: &str) -> CustomerId {
    let customers = history.book().customers();
    let place = customers.iter().position(|who| who.title() == name);
    CustomerId::from_index(place.unwrap())
}

#[test]
fn who_came_back_who_went_silent_and_who_rose_is_told() {
    let mut history = a_year();
    assert_eq!(
        found(&history),
        None,
        "nothing was known before the first import"
    );
    brought(&mut history, &july());
    // What was typed in since changes nothing.
    let who = Customer {
        name: "Epsilon".into(),
        ..Customer::default()
    };
    history.apply(Command::AddCustomer(who)).unwrap();
    let (imported, since) = found(&history).unwrap();
    assert_eq!(imported.known_until, day(2025, 6, 30));
    assert_eq!(imported.orders, 4 + 3 + 4);
    assert_eq!(since.came_back, [named(&history, "Beta")]);
    assert_eq!(since.went_silent, [named(&history, "Gamma")]);
    assert_eq!(since.tiers_of, Some(day(2025, 6, 30)));
    let rose: Vec<_> = since.rose.iter().map(|one| one.customer).collect();
    assert_eq!(rose, [named(&history, "Delta")]);
    assert!(since.rose.iter().all(|one| one.to < one.from));
    assert!(since.fell.iter().all(|one| one.to > one.from));
}

#[test]
fn without_an_import_that_brings_newer_orders_nothing_is_told() {
    let mut history = a_year();
    // Older orders only.
    let mut table = HEADER.to_owned();
    lines(&mut table, "Zeta", day(2024, 1, 1), 7, day(2024, 5, 27), 50);
    brought(&mut history, &table);
    assert_eq!(Imported::of(&history), None);
    history.undo().unwrap();
    brought(&mut history, &july());
    assert!(Imported::of(&history).is_some());
    // An order taken out of all figures tells no day.
    let last = history
        .book()
        .orders()
        .ids()
        .filter(|&id| history.book().orders().day(id) == day(2025, 6, 30));
    let last: Vec<OrderId> = last.collect();
    for id in last {
        history.apply(Command::VoidOrder(id, true)).unwrap();
    }
    let known = Imported::of(&history).unwrap().known_until;
    assert_eq!(known, day(2025, 6, 23));
    while history.undo().is_ok() {}
    assert_eq!(Imported::of(&history), None);
}
