//! Birthdays as people write them where they are no full dates: without the year, by the lunar calendar, in Chinese
//! numbers.

use super::words::bare;
use crate::book::{Birthday, Calendar};

const LUNAR: [&str; 4] = ["农历", "阴历", "旧历", "lunar"];
const SOLAR: [&str; 5] = ["公历", "阳历", "新历", "solar", "gregorian"];

/// What only the lunar calendar has: its names of months and of days.
const LUNAR_NAMES: [&str; 7] = ["正月", "冬月", "腊月", "初", "廿", "卅", "闰"];

/// The name of a calendar, with whatever stands in brackets behind it.
pub(in crate::import) fn calendar(text: &str) -> Option<Calendar> {
    let word = bare(text).trim().to_lowercase();
    if LUNAR.contains(&word.as_str()) {
        Some(Calendar::Lunar)
    } else if SOLAR.contains(&word.as_str()) {
        Some(Calendar::Solar)
    } else {
        None
    }
}

/// Whether a header says that days stand by the lunar calendar.
pub(in crate::import) fn says_lunar(header: &str) -> bool {
    let header = header.to_lowercase();
    LUNAR.iter().any(|word| header.contains(word))
}

/// Reads `03-15`, `1980-02-30`, `3月15日`, `农历八月十五`, `1980年腊月廿三`, `03-15 (lunar)`; `calendar` is that of texts which
/// name none. Whether there is such a day is not looked at: see [`Birthday::exists`].
pub(in crate::import) fn parse(text: &str, calendar: Calendar) -> Option<Birthday> {
    let mut rest = text.to_lowercase();
    let mut said = None;
    for (words, of) in [(&LUNAR[..], Calendar::Lunar), (&SOLAR[..], Calendar::Solar)] {
        for word in words {
            if rest.contains(word) {
                rest = rest.replacen(word, "", 1);
                said = said.or(Some(of));
            }
        }
    }
    let rest =
        rest.trim_matches(|char: char| char.is_whitespace() || "()（）[]【】:：".contains(char));
    let is_lunar = LUNAR_NAMES.iter().any(|name| rest.contains(name));
    let said = said.or(is_lunar.then_some(Calendar::Lunar));
    let birthday = rest.parse().ok().or_else(|| in_chinese(rest))?;
    Some(Birthday {
        calendar: said.unwrap_or(calendar),
        ..birthday
    })
}

/// A month and a day in Chinese numbers, with a year in digits before them or none.
fn in_chinese(text: &str) -> Option<Birthday> {
    let (year, rest) = match text.split_once('年') {
        Some((year, rest)) if year.len() == 4 => (Some(year.parse().ok()?), rest),
        Some(_) => return None,
        None => (None, text),
    };
    let (month, day) = rest.split_once('月')?;
    let month = match month.trim().trim_start_matches('闰') {
        "正" => 1,
        "冬" => 11,
        "腊" => 12,
        month => number(month)?,
    };
    let day = day.trim().trim_end_matches(['日', '号']);
    let day = day.strip_prefix('初').unwrap_or(day);
    Some(Birthday {
        calendar: Calendar::Lunar,
        month,
        day: number(day)?,
        year,
    })
}

/// A number from 1 to 39: `五`, `十五`, `二十`, `廿三`, `三十`, or in digits.
fn number(text: &str) -> Option<u8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    const ONES: &str = "一二三四五六七八九";
    let one = |char: char| {
        ONES.chars()
            .position(|one| one == char)
            .map(|at| at as u8 + 1)
    };
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        ['十'] => Some(10),
        ['廿'] => Some(20),
        ['卅'] => Some(30),
        [only] => one(*only),
        ['十', ones] => Some(10 + one(*ones)?),
        ['廿', ones] => Some(20 + one(*ones)?),
        ['卅', ones] => Some(30 + one(*ones)?),
        [tens, '十'] => Some(10 * one(*tens)?),
        [tens, '十', ones] => Some(10 * one(*tens)? + one(*ones)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn birthdays_are_read_as_people_write_them() {
        let lunar = |month, day, year| Birthday {
            calendar: Calendar::Lunar,
            month,
            day,
            year,
        };
        let solar = |month, day, year| Birthday {
            calendar: Calendar::Solar,
            month,
            day,
            year,
        };
        for (text, birthday) in [
            ("03-15", solar(3, 15, None)),
            ("3/15", solar(3, 15, None)),
            ("3月15日", solar(3, 15, None)),
            ("三月十五日", solar(3, 15, None)),
            ("公历三月三十一日", solar(3, 31, None)),
            ("农历八月十五", lunar(8, 15, None)),
            ("农历 03-15", lunar(3, 15, None)),
            ("03-15 (lunar)", lunar(3, 15, None)),
            ("8月15日（农历）", lunar(8, 15, None)),
            ("正月初一", lunar(1, 1, None)),
            ("1980年腊月廿三", lunar(12, 23, Some(1980))),
            ("冬月三十", lunar(11, 30, None)),
            ("闰四月初十", lunar(4, 10, None)),
            ("阴历1980-02-30", lunar(2, 30, Some(1980))),
            ("十二月二十九", solar(12, 29, None)),
        ] {
            assert_eq!(parse(text, Calendar::Solar), Some(birthday), "{text}");
        }
        assert_eq!(parse("8-15", Calendar::Lunar), Some(lunar(8, 15, None)));
        assert_eq!(parse("公历8-15", Calendar::Lunar), Some(solar(8, 15, None)));
        for text in [
            "",
            "农历",
            "八月",
            "80年3月15日",
            "月十五",
            "15 March",
            "1980-03",
            "3月",
            "十十月十十",
            "999999",
            "不详",
        ] {
            assert_eq!(parse(text, Calendar::Solar), None, "{text}");
        }
    }
}
