//! What the numbers of a sample say about its columns: whether quantity × price is the amount.

use super::given::{Given, Ground};
use super::sample::{Layout, Sample};
use crate::import::parse::number::{self, Beside, DecimalSign};
use crate::import::role::Role;

/// The sampled rows as numbers.
pub(super) struct Rows<'a> {
    rows: &'a [Vec<String>],
}

impl<'a> Rows<'a> {
    pub(super) fn new(sample: &'a Sample, layout: Layout) -> Self {
        let from = (layout.first.max(1) - 1) as usize;
        Self {
            rows: sample.rows().get(from..).unwrap_or_default(),
        }
    }

    /// The numbers of a column, read with the decimal sign that most of them speak for.
    pub(super) fn numbers(&self, column: usize) -> Vec<Option<f64>> {
        let cells = || {
            let cells = self.rows.iter().map(move |row| row.get(column));
            cells.map(|cell| cell.map_or("", String::as_str))
        };
        let sign = number::decide(cells().filter(|cell| !cell.is_empty())).sign;
        cells().map(|cell| number_of(cell, sign)).collect()
    }
}

fn number_of(cell: &str, sign: DecimalSign) -> Option<f64> {
    let mut out = Vec::new();
    number::plain(cell, sign, Beside::Unit, &mut out)?;
    std::str::from_utf8(&out).ok()?.parse().ok()
}

/// Tells from which side of an account a file is: where the balance rises with the credits, as a bank writes it, these are
/// what was sold; without a balance where they are more than the debits. The roles are named as the sales ledger does.
pub(super) fn turn_sides(rows: &Rows<'_>, balance: Option<usize>, given: &mut [Given]) {
    let place = |role| given.iter().position(|g| g.1 == role);
    let (Some(debit), Some(credit)) = (place(Role::Debit), place(Role::Credit)) else {
        return;
    };
    let numbers = |place: usize| -> Vec<f64> {
        let numbers = rows.numbers(given[place].0).into_iter();
        numbers.map(Option::unwrap_or_default).collect()
    };
    let (debits, credits) = (numbers(debit), numbers(credit));
    let (mut with, mut against) = (0u32, 0u32);
    let balances = balance.map_or(Vec::new(), |column| rows.numbers(column));
    for (row, pair) in balances.windows(2).enumerate() {
        let [Some(first), Some(second)] = pair else {
            continue;
        };
        let moved = |row: usize| debits[row] - credits[row];
        // The newest stands below or above.
        for (step, moved) in [
            (second - first, moved(row + 1)),
            (first - second, moved(row)),
        ] {
            let is = |other: f64| (step - other).abs() < 0.01 && moved.abs() > 0.01;
            with += u32::from(is(moved));
            against += u32::from(is(-moved));
        }
    }
    let sum = |numbers: &[f64]| numbers.iter().sum::<f64>();
    let turned = match with.cmp(&against) {
        std::cmp::Ordering::Equal => sum(&credits) > sum(&debits),
        order => order.is_lt(),
    };
    if turned {
        (given[debit].1, given[credit].1) = (Role::Credit, Role::Debit);
    }
}

/// Whether a product is this number, but for what rounding leaves.
pub(super) fn is_product(product: f64, number: f64) -> bool {
    (product - number).abs() <= 0.011_f64.max(number.abs() * 0.002)
}

/// Makes the roles of quantity, price and amount sure where their numbers agree in nine rows of ten, of which some have
/// another quantity than one.
pub(super) fn prove(rows: &Rows<'_>, given: &mut [Given]) {
    let place = |role| given.iter().position(|g| g.1 == role);
    let (Some(quantity), Some(price), Some(amount)) = (
        place(Role::Quantity),
        place(Role::UnitPrice),
        place(Role::Amount),
    ) else {
        return;
    };
    let columns = [quantity, price, amount].map(|place| rows.numbers(given[place].0));
    let [quantities, prices, amounts] = &columns;
    let (mut all, mut agree, mut telling) = (0u32, 0u32, 0u32);
    for ((quantity, price), amount) in quantities.iter().zip(prices).zip(amounts) {
        let (Some(quantity), Some(price), Some(amount)) = (quantity, price, amount) else {
            continue;
        };
        all += 1;
        if is_product(quantity * price, *amount) {
            agree += 1;
            telling += u32::from((quantity - 1.0).abs() > 1e-9);
        }
    }
    if telling > 0 && agree * 10 >= all * 9 {
        for place in [quantity, price, amount] {
            if !given[place].3.is_sure() {
                given[place].3 = Ground::Sums;
            }
        }
    }
}
