//! In which encoding a text is: decided on the whole file, as it comes, slice by slice.
//!
//! UTF-8 has rules that other encodings break at once, so it is taken unless more than a few characters break them. Of the
//! others each reads all bytes, and the one that makes the most common characters of them is proposed.

use serde::{Deserialize, Serialize};

use super::encoding::Encoding;
use super::readings::{
    BIG5, DamagedPlace, EUC_KR, GB18030, MOST_PLACES, Narrow, SHIFT_JIS, Utf8, Wide,
};
use crate::sorting::sort_by;

/// What the bytes of a text say of its encoding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingFound {
    /// The one that is proposed.
    pub encoding: Encoding,
    /// Whether no other one comes near.
    pub sure: bool,
    /// Others that could be meant, the likeliest first.
    pub others: Vec<Encoding>,
    /// Places that the proposed one cannot read.
    pub damaged: u32,
    /// The first of them, at most 20.
    pub places: Vec<DamagedPlace>,
    /// Bytes that are zero, which no text has; they are passed over.
    pub zeros: u32,
}

impl EncodingFound {
    /// What all bytes of a text say, whose head was taken for this encoding.
    pub fn of(head: Encoding, bytes: &[u8]) -> Self {
        let mut vote = EncodingVote::new(head);
        vote.take(bytes);
        vote.finish()
    }
}

/// Characters of UTF-8 after which it is certain what the text is, unless one in [`FEW`] is broken.
const CERTAIN: u32 = 4_096;
/// Characters of other encodings after which more tell nothing new.
const ENOUGH: u32 = 500_000;

/// Takes the bytes of a text and decides.
#[derive(Debug)]
pub struct EncodingVote {
    /// Set where the head leaves no doubt, as that of UTF-16 does.
    known: Option<Encoding>,
    utf8: Utf8,
    wide: [Wide; 4],
    narrow: Narrow,
    line: u32,
    zeros: u32,
}

impl EncodingVote {
    /// A vote on a text whose head was taken for this encoding.
    pub fn new(head: Encoding) -> Self {
        let is_known = matches!(head, Encoding::Utf16Le | Encoding::Utf16Be);
        Self {
            known: is_known.then_some(head),
            utf8: Utf8::default(),
            wide: [GB18030, BIG5, SHIFT_JIS, EUC_KR].map(Wide::new),
            narrow: Narrow::default(),
            line: 1,
            zeros: 0,
        }
    }
}

const HIGH: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

/// The high bit of every byte that is zero, of eight bytes below 0x80.
const fn zeros(word: u64) -> u64 {
    !((word & !HIGH) + (ONES * 0x7f)) & !word & HIGH
}

impl EncodingVote {
    /// Takes the next bytes, in pieces of any size.
    pub fn take(&mut self, bytes: &[u8]) {
        if self.known.is_some() {
            return;
        }
        let mut at = 0;
        while at < bytes.len() {
            if self.is_idle() {
                while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
                    let word = u64::from_le_bytes(*eight);
                    if word & HIGH != 0 {
                        break;
                    }
                    self.line += zeros(word ^ (ONES * b'\n' as u64)).count_ones();
                    self.zeros += zeros(word).count_ones();
                    self.narrow.before = eight[7];
                    at += 8;
                }
            }
            if let Some(&byte) = bytes.get(at) {
                self.byte(byte, bytes, at);
            }
            at += 1;
        }
    }

    /// Whether no encoding is in the middle of a character or of a word.
    fn is_idle(&self) -> bool {
        self.utf8.needed == 0
            && (!self.asks_others()
                || self.narrow.run == 0 && self.wide.iter().all(|wide| wide.lead == 0))
    }

    /// Whether other encodings than UTF-8 may still be meant.
    fn asks_others(&self) -> bool {
        let is_certain = self.utf8.characters >= CERTAIN && self.utf8.is_right();
        !is_certain && self.narrow.bytes < ENOUGH
    }

    fn byte(&mut self, byte: u8, bytes: &[u8], at: usize) {
        if self.utf8.take(byte) && self.utf8.places.len() < MOST_PLACES {
            self.utf8.places.push(DamagedPlace {
                line: self.line,
                text: around(bytes, at),
            });
        }
        if self.asks_others() {
            for wide in &mut self.wide {
                wide.take(byte, self.line);
            }
            self.narrow.take(byte);
        }
        self.line += u32::from(byte == b'\n');
        self.zeros += u32::from(byte == 0);
    }

    /// Decides, once all bytes were taken.
    pub fn finish(mut self) -> EncodingFound {
        // What is cut off at the end is damage too.
        self.utf8.errors += u32::from(self.utf8.needed > 0);
        self.so_far()
    }

    /// Decides by the bytes of a text's head, whose last character may be cut.
    pub(super) fn so_far(mut self) -> EncodingFound {
        if let Some(encoding) = self.known {
            return EncodingFound {
                encoding,
                sure: true,
                others: Vec::new(),
                damaged: 0,
                places: Vec::new(),
                zeros: 0,
            };
        }
        // An end of the word that may stand at the very end.
        self.narrow.take(b'\n');
        let utf8 = (Encoding::Utf8, self.utf8.score());
        let narrow = self.narrow.scores();
        let wide = self
            .wide
            .iter()
            .map(|wide| (wide.rules.encoding, wide.score()));
        // Of equals the first stays.
        let mut scores: Vec<(Encoding, f64)> = wide.chain(narrow).collect();
        sort_by(&mut scores, |a, b| b.1.total_cmp(&a.1));
        scores.insert(0, utf8);
        if !self.utf8.is_right() {
            sort_by(&mut scores, |a, b| b.1.total_cmp(&a.1));
        }
        let (encoding, best) = scores[0];
        let is_utf8 = encoding == Encoding::Utf8;
        let is_known = is_utf8 && self.utf8.is_right();
        let close = |&(_, score): &(Encoding, f64)| score > 0.75 * best;
        let sure = is_known || best > 0.5 && !scores[1..].iter().any(close);
        let near = |&(_, score): &(Encoding, f64)| !is_known && score > 0.3;
        let others = scores[1..].iter().filter(|score| near(score));
        let others = others.map(|(encoding, _)| *encoding).collect();
        let (damaged, places) = if is_utf8 {
            (self.utf8.errors, self.utf8.places)
        } else {
            let wide = self
                .wide
                .iter()
                .find(|wide| wide.rules.encoding == encoding);
            wide.map_or((0, Vec::new()), |wide| (wide.errors, wide.places.clone()))
        };
        EncodingFound {
            encoding,
            sure,
            others,
            damaged,
            places,
            zeros: self.zeros,
        }
    }
}

/// What stands around a byte in its cell, as far as the bytes at hand show it.
fn around(bytes: &[u8], at: usize) -> String {
    let is_edge = |byte: &u8| matches!(byte, b',' | b';' | b'\t' | b'|' | b'"' | b'\n' | b'\r');
    let from = at.saturating_sub(48);
    let start = bytes[from..at]
        .iter()
        .rposition(is_edge)
        .map_or(from, |edge| from + edge + 1);
    let to = bytes.len().min(at + 24);
    let end = bytes[at..to]
        .iter()
        .position(is_edge)
        .map_or(to, |edge| at + edge);
    // Where the window cuts a character it is not the file that is damaged.
    let goes_on = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    let start = (start..at).find(|&at| !goes_on(at)).unwrap_or(at);
    let end = (at..=end).rev().find(|&at| !goes_on(at)).unwrap_or(at);
    String::from_utf8_lossy(&bytes[start..end])
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests;
