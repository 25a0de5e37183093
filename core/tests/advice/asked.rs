//! The register of questions: what it counts, and what publishing spared by the firm's own past.

use std::slice::from_ref;

use keepgold_core::advice::Asked;
use keepgold_core::book::{Book, Command, History, InternalQuestion, Refusal, WhyAsked};
use keepgold_core::unit::Day;

fn day(n: i32) -> Day {
    Day::from_civil(2026, 3, 1).unwrap().plus_days(n)
}

fn question(minutes: u16, asked: impl IntoIterator<Item = i32>) -> InternalQuestion {
    InternalQuestion {
        question: "How many days of credit?".into(),
        answer: "Thirty.".into(),
        clause: String::new(),
        why: WhyAsked::Unsure,
        minutes,
        asked: asked.into_iter().map(day).collect(),
        published: None,
    }
}

fn book(questions: &[InternalQuestion]) -> Book {
    let mut history = History::default();
    for one in questions {
        history.apply(Command::add(one.clone())).unwrap();
    }
    history.book().clone()
}

#[test]
fn an_empty_register_says_nothing() {
    let none = Asked::of(&Book::default(), day(0));
    assert_eq!(none, Asked::default());
    assert_eq!((none.a_working_day(), none.minutes_each()), (None, None));
}

#[test]
fn it_counts_how_often_and_why_up_to_the_day() {
    let blame = InternalQuestion {
        why: WhyAsked::ShiftingBlame,
        answer: String::new(),
        ..question(20, [3])
    };
    let book = book(&[question(10, [0, 0, 13, 20]), blame]);
    let asked = Asked::of(&book, day(13));
    assert_eq!(
        (asked.questions, asked.unanswered, asked.published),
        (2, 1, 0)
    );
    assert_eq!((asked.times, asked.minutes, asked.days), (4, 50, 14));
    assert_eq!(asked.by_why[WhyAsked::Unsure.index()], 3);
    assert_eq!(asked.by_why[WhyAsked::ShiftingBlame.index()], 1);
    // Two weeks have ten working days.
    assert_eq!(asked.a_working_day(), Some(0.4));
    assert_eq!(asked.minutes_each(), Some(12.5));
    assert_eq!(asked.spared, None);
}

#[test]
fn publishing_is_measured_by_the_same_question_before_and_since() {
    // Once a day for twenty days, then twice in forty.
    let published = InternalQuestion {
        published: Some(day(19)),
        ..question(10, (0..20).chain([30, 40]))
    };
    let asked = Asked::of(&book(from_ref(&published)), day(59));
    let spared = asked.spared.unwrap();
    assert_eq!(spared.questions, 1);
    assert!((spared.before - 7.0).abs() < 1e-9);
    assert!((spared.since - 0.35).abs() < 1e-9);
    // Forty expected, two came, ten minutes each.
    assert!((spared.minutes - 380.0).abs() < 1e-9);
    // Too early to tell, and a register too young to know the time before.
    assert_eq!(Asked::of(&book(from_ref(&published)), day(32)).spared, None);
    let at_once = InternalQuestion {
        published: Some(day(12)),
        ..published
    };
    assert_eq!(Asked::of(&book(&[at_once]), day(59)).spared, None);
}

#[test]
fn what_was_asked_more_often_since_is_said() {
    let worse = InternalQuestion {
        published: Some(day(19)),
        ..question(6, [0, 19].into_iter().chain(20..40))
    };
    let spared = Asked::of(&book(&[worse]), day(39)).spared.unwrap();
    // Two in twenty days expected, twenty came.
    assert!((spared.minutes + 108.0).abs() < 1e-9);
    assert!(spared.since > spared.before);
}

#[test]
fn a_question_that_cannot_be_is_refused() {
    let refused = |one: InternalQuestion| History::default().apply(Command::add(one));
    let empty = InternalQuestion {
        question: " ".into(),
        ..question(5, [])
    };
    let unanswered = InternalQuestion {
        answer: String::new(),
        published: Some(day(0)),
        ..question(5, [])
    };
    for wrong in [empty, unanswered] {
        assert!(matches!(refused(wrong), Err(Refusal::Empty { .. })));
    }
    for wrong in [question(2_000, []), question(5, [3, 2])] {
        assert!(matches!(refused(wrong), Err(Refusal::OutOfRange { .. })));
    }
}
