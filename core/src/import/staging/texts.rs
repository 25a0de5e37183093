//! The distinct texts of a column, each kept once and named by a number.

use crate::import::error::{ImportError, MAX_CELL};

/// How a cell was stored, beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Form {
    /// Text as a person wrote it.
    Text,
    /// A number of a spreadsheet, in plain decimal text.
    Number,
    /// A date of a spreadsheet, in ISO text.
    Date,
    /// A formula's error.
    Error,
}

/// The number of the empty text in every column.
pub(in crate::import) const EMPTY: u32 = 0;

#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    len: u16,
    form: Form,
}

/// A table of texts without an allocation for each: bytes in one row, hashes in open places.
#[derive(Debug)]
pub(in crate::import) struct Texts {
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    /// The upper half of the hash, and the number of the text plus one; zero is an open place.
    places: Vec<u64>,
    /// The text asked for last: rows of one order repeat most of their cells.
    last: u32,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            entries: vec![Entry {
                start: 0,
                len: 0,
                form: Form::Text,
            }],
            places: vec![0; 1024],
            last: EMPTY,
        }
    }
}

impl Texts {
    /// Number of distinct texts, the empty one counted.
    pub(in crate::import) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The number of a text; what is longer than a cell may be is cut.
    ///
    /// # Errors
    /// [`ImportError::TooMuchText`] past 4 GiB of distinct texts.
    #[inline]
    pub(in crate::import) fn intern(
        &mut self,
        form: Form,
        text: &[u8],
    ) -> Result<u32, ImportError> {
        if text.is_empty() {
            return Ok(EMPTY);
        }
        if self.is(self.last, form, text) {
            return Ok(self.last);
        }
        self.find_or_add(form, text)
    }

    fn find_or_add(&mut self, form: Form, text: &[u8]) -> Result<u32, ImportError> {
        let text = text.get(..MAX_CELL).unwrap_or(text);
        let hash = hash(text, form as u64);
        let upper = hash & !u64::from(u32::MAX);
        let places = self.places.as_slice();
        let mask = places.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let place = places[at];
            if place == 0 {
                break;
            }
            let number = place as u32 - 1;
            if place & !u64::from(u32::MAX) == upper && self.is(number, form, text) {
                self.last = number;
                return Ok(number);
            }
            at = (at + 1) & mask;
        }
        let number = self.entries.len() as u32;
        let (Ok(start), true) = (u32::try_from(self.bytes.len()), number < u32::MAX - 1) else {
            return Err(ImportError::TooMuchText);
        };
        self.bytes.extend_from_slice(text);
        self.entries.push(Entry {
            start,
            len: text.len() as u16,
            form,
        });
        self.places[at] = upper | u64::from(number + 1);
        self.last = number;
        if self.entries.len() * 2 > self.places.len() {
            self.grow();
        }
        Ok(number)
    }

    fn grow(&mut self) {
        let mask = self.places.len() * 2 - 1;
        let mut places = vec![0; mask + 1];
        for number in 1..self.entries.len() as u32 {
            let hash = hash(self.bytes_of(number), self.form(number) as u64);
            let mut at = hash as usize & mask;
            while places[at] != 0 {
                at = (at + 1) & mask;
            }
            places[at] = hash & !u64::from(u32::MAX) | u64::from(number + 1);
        }
        self.places = places;
    }

    #[inline(always)]
    fn is(&self, number: u32, form: Form, text: &[u8]) -> bool {
        let entry = self.entries.as_slice()[number as usize];
        entry.form == form && entry.len as usize == text.len() && same(self.bytes_of(number), text)
    }

    /// The bytes of a text.
    #[inline(always)]
    pub(in crate::import) fn bytes_of(&self, number: u32) -> &[u8] {
        let entry = self.entries.as_slice()[number as usize];
        let bytes = self.bytes.as_slice();
        &bytes[entry.start as usize..entry.start as usize + entry.len as usize]
    }

    /// How the cell was stored.
    pub(in crate::import) fn form(&self, number: u32) -> Form {
        self.entries[number as usize].form
    }

    /// The text for a person or a record.
    pub(in crate::import) fn text(&self, number: u32) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.bytes_of(number))
    }

    /// All numbers but the empty text's.
    pub(in crate::import) fn numbers(&self) -> std::ops::Range<u32> {
        1..self.entries.len() as u32
    }
}

/// The first eight bytes as a word, and those behind them. A pattern, for the methods of slices are calls where the core is
/// compiled for size.
#[inline(always)]
fn eight(text: &[u8]) -> Option<(u64, &[u8])> {
    match *text {
        [a, b, c, d, e, f, g, h, ref rest @ ..] => {
            Some((u64::from_le_bytes([a, b, c, d, e, f, g, h]), rest))
        }
        _ => None,
    }
}

/// Whether two texts of one length are equal, eight bytes at a time: most are short, and a call
/// to compare them costs more than the comparison, above all in WebAssembly.
#[inline(always)]
fn same(mut a: &[u8], mut b: &[u8]) -> bool {
    while let (Some((word, a_rest)), Some((other, b_rest))) = (eight(a), eight(b)) {
        if word != other {
            return false;
        }
        (a, b) = (a_rest, b_rest);
    }
    tail(a) == tail(b)
}

/// Fewer than eight bytes as one word; for a given length no two texts have the same.
#[inline(always)]
fn tail(rest: &[u8]) -> u64 {
    match *rest {
        [a, b, c, d, ..] => {
            let first = u32::from_le_bytes([a, b, c, d]);
            let last = match *rest {
                [.., w, x, y, z] => u32::from_le_bytes([w, x, y, z]),
                _ => 0,
            };
            u64::from(first) | u64::from(last) << 32
        }
        [a, b, c] => u64::from(a) | u64::from(b) << 8 | u64::from(c) << 16,
        [a, b] => u64::from(a) | u64::from(b) << 8,
        [a] => u64::from(a),
        [] => 0,
    }
}

/// Multiplies eight bytes at a time into the state (as FxHash does), then mixes the halves.
#[inline(always)]
fn hash(mut text: &[u8], seed: u64) -> u64 {
    const K: u64 = 0xf135_7aea_2e62_a9c5;
    let mix = |state: u64, word: u64| {
        let state = (state ^ word).wrapping_mul(K);
        state ^ (state >> 32)
    };
    let mut state = (text.len() as u64 ^ seed << 32).wrapping_mul(K);
    while let Some((word, rest)) = eight(text) {
        state = mix(state, word);
        text = rest;
    }
    state = mix(state, tail(text));
    mix(state, state >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_texts_have_one_number(texts in prop::collection::vec("[ab]{0,9}", 0..3000)) {
            let mut table = Texts::default();
            let numbers: Vec<_> =
                texts.iter().map(|t| table.intern(Form::Text, t.as_bytes()).unwrap()).collect();
            let distinct: std::collections::BTreeSet<_> =
                texts.iter().filter(|t| !t.is_empty()).collect();
            prop_assert_eq!(table.len(), distinct.len() + 1);
            for (text, number) in texts.iter().zip(numbers) {
                prop_assert_eq!(table.text(number), text.as_str());
            }
        }
    }

    #[test]
    fn a_number_is_not_its_text() {
        let mut table = Texts::default();
        let text = table.intern(Form::Text, b"1").unwrap();
        let number = table.intern(Form::Number, b"1").unwrap();
        assert_ne!(text, number);
        assert_eq!(table.form(number), Form::Number);
    }
}
