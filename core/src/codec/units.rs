//! Bytes as text, 15 bits to a UTF-16 unit.
//!
//! Local storage counts UTF-16 units. The 2¹⁵ units from U+3400 to U+B3FF hold no surrogate, no
//! control, no quote, no line separator and no non-character, so the text survives JSON, files and
//! storage as it is.

use super::DecodeError;

const FIRST: u32 = 0x3400;
const LAST: u32 = FIRST + 0x7fff;

/// Writes bytes as text of ⌈8n/15⌉ units; the last unit is filled up with zeros.
pub fn to_text(bytes: &[u8]) -> String {
    let units = (bytes.len() * 8).div_ceil(15);
    // Every unit of the range takes three bytes of UTF-8.
    let mut text = String::with_capacity(units * 3);
    let mut bits = 0u32;
    let mut held = 0;
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        if held >= 15 {
            held -= 15;
            text.push(unit(bits >> held));
            bits &= (1 << held) - 1;
        }
    }
    if held > 0 {
        text.push(unit(bits << (15 - held)));
    }
    text
}

/// Reads text back; up to one byte of zeros may follow what was written.
///
/// # Errors
/// [`DecodeError::NotOurs`] where a character lies outside the range.
pub fn from_text(text: &str) -> Result<Vec<u8>, DecodeError> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * 15 / 8 + 1);
    let mut bits = 0u32;
    let mut held = 0;
    for character in text.chars() {
        let code = u32::from(character);
        if !(FIRST..=LAST).contains(&code) {
            return Err(DecodeError::NotOurs);
        }
        bits = bits << 15 | (code - FIRST);
        held += 15;
        while held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
        bits &= (1 << held) - 1;
    }
    Ok(bytes)
}

/// UTF-16 units of a text: what local storage counts.
pub fn count(text: &str) -> usize {
    text.encode_utf16().count()
}

fn unit(bits: u32) -> char {
    // Within the range by the mask, where every code is a character.
    char::from_u32(FIRST + (bits & 0x7fff)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let text = to_text(&bytes);
            prop_assert_eq!(count(&text), (bytes.len() * 8).div_ceil(15));
            let back = from_text(&text).unwrap();
            prop_assert_eq!(&back[..bytes.len()], &bytes[..]);
            prop_assert!(back.len() <= bytes.len() + 1);
            let json = crate::codec::json::to_string(&text).unwrap();
            prop_assert_eq!(json.len(), text.len() + 2);
        }
    }

    #[test]
    fn strange_text_is_refused() {
        for text in ["a", "\u{33ff}", "\u{b400}", "\u{3400}\0"] {
            assert_eq!(from_text(text), Err(DecodeError::NotOurs));
        }
    }
}
