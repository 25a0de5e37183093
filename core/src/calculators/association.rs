//! Association by hand (H1): ten baskets, and what goes with what, counted with a finger: support, confidence and lift.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Row, Sheet, Table, Unit, inputs};

/// Goods that a basket may hold.
const GOODS: &[&str] = &["a", "b", "c", "d", "e"];

inputs! {
    /// What it asks for.
    Association {
        /// Who has this …
        has: Input::choice(GOODS),
        /// … has that too.
        too: Input::choice(GOODS).starting(1.0),
    }
}

/// A row of the table: a basket and what it holds.
const BASKET: &[Input] = &[
    Input::yes_no(0.0).named("a"),
    Input::yes_no(0.0).named("b"),
    Input::yes_no(0.0).named("c"),
    Input::yes_no(0.0).named("d"),
    Input::yes_no(0.0).named("e"),
];

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "association",
    form: Form {
        inputs: Association::INPUTS,
        table: Some(Table {
            columns: BASKET,
            always: usize::MAX,
            start: START,
            least: 1,
            most: 40,
        }),
    },
    case: None,
    known: &[],
    advice: &["goes_with", "by_chance", "keeps_away", "too_few"],
    work,
};

/// Bread and butter go together; the fifth lies in one basket only, where its lift is the highest of all.
const START: &[Row] = &[
    Row {
        name: "1",
        values: &[1.0, 1.0, 0.0, 1.0, 0.0],
    },
    Row {
        name: "2",
        values: &[1.0, 1.0, 0.0, 0.0, 0.0],
    },
    Row {
        name: "3",
        values: &[1.0, 1.0, 1.0, 0.0, 0.0],
    },
    Row {
        name: "4",
        values: &[1.0, 1.0, 0.0, 1.0, 0.0],
    },
    Row {
        name: "5",
        values: &[1.0, 0.0, 1.0, 0.0, 0.0],
    },
    Row {
        name: "6",
        values: &[0.0, 0.0, 1.0, 1.0, 0.0],
    },
    Row {
        name: "7",
        values: &[0.0, 1.0, 0.0, 1.0, 0.0],
    },
    Row {
        name: "8",
        values: &[0.0, 0.0, 1.0, 1.0, 1.0],
    },
    Row {
        name: "9",
        values: &[0.0, 0.0, 1.0, 0.0, 0.0],
    },
    Row {
        name: "10",
        values: &[1.0, 0.0, 0.0, 1.0, 0.0],
    },
];

/// Fewer baskets with both say nothing.
const FEW: usize = 3;

fn work(sheet: &Sheet) -> Outcome {
    let asked = Association::read(&sheet.values);
    let (has, too) = (asked.has as usize, asked.too as usize);
    let holds =
        |row: &super::Line, good: usize| row.values.get(good).is_some_and(|held| *held > 0.0);
    let count =
        |wanted: &dyn Fn(&super::Line) -> bool| sheet.rows.iter().filter(|row| wanted(row)).count();
    let baskets = sheet.rows.len();
    let (of_has, of_too) = (count(&|row| holds(row, has)), count(&|row| holds(row, too)));
    let both = count(&|row| holds(row, has) && holds(row, too));
    let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    let (support, confidence) = (share(both, baskets), share(both, of_has));
    let lift = confidence
        .zip(share(of_too, baskets))
        .and_then(|(confidence, usual)| (usual > 0.0).then(|| confidence / usual));
    let advice = match lift {
        _ if both < FEW => "too_few",
        Some(lift) if lift > 1.0 + 1e-9 => "goes_with",
        Some(lift) if lift < 1.0 - 1e-9 => "keeps_away",
        _ => "by_chance",
    };
    let bars = GOODS
        .iter()
        .enumerate()
        .map(|(good, name)| (Label::Named(name), count(&|row| holds(row, good)) as f64));
    Outcome {
        answers: vec![
            Answer::maybe("lift", Unit::Times, lift),
            Answer::maybe("confidence", Unit::Share, confidence),
            Answer::maybe("support", Unit::Share, support),
            Answer::new("both", Unit::Count, both as f64),
            Answer::new("of_has", Unit::Count, of_has as f64),
            Answer::new("of_too", Unit::Count, of_too as f64),
            Answer::new("baskets", Unit::Count, baskets as f64),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Count,
            bars: bars.collect(),
        }],
        advice,
        balance: lift.map(|lift| lift - 1.0),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::near;
    use super::*;

    #[test]
    fn counted_by_hand() {
        let outcome = work(&CALCULATOR.form.start());
        // Six baskets with the first, five with the second, four with both, of ten.
        assert_eq!(outcome.get("support"), Some(0.4));
        assert!(near(outcome.get("confidence"), 4.0 / 6.0));
        assert!(near(outcome.first(), (4.0 / 6.0) / 0.5));
        assert_eq!(outcome.advice, "goes_with");
    }

    #[test]
    fn the_highest_lift_stands_on_one_basket() {
        let mut sheet = CALCULATOR.form.start();
        (sheet.values[0], sheet.values[1]) = (4.0, 2.0);
        let outcome = work(&sheet);
        assert_eq!(outcome.first(), Some(2.0));
        assert_eq!(outcome.advice, "too_few");
    }
}
