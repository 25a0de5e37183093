//! Tables as rows of typed cells, shared by CSV and XLSX.

use std::ops::ControlFlow;

use crate::unit::{Day, Money, Price, Quantity, Rate};

/// One value in a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// Text, never a formula.
    Text(&'a str),
    /// An exact number.
    Number(Decimal),
    /// An exact fraction of a whole, which a spreadsheet shows in percent.
    Share(Decimal),
    /// A calendar day.
    Day(Day),
}

/// An exact decimal number: `value` × 10^−`decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// The digits with their sign.
    pub value: i128,
    /// How many of them stand behind the point, at most 18.
    pub decimals: u32,
}

impl Cell<'_> {
    /// A whole number.
    pub fn count(value: i64) -> Self {
        Self::Number(Decimal {
            value: i128::from(value),
            decimals: 0,
        })
    }

    /// A score or other float, rounded to this many decimals; nothing when it is no number or huge.
    pub fn rounded(value: f64, decimals: u32) -> Self {
        let scaled = (value * 10f64.powi(decimals.min(18) as i32)).round();
        if scaled.abs() < 1e30 {
            Self::Number(Decimal {
                value: scaled as i128,
                decimals: decimals.min(18),
            })
        } else {
            Self::Empty
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }
}

impl From<Day> for Cell<'_> {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<Price> for Cell<'_> {
    fn from(price: Price) -> Self {
        Self::Number(Decimal {
            value: i128::from(price.millionths()),
            decimals: Price::DECIMALS,
        })
    }
}

impl From<Quantity> for Cell<'_> {
    fn from(quantity: Quantity) -> Self {
        Self::Number(Decimal {
            value: i128::from(quantity.thousandths()),
            decimals: Quantity::DECIMALS,
        })
    }
}

impl From<Money> for Cell<'_> {
    fn from(money: Money) -> Self {
        Self::Number(Decimal {
            value: money.nanos(),
            decimals: Money::DECIMALS,
        })
    }
}

impl From<Rate> for Cell<'_> {
    /// As a fraction: 35 % is 0.35.
    fn from(rate: Rate) -> Self {
        Self::Share(Decimal {
            value: i128::from(rate.millionths()),
            decimals: 6,
        })
    }
}

impl Decimal {
    /// Writes plain decimal text without trailing zeros: `-0.5`, `8300065.814`.
    ///
    /// The types' own `Display` makes a string for each number; a million of them in one file asks
    /// for digits straight into the buffer.
    pub fn write(self, out: &mut Vec<u8>) {
        if self.value < 0 {
            out.push(b'-');
        }
        let mut digits = [b'0'; 64];
        let mut start = digits.len();
        let (mut rest, mut written) = (self.value.unsigned_abs(), 0);
        // Most numbers fit 64 bits, where division is much quicker.
        while rest > u128::from(u64::MAX) {
            start -= 1;
            written += 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        let mut rest = rest as u64;
        while rest > 0 || written <= self.decimals.min(18) {
            start -= 1;
            written += 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        let (whole, mut fraction) =
            digits[start..].split_at((written - self.decimals.min(18)) as usize);
        while let [shorter @ .., b'0'] = fraction {
            fraction = shorter;
        }
        out.extend_from_slice(whole);
        if !fraction.is_empty() {
            out.push(b'.');
            out.extend_from_slice(fraction);
        }
    }
}

/// Rows of cells under fixed columns.
pub trait Table {
    /// Gives each row to `take` until it breaks off; says whether it did.
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()>;
}

/// Rows that lie ready, such as scores and tiers in the order a person sorted them.
impl Table for [Vec<Cell<'_>>] {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        self.iter().try_for_each(|row| take(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(value: i128, decimals: u32) -> String {
        let mut out = Vec::new();
        Decimal { value, decimals }.write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_are_plain_decimal_text() {
        assert_eq!(text(0, 0), "0");
        assert_eq!(text(0, 6), "0");
        assert_eq!(text(-500_000, 6), "-0.5");
        assert_eq!(text(8_300_065_814_000_000, 9), "8300065.814");
        assert_eq!(text(i128::MIN, 0), i128::MIN.to_string());
        assert_eq!(
            Cell::rounded(80.25, 1),
            Cell::Number(Decimal {
                value: 803,
                decimals: 1
            })
        );
        assert_eq!(Cell::rounded(f64::NAN, 1), Cell::Empty);
    }

    proptest! {
        #[test]
        fn a_number_is_written_as_its_type_displays_it(value in any::<i64>()) {
            let money = Money::from_nanos(i128::from(value));
            prop_assert_eq!(text(i128::from(value), 9), money.to_string());
        }
    }
}
