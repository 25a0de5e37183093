//! A usual quarter of a customer: what warnings measure a fall against, and what its page compares with while one stands.

use crate::unit::{Day, Money};

/// Days of a quarter.
pub const QUARTER: i32 = 91;
/// Days that the usual level looks back over.
pub(crate) const LEVEL: i32 = 365;
/// Purchases from which something can be said of a customer.
const ENOUGH: usize = 2;

/// The days up to `day` that the usual level of a customer rests on: a year, or the part of it since the first purchase,
/// at least a quarter. None before the second purchase.
pub(crate) fn level_days(first: Option<Day>, purchases: usize, day: Day) -> Option<i32> {
    let first = first.filter(|_| purchases >= ENOUGH)?;
    Some((day.days_since(first) + 1).clamp(QUARTER, LEVEL))
}

/// What a quarter brings of what the year up to a day did, where the level rests on so many days of it.
pub(crate) fn usual(year: Money, level_days: i32) -> Money {
    Money::from_f64(year.to_f64() * f64::from(QUARTER) / f64::from(level_days))
}
