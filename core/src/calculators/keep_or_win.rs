//! Keep or win (E1): what the same money brings spent on keeping those one has and on winning others.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Known, Sheet, Unit, inputs, stream};

inputs! {
    /// What it asks for.
    KeepOrWin {
        /// The money to spend.
        budget: Input::money(100_000.0, 10_000.0),
        /// What winning one customer costs.
        win_cost: Input::money(10_000.0, 1_000.0),
        /// What keeping one that would leave costs.
        keep_cost: Input::money(2_000.0, 500.0),
        /// Share of the customers cared for that would stay anyhow.
        anyhow: Input::share(0.7),
        /// Margin of a year of a new customer.
        new_margin: Input::money(6_000.0, 1_000.0),
        /// Margin of a year of an old one.
        old_margin: Input::money(8_000.0, 1_000.0),
        /// Share of customers that stay from year to year.
        retention: Input::share(0.8),
        /// Discount for a year.
        discount: Input::new(Unit::Share, (0.0, 1.0), 0.1, 0.02),
        /// Growth of last year that came from new customers.
        growth_new: Input::money(120_000.0, 10_000.0),
        /// Growth that came from old ones.
        growth_old: Input::money(180_000.0, 10_000.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "keep-or-win",
    form: Form {
        inputs: KeepOrWin::INPUTS,
        table: None,
    },
    case: None,
    known: &[("old_margin", Known::MarginYear)],
    advice: &["keep", "win"],
    work,
};

/// Years that both are reckoned over.
const YEARS: f64 = 10.0;

fn work(sheet: &Sheet) -> Outcome {
    let asked = KeepOrWin::read(&sheet.values);
    let left = asked.retention / (1.0 + asked.discount);
    let customers = |cost: f64| if cost > 0.0 { asked.budget / cost } else { 0.0 };
    let won = customers(asked.win_cost);
    // Care that goes to who would have stayed keeps nobody.
    let kept = customers(asked.keep_cost) * (1.0 - asked.anyhow);
    let from_winning = won * stream(asked.new_margin, left, YEARS) - asked.budget;
    let from_keeping = kept * stream(asked.old_margin, left, YEARS) - asked.budget;
    let growth = asked.growth_new + asked.growth_old;
    let from_old = (growth > 0.0).then(|| asked.growth_old / growth);
    let lead = from_keeping - from_winning;
    Outcome {
        answers: vec![
            Answer::new("lead", Unit::Money, lead),
            Answer::new("from_keeping", Unit::Money, from_keeping),
            Answer::new("from_winning", Unit::Money, from_winning),
            Answer::new("kept", Unit::Count, kept),
            Answer::new("won", Unit::Count, won),
            Answer::maybe("from_old", Unit::Share, from_old),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Money,
            bars: vec![
                (Label::Named("from_keeping"), from_keeping),
                (Label::Named("from_winning"), from_winning),
            ],
        }],
        advice: if lead > 0.0 { "keep" } else { "win" },
        balance: Some(lead),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{flips, tests::near};
    use super::*;

    #[test]
    fn the_same_coin_on_either_side() {
        let outcome = work(&CALCULATOR.form.start());
        // 10 won; 50 cared for, of whom 15 would have left.
        assert!(near(outcome.get("won"), 10.0));
        assert!(near(outcome.get("kept"), 15.0));
        assert!(near(outcome.get("from_old"), 0.6));
        assert_eq!(outcome.advice, "keep");
    }

    #[test]
    fn it_flips_where_both_bring_the_same() {
        let sheet = CALCULATOR.form.start();
        for flip in flips(&CALCULATOR, &sheet) {
            let mut there = sheet.clone();
            there.values[flip.input] = flip.at;
            let lead = work(&there).first().expect("a lead");
            assert!(lead.abs() < 1e-3, "{flip:?}: {lead}");
        }
        // 15 · 8,000 = 10 · 12,000: new customers would have to bring twice as much.
        let flip = flips(&CALCULATOR, &sheet)
            .into_iter()
            .find(|flip| flip.input == 4);
        assert!(near(flip.map(|flip| flip.at), 12_000.0));
    }
}
