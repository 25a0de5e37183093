//! Lifetime value (B1): what a customer is worth over all the time it stays, not by one sale.
//!
//! Margins come at the end of each period from whoever is still there: with a constant retention r, discount d and without
//! an end this is m·r/(1+d−r) (Gupta & Lehmann 2003). Referrals save what winning a customer costs.

use super::outcome::{Answer, Chart, Line as ChartLine, Outcome};
use super::{Calculator, Form, Input, Known, Row, Sheet, Table, Unit, inputs};

inputs! {
    /// What it asks for.
    LifetimeValue {
        /// What the customer leaves in a period after the costs of goods and service.
        margin: Input::money(96_000.0, 1_000.0),
        /// How long a period is.
        period: Input::choice(&["year", "quarter", "month"]),
        /// Share of customers that are still there after a period.
        retention: Input::share(0.8),
        /// Discount for a year.
        discount: Input::new(Unit::Share, (0.0, 1.0), 0.1, 0.02),
        /// Growth of the margin from one period to the next.
        growth: Input::new(Unit::Share, (-0.5, 0.5), 0.0, 0.02),
        /// What it costs to win the customer.
        cost: Input::money(60_000.0, 1_000.0),
        /// Customers that it brings in a period while it stays.
        referrals: Input::new(Unit::Count, (0.0, 20.0), 0.0, 0.1),
        /// Periods that are looked at.
        periods: Input::new(Unit::Count, (1.0, 600.0), 40.0, 1.0),
    }
}

inputs! {
    /// A row of the table: a period in which another share stays.
    Stays {
        /// Share that is still there after it.
        retention: Input::share(0.8),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "lifetime-value",
    form: Form {
        inputs: LifetimeValue::INPUTS,
        table: Some(Table {
            columns: Stays::INPUTS,
            always: usize::MAX,
            start: NO_ROWS,
            least: 0,
            most: 40,
        }),
    },
    case: Some(CASE),
    known: &[("margin", Known::MarginYear)],
    advice: &["keep_longer", "not_worth_winning", "nothing_to_win"],
    work,
};

const NO_ROWS: &[Row] = &[];

/// A car maker counts a buyer as 300,000 over a life: thirty years of cars, service and parts at 10,000 a year, nobody lost
/// and nothing discounted.
const CASE: &[(&str, f64)] = &[
    ("margin", 10_000.0),
    ("retention", 1.0),
    ("discount", 0.0),
    ("cost", 0.0),
    ("periods", 30.0),
];

fn work(sheet: &Sheet) -> Outcome {
    let life = LifetimeValue::read(&sheet.values);
    let by_period: Vec<f64> = sheet
        .rows
        .iter()
        .map(|row| Stays::read(&row.values).retention)
        .collect();
    let path = Path::of(&life, &by_period);
    let value = path.worth.last().map_or(-life.cost, |last| last.1);
    let chart = Chart::Lines {
        x: Unit::Years,
        y: Unit::Money,
        lines: vec![
            ChartLine {
                name: "value",
                points: path.worth,
            },
            ChartLine {
                name: "still_there",
                points: path.left,
            },
        ],
    };
    let advice = if value <= 0.0 {
        "not_worth_winning"
    } else if life.cost == 0.0 {
        "nothing_to_win"
    } else {
        "keep_longer"
    };
    Outcome {
        answers: vec![
            Answer::new("value", Unit::Money, value),
            Answer::maybe("break_even", Unit::Years, path.break_even),
            Answer::new("from_referrals", Unit::Money, path.from_referrals),
            Answer::new("expected_years", Unit::Years, path.years),
        ],
        charts: vec![chart],
        advice,
        balance: Some(value),
        verdicts: Vec::new(),
    }
}

/// How the value builds up.
struct Path {
    /// Years and what has come in by then, less the cost of winning.
    worth: Vec<(f64, f64)>,
    /// Years and the margin that still comes then.
    left: Vec<(f64, f64)>,
    /// Years until the cost is earned back.
    break_even: Option<f64>,
    from_referrals: f64,
    /// Years that the customer stays on average, within what is looked at.
    years: f64,
}

impl Path {
    /// `by_period` are the retentions of the first periods, where they differ from the constant one.
    fn of(life: &LifetimeValue, by_period: &[f64]) -> Self {
        let of_year = [1.0, 4.0, 12.0][life.period as usize % 3];
        let discount = (1.0 + life.discount).powf(1.0 / of_year);
        let mut path = Self {
            worth: vec![(0.0, -life.cost)],
            left: Vec::new(),
            break_even: (life.cost == 0.0).then_some(0.0),
            from_referrals: 0.0,
            years: 0.0,
        };
        let (mut there, mut margin, mut sum) = (1.0, life.margin, -life.cost);
        for n in 1..=life.periods as usize {
            there *= by_period.get(n - 1).copied().unwrap_or(life.retention);
            let now = there / discount.powi(n as i32);
            let referred = life.referrals * life.cost * now;
            let gain = margin * now + referred;
            let at = n as f64 / of_year;
            if path.break_even.is_none() && sum + gain >= 0.0 {
                // As if the gain of the period came in evenly.
                path.break_even = Some(at - (sum + gain) / gain / of_year);
            }
            sum += gain;
            path.worth.push((at, sum));
            path.left.push((at, margin * now));
            path.from_referrals += referred;
            path.years += there / of_year;
            margin *= 1.0 + life.growth;
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 a year, four of five stay, ten percent a year, no cost, for ever, but for what is named.
    fn reckon(others: &[(&str, f64)]) -> Outcome {
        let plain = [
            ("margin", 100.0),
            ("retention", 0.8),
            ("discount", 0.1),
            ("cost", 0.0),
            ("periods", 600.0),
        ];
        let all: Vec<(&str, f64)> = others.iter().chain(&plain).copied().collect();
        work(&CALCULATOR.form.with(&all))
    }

    fn value(others: &[(&str, f64)]) -> f64 {
        reckon(others).first().expect("a value")
    }

    #[test]
    fn without_an_end_it_is_the_published_formula() {
        // m·r/(1+d−r), Gupta & Lehmann 2003.
        assert!((value(&[]) - 100.0 * 0.8 / 0.3).abs() < 1e-9);
        let better = value(&[("retention", 0.9)]);
        // Ten points of retention: two thirds more, without discount more than double.
        assert!((better / value(&[]) - 1.6875).abs() < 1e-9);
        let without = |retention| value(&[("retention", retention), ("discount", 0.0)]);
        assert!((without(0.9) / without(0.8) - 2.25).abs() < 1e-9);
    }

    #[test]
    fn for_ever_it_is_a_perpetuity() {
        // Whoever never leaves pays m/d.
        let for_ever = value(&[("retention", 1.0)]);
        assert!((for_ever - 1_000.0).abs() < 1e-6);
    }

    #[test]
    fn the_cost_is_earned_back_within_a_period() {
        // 80 in the first year, 64 in the second, without discount: 112 after a year and a half.
        let outcome = reckon(&[("cost", 112.0), ("discount", 0.0)]);
        assert!((outcome.get("break_even").expect("earned back") - 1.5).abs() < 1e-9);
        assert_eq!(reckon(&[("cost", 1e9)]).get("break_even"), None);
    }

    #[test]
    fn a_month_is_a_twelfth_of_the_years_discount() {
        // The same stream told by months: a year's discount stays a year's.
        let monthly = value(&[("period", 2.0), ("retention", 1.0), ("periods", 12.0)]);
        let by_hand: f64 = (1..=12)
            .map(|n| 100.0 / 1.1_f64.powf(f64::from(n) / 12.0))
            .sum();
        assert!((monthly - by_hand).abs() < 1e-9);
    }

    #[test]
    fn the_case_comes_to_three_hundred_thousand() {
        assert_eq!(work(&CALCULATOR.form.with(CASE)).first(), Some(300_000.0));
    }

    #[test]
    fn retention_by_year_holds_for_its_years() {
        let mut sheet = CALCULATOR.form.with(CASE);
        sheet.rows = vec![super::super::Line {
            name: String::new(),
            values: vec![0.5],
        }];
        assert_eq!(work(&sheet).first(), Some(150_000.0));
    }
}
