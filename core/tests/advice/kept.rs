//! What kept calculators come to: the ledger of concessions with its balance, needs that drift; and what was conceded as a
//! cost of the customer.

use keepgold_core::book::*;
use keepgold_core::calculators::kept::{Balance, LEDGER, NEEDS, conceded, moved, needs};
use keepgold_core::calculators::{Line, Shared, Sheet, calculator, write_link};
use keepgold_core::unit::Money;
use keepgold_core::value::{Facts, Missing, Window, assess, explain};

use crate::common::purchases::{bought, on};

/// A calculator kept for the first customer, with these rows.
fn kept(name: &str, day: i32, rows: &[(&str, &[f64])]) -> Reckoning {
    let line = |(name, values): &(&str, &[f64])| Line {
        name: (*name).into(),
        values: values.to_vec(),
    };
    let sheet = Sheet {
        rows: rows.iter().map(line).collect(),
        ..calculator(name).unwrap().form.start()
    };
    Reckoning {
        customer: CustomerId::from_index(0),
        on: on(day),
        calculator: name.into(),
        figures: write_link(&Shared {
            sheets: vec![sheet],
            customer: String::new(),
        }),
        by: String::new(),
        note: String::new(),
    }
}

const GIVEN: f64 = 0.0;
const GOT: f64 = 1.0;

#[test]
fn a_balance_adds_both_sides_and_what_is_one_sided_stands_out() {
    let both = moved(&kept(
        LEDGER,
        1,
        &[
            ("Training", &[GIVEN, 2_000.0, 8_000.0]),
            ("Paid in advance", &[GOT, 12_000.0, 3_000.0]),
        ],
    ));
    let alone = moved(&kept(LEDGER, 2, &[("Discount", &[GIVEN, 500.0, 500.0])]));
    assert_eq!(both[1].line.name, "Paid in advance");
    assert!(!Balance::of(&both).is_one_sided() && Balance::of(&alone).is_one_sided());
    let sum = Balance::of(both.iter().chain(&alone));
    assert_eq!((sum.given, sum.given_worth), (2_500.0, 8_500.0));
    assert_eq!((sum.got, sum.got_cost), (12_000.0, 3_000.0));
    // Another calculator, and one whose figures were left out, say nothing.
    let empty = Reckoning {
        figures: String::new(),
        ..kept(LEDGER, 1, &[])
    };
    let other = Reckoning {
        calculator: "contract".into(),
        ..kept(LEDGER, 1, &[("Training", &[GIVEN, 1.0, 1.0])])
    };
    assert!(moved(&empty).is_empty() && moved(&other).is_empty());
    assert_eq!(conceded(&other), Money::ZERO);
}

#[test]
fn a_need_drifts_between_the_first_and_the_last_time_it_was_asked_about() {
    // Glad if it is there and sorry if not, expected and sorry: the more the better, basic.
    let (delights, basic): (&[f64], &[f64]) = (&[0.0, 2.0, 5.0], &[1.0, 4.0, 9.0]);
    let all = [
        kept(NEEDS, 9, &[(" WIFI", basic), ("Heating", basic)]),
        kept(NEEDS, 1, &[("Wifi", delights)]),
        kept(LEDGER, 3, &[("Wifi", &[GIVEN, 1.0, 1.0])]),
    ];
    let found = needs(&all);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].first, (on(1), "delight"));
    assert_eq!(found[0].last, (on(9), "basic"));
    assert!(found[0].has_drifted());
    assert_eq!(
        (found[1].first, found[1].has_drifted()),
        ((on(9), "basic"), false)
    );
}

#[test]
fn what_was_conceded_in_the_window_is_a_cost_until_a_person_judges_it() {
    let mut history = bought(&[(0, 400, 0), (1, 400, 0)]);
    let first = CustomerId::from_index(0);
    let profit = |history: &History| {
        let book = history.book();
        let facts = Facts::gather_over(book, Window::new(on(400), 6));
        let assessed = assess(book, &facts, book.rules(), book.units().default_margin);
        let working = explain(book, &facts, &assessed, first).unwrap();
        let pieces = working.indicators.iter().flat_map(|part| &part.evidence);
        let mut given = pieces.filter(|piece| piece.evidence == Evidence::Concessions);
        let given = given.next().unwrap();
        let profits = [0, 1].map(|n| assessed.get(CustomerId::from_index(n)).unwrap().profit);
        (profits, given.measured, given.missing)
    };
    let (before, measured, missing) = profit(&history);
    assert_eq!((measured, missing), (None, Some(Missing::NeedsJudgement)));
    // The second is too long ago; what came back is no cost.
    let rows: &[(&str, &[f64])] = &[
        ("Training", &[GIVEN, 3.0, 9.0]),
        ("Order", &[GOT, 7.0, 1.0]),
    ];
    for day in [390, 1] {
        history
            .apply(Command::add(kept(LEDGER, day, rows)))
            .unwrap();
    }
    let (after, measured, _) = profit(&history);
    let three = Money::from_units(3);
    assert_eq!(
        (after, measured),
        ([before[0] - three, before[1]], Some(3.0))
    );
    let nothing = Judgement::new(Evidence::Concessions, 0.0, "", on(400)).unwrap();
    history
        .apply(Command::Judge(first, Evidence::Concessions, nothing))
        .unwrap();
    assert_eq!(profit(&history).0, before);
}
