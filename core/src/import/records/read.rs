//! From the cells of a column into records: what the descriptions of all kinds read by.

use crate::import::batch::preview::{Choices, Preview};
use crate::import::error::Reason;
use crate::import::parse::date::DateDecision;
use crate::import::parse::number::DecimalSign;
use crate::import::staging::column::StagedColumn;
use crate::import::staging::texts::Form;
use crate::import::staging::values::{self, Value};
use crate::unit::Day;

/// What the cells of a column put into a record.
pub(in crate::import) enum Cells<T> {
    /// Whose it is or which product it is about, which is found out for all kinds alike.
    Named,
    /// Text of at most so many characters, as it stands.
    Text(usize, fn(&mut T, String)),
    /// What is read from all of them at once.
    Read(Read<T>),
}

/// Looks at all cells of a column and gives what puts one of them into a record.
pub(in crate::import) type Read<T> = for<'a> fn(&mut Reading<'_>, &'a StagedColumn) -> Put<'a, T>;

impl<T: 'static> Cells<T> {
    /// What puts a cell of this column into a record; none where that is not for the column to say.
    pub(in crate::import) fn put<'a>(
        &self,
        reading: &mut Reading<'_>,
        column: &'a StagedColumn,
    ) -> Option<Put<'a, T>> {
        match *self {
            Self::Named => None,
            Self::Text(most, set) => Some(text(column, most, |_| Ok(()), set)),
            Self::Read(read) => Some(read(reading, column)),
        }
    }
}

/// Puts the text with this number into a record; says whether a part of it was rounded away.
pub(in crate::import) type Put<'a, T> = Box<dyn Fn(u32, &mut T) -> Result<bool, Reason> + 'a>;

/// What was chosen, and what is found out while columns are read.
pub(in crate::import) struct Reading<'a> {
    pub(in crate::import) choices: &'a Choices,
    pub(in crate::import) preview: &'a mut Preview,
}

impl Reading<'_> {
    /// The texts of a column as days, all in one format. Of several columns the first that leaves a question, else the
    /// first, is told in the preview.
    pub(super) fn days(&mut self, column: &StagedColumn) -> Vec<Value<Day>> {
        let (mut decision, mut days) = values::dates(column, None);
        let is_open = |decision: &Option<_>| {
            matches!(
                decision,
                Some(DateDecision {
                    question: Some(_),
                    ..
                })
            )
        };
        if is_open(&decision) && self.choices.dates.is_some() {
            (decision, days) = values::dates(column, self.choices.dates);
        }
        let told = &mut self.preview.dates;
        if told.is_none() || !is_open(told) && is_open(&decision) {
            *told = decision;
        }
        days
    }

    /// As [`Self::days`], of which none may be yet to come.
    pub(super) fn past_days(&mut self, column: &StagedColumn) -> Vec<Value<Day>> {
        let today = self.choices.today;
        let check = |day: Value<Day>| match day {
            Ok(day) if today.is_some_and(|today| day > today) => Err(Reason::YetToCome),
            day => day,
        };
        self.days(column).into_iter().map(check).collect()
    }

    /// The decimal sign of a column of numbers.
    pub(super) fn sign(&mut self, column: &StagedColumn) -> DecimalSign {
        let chosen = self.choices.decimals.get(&column.role).copied();
        let reading = values::number_reading(column, chosen);
        self.preview.numbers.push((column.role, reading));
        reading.sign
    }
}

/// Texts of at most so many characters that pass a check, as they stand.
pub(super) fn text<'a, T: 'a>(
    column: &'a StagedColumn,
    most: usize,
    check: fn(&str) -> Result<(), Reason>,
    set: fn(&mut T, String),
) -> Put<'a, T> {
    Box::new(move |id, record| {
        if column.texts.form(id) == Form::Error {
            return Err(Reason::SheetError);
        }
        let text = column.texts.text(id);
        if text.len() > most && text.chars().count() > most {
            return Err(Reason::TextTooLong { most: most as u16 });
        }
        check(&text)?;
        set(record, text.into_owned());
        Ok(false)
    })
}

/// Values by the number of their text.
pub(super) fn values<'a, T: 'a, V: Copy + 'a>(
    values: Vec<Value<V>>,
    set: fn(&mut T, V),
) -> Put<'a, T> {
    rounded(
        values
            .into_iter()
            .map(|value| value.map(|value| (value, false)))
            .collect(),
        set,
    )
}

/// Values by the number of their text, each with whether a part of it was rounded away.
pub(super) fn rounded<'a, T: 'a, V: Copy + 'a>(
    values: Vec<Value<(V, bool)>>,
    set: fn(&mut T, V),
) -> Put<'a, T> {
    Box::new(move |id, record| {
        let (value, rounded) = values[id as usize]?;
        set(record, value);
        Ok(rounded)
    })
}
