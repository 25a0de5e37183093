//! One entry of the archive, unpacked piece by piece with its limits counted.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::error::{Piece, XlsxError};
use super::zip::Entry;
use crate::codec::Crc32;

/// How far back DEFLATE refers: this much of what was unpacked must stay in place.
pub const HISTORY: usize = 32 * 1024;

/// The unpacked bytes of an entry, in order.
pub struct Unpacked<'a> {
    packed: &'a [u8],
    at: usize,
    /// None for entries that are stored as they are.
    inflater: Option<Box<DecompressorOxide>>,
    made: u64,
    size: u64,
    sum: Crc32,
    crc: u32,
    piece: Piece,
    done: bool,
}

impl<'a> Unpacked<'a> {
    /// Starts on an entry that may unpack to at most so many bytes.
    ///
    /// # Errors
    /// [`XlsxError::TooLarge`] when it says to be larger, [`XlsxError::UnknownPacking`].
    pub fn new(entry: &Entry<'a>, piece: Piece, most: u64) -> Result<Self, XlsxError> {
        if entry.size > most {
            return Err(XlsxError::TooLarge { piece, most });
        }
        let inflater = match (entry.encrypted, entry.method) {
            (false, 0) => None,
            (false, 8) => Some(Box::default()),
            _ => return Err(XlsxError::UnknownPacking(piece)),
        };
        Ok(Self {
            packed: entry.packed,
            at: 0,
            inflater,
            made: 0,
            size: entry.size,
            sum: Crc32::default(),
            crc: entry.crc,
            piece,
            done: false,
        })
    }

    /// Which piece of the workbook this is.
    pub const fn piece(&self) -> Piece {
        self.piece
    }

    /// How much of the packed bytes is used up, from 0 to 1.
    pub fn share(&self) -> f64 {
        if self.packed.is_empty() {
            1.0
        } else {
            self.at as f64 / self.packed.len() as f64
        }
    }

    /// Unpacks into `window` from `at` on, before which the last [`HISTORY`] bytes stand. Gives the
    /// number of bytes; none means the end, at which size and checksum are right.
    ///
    /// # Errors
    /// [`XlsxError::Damaged`] when the bytes are not what the directory says: more, fewer or others.
    pub fn read(&mut self, window: &mut [u8], at: usize) -> Result<usize, XlsxError> {
        let damaged = XlsxError::Damaged(self.piece);
        let mut made = 0;
        while made == 0 && !self.done {
            let rest = &self.packed[self.at..];
            let (used, new) = match &mut self.inflater {
                None => {
                    let count = rest.len().min(window.len() - at);
                    window[at..at + count].copy_from_slice(&rest[..count]);
                    self.done = count == rest.len();
                    (count, count)
                }
                Some(inflater) => {
                    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
                    let (status, used, new) = decompress(inflater, rest, window, at, flags);
                    match status {
                        TINFLStatus::Done => self.done = true,
                        TINFLStatus::HasMoreOutput if used > 0 || new > 0 => {}
                        _ => return Err(damaged),
                    }
                    (used, new)
                }
            };
            self.at += used;
            made = new;
        }
        self.sum.update(&window[at..at + made]);
        self.made += made as u64;
        // Told sizes were checked against the limit, so no more than told can ever be unpacked.
        if self.made > self.size || (self.done && made == 0 && !self.is_right()) {
            return Err(damaged);
        }
        Ok(made)
    }

    fn is_right(&self) -> bool {
        self.made == self.size && self.sum.value() == self.crc
    }
}
