//! What one text says of a day, before its column is known.

use serde::{Deserialize, Serialize};

use crate::import::file::day_of_serial;
use crate::unit::Day;
use crate::width::narrow;

/// How dates are written. A time, a time zone and the name of the day of the week beside them are left out in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateReading {
    /// `2011-12-09`, `2011/12/9`, `2011.12.9`, `2011年12月9日`, `11/12/09`.
    YearFirst,
    /// `9/12/2011`, `09.12.11`.
    DayFirst,
    /// `12/9/2011`.
    MonthFirst,
    /// `20111209`.
    Compact,
    /// `9 Dec 2011`, `09-Dec-11`, `December 9, 2011`.
    MonthName,
    /// `40886`: days since 1899-12-30.
    Serial,
    /// `2011-12`, `2011年12月`, `Dec 2011`: read as the first day of the month.
    Month,
}

impl DateReading {
    pub(super) const ALL: [Self; 7] = [
        Self::YearFirst,
        Self::DayFirst,
        Self::MonthFirst,
        Self::Compact,
        Self::MonthName,
        Self::Serial,
        Self::Month,
    ];

    /// The orders in which three numbers can be a date, the one that is proposed in doubt first.
    pub(super) const ORDERS: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];
}

/// What a text says before the column is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum DateText {
    /// Only one reading exists; the day is missing where there is no such day.
    One(DateReading, Option<Day>),
    /// Three numbers in an order that the column must tell.
    Open(Numbers),
}

/// Three numbers that are a date, none of them a year at the beginning that cannot be mistaken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Numbers {
    first: Number,
    second: Number,
    third: Number,
}

/// A number with how many digits it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    value: u32,
    digits: u8,
}

impl Numbers {
    /// The day in this order; none where there is no such day.
    pub(in crate::import) fn day(self, order: DateReading) -> Option<Day> {
        let Self {
            first,
            second,
            third,
        } = self;
        let (year, month, day) = match order {
            DateReading::DayFirst => (third, second, first),
            DateReading::MonthFirst => (third, first, second),
            DateReading::YearFirst => (first, second, third),
            _ => return None,
        };
        Day::from_civil(year.year()?, month.value, day.value)
    }
}

impl Number {
    /// As a year. Two digits lie between 1970 and 2069, as POSIX reads most of them; three digits are a year of the
    /// Republic of China.
    fn year(self) -> Option<i32> {
        let year = self.value as i32;
        match self.digits {
            4 => Some(year),
            3 if (50..200).contains(&year) => Some(1911 + year),
            2 if year < 70 => Some(2000 + year),
            2 => Some(1900 + year),
            _ => None,
        }
    }
}

impl DateText {
    /// Whether it is a day as spreadsheets count them, which any number of five digits could be.
    pub(in crate::import) const fn is_serial(self) -> bool {
        matches!(self, Self::One(DateReading::Serial, Some(_)))
    }

    /// Whether it is a day in at least one order.
    pub(in crate::import) const fn is_day(self) -> bool {
        matches!(self, Self::One(_, Some(_)) | Self::Open(_))
    }
}

/// Bytes of the longest text that is looked at: longer than any date with weekday, time and zone in letters.
const LONGEST: usize = 80;

/// Stand for 年, 月 and 日 among ASCII.
const YEAR: u8 = 1;
const MONTH: u8 = 2;
const DAY: u8 = 3;

/// What a text says; none when it is no date in any form.
pub(in crate::import) fn parse(text: &str) -> Option<DateText> {
    let text = text.trim();
    if let Some(date) = iso(text.as_bytes()) {
        return Some(date);
    }
    if text.len() > LONGEST
        || !text
            .bytes()
            .any(|byte| byte.is_ascii_digit() || byte >= 0x80)
    {
        return None;
    }
    if let Some(text) = of_era(text) {
        return parse(&text);
    }
    let mut plain = [0; LONGEST];
    let mut length = 0;
    for char in text.chars() {
        // Remarks behind a date: `(China Standard Time)`, `（星期二）`, `[Asia/Shanghai]`.
        if length >= 6 && matches!(char, '(' | '（' | '[' | '【') {
            break;
        }
        plain[length] = in_ascii(char)?;
        length += 1;
    }
    let plain = plain[..length].trim_ascii();
    parse_plain(plain.strip_suffix(b".").unwrap_or(plain))
}

/// The Japanese eras by the year before their first: `令和6年1月2日`, `R6.1.2`.
const ERAS: [(&str, i32); 6] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("R", 2018),
    ("H", 1988),
    ("S", 1925),
];

/// A date of a Japanese era with the year of the common one.
fn of_era(text: &str) -> Option<String> {
    let (rest, before) = ERAS
        .iter()
        .find_map(|(name, before)| Some((text.strip_prefix(name)?.trim_start(), before)))?;
    let (year, rest) = match rest.strip_prefix('元') {
        Some(rest) => (1, rest),
        None => {
            let digits = rest.find(|char: char| !char.is_ascii_digit())?;
            (rest[..digits].parse::<i32>().ok()?, &rest[digits..])
        }
    };
    let is_year = rest.starts_with(['年', '.', '/', '-']) && (1..100).contains(&year);
    is_year.then(|| format!("{}{rest}", before + year))
}

/// `2011-12-09`, with a time behind it or without: so programs write them, and a long file has many thousands.
fn iso(text: &[u8]) -> Option<DateText> {
    let [a, b, c, d, b'-', e, f, b'-', g, h, time @ ..] = text else {
        return None;
    };
    let digits = [a, b, c, d, e, f, g, h];
    let is_time = matches!(time, [] | [b' ', ..]) && text.len() <= LONGEST;
    let of_time = |byte: &u8| matches!(byte, b'0'..=b':' | b' ');
    if !is_time || !time.iter().all(of_time) || !digits.iter().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let [a, b, c, d, e, f, g, h] = digits.map(|digit| u32::from(digit - b'0'));
    let year = ((a * 10 + b) * 10 + c) * 10 + d;
    let day = Day::from_civil(year as i32, e * 10 + f, g * 10 + h);
    Some(DateText::One(DateReading::YearFirst, day))
}

/// A character as ASCII in lower case: 年, 月 and 日 as marks, words for the time of day and the day of the week as blanks;
/// none for what no date has.
fn in_ascii(char: char) -> Option<u8> {
    const BLANKS: &str = "\u{3000}标准間间北京台\u{a0}\u{202f}\u{2009}上下午早晚中凌晨傍清间夜前後后星期周週礼禮拜曜一二三四五六天份秒民国國\
                          、，오전후요초";
    Some(match narrow(char) {
        control if control.is_ascii_control() => b' ',
        ascii if ascii.is_ascii() => ascii.to_ascii_lowercase() as u8,
        '年' | '년' => YEAR,
        '月' | '월' => MONTH,
        '日' | '号' | '號' | '일' => DAY,
        '时' | '時' | '点' | '點' | '分' | '시' | '분' => b':',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
        'é' | 'è' | 'É' | 'È' => b'e',
        'ä' | 'á' | 'Ä' | 'Á' => b'a',
        'û' | 'Û' => b'u',
        'ç' | 'Ç' => b'c',
        blank if BLANKS.contains(blank) => b' ',
        _ => return None,
    })
}

/// A piece of a date.
#[derive(Debug, Clone, Copy)]
enum Part {
    Number(Number),
    Month(u32),
}

fn parse_plain(text: &[u8]) -> Option<DateText> {
    let mut parts = [Part::Month(0); 3];
    let (mut count, mut rest) = (0, text);
    // What stands between the first two parts, and whether 年 follows the first.
    let (mut between, mut year_first): (&[u8], bool) = (b"", false);
    while count < 3 {
        let gap = run(rest, |byte| b" ,-/.'\x01\x02\x03".contains(&byte));
        if gap.len() > 3 || count == 0 && gap.iter().any(|byte| !b" ,.'\x03".contains(byte)) {
            return None;
        }
        rest = &rest[gap.len()..];
        if count == 1 && between.is_empty() {
            between = gap;
            year_first = gap.contains(&YEAR);
        }
        let Some(first) = rest.first() else { break };
        if first.is_ascii_digit() {
            let digits = run(rest, |byte| byte.is_ascii_digit());
            rest = &rest[digits.len()..];
            if rest.first() == Some(&b':') {
                // A time before the year, or before all.
                rest = &rest[run(rest, |byte| {
                    byte == b':' || byte == b'.' || byte.is_ascii_digit()
                })
                .len()..];
                continue;
            }
            if count == 0 && gap.is_empty() && digits.len() > 4 {
                return in_one_number(digits, rest);
            }
            parts[count] = Part::Number(number(digits)?);
        } else {
            let word = run(rest, |byte| byte.is_ascii_alphabetic());
            rest = &rest[word.len()..];
            match month_of(word) {
                // What was read as a month before, as `mar.` for a Tuesday, was the weekday.
                Some(month) if count == 2 && matches!(parts[0], Part::Month(_)) => {
                    parts = [parts[1], Part::Month(month), parts[2]];
                    continue;
                }
                Some(month) => parts[count] = Part::Month(month),
                None if is_beside(word) => continue,
                None => return None,
            }
        }
        count += 1;
    }
    match (parts, count) {
        ([first, second, third], 3) if is_rest(rest) => whole(first, second, third, year_first),
        ([first, second, _], 2) => month_only(first, second, between),
        _ => None,
    }
}

/// A date of three parts.
fn whole(first: Part, second: Part, third: Part, year_first: bool) -> Option<DateText> {
    let (first, month, third) = match (first, second, third) {
        (Part::Number(first), Part::Number(second), Part::Number(third)) => {
            if year_first || first.digits > 2 {
                let day = Day::from_civil(first.year()?, second.value, third.value);
                let fits =
                    second.digits <= 2 && third.digits <= 2 && (first.digits == 4 || day.is_some());
                return fits.then_some(DateText::One(DateReading::YearFirst, day));
            }
            let (a, b) = (first.value, second.value);
            let year_last = third.digits != 1
                && third.year().is_some()
                && third.digits != 3
                && a.min(b) <= 12
                && a.max(b) <= 31;
            let numbers = Numbers {
                first,
                second,
                third,
            };
            let fits =
                second.digits <= 2 && (year_last || numbers.day(DateReading::YearFirst).is_some());
            return fits.then_some(DateText::Open(numbers));
        }
        (Part::Number(first), Part::Month(month), Part::Number(third)) => (first, month, third),
        (Part::Month(month), Part::Number(day), Part::Number(year)) => (day, month, year),
        _ => return None,
    };
    let (year, day) = if first.digits == 4 {
        (first, third)
    } else {
        (third, first)
    };
    let day = Day::from_civil(year.year()?, month, day.value);
    Some(DateText::One(DateReading::MonthName, day))
}

/// A month and a year.
fn month_only(first: Part, second: Part, between: &[u8]) -> Option<DateText> {
    let joined = |with: &[u8]| between.iter().any(|byte| with.contains(byte));
    let (year, month) = match (first, second) {
        (Part::Number(year), Part::Number(month))
            if year.digits == 4 || between.contains(&YEAR) =>
        {
            // 2024.1 may be what a spreadsheet left of 2024.10.
            let sure = between != b"." || month.digits == 2 || month.value > 1;
            (joined(b"-/.\x01") && month.digits <= 2 && sure).then_some((year, month.value))?
        }
        (Part::Number(month), Part::Number(year)) if year.digits == 4 => {
            let sure = between != b"." || month.digits == 2;
            (joined(b"-/.") && month.digits <= 2 && sure).then_some((year, month.value))?
        }
        (Part::Month(month), Part::Number(year)) | (Part::Number(year), Part::Month(month))
            if year.digits == 4 =>
        {
            (year, month)
        }
        // As spreadsheets show a month; `Mar 24` is a day.
        (Part::Month(month), Part::Number(year)) if year.digits == 2 && joined(b"-'") => {
            (year, month)
        }
        _ => return None,
    };
    let day = Day::from_civil(year.year()?, month, 1)?;
    Some(DateText::One(DateReading::Month, Some(day)))
}

/// A date that is one number: `20111209`, with a time or without, `40886`, `40886.35`, `201112`.
fn in_one_number(digits: &[u8], rest: &[u8]) -> Option<DateText> {
    let one = |reading, day| Some(DateText::One(reading, day));
    let part = |from: usize, to: usize| Some(number(&digits[from..to])?.value);
    match (digits.len(), rest) {
        (8 | 12 | 14, []) | (8, [b' ' | b't', ..]) if is_rest(rest) => {
            let day = Day::from_civil(part(0, 4)? as i32, part(4, 6)?, part(6, 8)?)?;
            one(DateReading::Compact, Some(day))
        }
        (6, []) => {
            let day = Day::from_civil(part(0, 4)? as i32, part(4, 6)?, 1)?;
            one(DateReading::Month, Some(day))
        }
        (5, [] | [b'.', ..]) if rest.iter().skip(1).all(u8::is_ascii_digit) => {
            let days = part(0, 4)? * 10 + part(4, 5)?;
            one(DateReading::Serial, day_of_serial(f64::from(days)))
        }
        _ => None,
    }
}

/// The bytes at the beginning that are of a kind.
fn run(text: &[u8], of_kind: impl Fn(u8) -> bool) -> &[u8] {
    let end = text.iter().position(|&byte| !of_kind(byte));
    &text[..end.unwrap_or(text.len())]
}

/// A number of at most four digits.
fn number(digits: &[u8]) -> Option<Number> {
    if digits.len() > 4 {
        return None;
    }
    let add = |value, digit: &u8| value * 10 + u32::from(digit - b'0');
    Some(Number {
        value: digits.iter().fold(0, add),
        digits: digits.len() as u8,
    })
}

/// Whether what follows a date is a time, a zone or a weekday.
fn is_rest(rest: &[u8]) -> bool {
    if matches!(rest.first(), Some(b'-' | b'/' | b'.' | b':' | b'+' | b'\'')) {
        return false;
    }
    let mut rest = rest;
    let mut zones = 0;
    while let Some(&first) = rest.first() {
        let word = run(rest, |byte| byte.is_ascii_alphabetic());
        if !word.is_empty() && !is_beside(word) {
            return false;
        }
        // The end of a span of days has more of them than a zone.
        zones += usize::from(matches!(first, b'+' | b'-'));
        let is_mark = first.is_ascii_digit() || b" ,:.+-\x01\x02\x03".contains(&first);
        if zones > 1 || word.is_empty() && !is_mark {
            return false;
        }
        rest = &rest[word.len().max(1)..];
    }
    true
}

/// Words beside a date: times of day, zones, days of the week, and what stands between a day and a month.
fn is_beside(word: &[u8]) -> bool {
    const WORDS: &str = "am pm a p m t z h uhr utc gmt cst cdt pst pdt est edt mst mdt hst cet cest bst wet west eet eest ist jst \
                         kst hkt sgt pht wib ict msk brt art sast aest aedt acst awst nzst nzdt de del of the den st nd rd th er";
    const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag \
                            samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles \
                            jueves viernes sabado domingo";
    let is_weekday = |day: &str| word.len() >= 2 && day.as_bytes().starts_with(word);
    WORDS.split(' ').any(|known| known.as_bytes() == word)
        || WEEKDAYS.split(' ').any(is_weekday)
        || word == b"weds"
        || word == b"thurs"
}

/// The month that a text names without a year: `1月`, `十二月`, `Jan`, `janv.`
pub(in crate::import) fn month_alone(text: &str) -> Option<u32> {
    const NUMERALS: &str = "一二三四五六七八九十";
    let numeral = |char: char| {
        let place = NUMERALS.chars().position(|numeral| numeral == char);
        place.map(|place| place as u32 + 1)
    };
    let text = text.trim().trim_end_matches('份');
    if let Some(number) = text.strip_suffix(['月', '월']) {
        let mut chars = number.chars();
        let written = match (chars.next(), chars.next(), chars.next()) {
            (Some(one), None, _) => numeral(one),
            (Some('十'), Some(one), None) => numeral(one).map(|one| 10 + one),
            _ => None,
        };
        let month = written.or_else(|| number.trim().parse().ok())?;
        return (1..=12).contains(&month).then_some(month);
    }
    let word: Option<Vec<u8>> = text.trim_end_matches('.').chars().map(in_ascii).collect();
    month_of(&word?)
}

/// The month of a name or of its beginning, in the languages of Western Europe.
fn month_of(word: &[u8]) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january januar janvier enero gennaio janeiro",
        "february februar fevrier febrero fevereiro",
        "march marz mars marzo marco maart mrz mrt",
        "april avril abril",
        "may mai mayo maggio maio mei",
        "june juni juin junio giugno junho",
        "july juli juillet julio luglio julho",
        "august aout agosto augustus",
        "september septembre septiembre settembre setembro",
        "october oktober octobre octubre ottobre outubro",
        "november novembre noviembre",
        "december dezember decembre diciembre dezembro",
    ];
    // Begins both June and July.
    if word.len() < 3 || word == b"jui" {
        return None;
    }
    let place = MONTHS.iter().position(|names| {
        names
            .split(' ')
            .any(|name| name.as_bytes().starts_with(word))
    })?;
    Some(place as u32 + 1)
}
