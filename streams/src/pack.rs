//! Sorts a module into streams.

use std::collections::HashMap;
use std::ops::Range;

use crate::form::{
    BYTES_4, BYTES_8, COUNTED, COUNTED_AND_ONE, GLOBAL_GET, I32_ADD, I32_CONST, KNOWN, LOCAL_GET,
    LOCAL_SET, LOCAL_TEE, LONG, NO_BYTE, STREAMS, Stream, Symbol,
};
use crate::known::{Known, has_local};
use crate::powers;
use crate::unpack::unpack;
use crate::words::{Foretold, LEAST_POINTER, NEXT, NUMBER, POINTER};

/// What a module begins with: its magic number and version.
const MAGIC: &[u8; 8] = b"\0asm\x01\0\0\0";
/// The number of the section that holds functions.
const CODE: u8 = 10;
const CUT: &str = "The wasm ends within a function.";

/// Sorts a module into streams.
///
/// # Errors
/// A sentence: the bytes are no module, or have an instruction that is not known here.
pub fn pack(module: &[u8]) -> Result<Vec<u8>, String> {
    let code = code_of(module).ok_or("The wasm has no code that can be read.")?;
    let mut cursor = Cursor {
        bytes: &module[..code.end],
        at: code.start,
    };
    let functions = cursor.number().ok_or(CUT)?;
    let before = cursor.at;
    let mut sorted = Sorted::default();
    for _ in 0..functions {
        sorted.function(&mut cursor)?;
    }
    let mut out = Vec::new();
    write_number(&mut out, module.len());
    write_number(&mut out, (sorted.largest + 8).max(powers::SIZE));
    write_number(&mut out, functions as usize);
    write_number(&mut out, before);
    let mut after = &module[code.end..];
    let mut sent = Vec::<u8>::new();
    let mut table = [0; powers::SIZE];
    powers::fill(&mut table).ok_or("The powers of five are no table.")?;
    for piece in [powers::LOWER, powers::UPPER] {
        let piece = &table[piece];
        let place = after
            .windows(piece.len())
            .position(|window| window == piece);
        write_number(&mut out, place.map_or(0, |place| place + 1));
        if let Some(place) = place {
            sent.extend(&after[..place]);
            after = &after[place + piece.len()..];
        }
    }
    sent.extend(after);
    for stream in &sorted.streams {
        write_number(&mut out, stream.len());
    }
    for one in &sorted.symbols {
        out.extend(one.map_or([0; 4], |one| {
            [one.code, one.follows, one.operands, one.stream]
        }));
    }
    for stream in &sorted.streams {
        out.extend(stream);
    }
    out.extend(&module[..before]);
    Words::of(&sent).write(&mut out);
    if unpack(&out).is_none_or(|again| again != module) {
        return Err("The wasm writes a number longer than it must.".to_owned());
    }
    Ok(out)
}

/// Bytes in streams, the words among them told as such ([`crate::words`]).
#[derive(Default)]
struct Words {
    turns: Vec<u8>,
    kinds: Vec<u8>,
    numbers: Vec<u8>,
    pointers: Vec<u8>,
    bytes: Vec<u8>,
}

impl Words {
    /// Fewer words in a row cost more to tell of than they spare.
    const LEAST: usize = 4;
    /// Words that are larger are no places and no numbers of functions.
    const MOST: u32 = 2 * LEAST_POINTER - 1;

    /// Words begin at every fourth byte; from which of the first four on is tried.
    fn of(bytes: &[u8]) -> Self {
        let tried = (0..4).map(|first| Self::from(bytes, first));
        tried.max_by_key(|one| one.kinds.len()).unwrap_or_default()
    }

    fn from(bytes: &[u8], first: usize) -> Self {
        let word = |place: usize| {
            let four = bytes.get(place..)?.first_chunk()?;
            Some(u32::from_le_bytes(*four)).filter(|&word| word <= Self::MOST)
        };
        let mut all = Self::default();
        let mut foretold = Foretold::default();
        let (mut told, mut place) = (0, first);
        while place < bytes.len() {
            let words: Vec<u32> = (place..).step_by(4).map_while(word).collect();
            if words.len() >= Self::LEAST {
                write_number(&mut all.turns, place - told);
                write_number(&mut all.turns, words.len());
                all.bytes.extend(&bytes[told..place]);
                words.iter().for_each(|&word| all.word(word, &mut foretold));
                told = place + 4 * words.len();
            }
            place += 4 * (words.len() + 1);
        }
        let rest = bytes.get(told..).unwrap_or_default();
        write_number(&mut all.turns, rest.len());
        write_number(&mut all.turns, 0);
        all.bytes.extend(rest);
        all
    }

    fn word(&mut self, word: u32, foretold: &mut Foretold) {
        let kind = match u8::try_from(word) {
            Ok(small) if small < NUMBER => small,
            _ if word < LEAST_POINTER => NUMBER,
            _ if word == foretold.next() => NEXT,
            _ => POINTER,
        };
        let distance = foretold.distance(word);
        let zigzag = (distance << 1 ^ distance >> 31) as u32 as usize;
        match kind {
            NUMBER => write_number(&mut self.numbers, zigzag),
            POINTER => write_number(&mut self.pointers, zigzag),
            _ => {}
        }
        self.kinds.push(kind);
        foretold.after(kind, word);
    }

    fn write(&self, out: &mut Vec<u8>) {
        let streams = [&self.turns, &self.kinds, &self.numbers, &self.pointers];
        for stream in streams {
            write_number(out, stream.len());
        }
        for stream in streams.into_iter().chain([&self.bytes]) {
            out.extend(stream);
        }
    }
}

/// Where the code section's content stands.
fn code_of(module: &[u8]) -> Option<Range<usize>> {
    let mut cursor = Cursor {
        bytes: module,
        at: MAGIC.len(),
    };
    module.starts_with(MAGIC).then_some(())?;
    loop {
        let id = cursor.byte()?;
        let length = cursor.number()? as usize;
        let content = cursor.at..cursor.at.checked_add(length)?;
        cursor.take(length)?;
        if id == CODE {
            return Some(content);
        }
    }
}

/// The symbols met so far, and the streams up to here.
struct Sorted {
    symbols: [Option<Symbol>; 256],
    places: HashMap<Symbol, u8>,
    streams: [Vec<u8>; STREAMS],
    /// The size of the largest function.
    largest: usize,
}

impl Default for Sorted {
    fn default() -> Self {
        Self {
            symbols: [None; 256],
            places: HashMap::new(),
            streams: Default::default(),
            largest: 0,
        }
    }
}

impl Sorted {
    fn function(&mut self, cursor: &mut Cursor) -> Result<(), String> {
        let size = cursor.number().ok_or(CUT)? as usize;
        self.largest = self.largest.max(size);
        let body = cursor.at;
        let end = body + size;
        let groups = cursor.number().ok_or(CUT)?;
        for _ in 0..groups {
            cursor.number().ok_or(CUT)?;
            cursor.byte().ok_or(CUT)?;
        }
        self.streams[Stream::Locals as usize].extend(&cursor.bytes[body..cursor.at]);
        let mut known = Known::new(cursor.bytes.get(cursor.at) == Some(&GLOBAL_GET));
        while cursor.at < end {
            self.instruction(cursor, &mut known)?;
        }
        if cursor.at == end {
            Ok(())
        } else {
            Err(CUT.to_owned())
        }
    }

    fn instruction(&mut self, cursor: &mut Cursor, known: &mut Known) -> Result<(), String> {
        let code = cursor.byte().ok_or(CUT)?;
        let local = match has_local(code) {
            true => Some(cursor.word().ok_or(CUT)?),
            false => None,
        };
        let known_place = local
            .filter(|_| code == LOCAL_GET)
            .and_then(|local| (0..).zip(known.locals).find(|&(_, one)| one == local));
        let mut follows = NO_BYTE;
        let (operands, stream) = match code {
            0x02..=0x04 => (1, Stream::BlockType),
            0x0c | 0x0d => (1, Stream::Branch),
            0x0e => (COUNTED_AND_ONE, Stream::BranchTable),
            0x10 => (1, Stream::Call),
            0x11 => (2, Stream::Indirect),
            0x1c => (COUNTED, Stream::Rare),
            _ if known_place.is_some() => (KNOWN, Stream::Rare),
            LOCAL_GET | I32_CONST
                if cursor
                    .bytes
                    .get(cursor.at)
                    .is_some_and(|&byte| byte < short(code)) =>
            {
                follows = cursor.byte().ok_or(CUT)?;
                (0, Stream::Rare)
            }
            LOCAL_GET => (1, Stream::LocalGet),
            LOCAL_SET | LOCAL_TEE => (1, Stream::LocalSet),
            0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => (1, Stream::Rare),
            0x28..=0x3e => {
                follows = cursor.byte().filter(|&align| align < 0x80).ok_or(CUT)?;
                let is_load = code < 0x36;
                (1, if is_load { Stream::Load } else { Stream::Store })
            }
            I32_CONST if cursor.length() > 3 => (1, Stream::Int32Long),
            I32_CONST => (1, Stream::Int32),
            0x42 if cursor.length() > 7 => (LONG, Stream::Int64Long),
            0x42 => (1, Stream::Int64),
            0x43 => (BYTES_4, Stream::Float),
            0x44 => (BYTES_8, Stream::Float),
            // No operands: control, choosing, comparing and computing.
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {
                (0, Stream::Rare)
            }
            0xfc => {
                follows = cursor.byte().ok_or(CUT)?;
                (
                    match follows {
                        0..=7 => 0,
                        9 | 11 | 13 | 15..=17 => 1,
                        8 | 10 | 12 | 14 => 2,
                        _ => {
                            return Err(format!(
                                "The wasm has an instruction fc {follows:02x} that keepgold-streams does not know."
                            ));
                        }
                    },
                    Stream::Rare,
                )
            }
            _ => {
                return Err(format!(
                    "The wasm has an instruction {code:02x} that keepgold-streams does not know."
                ));
            }
        };
        let symbol = self.symbol(Symbol {
            code,
            follows,
            operands,
            stream: known_place.map_or(stream as u8, |(place, _)| place),
        })?;
        if known_place.is_some() {
            cursor.number().ok_or(CUT)?;
        }
        let from = cursor.at;
        let bytes = match operands {
            BYTES_4 => 4,
            BYTES_8 => 8,
            _ => 0,
        };
        cursor.take(bytes).ok_or(CUT)?;
        let count = match operands {
            COUNTED => cursor.number().ok_or(CUT)?,
            COUNTED_AND_ONE => cursor.number().ok_or(CUT)?.checked_add(1).ok_or(CUT)?,
            BYTES_4 | BYTES_8 | KNOWN => 0,
            LONG => 1,
            fixed => fixed.into(),
        };
        for _ in 0..count {
            cursor.take(cursor.length()).ok_or(CUT)?;
        }
        let operand = &cursor.bytes[from..cursor.at];
        let next = cursor.bytes.get(cursor.at);
        let stream = known.stream(stream as u8, next == Some(&I32_ADD));
        let stream = &mut self.streams[usize::from(stream)];
        if operands == LONG {
            stream.extend(signed(operand).to_le_bytes());
        } else {
            stream.extend(operand);
        }
        self.streams[Stream::Symbols as usize].push(symbol);
        match local {
            Some(local) => known.after_local(code, local),
            None => known.after(code),
        }
        Ok(())
    }

    fn symbol(&mut self, symbol: Symbol) -> Result<u8, String> {
        if let Some(&place) = self.places.get(&symbol) {
            return Ok(place);
        }
        // Its own byte where that is free: related instructions then have related symbols, which packs better.
        let free = |place: &u8| self.symbols[usize::from(*place)].is_none();
        let place = [symbol.code]
            .into_iter()
            .chain((0..=u8::MAX).rev())
            .find(free)
            .ok_or("The wasm has more kinds of instructions than a byte can name.")?;
        self.symbols[usize::from(place)] = Some(symbol);
        self.places.insert(symbol, place);
        Ok(place)
    }
}

/// From which byte on the operand of `local.get` or of a constant stands in its stream. Smaller ones are part of the
/// symbol: what comes next is foretold by them.
const fn short(code: u8) -> u8 {
    if code == LOCAL_GET { 2 } else { 8 }
}

/// The number in signed LEB128 that these bytes are.
fn signed(bytes: &[u8]) -> i64 {
    let mut shift = 0;
    let mut number = 0_i64;
    for byte in bytes {
        number |= i64::from(byte & 0x7f) << shift;
        shift += 7;
    }
    let is_negative = bytes.last().is_some_and(|byte| byte & 0x40 != 0);
    if is_negative && shift < 64 {
        number |= -1 << shift;
    }
    number
}

/// A place in a module.
#[derive(Clone)]
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn take(&mut self, count: usize) -> Option<()> {
        let end = self.at.checked_add(count)?;
        self.at = (end <= self.bytes.len()).then_some(end)?;
        Some(())
    }

    /// The bytes of the number in LEB128 that stands here; one more than there are where it is cut.
    fn length(&self) -> usize {
        1 + self.bytes[self.at..]
            .iter()
            .take_while(|&&byte| byte > 0x7f)
            .count()
    }

    /// The bytes of the number in LEB128 that stands here, the first lowest.
    fn word(&self) -> Option<u64> {
        let bytes = self.bytes.get(self.at..self.at + self.length())?;
        let bytes = bytes.iter().rev();
        Some(bytes.fold(0, |word, &byte| word << 8 | u64::from(byte)))
    }

    fn number(&mut self) -> Option<u32> {
        let from = self.at;
        self.take(self.length())?;
        let digits = self.bytes[from..self.at].iter().rev();
        digits.into_iter().try_fold(0_u32, |number, digit| {
            number
                .checked_mul(0x80)?
                .checked_add(u32::from(digit & 0x7f))
        })
    }
}

fn write_number(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
