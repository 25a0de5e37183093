//! Share of wallet and stage (F1): from first cooperation to partner, and what the next step asks for in money.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Known, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    Stages {
        /// What the customer buys of our kind in a year, from anybody.
        wallet: Input::money(400_000.0, 10_000.0),
        /// What it buys from us.
        ours: Input::money(80_000.0, 10_000.0),
        /// What its largest other supplier sells it.
        rival: Input::money(220_000.0, 10_000.0),
        /// Our margin.
        margin: Input::share(0.3),
        /// Share from which one is a steady supplier.
        steady_from: Input::share(0.2),
        /// Share from which one is the main supplier.
        main_from: Input::share(0.5),
        /// Share from which one is a partner.
        partner_from: Input::share(0.8),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "stages",
    form: Form {
        inputs: Stages::INPUTS,
        table: None,
    },
    case: None,
    known: &[
        ("wallet", Known::Wallet),
        ("ours", Known::SalesYear),
        ("margin", Known::MarginShare),
    ],
    advice: &["development", "initial", "stable", "main", "partner"],
    work,
};

fn work(sheet: &Sheet) -> Outcome {
    let asked = Stages::read(&sheet.values);
    let wallet = asked.wallet.max(asked.ours + asked.rival);
    let share = if wallet > 0.0 {
        asked.ours / wallet
    } else {
        0.0
    };
    let ladder = [asked.steady_from, asked.main_from, asked.partner_from];
    let next = ladder.into_iter().find(|from| share < *from);
    let to_next = next.map(|from| from * wallet - asked.ours);
    let advice = if asked.ours == 0.0 {
        "development"
    } else if share < asked.steady_from {
        "initial"
    } else if share < asked.main_from || asked.ours < asked.rival {
        // Nobody is the main supplier beside a larger one.
        "stable"
    } else if share < asked.partner_from {
        "main"
    } else {
        "partner"
    };
    Outcome {
        answers: vec![
            Answer::new("share", Unit::Share, share),
            Answer::maybe("to_next", Unit::Money, to_next),
            Answer::maybe(
                "next_profit",
                Unit::Money,
                to_next.map(|more| more * asked.margin),
            ),
            Answer::new("unfilled", Unit::Money, wallet - asked.ours),
            Answer::new("behind_rival", Unit::Money, asked.rival - asked.ours),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Money,
            bars: vec![
                (Label::Named("ours"), asked.ours),
                (Label::Named("rival"), asked.rival),
                (Label::Named("others"), wallet - asked.ours - asked.rival),
            ],
        }],
        advice,
        balance: Some(asked.ours - asked.rival),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_step_is_said_in_money() {
        let outcome = work(&CALCULATOR.form.start());
        assert_eq!(outcome.advice, "stable");
        assert_eq!(outcome.first(), Some(0.2));
        // Half of 400,000 less 80,000.
        assert_eq!(outcome.get("to_next"), Some(120_000.0));
    }

    #[test]
    fn stages_rise_with_the_share() {
        let stage = |ours: f64, rival: f64| {
            let mut sheet = CALCULATOR.form.start();
            (sheet.values[1], sheet.values[2]) = (ours, rival);
            work(&sheet).advice
        };
        assert_eq!(stage(0.0, 400_000.0), "development");
        assert_eq!(stage(40_000.0, 300_000.0), "initial");
        assert_eq!(stage(240_000.0, 100_000.0), "main");
        assert_eq!(stage(360_000.0, 0.0), "partner");
    }
}
