//! Whom to ask for a referral: the loyal, of whom nothing gives cause for concern.

use keepgold_core::advice::referrers;
use keepgold_core::book::{Command, CustomerId, Evidence, History, Judgement, Offer};
use keepgold_core::unit::Day;
use keepgold_core::value::{Facts, assess};

use super::{book, day, every, on};

/// Whom to ask on a day, with the satisfaction that was judged.
fn asked(history: &History, as_of: Day, today: Day) -> Vec<(usize, Option<f64>)> {
    let book = history.book();
    let facts = Facts::gather(book, as_of);
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    let all = referrers(book, &facts, &assessment, &on(book, as_of), today);
    let told = all
        .iter()
        .map(|one| (one.customer.index(), one.satisfaction));
    told.collect()
}

#[test]
fn the_satisfied_are_asked_before_others_and_nobody_who_gives_cause_for_concern() {
    let as_of = day(2025, 7, 10);
    let loyal = || every(day(2024, 1, 1), 10, as_of, 100);
    let silent = every(day(2024, 1, 1), 10, day(2025, 4, 1), 100);
    let young = every(day(2025, 1, 1), 10, as_of, 100);
    let seldom = vec![(day(2024, 1, 1), 100), (as_of, 100)];
    let trades = [loyal(), loyal(), loyal(), silent, young, seldom, loyal()];
    let mut history = History::new(book(&trades));
    let customer = CustomerId::from_index;
    let judge = |history: &mut History, who: usize, satisfaction: f64, until: Option<Day>| {
        let of = Evidence::Satisfaction;
        let judgement = Judgement::new(of, satisfaction, "", day(2025, 1, 1)).unwrap();
        let judge = Command::Judge(customer(who), of, judgement.until(until));
        history.apply(judge).unwrap();
    };
    judge(&mut history, 1, 90.0, None);
    judge(&mut history, 2, 95.0, None);
    judge(&mut history, 6, 40.0, None);
    let before = [(2, Some(95.0)), (1, Some(90.0)), (0, None)];
    assert_eq!(asked(&history, as_of, as_of), before);
    // A judgement that has run out says nothing any more.
    judge(&mut history, 6, 40.0, Some(day(2025, 7, 9)));
    let told = asked(&history, as_of, as_of);
    assert_eq!(told.len(), 4);
    assert!(told.contains(&(6, None)));
    // Whoever was asked is left alone for half a year.
    let offer = Offer::referral(customer(2), as_of);
    history.apply(Command::add(offer)).unwrap();
    let whom = |today: Day| {
        let told = asked(&history, as_of, today);
        told.iter().any(|(who, _)| *who == 2)
    };
    assert!(!whom(as_of.plus_days(179)));
    assert!(whom(as_of.plus_days(180)));
}
