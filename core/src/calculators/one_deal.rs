//! One deal or a life (B4): a lost account costs its whole future and the work that won it, not its last order.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Known, Sheet, Unit, inputs, stream};

inputs! {
    /// What it asks for.
    OneDeal {
        /// What the account buys in a year.
        sales: Input::money(500_000.0, 10_000.0),
        /// Share of it that is left after costs.
        margin: Input::share(0.3),
        /// The last order, by which the loss is often reckoned.
        order: Input::money(40_000.0, 1_000.0),
        /// Years that the account would have gone on.
        years: Input::new(Unit::Years, (0.0, 40.0), 8.0, 1.0),
        /// Discount for a year.
        discount: Input::new(Unit::Share, (0.0, 1.0), 0.1, 0.02),
        /// Years of work that won it.
        work_years: Input::new(Unit::Years, (0.0, 20.0), 2.0, 0.5),
        /// What a year of that work costs.
        work_cost: Input::money(120_000.0, 10_000.0),
        /// What a usual new customer buys in a year.
        new_sales: Input::money(60_000.0, 5_000.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "one-deal",
    form: Form {
        inputs: OneDeal::INPUTS,
        table: None,
    },
    case: Some(CASE),
    known: &[
        ("sales", Known::SalesYear),
        ("margin", Known::MarginShare),
        ("order", Known::UsualPurchase),
    ],
    advice: &["whole_life", "only_the_deal"],
    work,
};

/// An application engineer's account of 5,000,000 a year, lost at once after two years of work.
const CASE: &[(&str, f64)] = &[
    ("sales", 5_000_000.0),
    ("order", 400_000.0),
    ("work_years", 2.0),
];

fn work(sheet: &Sheet) -> Outcome {
    let deal = OneDeal::read(&sheet.values);
    let last_order = deal.order * deal.margin;
    let future = stream(
        deal.sales * deal.margin,
        1.0 / (1.0 + deal.discount),
        deal.years,
    );
    let sunk = deal.work_years * deal.work_cost;
    let lost = future + sunk;
    let times = (last_order > 0.0).then(|| lost / last_order);
    let to_replace = (deal.new_sales > 0.0).then(|| (deal.sales / deal.new_sales).ceil());
    Outcome {
        answers: vec![
            Answer::new("lost", Unit::Money, lost),
            Answer::new("future", Unit::Money, future),
            Answer::new("sunk", Unit::Money, sunk),
            Answer::new("last_order", Unit::Money, last_order),
            Answer::maybe("times", Unit::Times, times),
            Answer::maybe("to_replace", Unit::Count, to_replace),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Money,
            bars: vec![
                (Label::Named("last_order"), last_order),
                (Label::Named("sunk"), sunk),
                (Label::Named("future"), future),
            ],
        }],
        advice: if lost > last_order {
            "whole_life"
        } else {
            "only_the_deal"
        },
        balance: Some(lost - last_order),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_loses_eight_years_and_two_of_work() {
        let outcome = work(&CALCULATOR.form.with(CASE));
        // 1,500,000 a year at 10 % over eight years: an annuity factor of 5.334926.
        let future = 1_500_000.0 * (1.0 - 1.1_f64.powi(-8)) / 0.1;
        assert!((outcome.get("future").expect("a future") - future).abs() < 1e-6);
        assert_eq!(outcome.get("sunk"), Some(240_000.0));
        assert_eq!(outcome.get("last_order"), Some(120_000.0));
        assert_eq!(outcome.get("to_replace"), Some(84.0));
        assert_eq!(outcome.advice, "whole_life");
    }
}
