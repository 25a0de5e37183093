//! How far a contract holds (E5): it is broken where breaking it brings more than the penalty times the chance that it is
//! enforced. Beyond that, value must hold the customer and not paper.

use super::outcome::{Answer, Chart, Line, Outcome};
use super::{Calculator, Form, Input, Known, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    Contract {
        /// What the customer gains by breaking it: the saving over what is left of it.
        gain: Input::money(80_000.0, 5_000.0),
        /// The penalty that was agreed.
        penalty: Input::money(150_000.0, 5_000.0),
        /// The chance that it is enforced.
        chance: Input::share(0.4),
        /// What the trouble of a dispute is to the customer.
        trouble: Input::money(10_000.0, 1_000.0),
        /// What claiming it costs us.
        claim: Input::money(30_000.0, 1_000.0),
        /// What we lose when the contract is broken.
        loss: Input::money(120_000.0, 5_000.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "contract",
    form: Form {
        inputs: Contract::INPUTS,
        table: None,
    },
    case: None,
    known: &[("loss", Known::MarginYear)],
    advice: &["paper_holds", "value_must_hold", "claim_not_worth_it"],
    work,
};

fn work(sheet: &Sheet) -> Outcome {
    let asked = Contract::read(&sheet.values);
    let cost = |chance: f64| asked.penalty * chance + asked.trouble;
    let gains = asked.gain - cost(asked.chance);
    let recovered = asked.penalty * asked.chance - asked.claim;
    // The chance at which breaking it pays no more; none where even a certain penalty is too small.
    let holds_from = (asked.penalty > 0.0)
        .then(|| ((asked.gain - asked.trouble) / asked.penalty).max(0.0))
        .filter(|chance| *chance <= 1.0);
    let advice = match (gains > 0.0, recovered > 0.0) {
        (false, _) => "paper_holds",
        (true, true) => "value_must_hold",
        (true, false) => "claim_not_worth_it",
    };
    let steps = || (0..=20).map(|n| f64::from(n) / 20.0);
    Outcome {
        answers: vec![
            Answer::new("breaking_gains", Unit::Money, gains),
            Answer::new("breaking_costs", Unit::Money, cost(asked.chance)),
            Answer::maybe("holds_from", Unit::Share, holds_from),
            Answer::new("recovered", Unit::Money, recovered),
            Answer::new("we_lose", Unit::Money, asked.loss - recovered.max(0.0)),
        ],
        charts: vec![Chart::Lines {
            x: Unit::Share,
            y: Unit::Money,
            lines: vec![
                Line {
                    name: "breaking_costs",
                    points: steps().map(|chance| (chance, cost(chance))).collect(),
                },
                Line {
                    name: "gain",
                    points: steps().map(|chance| (chance, asked.gain)).collect(),
                },
            ],
        }],
        advice,
        balance: Some(gains),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{flips, tests::near};
    use super::*;

    #[test]
    fn breaking_pays_while_the_penalty_is_unlikely() {
        let outcome = work(&CALCULATOR.form.start());
        // 80,000 − (150,000 · 0.4 + 10,000).
        assert_eq!(outcome.first(), Some(10_000.0));
        assert!(near(outcome.get("holds_from"), 70.0 / 150.0));
        assert_eq!(outcome.advice, "value_must_hold");
    }

    #[test]
    fn the_flip_is_the_chance_from_which_it_holds() {
        let sheet = CALCULATOR.form.start();
        let chance = flips(&CALCULATOR, &sheet)
            .into_iter()
            .find(|flip| flip.input == 2);
        assert!(near(chance.map(|flip| flip.at), 70.0 / 150.0));
    }

    #[test]
    fn a_small_penalty_never_holds() {
        let mut sheet = CALCULATOR.form.start();
        sheet.values[1] = 10_000.0;
        assert_eq!(work(&sheet).get("holds_from"), None);
    }
}
