//! Four cells (F3): the organisation's interest and trust, and those of the people in it. A relation that rests on one cell
//! falls with it.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Known, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    FourCells {
        /// What the organisation gains by us.
        organisation_interest: Input::mark(7.0),
        /// How far the organisation trusts ours.
        organisation_trust: Input::mark(4.0),
        /// What the people we deal with gain in their work.
        individual_interest: Input::mark(3.0),
        /// How far they trust us.
        individual_trust: Input::mark(8.0),
        /// What the customer brings in a year.
        profit: Input::money(60_000.0, 5_000.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "four-cells",
    form: Form {
        inputs: FourCells::INPUTS,
        table: None,
    },
    case: None,
    known: &[("profit", Known::MarginYear)],
    advice: CELLS,
    work,
};

const CELLS: &[&str] = &[
    "organisation_interest",
    "organisation_trust",
    "individual_interest",
    "individual_trust",
];

/// A cell that holds something.
const HOLDS: f64 = 5.0;

fn work(sheet: &Sheet) -> Outcome {
    let asked = FourCells::read(&sheet.values);
    let marks = [
        asked.organisation_interest,
        asked.organisation_trust,
        asked.individual_interest,
        asked.individual_trust,
    ];
    let emptiest = (0..4)
        .min_by(|&a, &b| marks[a].total_cmp(&marks[b]))
        .unwrap_or_default();
    let held = marks.iter().filter(|mark| **mark >= HOLDS).count();
    Outcome {
        answers: vec![
            Answer::new("held", Unit::Count, held as f64),
            Answer::new("weakest", Unit::Mark, marks[emptiest]),
            Answer::new(
                "rests_on_people",
                Unit::Share,
                share(marks[2] + marks[3], marks.iter().sum()),
            ),
            // What hangs on the cells that hold nothing, each a quarter of the relation.
            Answer::new(
                "at_stake",
                Unit::Money,
                asked.profit * (4 - held) as f64 / 4.0,
            ),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Mark,
            bars: CELLS.iter().copied().map(Label::Named).zip(marks).collect(),
        }],
        advice: CELLS[emptiest],
        balance: Some(marks[emptiest] - HOLDS),
        verdicts: Vec::new(),
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_emptiest_cell_comes_next() {
        let outcome = work(&CALCULATOR.form.start());
        assert_eq!(outcome.advice, "individual_interest");
        assert_eq!(outcome.first(), Some(2.0));
        assert_eq!(outcome.get("rests_on_people"), Some(0.5));
        assert_eq!(outcome.get("at_stake"), Some(30_000.0));
    }
}
