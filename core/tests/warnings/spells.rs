//! Alarms that ended: told from the orders alone, each once, and never the one that still fires.

use keepgold_core::book::{CustomerId, WarningRule};
use keepgold_core::unit::Day;
use keepgold_core::value::Facts;
use keepgold_core::warnings::spells;

use super::{book, day, on};

/// Purchases of 100 every 30 days between two days.
fn monthly(from: Day, to: Day) -> impl Iterator<Item = (Day, i64)> {
    let days = (0..).map(move |n| from.plus_days(30 * n));
    days.take_while(move |day| *day <= to).map(|day| (day, 100))
}

#[test]
fn a_silence_that_ended_is_told_with_its_days_and_one_that_lasts_is_not() {
    let who = CustomerId::from_index(0);
    // Silent from June to September 2024, back since then, and silent again at the end.
    let first = monthly(day(2023, 1, 1), day(2024, 5, 30));
    let back = monthly(day(2024, 10, 5), day(2025, 6, 30));
    let book = book(&[first.chain(back).collect()]);
    let silent = |as_of: Day| {
        let facts = Facts::gather(&book, as_of);
        let mut all = spells(&book, &facts, who);
        all.retain(|spell| spell.rule == WarningRule::Silent);
        all
    };
    let [spell] = silent(day(2025, 6, 30))[..] else {
        panic!("one silence has ended");
    };
    assert_eq!(
        (spell.since, spell.until),
        (day(2024, 7, 31), day(2024, 10, 31))
    );
    // While it lasts it is the warning of the day, and no past.
    assert!(silent(day(2024, 9, 15)).is_empty());
    let now = on(&book, day(2024, 9, 15));
    assert!(
        now.of(who)
            .is_some_and(|one| one.rules().contains(&WarningRule::Silent))
    );
    // The next one does not hide it.
    assert_eq!(silent(day(2025, 12, 15)), [spell]);
}
