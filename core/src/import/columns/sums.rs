//! What the numbers of a sample say about its columns: whether quantity × price is the amount, and whether months stand side
//! by side.

use super::given::{Given, Ground};
use super::sample::{Layout, Profile, Sample};
use crate::import::parse::date::{self, DateText};
use crate::import::parse::number::{self, Beside, DecimalSign};
use crate::import::role::Role;

/// The sampled rows as numbers.
pub(super) struct Rows<'a> {
    rows: &'a [Vec<String>],
}

impl<'a> Rows<'a> {
    pub(super) fn new(sample: &'a Sample, layout: Layout) -> Self {
        let from = (layout.first.max(1) - 1) as usize;
        Self {
            rows: sample.rows().get(from..).unwrap_or_default(),
        }
    }

    /// The numbers of a column, read with the decimal sign that most of them speak for.
    fn numbers(&self, column: usize) -> Vec<Option<f64>> {
        let cells = || {
            let cells = self.rows.iter().map(move |row| row.get(column));
            cells.map(|cell| cell.map_or("", String::as_str))
        };
        let sign = number::decide(cells().filter(|cell| !cell.is_empty())).sign;
        cells().map(|cell| number_of(cell, sign)).collect()
    }
}

fn number_of(cell: &str, sign: DecimalSign) -> Option<f64> {
    let mut out = Vec::new();
    number::plain(cell, sign, Beside::Unit, &mut out)?;
    std::str::from_utf8(&out).ok()?.parse().ok()
}

/// Makes the roles of quantity, price and amount sure where their numbers agree in nine rows of ten, of which some have
/// another quantity than one.
pub(super) fn prove(rows: &Rows<'_>, given: &mut [Given]) {
    let place = |role| given.iter().position(|g| g.1 == role);
    let (Some(quantity), Some(price), Some(amount)) = (
        place(Role::Quantity),
        place(Role::UnitPrice),
        place(Role::Amount),
    ) else {
        return;
    };
    let columns = [quantity, price, amount].map(|place| rows.numbers(given[place].0));
    let [quantities, prices, amounts] = &columns;
    let (mut all, mut agree, mut telling) = (0u32, 0u32, 0u32);
    for ((quantity, price), amount) in quantities.iter().zip(prices).zip(amounts) {
        let (Some(quantity), Some(price), Some(amount)) = (quantity, price, amount) else {
            continue;
        };
        all += 1;
        let product = quantity * price;
        if (product - amount).abs() <= 0.011_f64.max(amount.abs() * 0.002) {
            agree += 1;
            telling += u32::from((quantity - 1.0).abs() > 1e-9);
        }
    }
    if telling > 0 && agree * 10 >= all * 9 {
        for place in [quantity, price, amount] {
            if !given[place].3.is_sure() {
                given[place].3 = Ground::Sums;
            }
        }
    }
}

/// The columns of numbers whose headers are months, where there are three at least.
pub(super) fn months_across(headers: &[String], profiles: &[Profile<'_>]) -> Vec<usize> {
    let is_month = |column: &usize| {
        let profile = &profiles[*column];
        profile.filled > 0 && profile.mostly(profile.numbers) && names_month(&headers[*column])
    };
    let months: Vec<usize> = (0..headers.len()).filter(is_month).collect();
    if months.len() >= 3 {
        months
    } else {
        Vec::new()
    }
}

/// Whether a header is a month: `1月`, `Jan`, `2024-01`, `Jan 2024`.
fn names_month(header: &str) -> bool {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    const ZH: [&str; 12] = [
        "一月",
        "二月",
        "三月",
        "四月",
        "五月",
        "六月",
        "七月",
        "八月",
        "九月",
        "十月",
        "十一月",
        "十二月",
    ];
    let text = header.trim().to_lowercase();
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    let english = NAMES.iter().any(|name| letters.starts_with(name))
        && letters.len() <= 9
        && text.chars().filter(char::is_ascii_digit).count() <= 4;
    let number = text
        .strip_suffix("月份")
        .or_else(|| text.strip_suffix('月'))
        .is_some_and(|month| {
            month
                .parse()
                .is_ok_and(|month: u8| (1..=12).contains(&month))
        });
    let dated = match date::parse(&text) {
        Some(DateText::One(_, day)) => day.is_some() && !text.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    let year_month = text.len() == 7
        && text.is_char_boundary(4)
        && text[..4].bytes().all(|b| b.is_ascii_digit())
        && text[5..]
            .parse()
            .is_ok_and(|month: u8| (1..=12).contains(&month));
    let year_zh = text.contains('年') && text.contains('月');
    english || number || ZH.contains(&text.as_str()) || dated || year_month || year_zh
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_as_headers() {
        for month in [
            "1月",
            "十二月",
            "Jan",
            "January",
            "Jan 2024",
            "2024-01",
            "2024年3月",
            "Mar-24",
        ] {
            assert!(names_month(month), "{month}");
        }
        for other in ["Amount", "March Ltd discount", "客户", "2024"] {
            assert!(!names_month(other), "{other}");
        }
    }
}
