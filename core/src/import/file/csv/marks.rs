//! The bytes of a delimited text that may end a cell.

/// Finds delimiters, quotes and line ends eight bytes at a time.
pub(super) struct Marks<'a> {
    pub(super) bytes: &'a [u8],
    delimiters: u64,
    /// Where the eight bytes of `found` start.
    base: usize,
    /// The high bit of every byte that is a mark and has not been given out.
    found: u64,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const QUOTES: u64 = ONES * b'"' as u64;
const LF: u64 = ONES * b'\n' as u64;
const CR: u64 = ONES * b'\r' as u64;

impl<'a> Marks<'a> {
    pub(super) fn new(bytes: &'a [u8], delimiter: u8) -> Self {
        let mut marks = Self {
            bytes,
            delimiters: ONES * u64::from(delimiter),
            base: 0,
            found: 0,
        };
        marks.seek(0);
        marks
    }

    /// Goes on at this place, back or forth.
    pub(super) fn seek(&mut self, at: usize) {
        self.base = at;
        self.load();
    }

    #[inline(always)]
    fn load(&mut self) {
        let word = match self.bytes.get(self.base..self.base + 8) {
            Some(eight) => {
                let mut word = [0; 8];
                word.copy_from_slice(eight);
                u64::from_le_bytes(word)
            }
            None => {
                let rest = self.bytes.get(self.base..).unwrap_or_default();
                let mut word = [0; 8];
                word[..rest.len()].copy_from_slice(rest);
                u64::from_le_bytes(word)
            }
        };
        // Adding 0x7f to the low seven bits sets the high bit unless they are all zero, that is
        // unless the byte equals the mark; bytes with their own high bit set are never marks.
        let low = word & LOW;
        let differs = ((low ^ self.delimiters) + LOW)
            & ((low ^ QUOTES) + LOW)
            & ((low ^ LF) + LOW)
            & ((low ^ CR) + LOW);
        self.found = !(differs | word | LOW);
    }

    /// The next mark, or the number of bytes when there is none.
    #[inline(always)]
    pub(super) fn next(&mut self) -> usize {
        while self.found == 0 {
            if self.base + 8 >= self.bytes.len() {
                return self.bytes.len();
            }
            self.base += 8;
            self.load();
        }
        let at = self.base + (self.found.trailing_zeros() / 8) as usize;
        self.found &= self.found - 1;
        at
    }
}
