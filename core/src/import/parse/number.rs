//! Numbers as people write them to plain decimal text, one decimal sign per column.

use crate::width::narrow;
use serde::{Deserialize, Serialize};

use super::currency::is_code;

/// The sign between units and tenths; the other one then parts thousands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    /// `1,234.5`
    #[default]
    Point,
    /// `1.234,5`
    Comma,
}

/// How the numbers of a column are read, and whether its texts leave another way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberReading {
    /// The decimal sign.
    pub sign: DecimalSign,
    /// Whether the texts could as well be read the other way, such as `1,234` alone, or speak for both.
    pub doubtful: bool,
}

/// What may stand beside a number, without its sign, and is no code of a currency.
const CURRENCIES: [&str; 11] = [
    "rmb", "us", "hk", "nt", "nz", "au", "ca", "a", "c", "s", "kr",
];

/// The text with full-width forms as ASCII and without blanks and currency signs.
fn narrowed(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(|char| {
        let narrow = match char {
            '\u{2212}' | '\u{2013}' => '-',
            other => narrow(other),
        };
        match narrow {
            '$' | '£' | '€' | '¥' | '\u{ffe5}' | '₹' | '₽' | '元' | '圆' | '\'' | '’' => {
                None
            }
            blank if blank.is_whitespace() => None,
            other => Some(other),
        }
    })
}

/// Whether a text is a number with one decimal sign or the other.
pub(in crate::import) fn is_number(text: &str) -> bool {
    let mut out = Vec::new();
    [DecimalSign::Point, DecimalSign::Comma]
        .into_iter()
        .any(|sign| plain(text, sign, &mut out).is_some())
}

/// Writes `text` as plain decimal text (`-1234.5`) into `out`; gives whether it was a percentage.
/// Gives none, and leaves anything in `out`, when the text is no number in this reading.
pub(in crate::import) fn plain(text: &str, sign: DecimalSign, out: &mut Vec<u8>) -> Option<bool> {
    out.clear();
    let (point, group) = match sign {
        DecimalSign::Point => ('.', ','),
        DecimalSign::Comma => (',', '.'),
    };
    let mut letters = String::new();
    let (mut negative, mut percent, mut closed) = (false, false, false);
    let (mut decimals, mut digits) = (false, false);
    // Digits since the last sign between thousands, once there was one.
    let mut in_group: Option<u8> = None;
    for char in narrowed(text) {
        match char {
            '0'..='9' if !closed && !percent => {
                digits = true;
                if !decimals && let Some(count) = &mut in_group {
                    *count = count.saturating_add(1);
                }
                out.push(char as u8);
            }
            c if c == point && !decimals && !closed => {
                if in_group.is_some_and(|count| count != 3) {
                    return None;
                }
                in_group = None;
                decimals = true;
                out.push(b'.');
            }
            c if c == group && digits && !decimals && !closed => {
                if in_group.is_some_and(|count| !(2..=4).contains(&count)) {
                    return None;
                }
                in_group = Some(0);
            }
            '-' if !negative && (out.is_empty() || digits) => {
                closed = digits;
                negative = true;
            }
            '+' if out.is_empty() && !negative => {}
            '(' if out.is_empty() && !negative => negative = true,
            ')' if negative && digits => closed = true,
            '%' if digits && !percent => percent = true,
            'e' | 'E' if digits && !closed && letters.is_empty() => {
                return scientific(text, sign, out);
            }
            c if c.is_ascii_alphabetic() => letters.push(c.to_ascii_lowercase()),
            _ => return None,
        }
    }
    if !digits || in_group.is_some_and(|count| count != 3) {
        return None;
    }
    if !letters.is_empty() && !CURRENCIES.contains(&letters.as_str()) && !is_code(&letters) {
        return None;
    }
    if negative {
        out.insert(0, b'-');
    }
    Some(percent)
}

/// `1.2E-3` has no thousands and no currency but EUR behind it.
fn scientific(text: &str, sign: DecimalSign, out: &mut Vec<u8>) -> Option<bool> {
    let narrow: String = narrowed(text).collect();
    if let Some(number) = narrow.to_ascii_lowercase().strip_suffix("eur") {
        return plain(number, sign, out);
    }
    let usual = match sign {
        DecimalSign::Point => narrow,
        DecimalSign::Comma => narrow.replace(',', "."),
    };
    let number: f64 = usual.parse().ok()?;
    out.clear();
    out.extend_from_slice(usual.as_bytes());
    number.is_finite().then_some(false)
}

/// Decides the decimal sign of a column from all its distinct texts.
pub(in crate::import) fn decide<'a>(texts: impl Iterator<Item = &'a str>) -> NumberReading {
    let (mut point, mut comma, mut either) = (0u32, 0u32, 0u32);
    for text in texts {
        // Most numbers of most files need no second look.
        let (mut dots, mut commas, mut after, mut before) = (0u32, 0u32, 0u32, 0u32);
        let (mut last, mut first) = ('.', None);
        for char in narrowed(text) {
            match char {
                '.' | ',' => {
                    if char == '.' {
                        dots += 1;
                    } else {
                        commas += 1;
                    }
                    last = char;
                    after = 0;
                }
                '0'..='9' => {
                    after += 1;
                    first = first.or(Some(char));
                    before += u32::from(dots + commas == 0);
                }
                _ => {}
            }
        }
        let of = |sign: char| if sign == '.' { 0 } else { 1 };
        let verdict = match (dots, commas) {
            (0, 0) => continue,
            (1, 0) | (0, 1) if after == 3 && (1..=3).contains(&before) && first != Some('0') => {
                either += 1;
                continue;
            }
            (1, 0) | (0, 1) => of(last),
            (_, 0) => 1,
            (0, _) => 0,
            _ => of(last),
        };
        if verdict == 0 {
            point += 1;
        } else {
            comma += 1;
        }
    }
    NumberReading {
        sign: if comma > point {
            DecimalSign::Comma
        } else {
            DecimalSign::Point
        },
        doubtful: point.min(comma) > 0 || (either > 0 && point + comma == 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, sign: DecimalSign) -> Option<String> {
        let mut out = Vec::new();
        let percent = plain(text, sign, &mut out)?;
        let number = String::from_utf8(out).unwrap();
        Some(if percent { number + "%" } else { number })
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (text, number) in [
            ("1234.5", "1234.5"),
            ("1,234.50", "1234.50"),
            ("12,34,567", "1234567"),
            ("￥1,234.50", "1234.50"),
            ("１２３．５", "123.5"),
            ("(12.50)", "-12.50"),
            ("（12.50）", "-12.50"),
            ("12.50-", "-12.50"),
            ("-$3", "-3"),
            ("\u{2212}3", "-3"),
            ("3.5 元", "3.5"),
            ("CNY 8", "8"),
            ("8 EUR", "8"),
            ("12.5%", "12.5%"),
            ("1.2E-2", "1.2E-2"),
            (".5", ".5"),
            ("1 234", "1234"),
        ] {
            assert_eq!(
                read(text, DecimalSign::Point).as_deref(),
                Some(number),
                "{text}"
            );
        }
        assert_eq!(
            read("1.234,5", DecimalSign::Comma).as_deref(),
            Some("1234.5")
        );
        assert_eq!(read("1,5E2", DecimalSign::Comma).as_deref(), Some("1.5E2"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "", "abc", "1.2.3", "1,2", "1,23,4", "--1", "1-2", "12/3", "3 apples", "NaN", "e5",
            "%", "()",
        ] {
            assert_eq!(read(text, DecimalSign::Point), None, "{text}");
        }
    }

    #[test]
    fn one_decimal_sign_per_column() {
        let decide = |texts: &[&str]| {
            let reading = decide(texts.iter().copied());
            (reading.sign, reading.doubtful)
        };
        assert_eq!(decide(&["1", "2.55", "1,234"]), (DecimalSign::Point, false));
        assert_eq!(decide(&["1,5", "1.234", "2"]), (DecimalSign::Comma, false));
        assert_eq!(decide(&["1.234,56"]), (DecimalSign::Comma, false));
        assert_eq!(decide(&["1,234", "2,500"]), (DecimalSign::Point, true));
        assert_eq!(decide(&["1,5", "1.5"]), (DecimalSign::Point, true));
        assert_eq!(decide(&["1.234.567"]), (DecimalSign::Comma, false));
        assert_eq!(decide(&["0.125", "7"]), (DecimalSign::Point, false));
    }
}
