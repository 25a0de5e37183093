//! Retention is three parts (E1): how far what the customer values is met, how the salesperson sells, and the quality of
//! service. The weakest part has an owner, who is rarely the salesperson alone.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Known, Sheet, Unit, inputs};
use crate::sorting::sort_by;

inputs! {
    /// What it asks for.
    ThreeParts {
        /// How far what the customer values is met.
        needs: Input::mark(6.0),
        /// How the salesperson sells.
        selling: Input::mark(8.0),
        /// How good the service is.
        service: Input::mark(4.0),
        /// Customers lost in a year because what they value was not met.
        lost_needs: Input::new(Unit::Count, (0.0, 1e6), 5.0, 1.0),
        /// Lost by how we sold.
        lost_selling: Input::new(Unit::Count, (0.0, 1e6), 2.0, 1.0),
        /// Lost by how we served.
        lost_service: Input::new(Unit::Count, (0.0, 1e6), 8.0, 1.0),
        /// What a customer brings in a year.
        margin: Input::money(20_000.0, 1_000.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "three-parts",
    form: Form {
        inputs: ThreeParts::INPUTS,
        table: None,
    },
    case: None,
    known: &[("margin", Known::MarginYear)],
    advice: NAMES_OF_PARTS,
    work,
};

const NAMES_OF_PARTS: &[&str] = &["needs", "selling", "service"];

fn work(sheet: &Sheet) -> Outcome {
    let asked = ThreeParts::read(&sheet.values);
    let marks = [asked.needs, asked.selling, asked.service];
    let lost = [asked.lost_needs, asked.lost_selling, asked.lost_service];
    let all: f64 = lost.iter().sum();
    let weakest = (0..3)
        .min_by(|&a, &b| marks[a].total_cmp(&marks[b]))
        .unwrap_or_default();
    let most = (0..3)
        .max_by(|&a, &b| lost[a].total_cmp(&lost[b]))
        .unwrap_or_default();
    let share = (all > 0.0).then(|| lost[1] / all);
    let mut pareto: Vec<(Label, f64)> = NAMES_OF_PARTS
        .iter()
        .copied()
        .map(Label::Named)
        .zip(lost)
        .collect();
    sort_by(&mut pareto, |a, b| b.1.total_cmp(&a.1));
    Outcome {
        answers: vec![
            Answer::new("whole", Unit::Mark, marks.iter().sum::<f64>() / 3.0),
            Answer::maybe("by_selling", Unit::Share, share),
            Answer::new("lost_money", Unit::Money, all * asked.margin),
            Answer::new("in_worst_part", Unit::Money, lost[most] * asked.margin),
        ],
        charts: vec![
            Chart::Bars {
                y: Unit::Count,
                bars: pareto,
            },
            Chart::Bars {
                y: Unit::Mark,
                bars: NAMES_OF_PARTS
                    .iter()
                    .copied()
                    .map(Label::Named)
                    .zip(marks)
                    .collect(),
            },
        ],
        // What loses most speaks before marks; without losses the lowest mark does.
        advice: NAMES_OF_PARTS[if all > 0.0 { most } else { weakest }],
        balance: None,
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_losses_are_not_the_salespersons() {
        let outcome = work(&CALCULATOR.form.start());
        assert_eq!(outcome.advice, "service");
        assert!((outcome.get("by_selling").expect("losses") - 2.0 / 15.0).abs() < 1e-12);
        assert_eq!(outcome.get("lost_money"), Some(300_000.0));
    }

    #[test]
    fn without_losses_the_lowest_mark_speaks() {
        let mut sheet = CALCULATOR.form.start();
        sheet.values[3..6].fill(0.0);
        sheet.values[1] = 1.0;
        let outcome = work(&sheet);
        assert_eq!(outcome.advice, "selling");
        assert_eq!(outcome.get("by_selling"), None);
    }
}
