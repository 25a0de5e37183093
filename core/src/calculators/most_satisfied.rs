//! Satisfaction at any price is a mistake (E4): each halving of what still dissatisfies costs as much again, while what it
//! brings grows less and less where customers have little choice.

use super::four_factors::loyalty;
use super::outcome::{Answer, Chart, Line, Outcome};
use super::{Calculator, Form, Input, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    MostSatisfied {
        /// Customers.
        customers: Input::new(Unit::Count, (0.0, 1e7), 200.0, 10.0),
        /// What one brings in a year.
        margin: Input::money(5_000.0, 1_000.0),
        /// How satisfied they are.
        now: Input::new(Unit::Share, (0.0, LAST), 0.8, 0.05),
        /// How satisfied they are to be.
        wanted: Input::new(Unit::Share, (0.0, LAST), 0.95, 0.01),
        /// How much choice they have: 0 none, 1 all.
        competition: Input::share(0.5),
        /// What halving what still dissatisfies costs in a year.
        halving: Input::money(60_000.0, 5_000.0),
    }
}

/// Nobody is satisfied wholly: the last of it would cost without end.
const LAST: f64 = 0.99;

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "most-satisfied",
    form: Form {
        inputs: MostSatisfied::INPUTS,
        table: None,
    },
    case: None,
    known: &[],
    advice: &["pays", "too_far", "leave_it"],
    work,
};

fn work(sheet: &Sheet) -> Outcome {
    let asked = MostSatisfied::read(&sheet.values);
    let stays = loyalty(asked.now, asked.competition);
    let gain = |to: f64| asked.customers * asked.margin * (loyalty(to, asked.competition) - stays);
    let cost = |to: f64| asked.halving * ((1.0 - asked.now) / (1.0 - to)).log2();
    let net = |to: f64| gain(to) - cost(to);
    let places = || (0..=100).map(|n| asked.now + (LAST - asked.now) * f64::from(n) / 100.0);
    let best = places()
        .max_by(|a, b| net(*a).total_cmp(&net(*b)))
        .unwrap_or(asked.now);
    let wanted = asked.wanted.max(asked.now);
    let advice = if best <= asked.now {
        "leave_it"
    } else if wanted > best && net(wanted) < 0.0 {
        "too_far"
    } else {
        "pays"
    };
    let line = |name, of: &dyn Fn(f64) -> f64| Line {
        name,
        points: places().map(|to| (to, of(to))).collect(),
    };
    Outcome {
        answers: vec![
            Answer::new("net", Unit::Money, net(wanted)),
            Answer::new("gain", Unit::Money, gain(wanted)),
            Answer::new("cost", Unit::Money, cost(wanted)),
            Answer::new("best", Unit::Share, best),
            Answer::new("best_net", Unit::Money, net(best)),
        ],
        charts: vec![Chart::Lines {
            x: Unit::Share,
            y: Unit::Money,
            lines: vec![line("gain", &gain), line("cost", &cost)],
        }],
        advice,
        balance: Some(net(wanted)),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::near;
    use super::*;

    #[test]
    fn from_eighty_to_ninety_five_is_two_halvings() {
        let outcome = work(&CALCULATOR.form.start());
        // 20 → 10 → 5 points: two halvings of 60,000. Where loyalty is as satisfaction, 15 points of 1,000,000 come back.
        assert!(near(outcome.get("cost"), 120_000.0));
        assert!(near(outcome.get("gain"), 150_000.0));
        assert_eq!(outcome.advice, "pays");
    }

    #[test]
    fn the_last_points_cost_more_than_they_bring() {
        let outcome = work(&CALCULATOR.form.with(&[("wanted", LAST)]));
        // Four halvings and a third for 190,000.
        assert!(outcome.first() < Some(0.0));
        assert_eq!(outcome.advice, "too_far");
        // d gain = d cost where 1,000,000 = 60,000 ÷ (ln 2 · what dissatisfies).
        let best = 1.0 - 0.06 / std::f64::consts::LN_2;
        assert!((outcome.get("best").expect("a best") - best).abs() < 0.002);
    }
}
