//! Characters in plain width.

/// A full-width form as the ASCII character that it stands for; any other character as it is.
pub(crate) fn narrow(char: char) -> char {
    match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xff01 + 0x21).unwrap_or(char),
        other => other,
    }
}
