//! One column of a file as distinct texts and the number of one for each row.

use super::texts::{EMPTY, Form, Texts};
use crate::import::error::ImportError;
use crate::import::file::{Cell, write_date, write_number};
use crate::import::role::Role;

/// One column that has a role.
#[derive(Debug)]
pub(in crate::import) struct StagedColumn {
    pub(in crate::import) role: Role,
    /// Its place in the file, from 0.
    pub(in crate::import) index: u16,
    pub(in crate::import) texts: Texts,
    /// For each row the number of its text.
    pub(in crate::import) ids: Vec<u32>,
    /// The bits of the numbers and dates of spreadsheets seen before.
    stored: Texts,
    /// For each of `stored` the number of its text.
    stored_ids: Vec<u32>,
}

impl StagedColumn {
    pub(super) fn new(index: u16, role: Role) -> Self {
        Self {
            role,
            index,
            texts: Texts::default(),
            ids: Vec::new(),
            stored: Texts::default(),
            stored_ids: vec![EMPTY],
        }
    }

    /// The number of the text of a cell.
    #[inline]
    pub(super) fn intern(&mut self, cell: Cell<'_>) -> Result<u32, ImportError> {
        match cell {
            Cell::Empty => Ok(EMPTY),
            Cell::Text(bytes) => self.texts.intern(Form::Text, trimmed(bytes)),
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

/// The bytes without blanks at both ends, those of Chinese and typeset texts too.
#[inline(always)]
fn trimmed(bytes: &[u8]) -> &[u8] {
    let edge = |byte: Option<&u8>| byte.is_some_and(|&byte| byte <= b' ' || byte >= 0x80);
    if !edge(bytes.first()) && !edge(bytes.last()) {
        return bytes;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
            .as_bytes(),
        Err(_) => bytes.trim_ascii(),
    }
}
