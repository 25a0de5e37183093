//! What cell formats show a number as.

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

/// What a cell format shows a number as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    #[default]
    Number,
    /// A day or a time of day.
    Date,
    /// A whole number with zeros before it, up to so many digits: a code.
    Padded(u8),
}

/// For each cell format what it shows.
#[derive(Debug, Default)]
pub struct Styles(Vec<Shown>);

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
                                own.insert(id, shown_by(&code));
                            }
                        }
                        b"cellXfs" => inside = !empty,
                        b"xf" if inside && formats.len() < MAX_FORMATS => {
                            let id = id(b"numFmtId").unwrap_or(0);
                            formats.push(own.get(&id).copied().unwrap_or(built_in(id)));
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

    /// What the cell format with this number shows.
    pub fn shown(&self, format: u32) -> Shown {
        self.0.get(format as usize).copied().unwrap_or_default()
    }
}

fn number(text: &[u8]) -> Option<u32> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// The built-in dates and times; 27–36 and 50–58 are those of Chinese, Japanese and Korean
/// (ECMA-376 part 1, 18.8.30). 45–47 are lengths of time and stay numbers.
const fn built_in(id: u32) -> Shown {
    match id {
        14..=22 | 27..=36 | 50..=58 => Shown::Date,
        _ => Shown::Number,
    }
}

/// Most digits of a number that a format pads; more are lost in the number already.
const MOST_DIGITS: usize = 15;

fn shown_by(code: &str) -> Shown {
    let digits = code.len();
    if (2..=MOST_DIGITS).contains(&digits) && code.bytes().all(|byte| byte == b'0') {
        Shown::Padded(digits as u8)
    } else if is_date_code(code) {
        Shown::Date
    } else {
        Shown::Number
    }
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
    fn zeros_alone_are_the_format_of_a_code() {
        assert_eq!(shown_by("00000"), Shown::Padded(5));
        for code in ["0", "0.00", "#,##0", "00.0"] {
            assert_eq!(shown_by(code), Shown::Number, "{code}");
        }
    }

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
