//! Codes of orders, customers and products as small numbers.

use std::collections::HashMap;

use super::DecodeError;
use super::bytes::{Reader, put_text, put_varint, zigzag};
use super::columns::Columns;

/// Digits of a code that are kept as a number; longer runs keep their front in the shape.
const MAX_DIGITS: usize = 15;

/// A code is a shape (the text before its last digits, and their count) and a number.
fn split_code(code: &str) -> (&str, &str) {
    let digits = code
        .bytes()
        .rev()
        .take(MAX_DIGITS)
        .take_while(u8::is_ascii_digit)
        .count();
    code.split_at(code.len() - digits)
}

/// Writes codes as a shape and the step from the number before.
#[derive(Default)]
pub(super) struct CodeWriter {
    known: HashMap<(Box<str>, usize), u64>,
    last: i64,
    shapes: Vec<u8>,
    numbers: Vec<u8>,
    texts: Vec<u8>,
}

impl CodeWriter {
    pub(super) fn write(&mut self, code: &str) {
        let (text, digits) = split_code(code);
        let next = self.known.len() as u64;
        let shape = *self
            .known
            .entry((text.into(), digits.len()))
            .or_insert(next);
        put_varint(&mut self.shapes, shape);
        if shape == next {
            put_text(&mut self.texts, text);
            self.texts.push(digits.len() as u8);
        }
        if let Ok(number) = digits.parse::<i64>() {
            put_varint(&mut self.numbers, zigzag(number - self.last));
            self.last = number;
        }
    }

    /// Adds the three columns written.
    pub(super) fn put(self, columns: &mut Columns, tags: [u8; 3]) {
        columns.put(tags[0], self.shapes);
        columns.put(tags[1], self.numbers);
        columns.put(tags[2], self.texts);
    }
}

/// Reads what [`CodeWriter`] wrote.
pub(super) struct CodeReader<'a> {
    known: Vec<(&'a str, usize)>,
    last: i64,
    shapes: Reader<'a>,
    numbers: Reader<'a>,
    texts: Reader<'a>,
}

impl<'a> CodeReader<'a> {
    pub(super) fn new(columns: &'a Columns, tags: [u8; 3]) -> Self {
        Self {
            known: Vec::new(),
            last: 0,
            shapes: columns.reader(tags[0]),
            numbers: columns.reader(tags[1]),
            texts: columns.reader(tags[2]),
        }
    }

    pub(super) fn read(&mut self) -> Result<String, DecodeError> {
        let shape = self.shapes.count()?;
        if shape == self.known.len() {
            let text = self.texts.text()?;
            self.known.push((text, self.texts.byte()?.into()));
        }
        let &(text, digits) = self.known.get(shape).ok_or(DecodeError::BadValue)?;
        if digits == 0 {
            return Ok(text.into());
        }
        let number = self
            .last
            .checked_add(self.numbers.signed()?)
            .filter(|number| *number >= 0 && digits <= MAX_DIGITS)
            .ok_or(DecodeError::BadValue)?;
        self.last = number;
        Ok(format!("{text}{number:0digits$}"))
    }

    pub(super) fn end(&self) -> Result<(), DecodeError> {
        self.shapes.end()?;
        self.numbers.end()?;
        self.texts.end()
    }
}
