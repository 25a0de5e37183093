//! Dates as files write them, one format per column.

use crate::width::narrow;
use serde::{Deserialize, Serialize};

use crate::import::error::Reason;
use crate::import::file::day_of_serial;
use crate::unit::Day;

/// The format of a column of dates. A time behind the date is allowed and left out in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateReading {
    /// `2011-12-09`, `2011/12/9`, `2011.12.9`, `2011年12月9日`.
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
}

/// Asked when all dates of a column can be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateQuestion {
    /// A date of the column.
    pub sample: String,
    /// What it is with the day first.
    pub day_first: Day,
    /// What it is with the month first.
    pub month_first: Day,
}

/// How the dates of a column are read, and what that leaves open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateDecision {
    /// The format: the one that was chosen, else that of most rows.
    pub reading: DateReading,
    /// Asked when day and month could change places throughout.
    pub question: Option<DateQuestion>,
    /// Whether rows stand in other formats; they are rejected with [`Reason::OtherDateFormat`].
    pub mixed: bool,
}

/// What a text says before the column's format is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum DateText {
    /// Only one reading exists; the day is missing where there is no such day.
    One(DateReading, Option<Day>),
    /// Day and month, or month and day, then the year.
    Two { first: u32, second: u32, year: i32 },
}

impl DateText {
    /// The day in this format.
    pub(in crate::import) fn day(self, reading: DateReading) -> Result<Day, Reason> {
        match (self, reading) {
            (Self::One(form, day), _) if form == reading => day.ok_or(Reason::NotADate),
            (
                Self::Two {
                    first,
                    second,
                    year,
                },
                DateReading::DayFirst,
            ) => swapped(year, second, first),
            (
                Self::Two {
                    first,
                    second,
                    year,
                },
                DateReading::MonthFirst,
            ) => swapped(year, first, second),
            _ => Err(Reason::OtherDateFormat),
        }
    }
}

/// A day that exists only with day and month exchanged stands in the other format.
fn swapped(year: i32, month: u32, day: u32) -> Result<Day, Reason> {
    Day::from_civil(year, month, day).ok_or(if Day::from_civil(year, day, month).is_some() {
        Reason::OtherDateFormat
    } else {
        Reason::NotADate
    })
}

/// What a text says; none when it is no date in any format.
pub(in crate::import) fn parse(text: &str) -> Option<DateText> {
    let text = text.trim();
    // Longer than any date with a time; and most columns hold no dates.
    if text.len() > 64
        || !text
            .bytes()
            .any(|byte| byte.is_ascii_digit() || byte >= 0x80)
    {
        return None;
    }
    if text.is_ascii() {
        parse_ascii(text)
    } else {
        let ascii: String = text
            .chars()
            .map(|char| match char {
                '年' | '月' => '-',
                '日' | '号' | '\u{3000}' | '\u{a0}' => ' ',
                other => narrow(other),
            })
            .collect();
        parse_ascii(ascii.trim())
    }
}

fn parse_ascii(text: &str) -> Option<DateText> {
    let (first, rest) = word(text)?;
    if rest.is_empty() || rest.starts_with('.') && rest[1..].bytes().all(|b| b.is_ascii_digit()) {
        return parse_digits(first, text);
    }
    if first.len() == 8
        && first.bytes().all(|b| b.is_ascii_digit())
        && let Some(time) = rest.strip_prefix([' ', 'T'])
    {
        return is_time(time).then(|| compact(first)).flatten();
    }
    let (second, rest) = word(separated(rest)?)?;
    let (third, rest) = word(separated(rest)?)?;
    if !(rest.is_empty() || rest.strip_prefix([' ', 'T', ',']).is_some_and(is_time)) {
        return None;
    }
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 4);
    if let (Some(a), Some(b), Some(c)) = (number(first), number(second), number(third)) {
        if first.len() == 4 {
            let day = Day::from_civil(a as i32, b, c);
            return Some(DateText::One(DateReading::YearFirst, day));
        }
        let year = full_year(third)?;
        let fits = first.len() <= 2 && second.len() <= 2 && a.min(b) <= 12 && a.max(b) <= 31;
        return fits.then_some(DateText::Two {
            first: a,
            second: b,
            year,
        });
    }
    let (day, month) = match (number(first), month_of(second)) {
        (Some(day), Some(month)) => (day, month),
        _ => (number(second)?, month_of(first)?),
    };
    let day = Day::from_civil(full_year(third)?, month, day);
    Some(DateText::One(DateReading::MonthName, day))
}

/// A run of digits or of letters at the start, and what follows.
fn word(text: &str) -> Option<(&str, &str)> {
    let first = *text.as_bytes().first()?;
    let same = |byte: u8| {
        if first.is_ascii_digit() {
            byte.is_ascii_digit()
        } else {
            byte.is_ascii_alphabetic()
        }
    };
    let end = text.bytes().position(|b| !same(b)).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// What follows the sign between two parts of a date.
fn separated(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['-', '/', '.', ' ', ',']);
    (rest.len() < text.len() && text.len() - rest.len() <= 2).then_some(rest)
}

fn is_time(text: &str) -> bool {
    text.bytes().all(|b| {
        b.is_ascii_digit()
            || matches!(b, b':' | b'.' | b' ' | b'+' | b'-' | b'Z' | b'T')
            || matches!(b.to_ascii_lowercase(), b'a' | b'p' | b'm')
    })
}

fn parse_digits(first: &str, text: &str) -> Option<DateText> {
    match first.len() {
        8 | 12 | 14 if first.len() == text.len() => compact(&first[..8]),
        5 => {
            let day = day_of_serial(text.parse().ok()?);
            Some(DateText::One(DateReading::Serial, day))
        }
        _ => None,
    }
}

fn compact(eight: &str) -> Option<DateText> {
    let (year, month, day) = (&eight[..4], &eight[4..6], &eight[6..]);
    let day = Day::from_civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(DateText::One(DateReading::Compact, Some(day)))
}

/// Two digits lie between 1970 and 2069, as POSIX reads most of them.
fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn month_of(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_ascii_lowercase();
    let place = MONTHS.iter().position(|month| {
        text.len() >= 3 && (month.starts_with(&text) || text == "sept" && *month == "september")
    })?;
    Some(place as u32 + 1)
}

/// Decides the format of a column from its distinct texts with the number of rows each stands in.
pub(in crate::import) fn decide<'a>(
    texts: impl Iterator<Item = (&'a str, DateText, u32)>,
    chosen: Option<DateReading>,
) -> Option<DateDecision> {
    let mut rows = [0u64; 6];
    let (mut either, mut question) = (0u64, None);
    for (text, date, count) in texts {
        let count = u64::from(count);
        let reading = match date {
            DateText::One(reading, _) => reading,
            DateText::Two { first, second, .. } if first > 12 && second <= 12 => {
                DateReading::DayFirst
            }
            DateText::Two { first, second, .. } if second > 12 && first <= 12 => {
                DateReading::MonthFirst
            }
            DateText::Two { first, second, .. } => {
                either += count;
                if question.is_none()
                    && first != second
                    && let (Ok(day_first), Ok(month_first)) = (
                        date.day(DateReading::DayFirst),
                        date.day(DateReading::MonthFirst),
                    )
                {
                    question = Some(DateQuestion {
                        sample: text.to_owned(),
                        day_first,
                        month_first,
                    });
                }
                continue;
            }
        };
        rows[reading as usize] += count;
    }
    let certain = rows[DateReading::DayFirst as usize] + rows[DateReading::MonthFirst as usize];
    // Dates that fit both ways follow those that fit one.
    let two_way = if rows[DateReading::MonthFirst as usize] > rows[DateReading::DayFirst as usize] {
        DateReading::MonthFirst
    } else {
        DateReading::DayFirst
    };
    rows[two_way as usize] += either;
    let all = [
        DateReading::YearFirst,
        DateReading::DayFirst,
        DateReading::MonthFirst,
        DateReading::Compact,
        DateReading::MonthName,
        DateReading::Serial,
    ];
    let total: u64 = rows.iter().sum();
    let most = all
        .into_iter()
        .rev()
        .max_by_key(|&reading| rows[reading as usize])?;
    if total == 0 && chosen.is_none() {
        return None;
    }
    let reading = chosen.unwrap_or(most);
    let mut fitting = rows[reading as usize];
    let is_two_way = matches!(reading, DateReading::DayFirst | DateReading::MonthFirst);
    if is_two_way && reading != two_way {
        fitting += either;
    }
    Some(DateDecision {
        reading,
        question: question.filter(|_| is_two_way && (certain == 0)),
        mixed: fitting < total,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_civil(year, month, day).unwrap()
    }

    #[test]
    fn every_format_of_the_ninth_of_december() {
        let ninth = day(2011, 12, 9);
        for (text, reading) in [
            ("2011-12-09", DateReading::YearFirst),
            ("2011-12-09 08:26:00", DateReading::YearFirst),
            ("2011-12-09T08:26:00.000Z", DateReading::YearFirst),
            ("2011/12/9", DateReading::YearFirst),
            ("2011.12.9", DateReading::YearFirst),
            ("2011年12月9日", DateReading::YearFirst),
            ("２０１１年１２月９日", DateReading::YearFirst),
            ("9/12/2011", DateReading::DayFirst),
            ("09.12.2011", DateReading::DayFirst),
            ("9-12-11", DateReading::DayFirst),
            ("12/9/2011 8:26", DateReading::MonthFirst),
            ("12/9/2011 8:26:00 AM", DateReading::MonthFirst),
            ("20111209", DateReading::Compact),
            ("20111209082600", DateReading::Compact),
            ("9 Dec 2011", DateReading::MonthName),
            ("09-Dec-11", DateReading::MonthName),
            ("December 9, 2011", DateReading::MonthName),
            ("40886", DateReading::Serial),
            ("40886.351388", DateReading::Serial),
        ] {
            assert_eq!(
                parse(text).map(|date| date.day(reading)),
                Some(Ok(ninth)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_none_or_says_so() {
        for text in [
            "",
            "abc",
            "12",
            "2011",
            "1.5",
            "2.55",
            "2011-12",
            "1/2/3/4",
            "99/99/2011",
            "hello 1 2",
            "17850.0",
        ] {
            let date = parse(text);
            let serial = matches!(date, Some(DateText::One(DateReading::Serial, _)));
            assert!(date.is_none() || serial, "{text}: {date:?}");
        }
        assert_eq!(
            parse("2011-02-30").unwrap().day(DateReading::YearFirst),
            Err(Reason::NotADate)
        );
        assert_eq!(
            parse("31/12/2011").unwrap().day(DateReading::MonthFirst),
            Err(Reason::OtherDateFormat)
        );
    }

    fn decide_of(texts: &[&str], chosen: Option<DateReading>) -> DateDecision {
        let read = texts
            .iter()
            .filter_map(|text| Some((*text, parse(text)?, 1)));
        decide(read, chosen).unwrap()
    }

    #[test]
    fn one_format_is_decided_and_doubt_is_asked() {
        let sure = decide_of(&["1/2/2011", "13/2/2011"], None);
        assert_eq!(
            (sure.reading, sure.question, sure.mixed),
            (DateReading::DayFirst, None, false)
        );
        let american = decide_of(&["1/2/2011", "2/13/2011"], None);
        assert_eq!(
            (american.reading, american.mixed),
            (DateReading::MonthFirst, false)
        );
        let doubt = decide_of(&["3/3/2011", "1/2/2011"], None);
        assert_eq!(
            doubt.question,
            Some(DateQuestion {
                sample: "1/2/2011".into(),
                day_first: day(2011, 2, 1),
                month_first: day(2011, 1, 2),
            })
        );
        let answered = decide_of(&["1/2/2011"], Some(DateReading::MonthFirst));
        assert_eq!(
            (answered.reading, answered.mixed),
            (DateReading::MonthFirst, false)
        );
        let mixed = decide_of(&["13/2/2011", "14/2/2011", "2/15/2011", "2011-02-03"], None);
        assert_eq!((mixed.reading, mixed.mixed), (DateReading::DayFirst, true));
    }
}
