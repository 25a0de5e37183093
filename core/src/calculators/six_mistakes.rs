//! Six mistakes (E9): which of them one makes, how much, and where to begin.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Sheet, Unit};
use crate::sorting::sort_by;

/// How much each is one's own: 0 not at all, 10 wholly.
const MARKS: &[Input] = &[
    Input::mark(3.0).named("old_only"),
    Input::mark(3.0).named("salesperson"),
    Input::mark(3.0).named("any_price"),
    Input::mark(3.0).named("contract"),
    Input::mark(3.0).named("when_it_burns"),
    Input::mark(3.0).named("alone"),
];

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "six-mistakes",
    form: Form {
        inputs: MARKS,
        table: None,
    },
    case: None,
    known: &[],
    advice: MISTAKES,
    work,
};

const MISTAKES: &[&str] = &[
    "old_only",
    "salesperson",
    "any_price",
    "contract",
    "when_it_burns",
    "alone",
    "none",
];

/// From this mark on one makes it.
const MADE: f64 = 5.0;

fn work(sheet: &Sheet) -> Outcome {
    let marks = &sheet.values;
    let made = marks.iter().filter(|mark| **mark >= MADE).count();
    let worst = (0..marks.len())
        .max_by(|&a, &b| marks[a].total_cmp(&marks[b]))
        .unwrap_or_default();
    let worst_mark = marks.get(worst).copied().unwrap_or_default();
    let mut bars: Vec<(Label, f64)> = MISTAKES
        .iter()
        .copied()
        .map(Label::Named)
        .zip(marks.iter().copied())
        .collect();
    sort_by(&mut bars, |a, b| b.1.total_cmp(&a.1));
    Outcome {
        answers: vec![
            Answer::new("made", Unit::Count, made as f64),
            Answer::new("worst", Unit::Mark, worst_mark),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Mark,
            bars,
        }],
        advice: if made == 0 { "none" } else { MISTAKES[worst] },
        balance: Some(worst_mark - MADE),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_made_most_comes_first() {
        let mut sheet = CALCULATOR.form.start();
        assert_eq!(work(&sheet).advice, "none");
        (sheet.values[3], sheet.values[4]) = (6.0, 8.0);
        let outcome = work(&sheet);
        assert_eq!(
            (outcome.first(), outcome.advice),
            (Some(2.0), "when_it_burns")
        );
    }
}
