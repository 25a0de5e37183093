//! Puts a module together again. Every place is checked: damaged streams give nothing, and never hang.

use core::ops::Range;

use crate::form::{
    BLOCK, BYTES_4, BYTES_8, COUNTED, COUNTED_AND_ONE, END, GLOBAL_GET, I32_ADD, IF, KNOWN, LONG,
    NO_BYTE, STREAMS, Stream,
};
use crate::known::{Known, has_local};
use crate::powers;
use crate::words::{Foretold, NUMBER};

/// The plain module, or `None` where the streams are damaged.
pub fn unpack(streams: &[u8]) -> Option<Vec<u8>> {
    let Sizes { module, room } = Sizes::read(streams, &mut 0)?;
    // A byte of a stream makes at most ten of the module, but for the powers of five.
    if module.max(room).saturating_sub(powers::SIZE) / 10 > streams.len() {
        return None;
    }
    let (mut module, mut room) = (vec![0; module], vec![0; room]);
    unpack_into(streams, &mut room, &mut module)?;
    Some(module)
}

/// How much memory unpacking takes with these streams in it, in bytes.
pub fn memory(streams: &[u8]) -> Option<usize> {
    let Sizes { module, room } = Sizes::read(streams, &mut 0)?;
    streams.len().checked_add(module)?.checked_add(room)
}

/// What unpacking needs, in bytes.
pub struct Sizes {
    /// The plain module.
    pub module: usize,
    /// Its largest function, and eight bytes behind; at least the powers of five.
    pub room: usize,
}

impl Sizes {
    /// Of the streams that begin here.
    pub fn read(streams: &[u8], at: &mut usize) -> Option<Self> {
        Some(Self {
            module: read(streams, at)?,
            room: read(streams, at)?,
        })
    }
}

/// Fills `module`, and `room` on the way. What follows the streams is left alone.
pub fn unpack_into(streams: &[u8], room: &mut [u8], module: &mut [u8]) -> Option<()> {
    let at = &mut 0;
    Sizes::read(streams, at)?;
    let functions = read(streams, at)?;
    let before = read(streams, at)?;
    let (lower, upper) = (read(streams, at)?, read(streams, at)?);
    let mut places = [0; STREAMS];
    for place in &mut places {
        *place = read(streams, at)?;
    }
    let (symbols, _) = streams.get(*at..)?.as_chunks::<4>();
    let symbols = symbols.first_chunk()?;
    *at += size_of_val(symbols);
    for place in &mut places {
        let length = *place;
        *place = *at;
        *at = at.checked_add(length)?;
    }
    copy_all(streams, at, module.get_mut(..before)?)?;
    let mut end = before;
    for _ in 0..functions {
        let size = function(streams, symbols, &mut places, room)?;
        let mut left = size;
        while left > 0x7f {
            put(module, end, [left as u8 | 0x80])?;
            end += 1;
            left >>= 7;
        }
        put(module, end, [left as u8])?;
        end += 1;
        copy_all(room, &mut 0, module.get_mut(end..end.checked_add(size)?)?)?;
        end += size;
    }
    let table = room.get_mut(..powers::SIZE)?;
    powers::fill(table)?;
    let mut after = After::read(streams, *at)?;
    let mut piece = |place: usize, piece: Range<usize>| {
        let Some(place) = place.checked_sub(1) else {
            return Some(());
        };
        let before = end.checked_add(place)?;
        after.fill(module.get_mut(end..before)?)?;
        let piece = table.get(piece)?;
        end = before.checked_add(piece.len())?;
        copy_all(piece, &mut 0, module.get_mut(before..end)?)
    };
    piece(lower, powers::LOWER)?;
    piece(upper, powers::UPPER)?;
    after.fill(module.get_mut(end..)?)
}

/// What follows the code, told by bytes and words ([`crate::words`]), as far as it was read.
struct After<'a> {
    streams: &'a [u8],
    turns: usize,
    kinds: usize,
    /// Where the distances of numbers and of places stand.
    distances: [usize; 2],
    bytes: usize,
    /// How many bytes are as they are before the next words, and how many words follow.
    turn: (usize, usize),
    foretold: Foretold,
    /// What is left of the word that is written, and how many bytes it has left.
    word: (u32, u8),
}

impl<'a> After<'a> {
    fn read(streams: &'a [u8], mut at: usize) -> Option<Self> {
        let mut places = [0; 5];
        for length in &mut places[..4] {
            *length = read(streams, &mut at)?;
        }
        for place in &mut places {
            let length = *place;
            *place = at;
            at = at.checked_add(length)?;
        }
        let [turns, kinds, numbers, pointers, bytes] = places;
        Some(Self {
            streams,
            turns,
            kinds,
            distances: [numbers, pointers],
            bytes,
            turn: (0, 0),
            foretold: Foretold::default(),
            word: (0, 0),
        })
    }

    fn fill(&mut self, part: &mut [u8]) -> Option<()> {
        for to in part {
            *to = self.byte()?;
        }
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let (word, left) = &mut self.word;
        if *left > 0 {
            *left -= 1;
            *word >>= 8;
            return Some(*word as u8);
        }
        while self.turn == (0, 0) {
            let bytes = read(self.streams, &mut self.turns)?;
            self.turn = (bytes, read(self.streams, &mut self.turns)?);
        }
        let (bytes, words) = &mut self.turn;
        if *bytes > 0 {
            *bytes -= 1;
            let byte = *self.streams.get(self.bytes)?;
            self.bytes += 1;
            return Some(byte);
        }
        *words -= 1;
        let kind = *self.streams.get(self.kinds)?;
        self.kinds += 1;
        let from = &mut self.distances[usize::from(kind != NUMBER)];
        let word = self.foretold.word(kind, || {
            let zigzag = read(self.streams, from)? as u32;
            Some((zigzag >> 1) as i32 ^ -((zigzag & 1) as i32))
        })?;
        self.foretold.after(kind, word);
        self.word = (word, 3);
        Some(word as u8)
    }
}

/// The number in LEB128 that stands at this place.
#[inline(never)]
fn read(streams: &[u8], place: &mut usize) -> Option<usize> {
    let word = u64::from_le_bytes(at(streams, *place)?);
    let length = length(word);
    *place += length;
    usize::try_from(number(word & (u64::MAX >> (64 - 8 * length)))).ok()
}

/// Puts one function together and tells its size. A function of its own, so that browsers soon have its faster form.
#[inline(never)]
fn function(
    streams: &[u8],
    symbols: &[[u8; 4]; 256],
    places: &mut [usize; STREAMS],
    module: &mut [u8],
) -> Option<usize> {
    let mut end = 0;
    let locals = &mut places[Stream::Locals as usize];
    let groups = number(copy(streams, locals, module, &mut end)?);
    for _ in 0..groups {
        copy(streams, locals, module, &mut end)?;
        copy(streams, locals, module, &mut end)?;
    }
    let mut place = places[Stream::Symbols as usize];
    let mut next = symbols[usize::from(*streams.get(place)?)];
    let mut known = Known::new(next[0] == GLOBAL_GET);
    let mut depth = 1;
    while depth > 0 {
        let [code, follows, operands, stream] = next;
        place += 1;
        // One more than the function has; what comes after the last belongs to others.
        next = symbols[usize::from(*streams.get(place)?)];
        put(module, end, [code, follows])?;
        end += 1 + usize::from(follows != NO_BYTE);
        let mut operand = u64::from(follows);
        match operands {
            0 => {}
            1 => {
                let stream = known.stream(stream, next[0] == I32_ADD);
                let from = places.get_mut(usize::from(stream))?;
                operand = copy(streams, from, module, &mut end)?;
            }
            KNOWN => {
                operand = *known.locals.get(usize::from(stream))?;
                put(module, end, operand.to_le_bytes())?;
                end += length(operand);
            }
            _ => {
                let from = places.get_mut(usize::from(stream))?;
                end = rare(streams, from, module, end, operands)?;
            }
        }
        if has_local(code) {
            known.after_local(code, operand);
        } else {
            known.after(code);
            match code {
                BLOCK..=IF => depth += 1,
                END => depth -= 1,
                _ => {}
            }
        }
    }
    places[Stream::Symbols as usize] = place;
    Some(end)
}

/// Fills a part of the module with what stands at this place.
fn copy_all(streams: &[u8], at: &mut usize, part: &mut [u8]) -> Option<()> {
    let (bytes, _) = streams.get(*at..)?.split_at_checked(part.len())?;
    for (to, from) in part.iter_mut().zip(bytes) {
        *to = *from;
    }
    *at += bytes.len();
    Some(())
}

/// Copies operands that are not one number, and tells where they end.
#[inline(never)]
fn rare(
    streams: &[u8],
    from: &mut usize,
    module: &mut [u8],
    mut end: usize,
    operands: u8,
) -> Option<usize> {
    let mut more = operands.into();
    match operands {
        BYTES_4 | BYTES_8 => {
            let count = if operands == BYTES_4 { 4 } else { 8 };
            put(module, end, at::<8>(streams, *from)?)?;
            *from += count;
            return Some(end + count);
        }
        LONG => {
            let mut left = i64::from_le_bytes(at(streams, *from)?);
            *from += 8;
            loop {
                let byte = left as u8 & 0x7f;
                left >>= 7;
                let is_last = left == -i64::from(byte >> 6);
                put(module, end, [if is_last { byte } else { byte | 0x80 }])?;
                end += 1;
                if is_last {
                    return Some(end);
                }
            }
        }
        COUNTED => more = number(copy(streams, from, module, &mut end)?),
        COUNTED_AND_ONE => more = number(copy(streams, from, module, &mut end)?) + 1,
        _ => {}
    }
    for _ in 0..more {
        copy(streams, from, module, &mut end)?;
    }
    Some(end)
}

/// Copies a number in LEB128 from its stream, and tells its bytes, the first lowest.
#[inline(always)]
fn copy(streams: &[u8], from: &mut usize, module: &mut [u8], end: &mut usize) -> Option<u64> {
    let bytes = at(streams, *from)?;
    put(module, *end, bytes)?;
    let word = u64::from_le_bytes(bytes);
    let length = length(word);
    *from += length;
    *end += length;
    Some(word & (u64::MAX >> (64 - 8 * length)))
}

/// How many of these bytes a number in LEB128 takes; eight where it does not end.
#[inline(always)]
const fn length(word: u64) -> usize {
    let ends = !word & 0x0080_8080_8080_8080 | 1 << 63;
    (ends.trailing_zeros() as usize + 1) / 8
}

/// The number in LEB128 that these bytes are.
const fn number(word: u64) -> u64 {
    let mut number = 0;
    let mut place = 0;
    while place < 8 {
        number |= (word >> (place * 8) & 0x7f) << (place * 7);
        place += 1;
    }
    number
}

#[inline(always)]
fn at<const COUNT: usize>(bytes: &[u8], at: usize) -> Option<[u8; COUNT]> {
    bytes.get(at..)?.first_chunk().copied()
}

#[inline(always)]
fn put<const COUNT: usize>(module: &mut [u8], end: usize, bytes: [u8; COUNT]) -> Option<()> {
    *module.get_mut(end..)?.first_chunk_mut()? = bytes;
    Some(())
}
