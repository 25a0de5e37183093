//! Four factors and recovery (E3): product, after-sales service, tailored features, fast recovery (Jones & Sasser 1995).
//! Who is fully satisfied stays; in a market with choice, who is only satisfied leaves easily.

use super::outcome::{Answer, Chart, Label, Line, Outcome};
use super::{Calculator, Form, Input, Known, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    FourFactors {
        /// How good the product is to the customer.
        product: Input::mark(8.0),
        /// After-sales service.
        after_sales: Input::mark(7.0),
        /// Features made for this customer.
        tailored: Input::mark(5.0),
        /// How fast and well mishaps are made good.
        recovery: Input::mark(4.0),
        /// How much choice the customer has: 0 none, 1 all.
        competition: Input::share(0.8),
        /// Customers.
        customers: Input::new(Unit::Count, (1.0, 1e7), 200.0, 10.0),
        /// What one brings in a year.
        margin: Input::money(20_000.0, 1_000.0),
        /// Share with something to complain of in a year.
        problems: Input::share(0.2),
        /// Share of these who say so.
        complain: Input::share(0.3),
        /// Share of complaints that are made good.
        made_good: Input::share(0.5),
        /// Share who stay when it was made good.
        stay_made_good: Input::share(0.95),
        /// Share who stay when they complained for nothing.
        stay_refused: Input::share(0.46),
        /// Share who stay of those who say nothing.
        stay_silent: Input::share(0.37),
    }
}

/// The calculator. What stays starts at the shares of a survey of American households for small purchases (TARP, Consumer
/// Complaint Handling in America, 1979): 37 % of the silent, 46 % of those refused, 95 % of those helped at once.
pub static CALCULATOR: Calculator = Calculator {
    name: "four-factors",
    form: Form {
        inputs: FourFactors::INPUTS,
        table: None,
    },
    case: None,
    known: &[("margin", Known::MarginYear)],
    advice: &["product", "after_sales", "tailored", "recovery"],
    work,
};

const NAMES: [&str; 4] = ["product", "after_sales", "tailored", "recovery"];

/// The share that stays at a satisfaction of 0–1: with no choice nearly all do, with every choice only those who are fully
/// satisfied. The curves of Jones & Sasser, drawn as powers from a quarter to four.
pub(super) fn loyalty(satisfaction: f64, competition: f64) -> f64 {
    satisfaction.powf(4.0_f64.powf(2.0 * competition - 1.0))
}

fn work(sheet: &Sheet) -> Outcome {
    let asked = FourFactors::read(&sheet.values);
    let marks = [
        asked.product,
        asked.after_sales,
        asked.tailored,
        asked.recovery,
    ];
    let satisfaction = marks.iter().sum::<f64>() / 40.0;
    let stays = loyalty(satisfaction, asked.competition);
    // What one mark more of a factor would keep: the lowest factor has most room, but a full one has none.
    let gains = marks.map(|mark| {
        let more = satisfaction + (10.0 - mark).min(1.0) / 40.0;
        loyalty(more, asked.competition) - stays
    });
    let weakest = (0..4)
        .min_by(|&a, &b| marks[a].total_cmp(&marks[b]))
        .unwrap_or_default();
    let with_problem = asked.customers * asked.problems;
    let said = with_problem * asked.complain;
    let good = said * asked.made_good;
    let lost = good * (1.0 - asked.stay_made_good)
        + (said - good) * (1.0 - asked.stay_refused)
        + (with_problem - said) * (1.0 - asked.stay_silent);
    // All of them heard and made good.
    let least = with_problem * (1.0 - asked.stay_made_good);
    let saved = (lost - least).max(0.0) * asked.margin;
    let curve = (0..=20).map(|n| {
        let at = f64::from(n) / 20.0;
        (at * 10.0, loyalty(at, asked.competition))
    });
    Outcome {
        answers: vec![
            Answer::new("loyal", Unit::Share, stays),
            Answer::new("one_mark", Unit::Points, gains[weakest]),
            Answer::new("lost", Unit::Count, lost),
            Answer::new("lost_money", Unit::Money, lost * asked.margin),
            Answer::new("saved", Unit::Money, saved),
        ],
        charts: vec![
            Chart::Lines {
                x: Unit::Mark,
                y: Unit::Share,
                lines: vec![
                    Line {
                        name: "loyal",
                        points: curve.collect(),
                    },
                    Line {
                        name: "here",
                        points: vec![(satisfaction * 10.0, stays)],
                    },
                ],
            },
            Chart::Bars {
                y: Unit::Mark,
                bars: NAMES.into_iter().map(Label::Named).zip(marks).collect(),
            },
        ],
        advice: NAMES[weakest],
        balance: None,
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_choice_only_the_fully_satisfied_stay() {
        for competition in [0.0, 0.5, 1.0] {
            assert_eq!(loyalty(1.0, competition), 1.0);
            assert_eq!(loyalty(0.0, competition), 0.0);
        }
        assert!(loyalty(0.8, 0.0) > 0.9);
        assert!(loyalty(0.8, 1.0) < 0.5);
    }

    #[test]
    fn recovery_is_counted_by_hand() {
        let outcome = work(&CALCULATOR.form.start());
        // 40 with a problem: 12 complain, 6 made good. 6·0.05 + 6·0.54 + 28·0.63 = 21.18 leave.
        assert!((outcome.get("lost").expect("lost") - 21.18).abs() < 1e-9);
        // All made good: 40·0.05 = 2.
        assert!((outcome.get("saved").expect("saved") - (21.18 - 2.0) * 20_000.0).abs() < 1e-6);
        assert_eq!(outcome.advice, "recovery");
    }
}
