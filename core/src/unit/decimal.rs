//! Decimal text to a scaled integer and back.

/// Why a text is no decimal number of the wanted scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// The text holds no digit, or something that is no part of a plain decimal number.
    #[error("not a number")]
    NotANumber,
    /// The number does not fit the type.
    #[error("the number is too large")]
    TooLarge,
}

/// Reads plain decimal text (`-1234.5`, `.5`, `2.1e-3`) as an integer of `10^-scale`.
///
/// More decimals than `scale` are rounded half to even; the flag says whether that lost anything.
///
/// # Errors
/// [`DecimalError`] when the text is no number or does not fit an `i64`.
pub fn parse_decimal(text: &[u8], scale: u32) -> Result<(i64, bool), DecimalError> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let mut value: i64 = 0;
    let mut decimals: Option<u32> = None;
    let mut seen = false;
    let mut dropped = Dropped::default();
    let mut i = 0;
    while i < digits.len() {
        let byte = digits[i];
        i += 1;
        match byte {
            b'0'..=b'9' => {
                seen = true;
                let digit = i64::from(byte - b'0');
                match decimals {
                    Some(n) if n >= scale => {
                        dropped.push(digit);
                        continue;
                    }
                    Some(n) => decimals = Some(n + 1),
                    None => {}
                }
                value = value
                    .checked_mul(10)
                    .and_then(|v| v.checked_add(digit))
                    .ok_or(DecimalError::TooLarge)?;
            }
            b'.' if decimals.is_none() => decimals = Some(0),
            b'e' | b'E' if seen => {
                return parse_scientific(text, scale);
            }
            _ => return Err(DecimalError::NotANumber),
        }
    }
    if !seen {
        return Err(DecimalError::NotANumber);
    }
    let missing = scale - decimals.unwrap_or(0).min(scale);
    value = 10i64
        .checked_pow(missing)
        .and_then(|factor| value.checked_mul(factor))
        .and_then(|v| v.checked_add(i64::from(dropped.rounds_up(value))))
        .ok_or(DecimalError::TooLarge)?;
    Ok((if negative { -value } else { value }, dropped.any))
}

/// The digits behind the last one kept: enough of them to round half to even.
#[derive(Default)]
struct Dropped {
    first: Option<i64>,
    rest: bool,
    any: bool,
}

impl Dropped {
    fn push(&mut self, digit: i64) {
        match self.first {
            None => self.first = Some(digit),
            Some(_) => self.rest |= digit != 0,
        }
        self.any |= digit != 0;
    }

    fn rounds_up(&self, kept: i64) -> bool {
        match self.first {
            Some(6..=9) => true,
            Some(5) => self.rest || kept % 2 != 0,
            _ => false,
        }
    }
}

/// Spreadsheets write `1.2E-3`; shift the point in the text and read it again without the exponent.
fn parse_scientific(text: &[u8], scale: u32) -> Result<(i64, bool), DecimalError> {
    let text = std::str::from_utf8(text).map_err(|_| DecimalError::NotANumber)?;
    let (mantissa, exponent) = text
        .split_once(['e', 'E'])
        .ok_or(DecimalError::NotANumber)?;
    let exponent: i32 = exponent.parse().map_err(|_| DecimalError::NotANumber)?;
    if !(-40..=40).contains(&exponent) {
        return Err(DecimalError::TooLarge);
    }
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if fraction.len() > 60 || whole.len() > 60 {
        return Err(DecimalError::TooLarge);
    }
    let digits = format!("{whole}{fraction}");
    let point = whole.len() as i32 + exponent;
    let plain = if point <= 0 {
        format!(
            "{sign}0.{}{digits}",
            "0".repeat(point.unsigned_abs() as usize)
        )
    } else if (point as usize) >= digits.len() {
        format!(
            "{sign}{digits}{}",
            "0".repeat(point as usize - digits.len())
        )
    } else {
        let (a, b) = digits.split_at(point as usize);
        format!("{sign}{a}.{b}")
    };
    parse_decimal(plain.as_bytes(), scale)
}

/// Writes an integer of `10^-scale` as plain decimal text without trailing zeros.
pub(super) fn format_decimal(value: i128, scale: u32) -> String {
    let factor = 10u128.pow(scale);
    let magnitude = value.unsigned_abs();
    let sign = if value < 0 { "-" } else { "" };
    let fraction = format!("{:0width$}", magnitude % factor, width = scale as usize);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        format!("{sign}{}", magnitude / factor)
    } else {
        format!("{sign}{}.{fraction}", magnitude / factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_files_hold() {
        let read = |text: &str| parse_decimal(text.as_bytes(), 3);
        assert_eq!(read("2.55"), Ok((2550, false)));
        assert_eq!(read("-12"), Ok((-12_000, false)));
        assert_eq!(read(".5"), Ok((500, false)));
        assert_eq!(read("5."), Ok((5000, false)));
        assert_eq!(read("1.2E-2"), Ok((12, false)));
        assert_eq!(read("1E3"), Ok((1_000_000, false)));
        assert_eq!(read("0.0005"), Ok((0, true)));
        assert_eq!(read("0.0015"), Ok((2, true)));
        assert_eq!(read("0.00050001"), Ok((1, true)));
        assert_eq!(read("1.2000"), Ok((1200, false)));
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in [
            "", "-", ".", "1.2.3", "12a", "1,5", "NaN", "e5", "1e", "--1",
        ] {
            assert_eq!(
                parse_decimal(text.as_bytes(), 3),
                Err(DecimalError::NotANumber),
                "{text}"
            );
        }
        for text in [
            "99999999999999999999",
            "1e39",
            "1e999",
            "9223372036854775807",
        ] {
            assert_eq!(
                parse_decimal(text.as_bytes(), 3),
                Err(DecimalError::TooLarge),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn writing_and_reading_agree(value in any::<i32>()) {
            let text = format_decimal(i128::from(value), 6);
            prop_assert_eq!(parse_decimal(text.as_bytes(), 6), Ok((i64::from(value), false)));
        }
    }
}
