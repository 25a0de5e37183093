//! Which cell formats show a number as a date.

use std::collections::HashMap;

use super::error::{Piece, XlsxError};
use super::escape::attribute_text;
use super::inflate::Unpacked;
use super::xml::{Event, Xml, attribute};
use super::zip::Entry;

/// Most bytes the formats may unpack to.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// Most cell formats; spreadsheets allow 65,490.
const MAX_FORMATS: usize = 100_000;

/// For each cell format, whether it is a date's.
#[derive(Debug, Default)]
pub struct Styles(Vec<bool>);

impl Styles {
    /// Reads the piece.
    ///
    /// # Errors
    /// [`XlsxError`] when it is too large or damaged.
    pub fn read(entry: &Entry<'_>) -> Result<Self, XlsxError> {
        let mut xml = Xml::new(Unpacked::new(entry, Piece::Styles, MAX_BYTES)?);
        let mut own = HashMap::new();
        let mut formats = Vec::new();
        let mut inside = false;
        loop {
            match xml.next()? {
                Event::Open {
                    name,
                    attributes,
                    empty,
                } => {
                    let tag = xml.bytes(&attributes);
                    let id = |wanted| number(attribute(tag, wanted)?);
                    match xml.bytes(&name) {
                        b"numFmt" if own.len() < MAX_FORMATS => {
                            let code = attribute(tag, b"formatCode").map(attribute_text);
                            if let (Some(id), Some(code)) = (id(b"numFmtId"), code) {
                                own.insert(id, is_date_code(&code));
                            }
                        }
                        b"cellXfs" => inside = !empty,
                        b"xf" if inside && formats.len() < MAX_FORMATS => {
                            let id = id(b"numFmtId").unwrap_or(0);
                            formats.push(own.get(&id).copied().unwrap_or_else(|| is_built_in(id)));
                        }
                        _ => {}
                    }
                }
                Event::Close(name) if xml.bytes(&name) == b"cellXfs" => inside = false,
                Event::End => return Ok(Self(formats)),
                _ => {}
            }
        }
    }

    /// Whether the cell format with this number is a date's.
    pub fn is_date(&self, format: u32) -> bool {
        self.0.get(format as usize).copied().unwrap_or(false)
    }
}

fn number(text: &[u8]) -> Option<u32> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// The built-in dates and times; 27–36 and 50–58 are those of Chinese, Japanese and Korean
/// (ECMA-376 part 1, 18.8.30). 45–47 are lengths of time and stay numbers.
const fn is_built_in(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 50..=58)
}

/// Whether a format code shows a day or a time of day. Literals, colours and currencies do not
/// count; a code with elapsed time (`[h]`) shows a length of time, which is a number.
fn is_date_code(code: &str) -> bool {
    let mut characters = code.chars();
    let mut date = false;
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                characters.by_ref().find(|&c| c == '"');
            }
            '\\' | '_' | '*' => {
                characters.next();
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|&c| c != ']').collect();
                let elapsed = |c: char| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's');
                if !inside.is_empty() && inside.chars().all(elapsed) {
                    return false;
                }
            }
            // The first section decides; the others are for negative numbers, zero and texts.
            ';' => break,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => date = true,
            _ => {}
        }
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_numbers_by_their_format() {
        for code in [
            "yyyy-mm-dd",
            "d/m/yy h:mm",
            "[$-804]yyyy\"年\"m\"月\"d\"日\"",
            "[Red]dd.mm.yyyy;@",
            "h:mm AM/PM",
        ] {
            assert!(is_date_code(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0.00;[Red]-#,##0.00",
            "0.00E+00",
            "\"days\" 0",
            "[$¥-804]#,##0.00",
            "0\\d",
            "[h]:mm:ss",
            "0_m",
            "@",
        ] {
            assert!(!is_date_code(code), "{code}");
        }
    }
}
