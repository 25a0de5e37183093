//! Numbers as people write them to plain decimal text, one decimal sign per column.

use crate::width::narrow;
use serde::{Deserialize, Serialize};

use super::currency::without_marks;

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

/// What may stand beside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Beside {
    /// Currencies, and by which unit a price is: `12.5元/袋`.
    Currency,
    /// Units: `10箱`, `2.5 kg`. Of money they would say that it is none.
    Unit,
}

/// What a text says, if it is a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Said {
    /// A number.
    Number,
    /// A number behind which a percent sign stands.
    Percent,
    /// A stroke where a number could stand: `-`, `—`, `¥ -`.
    Nothing,
}

/// A text taken apart around its digits; all in plain width.
struct Parts {
    before: String,
    /// From the first digit, or the decimal sign before it, to the last.
    digits: String,
    behind: String,
}

fn is_blank(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
}

/// Signs that make thousands out of digits beside the two that can mark decimals.
fn is_gap(char: char) -> bool {
    is_blank(char) || matches!(char, '\'' | '’')
}

impl Parts {
    /// None where there is no digit.
    fn of(text: &str) -> Option<Self> {
        let chars: Vec<char> = text
            .chars()
            .map(|char| match char {
                '\u{2010}'..='\u{2015}' | '\u{2212}' | '▲' | '△' => '-',
                other => narrow(other),
            })
            .collect();
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let mut start = (0..chars.len()).find(|&at| digit(at))?;
        // The point of `Rs.500` marks no decimals.
        let before_point = start.checked_sub(2).map(|at| chars[at]);
        if start > 0
            && matches!(chars[start - 1], '.' | ',')
            && !before_point.is_some_and(char::is_alphabetic)
        {
            start -= 1;
        }
        let mut end = start;
        while let Some(&char) = chars.get(end) {
            let goes_on = match char {
                '0'..='9' => true,
                '.' | ',' => digit(end + 1),
                'e' | 'E' => {
                    let signed = matches!(chars.get(end + 1), Some('+' | '-'));
                    digit(end + 1 + usize::from(signed))
                }
                '+' | '-' => matches!(chars[end - 1], 'e' | 'E') && digit(end + 1),
                gap => is_gap(gap) && digit(end + 1),
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        Some(Self {
            before: chars[..start].iter().collect(),
            digits: chars[start..end].iter().collect(),
            behind: chars[end..].iter().collect(),
        })
    }
}

/// Whether a text is a number with one decimal sign or the other.
pub(in crate::import) fn is_number(text: &str) -> bool {
    is_one(text, Beside::Currency)
}

/// Whether a text is a number, with a unit or without, with one decimal sign or the other.
pub(in crate::import) fn is_quantity(text: &str) -> bool {
    is_one(text, Beside::Unit)
}

fn is_one(text: &str, beside: Beside) -> bool {
    let mut out = Vec::new();
    [DecimalSign::Point, DecimalSign::Comma]
        .into_iter()
        .any(|sign| {
            let said = plain(text, sign, beside, &mut out);
            matches!(said, Some(Said::Number | Said::Percent))
        })
}

/// Writes `text` as plain decimal text (`-1234.5`) into `out`; gives what it was. Gives none, and leaves anything in `out`,
/// when the text is no number in this reading.
pub(in crate::import) fn plain(
    text: &str,
    sign: DecimalSign,
    beside: Beside,
    out: &mut Vec<u8>,
) -> Option<Said> {
    out.clear();
    if is_bare(text) {
        return digits(text, sign, out).map(|()| Said::Number);
    }
    let Some(parts) = Parts::of(text) else {
        return is_stroke(text).then_some(Said::Nothing);
    };
    let before = Before::of(&parts.before, beside)?;
    let behind = Behind::of(&parts.behind, beside)?;
    // Each of two signs would have its own meaning. Behind yen a stroke closes the number: `¥5,000-`.
    let closed = parts.before.contains(['¥', '￥']);
    let minus_behind = behind.minus && !closed;
    let signs = [before.minus, before.open, minus_behind, behind.credit];
    if signs.into_iter().filter(|sign| *sign).count() > 1 || behind.close && !before.open {
        return None;
    }
    digits(&parts.digits, sign, out)?;
    if behind.zeros > 0 {
        if out.contains(&b'E') {
            return None;
        }
        shift(out, behind.zeros);
    }
    if signs.contains(&true) {
        out.insert(0, b'-');
    }
    Some(if behind.percent {
        Said::Percent
    } else {
        Said::Number
    })
}

/// Whether there are but digits with at most one sign between them, as in most numbers of most files.
fn is_bare(text: &str) -> bool {
    let (mut signs, mut last) = (0, b'.');
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {}
            b'.' | b',' if last != b'.' => signs += 1,
            _ => return false,
        }
        last = byte;
    }
    signs <= 1 && last.is_ascii_digit()
}

/// Whether `CR` stands behind a number.
pub(in crate::import) fn is_credit(text: &str) -> bool {
    let behind = || Behind::of(&Parts::of(text)?.behind, Beside::Currency);
    text.ends_with(['R', 'r']) && behind().is_some_and(|behind| behind.credit)
}

/// The tenths that are paid by a Chinese discount: 8.5 of `8.5折`.
pub(in crate::import) fn tenths(text: &str) -> Option<f64> {
    let tenths: f64 = text.strip_suffix('折')?.trim().parse().ok()?;
    (0.0..=10.0).contains(&tenths).then_some(tenths)
}

/// Whether a word such as 万 stands behind a number and says its size.
pub(in crate::import) fn says_size(text: &str) -> bool {
    let behind = || Behind::of(&Parts::of(text)?.behind, Beside::Currency);
    behind().is_some_and(|behind| behind.zeros > 0)
}

/// The unit behind a quantity, in lower case.
pub(in crate::import) fn unit(text: &str) -> Option<String> {
    let parts = Parts::of(text)?;
    let behind = Behind::of(&parts.behind, Beside::Unit)?;
    Some(behind.unit).filter(|unit| !unit.is_empty())
}

/// A stroke for nothing, with a currency or without.
fn is_stroke(text: &str) -> bool {
    let rest: String = text
        .chars()
        .map(narrow)
        .filter(|char| {
            !is_blank(*char) && !matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        })
        .collect();
    let all: usize = text.chars().filter(|char| !is_blank(*char)).count();
    rest.chars().count() < all && without_marks(&rest).is_empty()
}

/// What stands before the digits.
struct Before {
    minus: bool,
    open: bool,
}

impl Before {
    fn of(text: &str, beside: Beside) -> Option<Self> {
        let (mut minus, mut open) = (false, false);
        let mut rest = String::new();
        for char in text.chars() {
            match char {
                '-' if !minus => minus = true,
                '(' if !open => open = true,
                '+' | '\'' => {}
                blank if is_blank(blank) => {}
                other => rest.push(other),
            }
        }
        let rest = without_marks(&rest);
        let times = beside == Beside::Unit && matches!(rest, "x" | "×" | "*");
        (rest.is_empty() || times).then_some(Self { minus, open })
    }
}

/// What stands behind the digits.
#[derive(Default)]
struct Behind {
    minus: bool,
    close: bool,
    percent: bool,
    credit: bool,
    /// Zeros that a word such as 万 stands for.
    zeros: usize,
    unit: String,
}

/// Most characters of a unit; more are a text.
const MOST_UNIT: usize = 12;

impl Behind {
    fn of(text: &str, beside: Beside) -> Option<Self> {
        let mut found = Self::default();
        // `100.-` and `100,-` have no tenths.
        let text = text.trim();
        let text = match text.strip_prefix(['.', ',']) {
            Some(rest) if rest.bytes().all(|byte| byte == b'-') => "",
            // `₹ 500/-` has no paise.
            _ => text.strip_suffix("/-").unwrap_or(text),
        };
        let mut rest = String::new();
        for char in text.chars() {
            match char {
                '-' if !found.minus => found.minus = true,
                ')' if !found.close => found.close = true,
                '%' if !found.percent && rest.is_empty() => found.percent = true,
                other => rest.push(other),
            }
        }
        let mut rest = rest.trim();
        for (word, zeros) in [
            ("百万", 6),
            ("千万", 7),
            ("万", 4),
            ("萬", 4),
            ("亿", 8),
            ("億", 8),
        ] {
            if let Some(after) = rest.strip_prefix(word) {
                (rest, found.zeros) = (after.trim(), zeros);
                break;
            }
        }
        if beside == Beside::Currency
            && found.zeros == 0
            && let Some(after) = rest.strip_prefix(['k', 'K'])
            && without_marks(after.trim()).is_empty()
        {
            (rest, found.zeros) = ("", 3);
        }
        let marked = without_marks(rest);
        let is_money = marked.len() < rest.len();
        let rest = marked.trim();
        let is_unit = |unit: &str| {
            let letters =
                |char: char| char.is_alphabetic() || matches!(char, '.' | '/' | ' ' | '²' | '³');
            unit.chars().count() <= MOST_UNIT
                && unit.starts_with(char::is_alphabetic)
                && unit.chars().all(letters)
        };
        match rest {
            "" | "整" | "正" => {}
            _ if rest.eq_ignore_ascii_case("cr") => found.credit = true,
            _ if rest.eq_ignore_ascii_case("dr") => {}
            // By which unit a price is.
            _ if beside == Beside::Currency
                && is_money
                && rest.strip_prefix('/').is_some_and(is_unit) => {}
            _ if beside == Beside::Unit && !found.percent && is_unit(rest) => {
                found.unit = rest.to_lowercase();
            }
            _ => return None,
        }
        Some(found)
    }
}

/// The digits with a point for the decimal sign, without the signs between thousands.
fn digits(text: &str, sign: DecimalSign, out: &mut Vec<u8>) -> Option<()> {
    let (point, group) = match sign {
        DecimalSign::Point => ('.', ','),
        DecimalSign::Comma => (',', '.'),
    };
    let mut decimals = false;
    // Digits since the last sign between thousands, once there was one.
    let mut in_group: Option<u8> = None;
    for char in text.chars() {
        match char {
            '0'..='9' => {
                if !decimals && let Some(count) = &mut in_group {
                    *count = count.saturating_add(1);
                }
                out.push(char as u8);
            }
            c if c == point && !decimals => {
                if in_group.is_some_and(|count| count != 3) {
                    return None;
                }
                in_group = None;
                decimals = true;
                out.push(b'.');
            }
            c if (c == group || is_gap(c)) && !out.is_empty() && !decimals => {
                if in_group.is_some_and(|count| !(2..=4).contains(&count)) {
                    return None;
                }
                in_group = Some(0);
            }
            // `1.2E-3` has no thousands.
            'e' | 'E' | '+' | '-' if in_group.is_none() => {
                out.push(char.to_ascii_uppercase() as u8);
            }
            _ => return None,
        }
    }
    if in_group.is_some_and(|count| count != 3) {
        return None;
    }
    let text = std::str::from_utf8(out).ok()?;
    text.parse::<f64>().is_ok_and(f64::is_finite).then_some(())
}

/// A plain decimal text times a power of ten; of one with an exponent the exponent is moved.
pub(in crate::import) fn scaled(number: &[u8], zeros: usize) -> Vec<u8> {
    let mut scaled = number.to_vec();
    let Some(at) = number
        .iter()
        .position(|byte| byte.eq_ignore_ascii_case(&b'e'))
    else {
        shift(&mut scaled, zeros);
        return scaled;
    };
    let exponent = std::str::from_utf8(&number[at + 1..]).map(str::parse::<i32>);
    if let Ok(Ok(exponent)) = exponent {
        scaled.truncate(at + 1);
        scaled.extend(exponent.saturating_add(zeros as i32).to_string().bytes());
    }
    scaled
}

/// Moves the decimal sign of plain decimal text to the right.
fn shift(number: &mut Vec<u8>, zeros: usize) {
    let point = number
        .iter()
        .position(|&byte| byte == b'.')
        .unwrap_or(number.len());
    if point < number.len() {
        number.remove(point);
    }
    let end = point + zeros;
    while number.len() < end {
        number.push(b'0');
    }
    if number.len() > end {
        number.insert(end, b'.');
    }
}

/// Decides the decimal sign of a column from all its distinct texts.
pub(in crate::import) fn decide<'a>(texts: impl Iterator<Item = &'a str>) -> NumberReading {
    let (point, comma, either) = signs(texts);
    NumberReading {
        sign: if comma > point {
            DecimalSign::Comma
        } else {
            DecimalSign::Point
        },
        doubtful: point.min(comma) > 0 || (either > 0 && point + comma == 0),
    }
}

/// Money of places that mark decimals by a point.
const MARKS: [&str; 11] = [
    "NT$",
    "HK$",
    "US$",
    "¥",
    "￥",
    "元",
    "円",
    "₹",
    "£",
    "₩",
    "人民币",
];

/// How many texts speak for the point, for the comma, and for either of them.
pub(in crate::import) fn signs<'a>(texts: impl Iterator<Item = &'a str>) -> (u32, u32, u32) {
    let (mut point, mut comma, mut either) = (0u32, 0u32, 0u32);
    for text in texts {
        // Most numbers of most files need no second look.
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some(Parts { digits, .. }) = Parts::of(text) else {
            continue;
        };
        let (mut dots, mut commas, mut after, mut before) = (0u32, 0u32, 0u32, 0u32);
        let (mut last, mut first) = ('.', None);
        for char in digits.chars() {
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
                'e' | 'E' => break,
                _ => {}
            }
        }
        let of = |sign: char| if sign == '.' { 0 } else { 1 };
        let verdict = match (dots, commas) {
            (0, 0) => continue,
            (1, 0) | (0, 1) if after == 3 && (1..=3).contains(&before) && first != Some('0') => {
                // With this money beside it a comma marks no decimals.
                if last == ',' && MARKS.iter().any(|mark| text.contains(mark)) {
                    point += 1;
                } else {
                    either += 1;
                }
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
    (point, comma, either)
}

#[cfg(test)]
mod tests;
