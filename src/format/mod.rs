//! How numbers, money, dates and sizes are written in each language. Pure. Rounding for display happens here and only
//! here.

mod date;
mod number;
mod size;

pub use date::{
    Civil, CivilMonth, date_iso, date_range, date_short, date_written, days_ago, month_tick,
    month_written,
};
pub use number::{
    NumberScale, change_said, compact, decimal, fixed, group, integer, money, percent, score,
    signed_percent,
};
pub use size::{bytes, duration_ms};

/// The minus sign of typeset numbers; as wide as a digit's plus sign, unlike the hyphen.
pub const MINUS: char = '\u{2212}';

/// What stands where there is no value.
pub const NONE: &str = "\u{2013}";
