//! Internal customers (D4): what the same questions cost, asked again and again, and what two rules save: point to the
//! clause, and answer once and publish.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    InternalCustomers {
        /// Questions a day.
        questions: Input::new(Unit::Count, (0.0, 10_000.0), 12.0, 0.5),
        /// Minutes that a question takes both sides together.
        minutes: Input::new(Unit::Minutes, (0.0, 480.0), 10.0, 1.0),
        /// What an hour costs.
        hour: Input::money(100.0, 10.0),
        /// Working days in a year.
        days: Input::new(Unit::Days, (0.0, 366.0), 240.0, 10.0),
        /// Share of questions that the two rules spare: about seven of ten in the case.
        spared: Input::share(0.7),
        /// Hours to write the answers down once.
        writing: Input::new(Unit::Hours, (0.0, 10_000.0), 40.0, 5.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "internal-customers",
    form: Form {
        inputs: InternalCustomers::INPUTS,
        table: None,
    },
    case: Some(&[]),
    known: &[],
    advice: &["publish", "not_worth_writing"],
    work,
};

fn work(sheet: &Sheet) -> Outcome {
    let asked = InternalCustomers::read(&sheet.values);
    let hours = asked.questions * asked.minutes / 60.0 * asked.days;
    let spared = hours * asked.spared;
    let saved = (spared - asked.writing) * asked.hour;
    // Working days until writing them down has paid for itself.
    let a_day = spared / asked.days;
    let pays_after = (a_day > 0.0 && asked.days > 0.0).then(|| asked.writing / a_day);
    Outcome {
        answers: vec![
            Answer::new("saved", Unit::Money, saved),
            Answer::new("hours_spared", Unit::Hours, spared),
            Answer::new("hours", Unit::Hours, hours),
            Answer::new(
                "hours_a_week",
                Unit::Hours,
                asked.questions * asked.minutes / 12.0,
            ),
            Answer::new("cost", Unit::Money, hours * asked.hour),
            Answer::maybe("pays_after", Unit::Days, pays_after),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Hours,
            bars: vec![
                (Label::Named("hours"), hours),
                (Label::Named("left"), hours - spared + asked.writing),
            ],
        }],
        advice: if saved > 0.0 {
            "publish"
        } else {
            "not_worth_writing"
        },
        balance: Some(saved),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_spares_seven_of_ten_hours() {
        let outcome = work(&CALCULATOR.form.start());
        // 12 · 10 minutes · 240 days = 480 hours; 336 spared, 40 to write: 296 hours of 100.
        assert_eq!(outcome.get("hours"), Some(480.0));
        assert!((outcome.get("hours_spared").expect("hours") - 336.0).abs() < 1e-9);
        assert!((outcome.first().expect("money") - 29_600.0).abs() < 1e-6);
        // Five days of 2 hours.
        assert_eq!(outcome.get("hours_a_week"), Some(10.0));
        assert!((outcome.get("pays_after").expect("days") - 40.0 / 1.4).abs() < 1e-9);
    }
}
