//! Tiers by hand (A2): ten customers, four indicators, four weights; move a weight and see who changes tier.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Row, Sheet, Table, Unit};

/// The weights, in parts of their sum.
const WEIGHTS: &[Input] = &[
    score(40.0).named("profit"),
    score(30.0).named("potential"),
    score(10.0).named("life_cycle"),
    score(20.0).named("loyalty"),
];

/// A row of the table: a customer with its four scores.
const CUSTOMER: &[Input] = &[
    score(50.0).named("profit"),
    score(50.0).named("potential"),
    score(50.0).named("life_cycle"),
    score(50.0).named("loyalty"),
];

/// A number of 0–100.
const fn score(start: f64) -> Input {
    Input::new(Unit::Count, (0.0, 100.0), start, 5.0)
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "tiers",
    form: Form {
        inputs: WEIGHTS,
        table: Some(Table {
            columns: CUSTOMER,
            always: usize::MAX,
            start: START,
            least: 4,
            most: 20,
        }),
    },
    case: None,
    known: &[],
    advice: &["nobody_moves", "some_move", "no_weights"],
    work,
};

const START: &[Row] = &[
    Row {
        name: "a",
        values: &[95.0, 35.0, 60.0, 80.0],
    },
    Row {
        name: "b",
        values: &[80.0, 90.0, 70.0, 30.0],
    },
    Row {
        name: "c",
        values: &[70.0, 50.0, 50.0, 90.0],
    },
    Row {
        name: "d",
        values: &[60.0, 85.0, 80.0, 40.0],
    },
    Row {
        name: "e",
        values: &[55.0, 30.0, 40.0, 95.0],
    },
    Row {
        name: "f",
        values: &[40.0, 70.0, 90.0, 20.0],
    },
    Row {
        name: "g",
        values: &[35.0, 20.0, 30.0, 85.0],
    },
    Row {
        name: "h",
        values: &[20.0, 60.0, 95.0, 10.0],
    },
    Row {
        name: "i",
        values: &[15.0, 25.0, 20.0, 70.0],
    },
    Row {
        name: "j",
        values: &[5.0, 45.0, 85.0, 5.0],
    },
];

/// From the top: a tenth is VIP, two tenths main, three tenths ordinary, the rest small.
const UP_TO: [(f64, &str); 3] = [(0.1, "vip"), (0.3, "main"), (0.6, "ordinary")];

fn work(sheet: &Sheet) -> Outcome {
    let usual = CALCULATOR.form.start();
    let weights = &sheet.values;
    if weights.iter().sum::<f64>() <= 0.0 {
        return Outcome {
            answers: vec![Answer::maybe("moved", Unit::Count, None)],
            charts: Vec::new(),
            advice: "no_weights",
            balance: None,
            verdicts: Vec::new(),
        };
    }
    let scores: Vec<f64> = sheet
        .rows
        .iter()
        .map(|row| composite(weights, &row.values))
        .collect();
    let now = named(&scores);
    let before: Vec<f64> = sheet
        .rows
        .iter()
        .map(|row| composite(&usual.values, &row.values))
        .collect();
    let moved = now
        .iter()
        .zip(named(&before))
        .filter(|(now, before)| *now != before)
        .count();
    let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
    Outcome {
        answers: vec![
            Answer::new("moved", Unit::Count, moved as f64),
            Answer::maybe("best", Unit::Count, best.map(|best| scores[best])),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Count,
            bars: scores
                .iter()
                .enumerate()
                .map(|(row, score)| (Label::Row(row), *score))
                .collect(),
        }],
        advice: if moved == 0 {
            "nobody_moves"
        } else {
            "some_move"
        },
        balance: None,
        verdicts: now,
    }
}

/// The weighted mean.
fn composite(weights: &[f64], scores: &[f64]) -> f64 {
    let sum: f64 = weights
        .iter()
        .zip(scores)
        .map(|(weight, score)| weight * score)
        .sum();
    sum / weights.iter().sum::<f64>()
}

/// The tier of each by its place.
fn named(scores: &[f64]) -> Vec<&'static str> {
    let all = scores.len() as f64;
    let tier = |score: &f64| {
        let above = scores.iter().filter(|other| *other > score).count() as f64;
        // Whoever stands level shares the better place.
        UP_TO
            .iter()
            .find(|(up_to, _)| above < (up_to * all).ceil())
            .map_or("small", |(_, name)| name)
    };
    scores.iter().map(tier).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_the_usual_weights_nobody_moves() {
        let outcome = work(&CALCULATOR.form.start());
        assert_eq!(
            (outcome.first(), outcome.advice),
            (Some(0.0), "nobody_moves")
        );
        // b: 0.4·80 + 0.3·90 + 0.1·70 + 0.2·30.
        assert_eq!(outcome.get("best"), Some(72.0));
        let count = |tier| outcome.verdicts.iter().filter(|own| **own == tier).count();
        assert_eq!(
            ["vip", "main", "ordinary", "small"].map(count),
            [1, 2, 3, 4]
        );
    }

    #[test]
    fn loyalty_alone_names_others() {
        let mut sheet = CALCULATOR.form.start();
        sheet.values = vec![0.0, 0.0, 0.0, 100.0];
        let outcome = work(&sheet);
        assert_eq!(outcome.verdicts[4], "vip");
        assert!(outcome.first() > Some(2.0));
        sheet.values = vec![0.0; 4];
        assert_eq!(work(&sheet).advice, "no_weights");
    }
}
