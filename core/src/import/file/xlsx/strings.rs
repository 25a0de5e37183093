//! The texts that cells share, in one arena.

use super::error::{Piece, XlsxError};
use super::escape::push_text;
use super::inflate::Unpacked;
use super::xml::{Event, Xml};
use super::zip::Entry;

/// Most bytes that the shared texts may unpack to.
const MAX_BYTES: u64 = 512 * 1024 * 1024;
/// Most shared texts.
const MAX_STRINGS: usize = 32_000_000;

/// All shared texts, one after the other.
#[derive(Debug, Default)]
pub struct Strings {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the piece.
    ///
    /// # Errors
    /// [`XlsxError`] when it is too large or damaged.
    pub fn read(entry: &Entry<'_>) -> Result<Self, XlsxError> {
        let mut xml = Xml::new(Unpacked::new(entry, Piece::SharedStrings, MAX_BYTES)?);
        let mut strings = Self::default();
        let mut part = Part::default();
        let mut inside = false;
        loop {
            match xml.next()? {
                Event::Open { name, empty, .. } => match xml.bytes(&name) {
                    b"si" if empty => strings.end()?,
                    b"si" => {
                        inside = true;
                        part = Part::default();
                    }
                    name if inside && !empty => part.open(name),
                    _ => {}
                },
                Event::Close(name) => match xml.bytes(&name) {
                    b"si" if inside => {
                        inside = false;
                        strings.end()?;
                    }
                    name => part.close(name),
                },
                Event::Text(text) if inside && part.is_text() => {
                    push_text(xml.bytes(&text), &mut strings.bytes);
                }
                Event::Cdata(text) if inside && part.is_text() => {
                    strings.bytes.extend_from_slice(xml.bytes(&text));
                }
                Event::Text(_) | Event::Cdata(_) => {}
                Event::End if inside => return Err(xml.damaged()),
                Event::End => return Ok(strings),
            }
        }
    }

    fn end(&mut self) -> Result<(), XlsxError> {
        if self.ends.len() == MAX_STRINGS {
            return Err(XlsxError::TooLarge {
                piece: Piece::SharedStrings,
                most: MAX_BYTES,
            });
        }
        // Unpacked text only gets shorter, so MAX_BYTES keeps this within u32.
        self.ends.push(self.bytes.len() as u32);
        Ok(())
    }

    /// The text with this number.
    pub fn get(&self, index: u32) -> Option<&[u8]> {
        let index = index as usize;
        let end = *self.ends.get(index)? as usize;
        let start = index
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        Some(&self.bytes[start..end])
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }
}

/// Where in a rich text we are: its runs count, the readings over them (`rPh`) do not.
#[derive(Debug, Default)]
pub struct Part {
    text: bool,
    reading: bool,
}

impl Part {
    /// A start tag within the text.
    pub fn open(&mut self, name: &[u8]) {
        match name {
            b"t" => self.text = true,
            b"rPh" => self.reading = true,
            _ => {}
        }
    }

    /// An end tag within the text.
    pub fn close(&mut self, name: &[u8]) {
        match name {
            b"t" => self.text = false,
            b"rPh" => self.reading = false,
            _ => {}
        }
    }

    /// Whether characters here belong to the text.
    pub const fn is_text(&self) -> bool {
        self.text && !self.reading
    }
}
