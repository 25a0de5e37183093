//! JSON as stored, carried and shared: compact, with fractions written by the standard library. The way of serde_json
//! brings ten kilobytes of powers of ten that do not compress.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Writes a value.
///
/// # Errors
/// What the value itself refuses: a map whose keys are no texts, a step of the history that is no text.
pub fn to_vec(value: &(impl Serialize + ?Sized)) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, Plain))?;
    Ok(out)
}

/// [`to_vec`] as text.
///
/// # Errors
/// As [`to_vec`].
pub fn to_string(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    let bytes = to_vec(value)?;
    String::from_utf8(bytes).map_err(|error| serde_json::Error::io(io::Error::other(error)))
}

/// The shortest text that is read as the same number again.
pub(crate) fn write_fraction<W: ?Sized + io::Write>(out: &mut W, number: f64) -> io::Result<()> {
    write!(out, "{number:?}")
}

struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + io::Write>(&mut self, out: &mut W, number: f64) -> io::Result<()> {
        write_fraction(out, number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_read_as_it_was_written(bits: u64) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            let text = to_string(&[number]).unwrap();
            let read: [f64; 1] = serde_json::from_str(&text).unwrap();
            prop_assert!((read[0] - number).abs() <= number.abs() * 1e-15, "{text}");
            let exact: f64 = text[1..text.len() - 1].parse().unwrap();
            prop_assert_eq!(exact.to_bits(), number.to_bits());
        }
    }
}
