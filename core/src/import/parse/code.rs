//! Codes as they are kept: what a spreadsheet made of them is taken off.

/// A code as it is kept: `17850.0` is `17850`, leading zeros stay.
pub(in crate::import) fn code(bytes: &[u8]) -> &[u8] {
    let Some(point) = bytes.iter().position(|&byte| byte == b'.') else {
        return bytes;
    };
    let (whole, fraction) = (&bytes[..point], &bytes[point + 1..]);
    let zero = !fraction.is_empty() && fraction.iter().all(|&byte| byte == b'0');
    if zero && !whole.is_empty() && whole.iter().all(u8::is_ascii_digit) {
        whole
    } else {
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lose_a_zero_fraction_and_nothing_else() {
        for (text, kept) in [
            ("17850.0", "17850"),
            ("0042", "0042"),
            ("0042.00", "0042"),
            ("1.5", "1.5"),
            ("A1.0", "A1.0"),
            (".0", ".0"),
            ("7.", "7."),
        ] {
            assert_eq!(code(text.as_bytes()), kept.as_bytes());
        }
    }
}
