//! Rhythm by tier (G, A4): how many contacts one's own standards ask for in a week, and whether there are hours for them.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Row, Sheet, Table, Unit, inputs};

inputs! {
    /// What it asks for.
    CareRhythm {
        /// Who cares for customers.
        people: Input::new(Unit::Count, (0.0, 10_000.0), 3.0, 1.0),
        /// Hours a week that each has for it.
        hours: Input::new(Unit::Hours, (0.0, 168.0), 12.0, 1.0),
    }
}

inputs! {
    /// A row of the table: a tier.
    OfTier {
        /// Customers of the tier.
        customers: Input::new(Unit::Count, (0.0, 1e7), 50.0, 5.0),
        /// Contacts a year that its standard asks for.
        contacts: Input::new(Unit::Count, (0.0, 365.0), 12.0, 1.0),
        /// Minutes that one takes, with what goes before and after.
        minutes: Input::new(Unit::Minutes, (0.0, 1_440.0), 30.0, 5.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "care-rhythm",
    form: Form {
        inputs: CareRhythm::INPUTS,
        table: Some(Table {
            columns: OfTier::INPUTS,
            always: usize::MAX,
            start: START,
            least: 1,
            most: 8,
        }),
    },
    case: None,
    known: &[],
    advice: &["fits", "too_much", "nobody_there"],
    work,
};

const START: &[Row] = &[
    Row {
        name: "vip",
        values: &[5.0, 24.0, 90.0],
    },
    Row {
        name: "main",
        values: &[25.0, 12.0, 60.0],
    },
    Row {
        name: "ordinary",
        values: &[120.0, 4.0, 20.0],
    },
    Row {
        name: "small",
        values: &[350.0, 1.0, 5.0],
    },
];

/// Weeks in a year.
const WEEKS: f64 = 52.0;

fn work(sheet: &Sheet) -> Outcome {
    let asked = CareRhythm::read(&sheet.values);
    let tiers: Vec<OfTier> = sheet
        .rows
        .iter()
        .map(|row| OfTier::read(&row.values))
        .collect();
    let contacts = |tier: &OfTier| tier.customers * tier.contacts / WEEKS;
    let hours = |tier: &OfTier| contacts(tier) * tier.minutes / 60.0;
    let all: f64 = tiers.iter().map(hours).sum();
    let there = asked.people * asked.hours;
    let advice = if there <= 0.0 {
        "nobody_there"
    } else if all > there {
        "too_much"
    } else {
        "fits"
    };
    let bars = tiers
        .iter()
        .enumerate()
        .map(|(row, tier)| (Label::Row(row), hours(tier)));
    Outcome {
        answers: vec![
            Answer::new("contacts", Unit::Count, tiers.iter().map(contacts).sum()),
            Answer::new("needed", Unit::Hours, all),
            Answer::maybe("load", Unit::Share, (there > 0.0).then(|| all / there)),
            Answer::new("left", Unit::Hours, there - all),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Hours,
            bars: bars.collect(),
        }],
        advice,
        balance: Some(there - all),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::near;
    use super::*;

    #[test]
    fn the_standards_ask_for_so_many_hours_a_week() {
        let outcome = work(&CALCULATOR.form.start());
        // 120 + 300 + 480 + 350 contacts a year; 180 + 300 + 160 + 29 hours and a sixth.
        assert!(near(outcome.first(), 1_250.0 / 52.0));
        assert!(near(outcome.get("needed"), (640.0 + 350.0 / 12.0) / 52.0));
        assert_eq!(outcome.advice, "fits");
        let alone = CALCULATOR.form.with(&[("people", 1.0)]);
        assert_eq!(work(&alone).advice, "too_much");
    }
}
