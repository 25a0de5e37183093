//! The calculators of the lessons: what each asks for, how it answers, and what its answer hangs on. Texts are not here:
//! names lead to them.
//!
//! A calculator is one file, a row of [`CALCULATORS`], and its texts.

mod association;
mod breadth_length_depth;
mod care_rhythm;
mod contract;
mod delivered_value;
mod exchange;
mod form;
mod four_cells;
mod four_factors;
mod heat_curves;
mod internal_customers;
mod keep_or_win;
pub mod kept;
mod known;
mod lifetime_value;
mod link;
mod loyal_not_valuable;
mod market_share;
mod most_satisfied;
mod needs;
mod on_book;
mod one_deal;
mod outcome;
mod satisfaction;
mod sensitivity;
mod six_mistakes;
mod stages;
mod sum;
mod three_parts;
mod tier_movement;
mod tiers;

pub use form::{Form, Input, Line, MAX_NAME, MOST_MONEY, Row, Sheet, Table, Unit};
pub use known::Known;
pub use link::{BadLink, Shared, read_link, write_link};
pub use on_book::{Inequality, OnBook};
pub use outcome::{Answer, Chart, Label, Line as ChartLine, Outcome};
pub use sensitivity::{Flip, Swing, flips, tornado};
pub use sum::{NoSum, sum};

use form::inputs;

/// A calculator.
#[derive(Debug, Clone, Copy)]
pub struct Calculator {
    /// Its name: that of its concept, in addresses and texts.
    pub name: &'static str,
    /// What it asks for.
    pub form: Form,
    /// The case that the teaching tells: the inputs that differ from the start. None where it tells none.
    pub case: Option<&'static [(&'static str, f64)]>,
    /// The inputs that the book may know of a customer.
    pub known: &'static [(&'static str, Known)],
    /// The names of all advice it can give.
    pub advice: &'static [&'static str],
    /// Reckons. The sheet must fit the form, see [`Form::fit`].
    pub work: fn(&Sheet) -> Outcome,
}

/// All of them.
pub static CALCULATORS: &[&Calculator] = &[
    &lifetime_value::CALCULATOR,
    &one_deal::CALCULATOR,
    &delivered_value::CALCULATOR,
    &satisfaction::CALCULATOR,
    &heat_curves::CALCULATOR,
    &four_factors::CALCULATOR,
    &three_parts::CALCULATOR,
    &exchange::CALCULATOR,
    &contract::CALCULATOR,
    &internal_customers::CALCULATOR,
    &market_share::CALCULATOR,
    &loyal_not_valuable::CALCULATOR,
    &keep_or_win::CALCULATOR,
    &stages::CALCULATOR,
    &four_cells::CALCULATOR,
    &needs::CALCULATOR,
    &six_mistakes::CALCULATOR,
    &association::CALCULATOR,
    &tiers::CALCULATOR,
    &tier_movement::CALCULATOR,
    &breadth_length_depth::CALCULATOR,
    &most_satisfied::CALCULATOR,
    &care_rhythm::CALCULATOR,
];

/// The calculator of this name.
pub fn calculator(name: &str) -> Option<&'static Calculator> {
    CALCULATORS.iter().copied().find(|one| one.name == name)
}

/// What a stream of yearly amounts is worth now: `amount · q + amount · q² + …` for so many periods, where `q` is what is
/// left of an amount from one period to the next after discount.
fn stream(amount: f64, left: f64, periods: f64) -> f64 {
    if (left - 1.0).abs() < 1e-12 {
        return amount * periods;
    }
    amount * left * (1.0 - left.powf(periods)) / (1.0 - left)
}

#[cfg(test)]
mod tests;
