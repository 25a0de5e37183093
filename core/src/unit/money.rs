//! Price, quantity and exact money as checked integers.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Deserializer, Serialize};

use super::decimal::{DecimalError, format_decimal, parse_decimal};
use super::rate::Rate;

/// Price of one unit in millionths of the currency unit: components cost 0.0012, so two decimals would lose them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Price(i64);

/// Quantity in thousandths of the product's unit; negative quantities are returns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Quantity(i64);

/// An exact amount in 10⁻⁹ currency units: the product of a price and a quantity, and any sum of them.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Money(i128);

impl Price {
    /// Decimals a price can hold.
    pub const DECIMALS: u32 = 6;

    /// The largest price either way: 10¹² currency units. With [`Quantity::LIMIT`] it keeps every
    /// sum over [`crate::book::MAX_LINES`] lines within [`Money`].
    pub const LIMIT: i64 = 1_000_000_000_000_000_000;

    /// A price from millionths of the currency unit, when it lies within [`Self::LIMIT`].
    pub const fn from_millionths(value: i64) -> Option<Self> {
        if -Self::LIMIT <= value && value <= Self::LIMIT {
            Some(Self(value))
        } else {
            None
        }
    }

    /// Millionths of the currency unit.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Reads plain decimal text; the flag says whether decimals past the sixth were rounded away.
    ///
    /// # Errors
    /// [`DecimalError`] when the text is no number or too large.
    pub fn parse(text: &[u8]) -> Result<(Self, bool), DecimalError> {
        let (value, rounded) = parse_decimal(text, Self::DECIMALS)?;
        Ok((
            Self::from_millionths(value).ok_or(DecimalError::TooLarge)?,
            rounded,
        ))
    }
}

impl Quantity {
    /// Decimals a quantity can hold.
    pub const DECIMALS: u32 = 3;
    /// One unit.
    pub const ONE: Self = Self(1000);

    /// The largest quantity either way: 10¹⁰ units.
    pub const LIMIT: i64 = 10_000_000_000_000;

    /// A quantity from thousandths of the unit, when it lies within [`Self::LIMIT`].
    pub const fn from_thousandths(value: i64) -> Option<Self> {
        if -Self::LIMIT <= value && value <= Self::LIMIT {
            Some(Self(value))
        } else {
            None
        }
    }

    /// Thousandths of the unit.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Whether the line takes goods back.
    pub const fn is_return(self) -> bool {
        self.0 < 0
    }

    /// The exact amount of this many units at `price`.
    pub const fn at(self, price: Price) -> Money {
        // WebAssembly multiplies 128 bits by a call; nearly every line does with less.
        if self.0 as i32 as i64 == self.0 && price.0 as i32 as i64 == price.0 {
            return Money((self.0 * price.0) as i128);
        }
        Money(self.0 as i128 * price.0 as i128)
    }

    /// Reads plain decimal text; the flag says whether decimals past the third were rounded away.
    ///
    /// # Errors
    /// [`DecimalError`] when the text is no number or too large.
    pub fn parse(text: &[u8]) -> Result<(Self, bool), DecimalError> {
        let (value, rounded) = parse_decimal(text, Self::DECIMALS)?;
        Ok((
            Self::from_thousandths(value).ok_or(DecimalError::TooLarge)?,
            rounded,
        ))
    }
}

impl Money {
    /// Decimals an amount holds.
    pub const DECIMALS: u32 = 9;
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount from 10⁻⁹ currency units.
    pub const fn from_nanos(value: i128) -> Self {
        Self(value)
    }

    /// 10⁻⁹ currency units.
    pub const fn nanos(self) -> i128 {
        self.0
    }

    /// A whole number of currency units.
    pub const fn from_units(units: i64) -> Self {
        Self(units as i128 * 1_000_000_000)
    }

    /// The amount as a float in currency units, for scores and charts; never for sums.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1e9
    }

    /// The nearest amount to a float in currency units; values that are no number become nothing.
    pub fn from_f64(units: f64) -> Self {
        Self((units * 1e9).round() as i128)
    }

    /// The share `rate` of this amount, rounded to 10⁻⁹ once, half away from zero, however large it is.
    pub const fn share(self, rate: Rate) -> Self {
        // Whole millionths first: the product of a large amount and a rate does not fit before it is divided.
        let rate = rate.millionths() as i128;
        let rest = self.0 % 1_000_000 * rate;
        let half = if rest < 0 { -500_000 } else { 500_000 };
        Self(self.0 / 1_000_000 * rate + (rest + half) / 1_000_000)
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl fmt::Display for Money {
    /// Exact plain decimal text, for files and programs: `8300065.814`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format_decimal(self.0, Self::DECIMALS))
    }
}

impl fmt::Display for Price {
    /// Exact plain decimal text, for files and programs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format_decimal(i128::from(self.0), Self::DECIMALS))
    }
}

impl fmt::Display for Quantity {
    /// Exact plain decimal text, for files and programs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format_decimal(i128::from(self.0), Self::DECIMALS))
    }
}

impl<'de> Deserialize<'de> for Price {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_millionths(i64::deserialize(deserializer)?)
            .ok_or_else(|| serde::de::Error::custom("the price is too large"))
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_thousandths(i64::deserialize(deserializer)?)
            .ok_or_else(|| serde::de::Error::custom("the quantity is too large"))
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_third_decimal_is_not_lost_in_a_sum() {
        let (price, rounded) = Price::parse(b"1.055").unwrap();
        assert!(!rounded);
        let lines = [Quantity::ONE; 3].map(|quantity| quantity.at(price));
        assert_eq!(lines.into_iter().sum::<Money>().to_string(), "3.165");
    }

    #[test]
    fn returns_are_negative_amounts() {
        let back = Quantity::parse(b"-2").unwrap().0;
        assert!(back.is_return());
        assert_eq!(
            back.at(Price::from_millionths(2_550_000).unwrap())
                .to_string(),
            "-5.1"
        );
    }

    #[test]
    fn a_share_rounds_half_away_from_zero_once() {
        let third = Rate::from_millionths(333_333).unwrap();
        assert_eq!(Money::from_units(100).share(third).to_string(), "33.3333");
        assert_eq!(
            (-Money::from_units(100)).share(third).to_string(),
            "-33.3333"
        );
    }

    #[test]
    fn a_share_of_the_largest_sum_of_a_book_fits() {
        // 16 million lines of 10¹⁰ units at 10¹² each.
        let line = Quantity::from_thousandths(Quantity::LIMIT)
            .unwrap()
            .at(Price::from_millionths(Price::LIMIT).unwrap());
        let all = Money::from_nanos(line.nanos() * 16_000_000);
        let share = all.share(Rate::from_percent(30).unwrap());
        assert_eq!(share.nanos(), all.nanos() / 10 * 3);
        assert_eq!((-all).share(Rate::ONE), -all);
    }

    proptest! {
        #[test]
        fn a_share_is_exact_where_the_product_fits(nanos in any::<i64>(), rate in -1_000_000..=1_000_000) {
            let product = i128::from(nanos) * i128::from(rate);
            let away = if product < 0 { -500_000 } else { 500_000 };
            let share = Money::from_nanos(nanos.into()).share(Rate::from_millionths(rate).unwrap());
            prop_assert_eq!(share.nanos(), (product + away) / 1_000_000);
        }

        #[test]
        fn a_share_of_any_amount_is_the_nearest(nanos in any::<i128>(), rate in -1_000_000..=1_000_000) {
            let share = Money::from_nanos(nanos).share(Rate::from_millionths(rate).unwrap());
            // share·10⁶ − nanos·rate lies within half a million. Both sides may wrap, and their difference does not.
            let off = share.nanos().wrapping_mul(1_000_000).wrapping_sub(nanos.wrapping_mul(rate.into()));
            prop_assert!(off.abs() <= 500_000, "{off}");
            prop_assert!(share.nanos().unsigned_abs() <= nanos.unsigned_abs());
        }
    }
}
