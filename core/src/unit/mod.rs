//! Typed numbers: prices, quantities, exact money, rates and days.
//!
//! One precision policy for the whole core: a price holds six decimals, a quantity three,
//! so price × quantity is exact in nine and sums stay exact. Rounding happens once, where a
//! person reads the number.

mod day;
mod decimal;
mod money;
mod rate;
mod share;

pub use day::{Day, Month};
pub use decimal::{DecimalError, parse_decimal};
pub use money::{Money, Price, Quantity};
pub use rate::Rate;
pub use share::share_bounds;
