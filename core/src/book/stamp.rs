//! A number that changes with what an import looks at in a book.

use std::hash::{Hash, Hasher};

use super::Book;

/// What an import was prepared for. Books with equal customers, products, orders and records have equal
/// stamps, and others differ but for chance. Good within one build of the program; never stored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stamp(u64);

impl Stamp {
    /// The stamp of a book; that of the empty book is the default one.
    pub fn of(book: &Book) -> Self {
        let mut hasher = Mixer::default();
        let orders = book.orders();
        // The lengths go first, so that tables cannot run into each other.
        hasher.write_usize(orders.len());
        hasher.write_usize(orders.line_count());
        book.customers().hash(&mut hasher);
        book.products().hash(&mut hasher);
        for id in orders.ids() {
            (orders.code(id), orders.customer(id), orders.day(id)).hash(&mut hasher);
        }
        book.records().hash(&mut hasher);
        Self(hasher.finish())
    }

    /// From the number that [`Self::number`] gave, in another thread.
    pub const fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// As a number.
    pub const fn number(self) -> u64 {
        self.0
    }
}

/// A word at a time: the standard hasher guards against attackers at several times the cost, and
/// nobody gains from fooling this one.
#[derive(Default)]
struct Mixer(u64);

impl Mixer {
    /// Reversible for each word, so one changed word is always seen.
    fn mix(&mut self, word: u64) {
        let mixed = (self.0.rotate_left(29) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        // The length keeps apart texts that differ in zeros at the end.
        self.mix(bytes.len() as u64);
        let (chunks, rest) = bytes.as_chunks::<8>();
        chunks
            .iter()
            .for_each(|chunk| self.mix(u64::from_le_bytes(*chunk)));
        if !rest.is_empty() {
            let mut tail = [0; 8];
            tail[..rest.len()].copy_from_slice(rest);
            self.mix(u64::from_le_bytes(tail));
        }
    }

    fn write_u8(&mut self, word: u8) {
        self.mix(word.into());
    }

    fn write_u32(&mut self, word: u32) {
        self.mix(word.into());
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn write_usize(&mut self, word: usize) {
        self.mix(word as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
