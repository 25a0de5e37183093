//! What a heading says of when: a day, a month, a month of no year.

use crate::import::parse::date::{self, DateReading, DateText};
use crate::import::parse::number;
use crate::import::parse::words::bare;
use crate::unit::Day;

/// What a header says of when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// A day; of a month with its year its first.
    Day(Day, bool),
    /// A month of no year.
    Month(u32),
    /// Three numbers that the other headers put in order.
    Open(date::Numbers),
}

/// The columns that belong together: two months, or three days; nothing where there are fewer.
pub(super) fn sequence(whens: impl Iterator<Item = (usize, When)>) -> Vec<(usize, When)> {
    let mut all: Vec<(usize, When)> = whens.collect();
    let open = |when: &When| match when {
        When::Open(numbers) => Some(*numbers),
        _ => None,
    };
    if all.iter().any(|(_, when)| open(when).is_some()) {
        // `1/1/2024`, `2/1/2024`: the order in which they are the first or the last days of months.
        let orders = [DateReading::MonthFirst, DateReading::DayFirst];
        let in_order = orders.into_iter().find(|&order| {
            let days = all.iter().filter_map(|(_, when)| open(when));
            days.into_iter()
                .all(|numbers| numbers.day(order).is_some_and(bounds_month))
        });
        let Some(order) = in_order else {
            return Vec::new();
        };
        for (_, when) in &mut all {
            if let Some(day) = open(when).and_then(|numbers| numbers.day(order)) {
                *when = When::Day(day, false);
            }
        }
    }
    let bounds = |(_, when): &(usize, When)| match when {
        When::Day(day, is_month) => *is_month || bounds_month(*day),
        When::Month(_) => true,
        When::Open(_) => false,
    };
    if all.len() > 1 && all.iter().all(bounds) {
        for (_, when) in &mut all {
            if let When::Day(day, _) = when {
                *when = When::Day(day.month().first_day(), true);
            }
        }
        return all;
    }
    let is_day = |(_, when): &(usize, When)| matches!(when, When::Day(_, false));
    if all.len() > 2 && all.iter().all(is_day) {
        return all;
    }
    all.retain(|(_, when)| matches!(when, When::Month(_) | When::Day(_, true)));
    if all.len() > 1 { all } else { Vec::new() }
}

/// Whether a day is the first or the last of its month.
fn bounds_month(day: Day) -> bool {
    let (_, _, of_month) = day.civil();
    of_month == 1 || of_month == day.month().days()
}

/// Words for money beside a month: `1月销售额`, `Sales Jan`.
const AMOUNTS: &[&str] = &[
    "销售额",
    "销售金额",
    "营业额",
    "金额",
    "销售",
    "收入",
    "net",
    "sales",
    "amount",
    "revenue",
    "umsatz",
    "ventas",
    "vendas",
    "売上",
    "売上高",
    "매출액",
    "매출",
];
/// Words for pieces.
const PIECES: &[&str] = &[
    "数量", "數量", "销量", "銷量", "件数", "箱数", "qty", "quantity", "units", "pieces", "pcs",
    "menge", "수량",
];

/// Whether a text speaks of pieces and not of money.
pub(super) fn says_quantity(text: &str) -> bool {
    let small = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
    has(PIECES) && !has(&["额", "額", "amount", "revenue"])
}

/// Whether a header names the sum of a year.
pub(super) fn says_all(header: &str) -> bool {
    let small = header.to_lowercase();
    ["ytd", "year to date", "全年", "年度", "full year"]
        .iter()
        .any(|word| small.contains(word))
}

/// The only year in a text.
pub(super) fn year_of(text: &str) -> Option<i32> {
    let small = text.to_lowercase();
    // A business year may begin in the calendar year before.
    if small.contains("fy") || small.contains("财年") || small.contains("財年") {
        return None;
    }
    let numbers = text.split(|char: char| !char.is_ascii_digit());
    let mut years = numbers.filter(|number| !number.is_empty());
    let year = years.next().filter(|year| year.len() == 4)?;
    let year: i32 = year.parse().ok()?;
    ((1990..2100).contains(&year) && years.next().is_none()).then_some(year)
}

/// The places in a row whose cells are headings of this kind, so that they are no values. Numbers such as `202401` are that
/// where each is the month after the one before.
pub(super) fn periods(row: &[String]) -> Vec<usize> {
    let cells = row.iter().enumerate();
    let found = cells.filter_map(|(place, cell)| Some((place, when(cell)?)));
    let (numbers, mut places): (Vec<_>, Vec<_>) =
        found.partition(|(place, _)| number::is_number(&row[*place]));
    let month = |when: &When| match when {
        When::Day(day, true) => Some(day.month()),
        _ => None,
    };
    let follows = |pair: &[(usize, When)]| {
        let months = month(&pair[0].1).zip(month(&pair[1].1));
        months.is_some_and(|(before, after)| before.plus(1) == after)
    };
    if numbers.len() > 2 && numbers.windows(2).all(follows) {
        places.extend(numbers);
    }
    let years = row
        .iter()
        .map(|cell| Some(cell.as_str()).filter(|cell| cell.len() == 4));
    let years: Vec<Option<i32>> = years.map(|cell| cell.and_then(year_of)).collect();
    let beside = |place: &usize| {
        let next = |year: Option<i32>| year.map(|year| year + 1);
        let (before, after) = (years.get(place.wrapping_sub(1)), years.get(place + 1));
        let year = years[*place];
        year.is_some()
            && (before.is_some_and(|&before| next(before) == year)
                || after.is_some_and(|&after| after == next(year)))
    };
    let years = (0..row.len()).filter(beside);
    if places.len() < 2 {
        places.clear();
    }
    let places = places.into_iter().map(|(place, _)| place);
    places.chain(years).collect()
}

/// What a heading says of when; money and pieces beside it are passed over.
pub(super) fn when(header: &str) -> Option<When> {
    let mut text = bare(header).trim().to_lowercase();
    for word in AMOUNTS.iter().chain(PIECES) {
        let left = text.strip_suffix(word).or_else(|| text.strip_prefix(word));
        if let Some(left) = left {
            text = left
                .trim_matches([' ', '-', '_', ':', '：', '/', '\n'])
                .to_owned();
        }
    }
    if let Some(month) = date::month_alone(&text) {
        return Some(When::Month(month));
    }
    let of_year = |year: i32, month| Some(When::Day(Day::from_civil(year, month, 1)?, true));
    match date::parse(&text) {
        Some(DateText::One(DateReading::Month, Some(day))) => return Some(When::Day(day, true)),
        // Five digits may be anything.
        Some(DateText::One(DateReading::Serial, _)) => return None,
        Some(DateText::One(_, Some(day))) => return Some(When::Day(day, false)),
        Some(DateText::Open(numbers)) => return Some(When::Open(numbers)),
        _ => {}
    }
    // `Jan 24`, and `2024.1` in a row with `2024.2`.
    let (first, last) = text.rsplit_once([' ', '.'])?;
    let number: i32 = last.parse().ok()?;
    match (date::month_alone(first), first.parse()) {
        (Some(month), _) if last.len() == 2 => of_year(2000 + number, month),
        (None, Ok(year @ 1990..2100)) => of_year(year, u32::try_from(number).ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(year: i32, month: u32) -> Option<When> {
        Day::from_civil(year, month, 1).map(|day| When::Day(day, true))
    }

    #[test]
    fn months_are_known_as_headers() {
        for header in [
            "1月",
            "一月",
            "1月份",
            "Jan",
            "January",
            "1월",
            "janv.",
            "1月销售额",
            "Sales Jan",
        ] {
            assert_eq!(when(header), Some(When::Month(1)), "{header}");
        }
        assert_eq!(when("十二月"), Some(When::Month(12)));
        for header in [
            "Mar 2024",
            "2024-03",
            "2024年3月",
            "Mar-24",
            "Mar 24",
            "03/2024",
            "2024.3",
            "202403",
            "2024年03月金额",
        ] {
            assert_eq!(when(header), first(2024, 3), "{header}");
        }
        for other in [
            "Amount",
            "March Ltd discount",
            "客户",
            "2024",
            "月份",
            "13月",
            "Marketing",
            "1",
            "12345",
        ] {
            assert_eq!(when(other), None, "{other}");
        }
    }

    #[test]
    fn a_year_is_known_where_it_is_the_only_one() {
        assert_eq!(year_of("2024年度销售汇总表"), Some(2024));
        for text in ["2023-2024", "FY2024", "2024-03-31", "Sales", "20240331"] {
            assert_eq!(year_of(text), None, "{text}");
        }
    }
}
