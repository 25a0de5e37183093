//! Kinds of need (C4): two questions for each need, how one would find it if it is there and if it is not, and the table
//! of Kano et al. 1984 says what kind it is. What delights today is expected tomorrow.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Row, Sheet, Table, Unit, inputs};

/// How a customer finds it, from glad to sorry.
const FINDS: &[&str] = &["glad", "expects_it", "all_the_same", "can_live", "sorry"];

inputs! {
    /// What it asks for.
    Needs {
        /// Years until a delight is commonplace in the trade.
        drift: Input::new(Unit::Years, (0.5, 20.0), 3.0, 0.5),
    }
}

inputs! {
    /// A row of the table: a need.
    Need {
        /// How he finds it if it is there.
        there: Input::choice(FINDS),
        /// How he finds it if it is not.
        missing: Input::choice(FINDS).starting(4.0),
        /// How well we serve it.
        served: Input::mark(5.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "needs",
    form: Form {
        inputs: Needs::INPUTS,
        table: Some(Table {
            columns: Need::INPUTS,
            always: usize::MAX,
            start: START,
            least: 1,
            most: 30,
        }),
    },
    case: Some(&[]),
    known: &[],
    advice: &["basics_first", "delight", "ask_again"],
    work,
};

/// A phone that merely works is basic; looks and the human touch decide.
const START: &[Row] = &[
    Row {
        name: "works",
        values: &[1.0, 4.0, 9.0],
    },
    Row {
        name: "battery",
        values: &[0.0, 4.0, 6.0],
    },
    Row {
        name: "looks",
        values: &[0.0, 2.0, 5.0],
    },
    Row {
        name: "human",
        values: &[0.0, 3.0, 3.0],
    },
    Row {
        name: "manual",
        values: &[2.0, 2.0, 8.0],
    },
];

/// The table of Kano: rows by how it is found when there, columns by how when missing.
const KANO: [[&str; 5]; 5] = [
    ["unclear", "delight", "delight", "delight", "more_is_better"],
    [
        "reverse",
        "indifferent",
        "indifferent",
        "indifferent",
        "basic",
    ],
    [
        "reverse",
        "indifferent",
        "indifferent",
        "indifferent",
        "basic",
    ],
    [
        "reverse",
        "indifferent",
        "indifferent",
        "indifferent",
        "basic",
    ],
    ["reverse", "reverse", "reverse", "reverse", "unclear"],
];

/// The kind of a need.
fn kind(need: &Need) -> &'static str {
    KANO[(need.there as usize).min(4)][(need.missing as usize).min(4)]
}

/// A need that is served well enough.
const SERVED: f64 = 7.0;

fn work(sheet: &Sheet) -> Outcome {
    let asked = Needs::read(&sheet.values);
    let needs: Vec<Need> = sheet
        .rows
        .iter()
        .map(|row| Need::read(&row.values))
        .collect();
    let kinds: Vec<&'static str> = needs.iter().map(kind).collect();
    let count = |wanted: &str| kinds.iter().filter(|kind| **kind == wanted).count() as f64;
    let [delight, more, basic, indifferent] =
        ["delight", "more_is_better", "basic", "indifferent"].map(count);
    let all = delight + more + basic + indifferent;
    // Berger et al. 1993: how much having them gladdens, and lacking them saddens.
    let gladdens = (all > 0.0).then(|| (delight + more) / all);
    let saddens = (all > 0.0).then(|| (basic + more) / all);
    let unserved = needs.iter().zip(&kinds);
    let unserved = unserved
        .filter(|(need, kind)| **kind == "basic" && need.served < SERVED)
        .count();
    let advice = if unserved > 0 {
        "basics_first"
    } else if all == 0.0 {
        "ask_again"
    } else {
        "delight"
    };
    let bars = needs
        .iter()
        .enumerate()
        .map(|(row, need)| (Label::Row(row), need.served));
    Outcome {
        answers: vec![
            Answer::new("unserved", Unit::Count, unserved as f64),
            Answer::maybe("gladdens", Unit::Share, gladdens),
            Answer::maybe("saddens", Unit::Share, saddens),
            // Each delight that becomes commonplace must be followed by another.
            Answer::new("new_delights", Unit::Count, delight / asked.drift),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Mark,
            bars: bars.collect(),
        }],
        advice,
        balance: None,
        verdicts: kinds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_that_works_is_basic_and_looks_decide() {
        let outcome = work(&CALCULATOR.form.start());
        assert_eq!(
            outcome.verdicts,
            [
                "basic",
                "more_is_better",
                "delight",
                "delight",
                "indifferent"
            ]
        );
        // Of five, two delight and one gladdens the more the better; that one and the basic one sadden.
        assert_eq!(outcome.get("gladdens"), Some(0.6));
        assert_eq!(outcome.get("saddens"), Some(0.4));
        assert_eq!(outcome.advice, "delight");
    }

    #[test]
    fn a_basic_need_that_is_not_served_comes_first() {
        let mut sheet = CALCULATOR.form.start();
        sheet.rows[0].values[2] = 2.0;
        let outcome = work(&sheet);
        assert_eq!(
            (outcome.first(), outcome.advice),
            (Some(1.0), "basics_first")
        );
    }
}
