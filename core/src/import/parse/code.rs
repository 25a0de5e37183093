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

/// As [`code`], of a text.
pub(in crate::import) fn code_text(text: &str) -> &str {
    // What is left of a text is a text.
    std::str::from_utf8(code(text.as_bytes())).unwrap_or(text)
}

/// Whether a code has lost digits: written in short by a spreadsheet, `3.42E+17`.
pub(in crate::import) fn is_shortened(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    power.strip_prefix('+').is_some_and(digits)
        && number
            .split_once('.')
            .map_or(digits(number), |(whole, rest)| {
                digits(whole) && digits(rest)
            })
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
