//! Tags and texts of an XML piece, scanned in a window of its unpacked bytes. Must not know spreadsheets.
//!
//! Only what workbooks use: names without their prefixes, attributes, texts, CDATA. Comments and
//! processing instructions are skipped; a document type is refused, as the format does.

use std::ops::Range;

use memchr::memchr;

use super::error::XlsxError;
use super::inflate::{HISTORY, Unpacked};

/// Bytes of a window; it grows for a tag or text that is longer.
const WINDOW: usize = 256 * 1024;

/// Longest tag or text: a cell holds at most 32,767 characters, each up to ten bytes when escaped.
const MAX_TOKEN: usize = 4 * 1024 * 1024;

/// What comes next. The ranges are good until the next call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A start tag: its name without prefix, its attributes, and whether it ends itself.
    Open {
        /// Name.
        name: Range<usize>,
        /// Everything behind the name.
        attributes: Range<usize>,
        /// `<x/>`.
        empty: bool,
    },
    /// An end tag's name without prefix.
    Close(Range<usize>),
    /// Text with entities in it.
    Text(Range<usize>),
    /// Text as it is.
    Cdata(Range<usize>),
    /// The end of the piece.
    End,
}

/// A scanner over one piece.
pub struct Xml<'a> {
    source: Unpacked<'a>,
    window: Vec<u8>,
    /// Where the next token starts.
    at: usize,
    /// Where the unpacked bytes end.
    end: usize,
}

impl<'a> Xml<'a> {
    /// Starts a piece.
    pub fn new(source: Unpacked<'a>) -> Self {
        Self {
            source,
            window: vec![0; WINDOW],
            at: 0,
            end: 0,
        }
    }

    /// The bytes of a range of the last event.
    pub fn bytes(&self, range: &Range<usize>) -> &[u8] {
        &self.window[range.clone()]
    }

    /// How much of the piece is read, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.source.share()
    }

    /// That this piece is damaged.
    pub const fn damaged(&self) -> XlsxError {
        XlsxError::Damaged(self.source.piece())
    }

    /// Reads on to the end, which checks size and checksum.
    ///
    /// # Errors
    /// [`XlsxError::Damaged`].
    pub fn drain(&mut self) -> Result<(), XlsxError> {
        self.at = self.end;
        while self.refill()? {
            self.at = self.end;
        }
        Ok(())
    }

    /// The next tag or text.
    ///
    /// # Errors
    /// [`XlsxError::Damaged`] when the bytes are no XML or end within a tag.
    pub fn next(&mut self) -> Result<Event, XlsxError> {
        loop {
            if self.at == self.end && !self.refill()? {
                return Ok(Event::End);
            }
            if self.window[self.at] != b'<' {
                return self.text();
            }
            if !self.has(2)? {
                return Err(self.damaged());
            }
            match self.window[self.at + 1] {
                b'/' => return self.close(),
                b'?' => {
                    self.until(b"?>", 2)?;
                }
                b'!' => {
                    if self.starts_with(b"<!--")? {
                        self.until(b"-->", 4)?;
                    } else if self.starts_with(b"<![CDATA[")? {
                        let whole = self.until(b"]]>", 9)?;
                        return Ok(Event::Cdata(whole.start + 9..whole.end - 3));
                    } else {
                        return Err(self.damaged());
                    }
                }
                _ => return self.open(),
            }
        }
    }

    fn text(&mut self) -> Result<Event, XlsxError> {
        let mut length = 0;
        loop {
            let rest = &self.window[self.at + length..self.end];
            if let Some(found) = memchr(b'<', rest) {
                length += found;
                break;
            }
            length += rest.len();
            if !self.refill()? {
                break;
            }
        }
        let start = self.at;
        self.at += length;
        Ok(Event::Text(start..self.at))
    }

    fn close(&mut self) -> Result<Event, XlsxError> {
        let whole = self.until(b">", 2)?;
        let name = whole.start + 2..whole.end - 1;
        let name = name.start..name.start + self.window[name].trim_ascii_end().len();
        Ok(Event::Close(self.local(name)))
    }

    fn open(&mut self) -> Result<Event, XlsxError> {
        // A `>` may stand within the quotes of an attribute.
        let (mut length, mut quote) = (1, 0u8);
        let length = loop {
            if !self.has(length + 1)? {
                return Err(self.damaged());
            }
            let rest = &self.window[self.at + length..self.end];
            let found = rest.iter().position(|&byte| {
                if quote == 0 {
                    if byte == b'"' || byte == b'\'' {
                        quote = byte;
                    }
                    byte == b'>'
                } else {
                    if byte == quote {
                        quote = 0;
                    }
                    false
                }
            });
            match found {
                Some(found) => break length + found,
                None => length += rest.len(),
            }
        };
        let start = self.at + 1;
        let close = self.at + length;
        self.at = close + 1;
        let empty = self.window[close - 1] == b'/' && close > start;
        let inside = start..if empty { close - 1 } else { close };
        let name = self.window[inside.clone()]
            .iter()
            .position(u8::is_ascii_whitespace)
            .map_or(inside.end, |space| inside.start + space);
        Ok(Event::Open {
            name: self.local(inside.start..name),
            attributes: name..inside.end,
            empty,
        })
    }

    /// A name without its prefix.
    fn local(&self, name: Range<usize>) -> Range<usize> {
        match memchr(b':', &self.window[name.clone()]) {
            Some(colon) => name.start + colon + 1..name.end,
            None => name,
        }
    }

    /// The token that starts here and ends with `ending`, which is looked for behind its first bytes.
    fn until(&mut self, ending: &[u8], first: usize) -> Result<Range<usize>, XlsxError> {
        let mut length = first;
        loop {
            if !self.has(length + ending.len())? {
                return Err(self.damaged());
            }
            let rest = &self.window[self.at + length..self.end];
            match memchr(ending[0], rest) {
                Some(found) => {
                    length += found;
                    if self.has(length + ending.len())?
                        && self.window[self.at + length..].starts_with(ending)
                    {
                        let start = self.at;
                        self.at += length + ending.len();
                        return Ok(start..self.at);
                    }
                    length += 1;
                }
                None => length += rest.len(),
            }
        }
    }

    fn starts_with(&mut self, start: &[u8]) -> Result<bool, XlsxError> {
        Ok(self.has(start.len())? && self.window[self.at..].starts_with(start))
    }

    /// Whether so many bytes follow; unpacks more as needed.
    fn has(&mut self, count: usize) -> Result<bool, XlsxError> {
        while self.end - self.at < count {
            if !self.refill()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Unpacks more, keeping the token and the history of the inflater; says whether there was any.
    fn refill(&mut self) -> Result<bool, XlsxError> {
        let keep = self.at.min(self.end.saturating_sub(HISTORY));
        if self.end == self.window.len() {
            self.window.copy_within(keep..self.end, 0);
            self.at -= keep;
            self.end -= keep;
            if self.end - self.at > MAX_TOKEN {
                return Err(self.damaged());
            }
            if self.window.len() - self.end < WINDOW / 4 {
                self.window.resize(self.window.len() * 2, 0);
            }
        }
        let made = self.source.read(&mut self.window, self.end)?;
        self.end += made;
        Ok(made > 0)
    }
}

/// The attributes of a tag: names without prefix, values with their entities.
pub fn attributes(mut rest: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        let equals = memchr(b'=', rest)?;
        let name = rest[..equals].trim_ascii();
        let name = memchr(b':', name).map_or(name, |colon| &name[colon + 1..]);
        let value = rest[equals + 1..].trim_ascii_start();
        let (&quote, value) = value.split_first()?;
        let length = memchr(quote, value)?;
        rest = &value[length + 1..];
        Some((name, &value[..length]))
    })
}

/// The value of the attribute with this name.
pub fn attribute<'t>(tag: &'t [u8], wanted: &[u8]) -> Option<&'t [u8]> {
    attributes(tag)
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value)
}
