//! Satisfaction and the ratchet (C3): satisfaction is what is perceived less what was expected, and what was perceived is
//! expected next time: E ← E + α(P − E) (Oliver 1980; Boulding et al. 1993).

use super::outcome::{Answer, Chart, Line, Outcome};
use super::{Calculator, Form, Input, Known, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    Satisfaction {
        /// How good service is as a rule, as the customer perceives it.
        service: Input::mark(7.0),
        /// What the customer expects before the first visit.
        expected: Input::mark(7.0),
        /// How fast expectation follows experience: 0 not at all, 1 at once.
        learning: Input::share(0.8),
        /// What others say to expect.
        word_of_mouth: Input::mark(7.0),
        /// How far others are listened to.
        listening: Input::share(0.0),
        /// The visit with a surprise.
        surprise_visit: Input::new(Unit::Count, (0.0, 20.0), 2.0, 1.0),
        /// How much better that visit is.
        surprise: Input::new(Unit::Mark, (-10.0, 10.0), 2.0, 0.5),
        /// Visits that are looked at.
        visits: Input::new(Unit::Count, (2.0, 20.0), 6.0, 1.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "satisfaction",
    form: Form {
        inputs: Satisfaction::INPUTS,
        table: None,
    },
    case: Some(CASE),
    known: &[("service", Known::Satisfaction)],
    advice: &["ratchet", "steady", "below_promise"],
    work,
};

/// What still counts as disappointed: a tenth of a mark.
const FELT: f64 = 0.1;

/// Twenty percent off by surprise, and not at the next visit: it opens with that.
const CASE: &[(&str, f64)] = &[];

fn work(sheet: &Sheet) -> Outcome {
    let asked = Satisfaction::read(&sheet.values);
    let surprise_at = asked.surprise_visit as usize;
    let mut expected = asked.expected;
    let [mut perceived_line, mut expected_line, mut satisfied_line] = [const { Vec::new() }; 3];
    for visit in 1..=asked.visits as usize {
        let extra = if visit == surprise_at {
            asked.surprise
        } else {
            0.0
        };
        let perceived = (asked.service + extra).clamp(0.0, 10.0);
        let at = visit as f64;
        perceived_line.push((at, perceived));
        expected_line.push((at, expected));
        satisfied_line.push((at, perceived - expected));
        expected += asked.learning * (perceived - expected);
        expected += asked.listening * (asked.word_of_mouth - expected);
    }
    let felt = |visit: usize| {
        let visit = visit.checked_sub(1)?;
        satisfied_line.get(visit).map(|&(_, felt)| felt)
    };
    let disappointed = satisfied_line
        .iter()
        .filter(|(_, felt)| *felt < -FELT)
        .count();
    let (at_surprise, after) = (felt(surprise_at), felt(surprise_at + 1));
    let advice = match after {
        Some(after) if after < -FELT && asked.surprise > 0.0 => "ratchet",
        _ if disappointed > 0 => "below_promise",
        _ => "steady",
    };
    let last = satisfied_line.last().map(|&(_, felt)| felt);
    Outcome {
        answers: vec![
            Answer::maybe("after_surprise", Unit::Mark, after),
            Answer::maybe("at_surprise", Unit::Mark, at_surprise),
            Answer::new("disappointed", Unit::Count, disappointed as f64),
            Answer::maybe("last", Unit::Mark, last),
        ],
        charts: vec![Chart::Lines {
            x: Unit::Count,
            y: Unit::Mark,
            lines: vec![
                Line {
                    name: "satisfied",
                    points: satisfied_line,
                },
                Line {
                    name: "perceived",
                    points: perceived_line,
                },
                Line {
                    name: "expected",
                    points: expected_line,
                },
            ],
        }],
        advice,
        balance: after,
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visit_after_the_surprise_disappoints() {
        let outcome = work(&CALCULATOR.form.with(CASE));
        // Expected 7, perceived 9: +2. Then 7 + 0.8·2 = 8.6 is expected and 7 perceived: −1.6.
        assert_eq!(outcome.get("at_surprise"), Some(2.0));
        assert!((outcome.get("after_surprise").expect("a visit after") + 1.6).abs() < 1e-12);
        assert_eq!(outcome.advice, "ratchet");
    }

    #[test]
    fn the_same_service_satisfies_no_more_the_second_time() {
        let mut sheet = CALCULATOR.form.with(CASE);
        // No surprise, but a customer who expected little.
        (sheet.values[1], sheet.values[6]) = (4.0, 0.0);
        let Chart::Lines { lines, .. } = &work(&sheet).charts[0] else {
            panic!("lines");
        };
        let felt: Vec<f64> = lines[0].points.iter().map(|point| point.1).collect();
        assert!(felt.windows(2).all(|pair| pair[1] < pair[0]), "{felt:?}");
    }

    #[test]
    fn without_learning_nothing_is_spoilt() {
        let mut sheet = CALCULATOR.form.with(CASE);
        sheet.values[2] = 0.0;
        assert_eq!(work(&sheet).get("after_surprise"), Some(0.0));
    }
}
