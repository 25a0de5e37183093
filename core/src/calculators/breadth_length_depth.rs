//! Breadth × length × depth (I1): customers, years they stay, and what each brings in a year, multiplied; which of them is
//! cheapest to raise.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Known, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    BreadthLengthDepth {
        /// Customers.
        customers: Input::new(Unit::Count, (0.0, 1e8), 200.0, 10.0),
        /// Years that a customer stays.
        years: Input::new(Unit::Years, (0.0, 60.0), 5.0, 0.5),
        /// What one brings in a year.
        profit: Input::money(10_000.0, 1_000.0),
        /// By how much each could be raised.
        more: Input::new(Unit::Share, (0.0, 1.0), 0.1, 0.05),
        /// What that costs for customers.
        breadth_cost: Input::money(600_000.0, 10_000.0),
        /// What it costs for years.
        length_cost: Input::money(200_000.0, 10_000.0),
        /// What it costs for profit.
        depth_cost: Input::money(300_000.0, 10_000.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "breadth-length-depth",
    form: Form {
        inputs: BreadthLengthDepth::INPUTS,
        table: None,
    },
    case: None,
    known: &[("years", Known::YearsSoFar), ("profit", Known::MarginYear)],
    advice: &["breadth", "length", "depth", "none_pays"],
    work,
};

const WAYS: [&str; 3] = ["breadth", "length", "depth"];

fn work(sheet: &Sheet) -> Outcome {
    let asked = BreadthLengthDepth::read(&sheet.values);
    let value = asked.customers * asked.years * asked.profit;
    // Multiplied, each brings the same; what it costs is what tells them apart.
    let gain = value * asked.more;
    let costs = [asked.breadth_cost, asked.length_cost, asked.depth_cost];
    let nets = costs.map(|cost| gain - cost);
    let best = (0..3)
        .max_by(|&a, &b| nets[a].total_cmp(&nets[b]))
        .unwrap_or_default();
    let together = value * ((1.0 + asked.more).powi(3) - 1.0);
    Outcome {
        answers: vec![
            Answer::new("value", Unit::Money, value),
            Answer::new("gain", Unit::Money, gain),
            Answer::new("best_net", Unit::Money, nets[best]),
            Answer::new("together", Unit::Money, together),
            Answer::new("more_than_three", Unit::Money, together - 3.0 * gain),
        ],
        charts: vec![Chart::Bars {
            y: Unit::Money,
            bars: WAYS.into_iter().map(Label::Named).zip(nets).collect(),
        }],
        advice: if nets[best] > 0.0 {
            WAYS[best]
        } else {
            "none_pays"
        },
        balance: Some(nets[best]),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiplied_and_the_cheapest_named() {
        let outcome = work(&CALCULATOR.form.start());
        assert_eq!(outcome.first(), Some(10_000_000.0));
        assert_eq!(outcome.advice, "length");
        assert!((outcome.get("best_net").expect("a net") - 800_000.0).abs() < 1e-6);
        // 1.1³ − 1 = 33.1 %, and not 30 %.
        assert!((outcome.get("more_than_three").expect("more") - 310_000.0).abs() < 1e-3);
    }
}
