//! Loyal is not valuable (D3): who stays may bring little, who brings much may be about to leave. Four fields, four moves
//! (after Reinartz & Kumar 2002).

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Row, Sheet, Table, Unit, inputs};

inputs! {
    /// What it asks for.
    LoyalNotValuable {
        /// From this loyalty on a customer counts as loyal.
        loyal_from: Input::share(0.6),
        /// From this profit a year on it counts as valuable.
        valuable_from: Input::money(30_000.0, 5_000.0),
    }
}

inputs! {
    /// A row of the table: a customer.
    Customer {
        /// How loyal it is.
        loyalty: Input::share(0.5),
        /// What it brings in a year; less than nothing where it costs more than it brings.
        profit: Input::new(Unit::Money, (-super::MOST_MONEY, super::MOST_MONEY), 20_000.0, 5_000.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "loyal-not-valuable",
    form: Form {
        inputs: LoyalNotValuable::INPUTS,
        table: Some(Table {
            columns: Customer::INPUTS,
            always: usize::MAX,
            start: START,
            least: 2,
            most: 40,
        }),
    },
    case: None,
    known: &[],
    advice: &["not_the_same", "the_same"],
    work,
};

const START: &[Row] = &[
    Row {
        name: "a",
        values: &[0.95, 9_000.0],
    },
    Row {
        name: "b",
        values: &[0.9, 60_000.0],
    },
    Row {
        name: "c",
        values: &[0.8, -4_000.0],
    },
    Row {
        name: "d",
        values: &[0.5, 85_000.0],
    },
    Row {
        name: "e",
        values: &[0.4, 45_000.0],
    },
    Row {
        name: "f",
        values: &[0.2, 5_000.0],
    },
];

fn work(sheet: &Sheet) -> Outcome {
    let asked = LoyalNotValuable::read(&sheet.values);
    let customers: Vec<Customer> = sheet
        .rows
        .iter()
        .map(|row| Customer::read(&row.values))
        .collect();
    let place = |customer: &Customer| {
        (
            customer.loyalty >= asked.loyal_from,
            customer.profit >= asked.valuable_from,
        )
    };
    let verdict = |customer: &Customer| match place(customer) {
        (true, true) => "care",
        (false, true) => "win_over",
        (true, false) => "save",
        (false, false) => "let_go",
    };
    let sum = |wanted: (bool, bool)| -> f64 {
        let there = customers
            .iter()
            .filter(|customer| place(customer) == wanted);
        there.map(|customer| customer.profit).sum()
    };
    let count = |wanted: (bool, bool)| {
        customers
            .iter()
            .filter(|customer| place(customer) == wanted)
            .count() as f64
    };
    let most = |of: fn(&Customer) -> f64| {
        (0..customers.len()).max_by(|&a, &b| of(&customers[a]).total_cmp(&of(&customers[b])))
    };
    let same = most(|customer| customer.loyalty) == most(|customer| customer.profit);
    let points = customers.iter().enumerate();
    let point =
        |(row, customer): (usize, &Customer)| (Label::Row(row), customer.loyalty, customer.profit);
    Outcome {
        answers: vec![
            Answer::new("not_loyal_but_valuable", Unit::Money, sum((false, true))),
            Answer::new("to_win_over", Unit::Count, count((false, true))),
            Answer::new("to_save_on", Unit::Count, count((true, false))),
            Answer::new("loyal_and_valuable", Unit::Money, sum((true, true))),
        ],
        charts: vec![Chart::Quadrants {
            x: Unit::Share,
            y: Unit::Money,
            cut: (asked.loyal_from, asked.valuable_from),
            points: points.map(point).collect(),
        }],
        advice: if same { "the_same" } else { "not_the_same" },
        balance: None,
        verdicts: customers.iter().map(verdict).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_loyal_is_not_the_most_valuable() {
        let outcome = work(&CALCULATOR.form.start());
        assert_eq!(outcome.advice, "not_the_same");
        assert_eq!(
            outcome.verdicts,
            ["save", "care", "save", "win_over", "win_over", "let_go"]
        );
        assert_eq!(outcome.first(), Some(130_000.0));
    }
}
