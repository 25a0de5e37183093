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
        let product = quantity * price;
        if (product - amount).abs() <= 0.011_f64.max(amount.abs() * 0.002) {
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
