//! Market share is not customer share (D3): a large share of the market may be a small share of each customer.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Row, Sheet, Table, Unit, inputs};
use crate::sorting::sort_by;

inputs! {
    /// What it asks for.
    MarketShare {
        /// What the whole market buys in a year, those who buy nothing from us too.
        market: Input::money(5_000_000.0, 100_000.0),
        /// From this share of what it buys on a customer is held by us.
        main_from: Input::share(0.5),
    }
}

inputs! {
    /// A row of the table: a customer.
    Customer {
        /// What it buys in a year, from anybody.
        wallet: Input::money(100_000.0, 10_000.0),
        /// What it buys from us.
        ours: Input::money(20_000.0, 5_000.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "market-share",
    form: Form {
        inputs: MarketShare::INPUTS,
        table: Some(Table {
            columns: Customer::INPUTS,
            always: usize::MAX,
            start: START,
            least: 1,
            most: 30,
        }),
    },
    case: None,
    known: &[],
    advice: &["deepen", "widen", "hold"],
    work,
};

const START: &[Row] = &[
    Row {
        name: "a",
        values: &[900_000.0, 180_000.0],
    },
    Row {
        name: "b",
        values: &[400_000.0, 60_000.0],
    },
    Row {
        name: "c",
        values: &[300_000.0, 240_000.0],
    },
    Row {
        name: "d",
        values: &[120_000.0, 90_000.0],
    },
    Row {
        name: "e",
        values: &[80_000.0, 8_000.0],
    },
];

fn work(sheet: &Sheet) -> Outcome {
    let asked = MarketShare::read(&sheet.values);
    let customers: Vec<Customer> = sheet
        .rows
        .iter()
        .map(|row| Customer::read(&row.values))
        .collect();
    // Nobody buys more from us than it buys.
    let wallet = |customer: &Customer| customer.wallet.max(customer.ours);
    let ours: f64 = customers.iter().map(|customer| customer.ours).sum();
    let wallets: f64 = customers.iter().map(wallet).sum();
    let market = asked.market.max(wallets);
    let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    let of_customers = share(ours, wallets);
    let of_market = share(ours, market);
    let middle = {
        let mut sizes: Vec<f64> = customers.iter().map(wallet).collect();
        sort_by(&mut sizes, f64::total_cmp);
        sizes.get(sizes.len() / 2).copied().unwrap_or_default()
    };
    let place = |customer: &Customer| {
        let size = wallet(customer);
        (size, share(customer.ours, size).unwrap_or_default())
    };
    let points = customers.iter().enumerate().map(|(row, customer)| {
        let (size, held) = place(customer);
        (Label::Row(row), size, held)
    });
    let verdict = |customer: &Customer| {
        let (size, held) = place(customer);
        match (size >= middle, held >= asked.main_from) {
            (true, true) => "guard",
            (true, false) => "win_more",
            (false, true) => "keep_simply",
            (false, false) => "no_effort",
        }
    };
    let held = of_customers.unwrap_or_default();
    let advice = if held < asked.main_from {
        "deepen"
    } else if of_market.unwrap_or_default() < held / 2.0 {
        "widen"
    } else {
        "hold"
    };
    Outcome {
        answers: vec![
            Answer::maybe("of_customers", Unit::Share, of_customers),
            Answer::maybe("of_market", Unit::Share, of_market),
            Answer::new("unfilled", Unit::Money, wallets - ours),
            Answer::new("beyond", Unit::Money, market - wallets),
        ],
        charts: vec![Chart::Quadrants {
            x: Unit::Money,
            y: Unit::Share,
            cut: (middle, asked.main_from),
            points: points.collect(),
        }],
        advice,
        balance: Some(held - asked.main_from),
        verdicts: customers.iter().map(verdict).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::near;
    use super::*;

    #[test]
    fn the_two_shares_are_not_the_same() {
        let outcome = work(&CALCULATOR.form.start());
        // 578,000 of 1,800,000 with our customers, of 5,000,000 in the market.
        assert!(near(outcome.get("of_customers"), 578.0 / 1_800.0));
        assert!(near(outcome.get("of_market"), 578.0 / 5_000.0));
        assert_eq!(
            outcome.verdicts,
            ["win_more", "win_more", "guard", "keep_simply", "no_effort"]
        );
        assert_eq!(outcome.advice, "deepen");
    }
}
