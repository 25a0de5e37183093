//! One column of a file as distinct texts and the number of one for each row.

use std::collections::BTreeSet;

use super::texts::{EMPTY, Form, Texts};
use crate::import::error::ImportError;
use crate::import::file::{Cell, Record, write_date, write_number};
use crate::import::role::Role;

/// One column that has a role.
#[derive(Debug)]
pub(in crate::import) struct StagedColumn {
    pub(in crate::import) role: Role,
    /// Whether it says the day of its row.
    pub(super) is_day: bool,
    /// Its place in the file, from 0.
    pub(in crate::import) index: u16,
    /// The other columns that its texts are joined from: a last name, a month and a day.
    rest: Vec<u16>,
    pub(in crate::import) texts: Texts,
    /// For each row the number of its text.
    pub(in crate::import) ids: Vec<u32>,
    /// Numbers of the texts that say that their row is a sum.
    pub(in crate::import) sums: BTreeSet<u32>,
    /// The power of ten by which its numbers are to be taken.
    pub(in crate::import) zeros: u8,
    /// What says so.
    pub(in crate::import) said: String,
    /// The bits of the numbers and dates of spreadsheets seen before.
    stored: Texts,
    /// For each of `stored` the number of its text.
    stored_ids: Vec<u32>,
}

impl StagedColumn {
    pub(super) fn new(index: u16, role: Role) -> Self {
        Self::joined(index, Vec::new(), role)
    }

    /// A column whose texts are joined from several.
    pub(super) fn joined(index: u16, rest: Vec<u16>, role: Role) -> Self {
        Self {
            role,
            is_day: role == Role::Date,
            index,
            rest,
            texts: Texts::default(),
            ids: Vec::new(),
            sums: BTreeSet::new(),
            zeros: 0,
            said: String::new(),
            stored: Texts::default(),
            stored_ids: vec![EMPTY],
        }
    }

    /// The number of the text of a row.
    #[inline]
    pub(super) fn intern_row<R: Record + ?Sized>(
        &mut self,
        record: &R,
    ) -> Result<u32, ImportError> {
        let cell = record.cell(usize::from(self.index));
        if self.rest.is_empty() {
            return self.intern(match cell {
                // A day whose cell was never given the format of one.
                Cell::Number(days) if self.role.is_date() => {
                    Cell::Number(days + record.days_before())
                }
                cell => cell,
            });
        }
        let parts = self
            .rest
            .iter()
            .map(|&index| record.cell(usize::from(index)));
        let parts = std::iter::once(cell)
            .chain(parts)
            .map(|cell| cell.to_text());
        let is_day = self.role == Role::Date;
        // `2024年` and `3月` are numbers here.
        let bare = |text: String| match is_day {
            true => text
                .split('.')
                .next()
                .unwrap_or_default()
                .chars()
                .filter(char::is_ascii_digit)
                .collect(),
            false => text,
        };
        let mut parts: Vec<String> = parts.map(bare).filter(|part| !part.is_empty()).collect();
        let mut gap = if is_day { "-" } else { " " };
        // 张三 is called 三 and not 三 张.
        if !is_day
            && parts
                .iter()
                .any(|part| part.starts_with(|char| char >= '\u{2e80}'))
        {
            parts.reverse();
            gap = "";
        }
        self.texts.intern(Form::Text, parts.join(gap).as_bytes())
    }

    /// The number of the text of a cell.
    #[inline]
    pub(super) fn intern(&mut self, cell: Cell<'_>) -> Result<u32, ImportError> {
        match cell {
            Cell::Empty => Ok(EMPTY),
            Cell::Text(bytes) => self.texts.intern(Form::Text, unquoted(trimmed(bytes))),
            Cell::Number(number) => self.intern_stored(Form::Number, number),
            Cell::Date(serial) => self.intern_stored(Form::Date, serial),
            Cell::Bool(value) => {
                let text: &[u8] = if value { b"TRUE" } else { b"FALSE" };
                self.texts.intern(Form::Text, text)
            }
            Cell::Error(bytes) => self.texts.intern(Form::Error, bytes),
        }
    }

    fn intern_stored(&mut self, form: Form, number: f64) -> Result<u32, ImportError> {
        let seen = self.stored.intern(form, &number.to_bits().to_le_bytes())?;
        if let Some(&id) = self.stored_ids.get(seen as usize) {
            return Ok(id);
        }
        let mut text = String::new();
        match form {
            Form::Date => write_date(&mut text, number),
            _ => write_number(&mut text, number),
        }
        let id = self.texts.intern(form, text.as_bytes())?;
        self.stored_ids.push(id);
        Ok(id)
    }
}

/// What stands in a formula that only keeps a spreadsheet from making a number of it: `="00123"`.
#[inline(always)]
fn unquoted(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b'=', b'"', inner @ .., b'"'] => inner,
        _ => bytes,
    }
}

/// The bytes without blanks at both ends, those of Chinese and typeset texts too.
#[inline(always)]
fn trimmed(bytes: &[u8]) -> &[u8] {
    let is_plain = |byte: u8| b' ' < byte && byte < 0x80;
    if let [first, ..] = *bytes
        && let [.., last] = *bytes
        && is_plain(first)
        && is_plain(last)
    {
        return bytes;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text
            .trim_matches(|c: char| {
                c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}')
            })
            .as_bytes(),
        Err(_) => bytes.trim_ascii(),
    }
}
