//! Tags and texts of an XML piece, scanned in a window of its unpacked bytes.
//!
//! Only what workbooks use: names without their prefixes, attributes, texts, CDATA. Comments and
//! processing instructions are skipped; a document type is refused, as the format does.

use std::ops::Range;

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
            if let Some(found) = find(b'<', rest) {
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
        let (name, _) = self.tag(2)?;
        Ok(Event::Close(name))
    }

    fn open(&mut self) -> Result<Event, XlsxError> {
        let (name, end) = self.tag(1)?;
        let empty = end > name.end && self.window[end - 1] == b'/';
        Ok(Event::Open {
            attributes: name.end..if empty { end - 1 } else { end },
            name,
            empty,
        })
    }

    /// Takes the tag whose name starts so many bytes on: its name without prefix, and where it ends.
    fn tag(&mut self, first: usize) -> Result<(Range<usize>, usize), XlsxError> {
        loop {
            let start = self.at + first;
            if let Some((name, end)) = scan_tag(&self.window[start..self.end]) {
                self.at = start + end + 1;
                return Ok((start + name.start..start + name.end, start + end));
            }
            // Longer than what is unpacked: rare, so it is scanned again from its start.
            if !self.refill()? {
                return Err(self.damaged());
            }
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
            match find(ending[0], rest) {
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

/// Where a byte first stands. Tags and texts of a sheet are a few bytes long: a plain loop finds
/// their ends sooner than a search made for long texts.
fn find(wanted: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&byte| byte == wanted)
}

/// The name without prefix and the place of the `>` of a tag that is here from its name on.
fn scan_tag(tag: &[u8]) -> Option<(Range<usize>, usize)> {
    let (mut at, mut name) = (0, 0);
    loop {
        match *tag.get(at)? {
            b':' => name = at + 1,
            b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n' => break,
            _ => {}
        }
        at += 1;
    }
    let name = name..at;
    loop {
        match *tag.get(at)? {
            b'>' => return Some((name, at)),
            // A `>` may stand within quotes.
            quote @ (b'"' | b'\'') => at += find(quote, &tag[at + 1..])? + 2,
            _ => at += 1,
        }
    }
}

/// The attributes of a tag: names without prefix, values with their entities.
pub fn attributes(mut rest: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        let equals = find(b'=', rest)?;
        let name = rest[..equals].trim_ascii();
        let name = find(b':', name).map_or(name, |colon| &name[colon + 1..]);
        let value = rest[equals + 1..].trim_ascii_start();
        let (&quote, value) = value.split_first()?;
        let length = find(quote, value)?;
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
