//! The distinct texts of a staged column as values, each read once.

use super::column::StagedColumn;
use super::texts::Form;
use crate::book::{MAX_TAGS, split_tags};
use crate::import::error::{Blame, Reason};
use crate::import::parse::date::{self, DateDecision, DateReading, Dated};
use crate::import::parse::number::{self, Beside, DecimalSign, NumberReading, Said};
use crate::import::role::Role;
use crate::unit::{Day, DecimalError, Price};

/// What a text is worth, or why nothing; empty cells are [`Reason::Missing`].
pub(in crate::import) type Value<T> = Result<T, Reason>;

/// Columns of which some texts cannot be taken, with the reason for each text.
pub(in crate::import) type Faults<'a> = Vec<(&'a StagedColumn, Vec<Option<Reason>>)>;

/// Significant digits that a float holds for certain; what lies behind them is noise.
const SURE_DIGITS: usize = 15;

/// Decides how the numbers of a column are read.
pub(in crate::import) fn number_reading(
    column: &StagedColumn,
    chosen: Option<DecimalSign>,
) -> NumberReading {
    let texts = written(column);
    let decided = number::decide(texts.iter().map(AsRef::as_ref));
    NumberReading {
        sign: chosen.unwrap_or(decided.sign),
        ..decided
    }
}

/// As [`number_reading`], where the other numbers of a file answer what a column alone leaves open: `10,000` beside `1,50`.
pub(in crate::import) fn reading_beside(
    columns: &[StagedColumn],
    column: &StagedColumn,
    chosen: Option<DecimalSign>,
) -> NumberReading {
    let mut reading = number_reading(column, chosen);
    if !reading.doubtful || chosen.is_some() {
        return reading;
    }
    let signs = |column: &StagedColumn| number::signs(written(column).iter().map(AsRef::as_ref));
    if !matches!(signs(column), (0, 0, _)) {
        return reading;
    }
    let numbers = columns.iter().filter(|column| column.role.is_number());
    let (mut point, mut comma) = (0, 0);
    for (for_point, for_comma, _) in numbers.map(signs) {
        point += for_point;
        comma += for_comma;
    }
    if (point == 0) != (comma == 0) {
        reading.doubtful = false;
        if comma > 0 {
            reading.sign = DecimalSign::Comma;
        }
    }
    reading
}

/// The distinct texts of a column that are no numbers of a spreadsheet.
fn written(column: &StagedColumn) -> Vec<std::borrow::Cow<'_, str>> {
    let texts = &column.texts;
    let ids = texts.numbers().filter(|&id| texts.form(id) == Form::Text);
    ids.map(|id| texts.text(id)).collect()
}

/// The units that stand beside the quantities of a column, in lower case, by the number of the text; nothing where there are
/// none.
pub(in crate::import) fn units(column: &StagedColumn) -> Vec<Option<String>> {
    let unit = |id: u32| {
        let may_have =
            column.texts.form(id) == Form::Text && has_letters(column.texts.bytes_of(id));
        may_have.then(|| number::unit(&column.texts.text(id)))?
    };
    let units: Vec<_> = std::iter::once(None)
        .chain(column.texts.numbers().map(unit))
        .collect();
    if units.iter().any(Option::is_some) {
        units
    } else {
        Vec::new()
    }
}

fn has_letters(text: &[u8]) -> bool {
    text.iter()
        .any(|&byte| byte.is_ascii_alphabetic() || byte >= 0x80)
}

/// Reads plain decimal text; the flag says whether decimals were rounded away.
type Parse<T> = fn(&[u8]) -> Result<(T, bool), DecimalError>;

/// Reads every text of a column as a number; the flag says whether decimals were rounded away.
pub(in crate::import) fn numbers<T>(
    column: &StagedColumn,
    sign: DecimalSign,
    parse: Parse<T>,
) -> Vec<Value<(T, bool)>> {
    numbers_of(column, sign, |text| text, parse)
}

/// As [`numbers`], of texts that carry something beside the number; `bare` takes it off.
pub(in crate::import) fn numbers_of<T>(
    column: &StagedColumn,
    sign: DecimalSign,
    bare: fn(&str) -> &str,
    parse: Parse<T>,
) -> Vec<Value<(T, bool)>> {
    let mut values = vec![Err(Reason::Missing)];
    let mut plain = Vec::new();
    let beside = match column.role {
        Role::Quantity => Beside::Unit,
        _ => Beside::Currency,
    };
    let zeros = usize::from(column.zeros);
    let read = |bytes: &[u8], zeros: usize| {
        let scaled = (zeros > 0).then(|| number::scaled(bytes, zeros));
        parse(scaled.as_deref().unwrap_or(bytes)).map_err(|error| match error {
            DecimalError::NotANumber => Reason::NotANumber,
            DecimalError::TooLarge => Reason::TooLarge,
        })
    };
    values.extend(
        column
            .texts
            .numbers()
            .map(|id| match column.texts.form(id) {
                Form::Error => Err(Reason::SheetError),
                Form::Date => Err(Reason::NotANumber),
                Form::Number => {
                    let bytes = column.texts.bytes_of(id);
                    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
                    read(bytes, zeros)
                        .map(|(value, rounded)| (value, rounded && digits <= SURE_DIGITS))
                }
                Form::Text => {
                    let text = column.texts.text(id);
                    match number::plain(bare(&text), sign, beside, &mut plain) {
                        // `1.2万` under 万元 says its size itself.
                        Some(Said::Number) if zeros > 0 && number::says_size(&text) => {
                            read(&plain, 0)
                        }
                        Some(Said::Number) => read(&plain, zeros),
                        Some(Said::Nothing) => Err(Reason::Missing),
                        Some(Said::Percent) | None => Err(Reason::NotANumber),
                    }
                }
            }),
    );
    values
}

/// Reads every text of a column as a share of one in millionths: `30%`, `0.3`, and `30` where
/// every number without a percent sign lies above one.
pub(in crate::import) fn shares(column: &StagedColumn, sign: DecimalSign) -> Vec<Value<i32>> {
    let mut plain = Vec::new();
    let read: Vec<Value<(f64, bool)>> = column
        .texts
        .numbers()
        .map(|id| {
            if column.texts.form(id) == Form::Error {
                return Err(Reason::SheetError);
            }
            let text = column.texts.text(id);
            if let Some(paid) = number::tenths(&text) {
                return Ok((100.0 - paid * 10.0, true));
            }
            let said = number::plain(&text, sign, Beside::Currency, &mut plain);
            let number = std::str::from_utf8(&plain)
                .ok()
                .and_then(|t| t.parse().ok());
            match (said, number) {
                (Some(Said::Nothing), _) => Err(Reason::Missing),
                (Some(said), Some(number)) => Ok((number, said == Said::Percent)),
                _ => Err(Reason::NotANumber),
            }
        })
        .collect();
    let bare = |value: &&Value<(f64, bool)>| matches!(value, Ok((number, false)) if *number != 0.0);
    let in_percent = read
        .iter()
        .filter(bare)
        .flatten()
        .any(|(number, _)| number.abs() > 1.0);
    let share = |value: Value<(f64, bool)>| {
        let (number, percent) = value?;
        let share = if percent || in_percent {
            number / 100.0
        } else {
            number
        };
        if share.abs() <= 1.0 {
            Ok((share * 1e6).round() as i32)
        } else {
            Err(Reason::TooLarge)
        }
    };
    std::iter::once(Err(Reason::Missing))
        .chain(read.into_iter().map(share))
        .collect()
}

/// Reads every text of a column as a day; what could be read in several orders in one for all.
pub(in crate::import) fn dates(
    column: &StagedColumn,
    chosen: Option<DateReading>,
) -> (Option<DateDecision>, Vec<Value<Day>>) {
    let mut rows = vec![0u32; column.texts.len()];
    for &id in &column.ids {
        rows[id as usize] += 1;
    }
    let texts: Vec<_> = column
        .texts
        .numbers()
        .map(|id| column.texts.text(id))
        .collect();
    let form = |index: usize| column.texts.form(index as u32 + 1);
    let read = |(index, text): (usize, &std::borrow::Cow<'_, str>)| {
        date::parse(text).filter(|_| form(index) != Form::Error)
    };
    let parsed: Vec<_> = texts.iter().enumerate().map(read).collect();
    let dated: Vec<_> = parsed
        .iter()
        .enumerate()
        .filter_map(|(index, date)| {
            Some(Dated {
                text: &texts[index],
                date: (*date)?,
                rows: rows[index + 1],
                is_stored: form(index) == Form::Date,
            })
        })
        .collect();
    let (decision, way) = date::decide(&dated, chosen);
    let value = |(index, date): (usize, &Option<date::DateText>)| match date {
        _ if form(index) == Form::Error => Err(Reason::SheetError),
        Some(date) => way.day(*date),
        None if date::month_alone(&texts[index]).is_some() => Err(Reason::YearMissing),
        None => Err(Reason::NotADate),
    };
    let values = std::iter::once(Err(Reason::Missing))
        .chain(parsed.iter().enumerate().map(value))
        .collect();
    (decision, values)
}

/// For a column of texts: why some of them cannot be taken, by number; empty when all can.
pub(in crate::import) fn text_faults(column: &StagedColumn) -> Vec<Option<Reason>> {
    let most = column.role.most_characters();
    let fault = |id: u32| {
        if column.texts.form(id) == Form::Error {
            return Some(Reason::SheetError);
        }
        let too_long =
            column.texts.bytes_of(id).len() > most && column.texts.text(id).chars().count() > most;
        too_long.then_some(Reason::TextTooLong { most: most as u16 })
    };
    fault_list(column, fault)
}

/// As [`text_faults`], for a column of tags: each may be as long as a word, and there may not be too many.
pub(in crate::import) fn tag_faults(column: &StagedColumn) -> Vec<Option<Reason>> {
    let most = column.role.most_characters();
    fault_list(column, |id| {
        let text = column.texts.text(id);
        let tags = split_tags(&text);
        if tags.len() > MAX_TAGS {
            return Some(Reason::TextTooLong {
                most: MAX_TAGS as u16,
            });
        }
        let long = tags.iter().any(|tag| tag.chars().count() > most);
        long.then_some(Reason::TextTooLong { most: most as u16 })
    })
}

/// For a column whose every text must mean something.
fn value_faults<T>(values: &[Value<T>]) -> Vec<Option<Reason>> {
    let faults: Vec<_> = values
        .iter()
        .map(|value| {
            value
                .as_ref()
                .err()
                .copied()
                .filter(|&reason| reason != Reason::Missing)
        })
        .collect();
    if faults.iter().any(Option::is_some) {
        faults
    } else {
        Vec::new()
    }
}

fn fault_list(column: &StagedColumn, fault: impl Fn(u32) -> Option<Reason>) -> Vec<Option<Reason>> {
    let mut faults = Vec::new();
    for id in column.texts.numbers() {
        if let Some(reason) = fault(id) {
            faults.resize(column.texts.len(), None);
            faults[id as usize] = Some(reason);
        }
    }
    faults
}

/// Reads every text of a column as a word with a meaning.
pub(in crate::import) fn words<T>(
    column: &StagedColumn,
    meaning: impl Fn(&str) -> Option<T>,
) -> Vec<Value<T>> {
    let word = |id| meaning(&column.texts.text(id)).ok_or(Reason::UnknownWord);
    std::iter::once(Err(Reason::Missing))
        .chain(column.texts.numbers().map(word))
        .collect()
}

/// A cost below zero is none.
pub(in crate::import) fn not_negative(
    costs: Vec<Value<(Price, bool)>>,
) -> Vec<Value<(Price, bool)>> {
    let check = |cost: Value<(Price, bool)>| {
        cost.and_then(|cost| {
            if cost.0.millionths() < 0 {
                Err(Reason::Negative)
            } else {
                Ok(cost)
            }
        })
    };
    costs.into_iter().map(check).collect()
}

/// A column with the value of each of its texts; without values where the file has no such column.
pub(in crate::import) struct ColumnValues<'a, T> {
    pub(in crate::import) column: Option<&'a StagedColumn>,
    /// By the number of the text.
    pub(in crate::import) values: Vec<Value<T>>,
}

impl<'a, T: Copy> ColumnValues<'a, T> {
    pub(in crate::import) fn new(
        column: Option<&'a StagedColumn>,
        read: impl FnOnce(&'a StagedColumn) -> Vec<Value<T>>,
    ) -> Self {
        let values = column.map_or(Vec::new(), read);
        Self { column, values }
    }

    /// The same column with other values.
    pub(in crate::import) fn map(
        self,
        change: impl FnOnce(Vec<Value<T>>) -> Vec<Value<T>>,
    ) -> Self {
        Self {
            column: self.column,
            values: change(self.values),
        }
    }

    /// The value of a cell; none where there is no such column, nothing in the cell, or a fault.
    pub(in crate::import) fn value(&self, row: usize) -> Option<T> {
        self.values.as_slice()[self.column?.ids.as_slice()[row] as usize].ok()
    }

    /// The value of a cell; none where there is no such column or nothing in the cell.
    ///
    /// # Errors
    /// The column and what is wrong with the cell.
    #[inline(always)]
    pub(in crate::import) fn cell(&self, row: usize) -> Result<Option<T>, Blame> {
        let Some(column) = self.column else {
            return Ok(None);
        };
        // Slices, for to index a vector is a call where the core is compiled for size.
        match self.values.as_slice()[column.ids.as_slice()[row] as usize] {
            Ok(value) => Ok(Some(value)),
            Err(Reason::Missing) => Ok(None),
            Err(reason) => Err((Some(column.index), reason)),
        }
    }

    /// The place of the column in the file, from 0.
    pub(in crate::import) fn index(&self) -> Option<u16> {
        self.column.map(|column| column.index)
    }

    /// Adds the column to those with texts that cannot be taken, where it has such texts.
    pub(in crate::import) fn faults(&self, faults: &mut Faults<'a>) {
        let found = value_faults(&self.values);
        if let (Some(column), false) = (self.column, found.is_empty()) {
            faults.push((column, found));
        }
    }
}
