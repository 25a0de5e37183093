//! Never concede without exchange (E4, after Kennedy): what a gift costs us, what it is worth to the customer, and what
//! comes back. A price cut is the dearest gift, as it comes out of the margin whole.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Known, Row, Sheet, Table, Unit, inputs};

inputs! {
    /// What it asks for.
    Exchange {
        /// The order that is talked about.
        order: Input::money(500_000.0, 10_000.0),
        /// Our margin on it.
        margin: Input::share(0.25),
        /// The price cut that is asked for.
        cut: Input::new(Unit::Share, (0.0, 1.0), 0.03, 0.01),
        /// Days of credit that could be given in its place.
        credit: Input::new(Unit::Days, (0.0, 365.0), 30.0, 15.0),
        /// What money costs us in a year.
        our_rate: Input::new(Unit::Share, (0.0, 1.0), 0.06, 0.01),
        /// What money costs the customer in a year.
        their_rate: Input::new(Unit::Share, (0.0, 1.0), 0.12, 0.01),
    }
}

inputs! {
    /// A row of the table: something given or got.
    Gift {
        /// Whether we give it or get it.
        way: Input::choice(&["given", "got"]),
        /// What it costs us, or brings us.
        ours: Input::money(0.0, 1_000.0),
        /// What it is worth to the customer, or costs him.
        theirs: Input::money(0.0, 1_000.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "exchange",
    form: Form {
        inputs: Exchange::INPUTS,
        table: Some(Table {
            columns: Gift::INPUTS,
            always: usize::MAX,
            start: START,
            least: 0,
            most: 30,
        }),
    },
    case: None,
    known: &[
        ("order", Known::UsualPurchase),
        ("margin", Known::MarginShare),
    ],
    advice: &["one_sided", "both_gain", "we_pay", "nothing_moves"],
    work,
};

impl Gift {
    /// A row from its numbers.
    pub(super) fn of(values: &[f64]) -> Self {
        Self::read(values)
    }
}

const START: &[Row] = &[
    Row {
        name: "training",
        values: &[0.0, 2_000.0, 8_000.0],
    },
    Row {
        name: "larger_order",
        values: &[1.0, 12_000.0, 3_000.0],
    },
];

/// Days in a year of credit.
const YEAR: f64 = 365.0;

fn work(sheet: &Sheet) -> Outcome {
    let asked = Exchange::read(&sheet.values);
    let gifts: Vec<Gift> = sheet.rows.iter().map(|row| Gift::of(&row.values)).collect();
    let sum = |way: f64, of: fn(&Gift) -> f64| -> f64 {
        gifts.iter().filter(|gift| gift.way == way).map(of).sum()
    };
    let given = sum(0.0, |gift| gift.ours);
    let got = sum(1.0, |gift| gift.ours);
    let theirs = sum(0.0, |gift| gift.theirs) - sum(1.0, |gift| gift.theirs);
    let cut = asked.order * asked.cut;
    let credit = |rate: f64| asked.order * rate * asked.credit / YEAR;
    let (credit_ours, credit_theirs) = (credit(asked.our_rate), credit(asked.their_rate));
    // As much more must be sold as the cut takes of what is left of the margin.
    let more = (asked.cut < asked.margin).then(|| asked.cut / (asked.margin - asked.cut));
    let advice = match (given > 0.0, got > 0.0) {
        (false, false) => "nothing_moves",
        (true, false) => "one_sided",
        _ if got < given => "we_pay",
        _ => "both_gain",
    };
    Outcome {
        answers: vec![
            Answer::new("balance", Unit::Money, got - given),
            Answer::new("given", Unit::Money, given),
            Answer::new("got", Unit::Money, got),
            Answer::new("theirs", Unit::Money, theirs),
            Answer::new("cut_cost", Unit::Money, cut),
            Answer::new("credit_ours", Unit::Money, credit_ours),
            Answer::new("credit_theirs", Unit::Money, credit_theirs),
            Answer::maybe("more_sales", Unit::Share, more),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Money,
            bars: vec![
                (Label::Named("cut"), cut),
                (Label::Named("credit_ours"), credit_ours),
                (Label::Named("credit_theirs"), credit_theirs),
                (Label::Named("given"), given),
                (Label::Named("got"), got),
            ],
        }],
        advice,
        // Whether the cut or the credit is dearer.
        balance: Some(cut - credit_ours),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{flips, tests::near};
    use super::*;

    #[test]
    fn three_percent_is_dearer_than_thirty_days() {
        let outcome = work(&CALCULATOR.form.start());
        assert_eq!(outcome.get("cut_cost"), Some(15_000.0));
        // 500,000 · 6 % · 30 ÷ 365, and twice that for the customer.
        assert!(near(outcome.get("credit_ours"), 2_465.753_424_657_534));
        assert!(near(outcome.get("credit_theirs"), 4_931.506_849_315_068));
        // 3 of 25 points of margin: 3 ÷ 22 more must be sold.
        assert!(near(outcome.get("more_sales"), 3.0 / 22.0));
    }

    #[test]
    fn it_flips_where_both_cost_the_same() {
        let flips = flips(&CALCULATOR, &CALCULATOR.form.start());
        let of = |name: &str| {
            let input = |index: usize| Exchange::INPUTS[index].name;
            flips
                .iter()
                .find(|flip| input(flip.input) == name)
                .map(|flip| flip.at)
        };
        // A cut of 6 % · 30 ÷ 365, or 182.5 days of credit.
        assert!(near(of("cut"), 0.06 * 30.0 / 365.0));
        assert!(near(of("credit"), 182.5));
        assert_eq!(of("their_rate"), None);
    }
}
