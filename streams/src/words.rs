//! What follows the code, told word by word where it holds words: places of texts with their lengths, and numbers of
//! functions. In a module's data a text mostly begins where the one before ended, and functions of one table stand near.
//!
//! In LEB128 stand by turns how many bytes are as they are and how many words follow. Each word has a kind: a small number
//! itself, [`NUMBER`] or [`POINTER`] by how far it is from the last such, or [`NEXT`]. These five are streams of their own.

/// The word is a number, told by its distance from the last one that was told so.
pub const NUMBER: u8 = 0xfd;
/// The word is a place in memory, told by its distance from the last place.
pub const POINTER: u8 = 0xfe;
/// The word is the place where what the last one names ends: that place, and the number behind it.
pub const NEXT: u8 = 0xff;

/// Memory that data begins in: places are from here on.
pub const LEAST_POINTER: u32 = 1 << 20;

/// What is known of the next word from those before it.
#[derive(Default)]
pub struct Foretold {
    pointer: u32,
    length: u32,
    number: u32,
}

impl Foretold {
    /// Where what the last place names ends.
    pub const fn next(&self) -> u32 {
        self.pointer.wrapping_add(self.length)
    }

    /// How far a word is from the last of its kind.
    pub const fn distance(&self, word: u32) -> i32 {
        let last = if word < LEAST_POINTER {
            self.number
        } else {
            self.pointer
        };
        word.wrapping_sub(last) as i32
    }

    /// The word of a kind, whose distance is told where the kind needs one.
    pub fn word(&self, kind: u8, distance: impl FnOnce() -> Option<i32>) -> Option<u32> {
        Some(match kind {
            NUMBER => self.number.wrapping_add_signed(distance()?),
            POINTER => self.pointer.wrapping_add_signed(distance()?),
            NEXT => self.next(),
            small => small.into(),
        })
    }

    /// What is known after a word of this kind.
    pub const fn after(&mut self, kind: u8, word: u32) {
        match kind {
            POINTER | NEXT => {
                self.pointer = word;
                self.length = 0;
            }
            NUMBER => {
                self.number = word;
                self.length = word;
            }
            _ => self.length = word,
        }
    }
}
