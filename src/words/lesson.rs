//! Numbers and names of the lessons written out.

use crate::format::{MINUS, NONE, decimal, percent};
use crate::i18n::lesson;
use crate::t;
use crate::words::amount::with_currency;
use keepgold_core::calculators::{Answer, Calculator, Line, Unit, calculator};
use keepgold_core::lessons::Lesson;

/// The currency that a Chinese sentence calls by its own word.
const YUAN: &str = "CNY";

/// A text of a page; what a newer name lacks is left empty. That nothing is missing is tested.
pub fn said(page: &str, name: &str) -> &'static str {
    lesson(page, name).unwrap_or_default()
}

/// A text of a page in a group of names, such as an input's label.
pub fn said_of(page: &str, group: &str, name: &str) -> &'static str {
    said(page, &[group, name].join("."))
}

/// What a calculator is called; one that this version does not know is called by its plain name.
pub fn calculator_name(name: &str) -> String {
    match calculator(name) {
        Some(known) => said(known.name, "name").to_owned(),
        None => name.to_owned(),
    }
}

/// The name of a lesson.
pub fn lesson_name(lesson: Lesson) -> &'static str {
    match lesson {
        Lesson::Value => t!(learn.lesson.value),
        Lesson::Retention => t!(learn.lesson.retention),
        Lesson::Relationship => t!(learn.lesson.relationship),
        Lesson::Growth => t!(learn.lesson.growth),
    }
}

/// A number with its unit, rounded as a person reads it.
pub fn number(page: &str, unit: Unit, value: f64, currency: &str) -> String {
    let years = |one: &'static str, many: fn(String) -> String| {
        let written = trimmed(value, 1);
        if written == "1" {
            one.to_owned()
        } else {
            many(written)
        }
    };
    match unit {
        Unit::Money => match currency {
            YUAN => t!(learn.unit.yuan, n = decimal(value, 0)),
            _ => with_currency(decimal(value, 0), currency),
        },
        Unit::Share => percent(value, share_decimals(value)),
        Unit::Points => t!(learn.unit.points, n = trimmed(value * 100.0, 1)),
        Unit::Mark => trimmed(value, 1),
        Unit::Count => trimmed(value, if value.abs() < 100.0 { 1 } else { 0 }),
        Unit::Times => format!(
            "×{}",
            trimmed(value, if value.abs() < 10.0 { 2 } else { 1 })
        ),
        Unit::Years => years(t!(learn.unit.year), |n| t!(learn.unit.years, n = n)),
        Unit::Months => years(t!(learn.unit.month), |n| t!(learn.unit.months, n = n)),
        Unit::Days => years(t!(learn.unit.day), |n| t!(learn.unit.days, n = n)),
        Unit::Hours => years(t!(learn.unit.hour), |n| t!(learn.unit.hours, n = n)),
        Unit::Minutes => years(t!(learn.unit.minute), |n| t!(learn.unit.minutes, n = n)),
        Unit::Choice(names) => {
            let name = names.get(value as usize).copied().unwrap_or_default();
            said_of(page, "choices", name).to_owned()
        }
    }
}

/// An answer with its unit; a dash where there is none.
pub fn answer(page: &str, answer: &Answer, currency: &str) -> String {
    answer.value.map_or_else(
        || NONE.to_owned(),
        |value| number(page, answer.unit, value, currency),
    )
}

/// What stands behind the box of a number.
pub fn unit_behind(unit: Unit, currency: &str) -> String {
    match unit {
        Unit::Money if currency == YUAN => t!(learn.unit.behind_yuan).to_owned(),
        Unit::Money => currency.to_owned(),
        Unit::Share | Unit::Points => "%".to_owned(),
        Unit::Years => t!(learn.unit.behind_years).to_owned(),
        Unit::Months => t!(learn.unit.behind_months).to_owned(),
        Unit::Days => t!(learn.unit.behind_days).to_owned(),
        Unit::Hours => t!(learn.unit.behind_hours).to_owned(),
        Unit::Minutes => t!(learn.unit.behind_minutes).to_owned(),
        Unit::Mark | Unit::Count | Unit::Times | Unit::Choice(_) => String::new(),
    }
}

/// A number as it stands in its box: shares in percent, without the unit.
pub fn in_box(unit: Unit, value: f64) -> String {
    let value = if is_percent(unit) {
        value * 100.0
    } else {
        value
    };
    // What ten digits tell is what was typed; the rest is what halves and tenths leave in binary.
    trimmed(value, 6).replace(MINUS, "-")
}

/// Whether a number is typed in percent.
pub fn is_percent(unit: Unit) -> bool {
    matches!(unit, Unit::Share | Unit::Points)
}

/// The name of a row of the table: what a person called it, how the calculator calls it, or its number.
pub fn row_name(own: &Calculator, row: usize, line: &Line) -> String {
    if !line.name.is_empty() {
        return line.name.clone();
    }
    row_called(own, row)
}

/// How the calculator calls a row that nobody has named.
pub fn row_called(own: &Calculator, row: usize) -> String {
    let start = own.form.table.and_then(|table| table.start.get(row));
    match start {
        Some(start) => said_of(own.name, "rows", start.name).to_owned(),
        None => format!("{} {}", said(own.name, "rows.more"), row + 1),
    }
}

/// With at most so many decimals, those that say nothing left out.
fn trimmed(value: f64, decimals: usize) -> String {
    let written = decimal(value, decimals);
    if !written.contains('.') {
        return written;
    }
    written
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

/// Small shares need a decimal to differ from none.
fn share_decimals(share: f64) -> usize {
    let whole = (share * 100.0).round() / 100.0;
    usize::from((share - whole).abs() > 5e-4)
}
