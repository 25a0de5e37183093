//! A module in streams: its code sorted by what each byte means, and foretold where what went before tells it. A sixth
//! smaller after brotli than the module itself. web/streams.js puts it together again.
//!
//! Instructions stand in one stream, the numbers of locals in another, offsets, constants and so on in theirs, each in
//! the order of the code. Beside like, bytes are easier to foretell. A memory instruction's alignment, the length of a
//! constant and small operands are part of the symbol; so is a local that was just set, or that holds the address of
//! the function's frame ([`Known`]). Offsets into the frame stand apart from others.
//!
//! The file is a module of one custom section: hosts know its type and compress it. In the section stand, as LEB128, the
//! size of the plain module, its number of functions, the 256 symbols with four bytes each ([`Symbol`]), the lengths of
//! the streams and of what precedes the first function; then the streams, what precedes, and what follows the code.

use std::collections::HashMap;

/// What a module begins with: its magic number and version.
const MAGIC: &[u8; 8] = b"\0asm\x01\0\0\0";
/// The name of the custom section.
const NAME: &[u8] = b"streams";
/// The number of the section that holds functions.
const CODE: u8 = 10;
/// In place of a byte that follows the instruction: there is none.
const NO_BYTE: u8 = 0xff;
/// In place of the number of operands: the first says how many others follow, or all but one of them.
const COUNTED: u8 = 0xfe;
const COUNTED_AND_ONE: u8 = 0xfd;
/// In place of the number of operands: the byte that would follow is the place of a local in [`Known::local`].
const KNOWN: u8 = 0xfc;
/// In place of the number of operands: one, whose 64 bits stand in the stream as eight bytes.
const LONG: u8 = 0xfb;

/// The streams, in their order in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Stream {
    /// The symbols of the instructions.
    Symbols,
    /// The locals that a function declares.
    Locals,
    BlockType,
    Branch,
    BranchTable,
    Call,
    Indirect,
    LocalGet,
    LocalSet,
    Load,
    LoadFrame,
    Store,
    StoreFrame,
    Add,
    AddFrame,
    Int32,
    Int32Long,
    Int64,
    Float,
    Rare,
    /// Last: what follows the code has such numbers too, those of types.
    Int64Long,
}

/// The number of streams.
const STREAMS: usize = Stream::Int64Long as usize + 1;

/// How an instruction is put together: its byte, a byte that always follows, and what is read from which stream. Of
/// loads, stores and constants the stream is the first of those that [`Known::stream`] chooses from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Symbol {
    code: u8,
    follows: u8,
    /// The number of operands in LEB128, or how they are counted. Of floats, the number of bytes.
    operands: u8,
    stream: Stream,
}

/// Sorts a module into streams.
///
/// # Errors
/// A sentence: the bytes are no module, or have an instruction that is not known here.
pub fn to_streams(module: &[u8]) -> Result<Vec<u8>, String> {
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
    let mut section = vec![NAME.len() as u8];
    section.extend(NAME);
    write_number(&mut section, module.len());
    write_number(&mut section, functions as usize);
    for one in &sorted.symbols {
        section.extend(one.map_or([0; 4], |one| {
            [one.code, one.follows, one.operands, one.stream as u8]
        }));
    }
    write_number(&mut section, STREAMS);
    for stream in &sorted.streams {
        write_number(&mut section, stream.len());
    }
    write_number(&mut section, before);
    for stream in &sorted.streams {
        section.extend(stream);
    }
    section.extend(&module[..before]);
    section.extend(&module[code.end..]);
    let mut out = MAGIC.to_vec();
    out.push(0);
    write_number(&mut out, section.len());
    out.extend(section);
    Ok(out)
}

const CUT: &str = "The wasm ends within a function.";

/// Where the code section's content stands.
fn code_of(module: &[u8]) -> Option<std::ops::Range<usize>> {
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
}

impl Default for Sorted {
    fn default() -> Self {
        Self {
            symbols: [None; 256],
            places: HashMap::new(),
            streams: Default::default(),
        }
    }
}

impl Sorted {
    fn function(&mut self, cursor: &mut Cursor) -> Result<(), String> {
        let from = cursor.at;
        let size = cursor.number().ok_or(CUT)? as usize;
        let mut shortest = Vec::new();
        write_number(&mut shortest, size);
        if shortest != cursor.bytes[from..cursor.at] {
            return Err("The wasm writes the size of a function longer than it must.".to_owned());
        }
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
        let local = match code {
            LOCAL_GET | LOCAL_SET | LOCAL_TEE => Some(cursor.clone().number().ok_or(CUT)?),
            _ => None,
        };
        let known_place = local
            .filter(|_| code == LOCAL_GET)
            .and_then(|local| known.place(local));
        let mut follows = known_place.unwrap_or(NO_BYTE);
        let (operands, stream) = match code {
            0x02..=0x04 => (1, Stream::BlockType),
            0x0c | 0x0d => (1, Stream::Branch),
            0x0e => (COUNTED_AND_ONE, Stream::BranchTable),
            0x10 => (1, Stream::Call),
            0x11 => (2, Stream::Indirect),
            0x1c => (COUNTED, Stream::Rare),
            _ if known_place.is_some() => {
                cursor.number().ok_or(CUT)?;
                (KNOWN, Stream::Rare)
            }
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
            0x43 => (4, Stream::Float),
            0x44 => (8, Stream::Float),
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
                                "The wasm has an instruction fc {follows:02x} that streams.rs does not know."
                            ));
                        }
                    },
                    Stream::Rare,
                )
            }
            _ => {
                return Err(format!(
                    "The wasm has an instruction {code:02x} that streams.rs does not know."
                ));
            }
        };
        let symbol = self.symbol(Symbol {
            code,
            follows,
            operands,
            stream,
        })?;
        let from = cursor.at;
        if stream == Stream::Float {
            cursor.take(operands.into()).ok_or(CUT)?;
        } else {
            let count = match operands {
                COUNTED => cursor.number().ok_or(CUT)?,
                COUNTED_AND_ONE => cursor.number().ok_or(CUT)? + 1,
                KNOWN => 0,
                LONG => 1,
                fixed => fixed.into(),
            };
            for _ in 0..count {
                cursor.take(cursor.length()).ok_or(CUT)?;
            }
        }
        let operand = &cursor.bytes[from..cursor.at];
        let next = cursor.bytes.get(cursor.at);
        let stream = &mut self.streams[known.stream(stream, next == Some(&I32_ADD)) as usize];
        if operands == LONG {
            stream.extend(signed(operand).to_le_bytes());
        } else {
            stream.extend(operand);
        }
        self.streams[Stream::Symbols as usize].push(symbol);
        known.after(code, local);
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

/// The instructions whose operands tell of others.
const LOCAL_GET: u8 = 0x20;
const LOCAL_SET: u8 = 0x21;
const LOCAL_TEE: u8 = 0x22;
const GLOBAL_GET: u8 = 0x23;
const I32_CONST: u8 = 0x41;
const I32_ADD: u8 = 0x6a;

/// What is known within a function of what comes next. The script knows the same, by the same rules.
struct Known {
    /// Whether the function begins by asking for the end of the stack: the local it sets first is its frame's address.
    has_frame: bool,
    frame: Option<u32>,
    /// The locals that were set last, the latest first, but for the frame's.
    recent: [Option<u32>; 4],
    /// Whether the last instruction left the frame's address on top.
    on_frame: bool,
    /// Whether the first instruction of this statement did: a store at its end is then one into the frame.
    begun_on_frame: bool,
    /// Whether the next instruction begins a statement.
    begins: bool,
}

impl Known {
    fn new(has_frame: bool) -> Self {
        Self {
            has_frame,
            frame: None,
            recent: [None; 4],
            on_frame: false,
            begun_on_frame: false,
            begins: true,
        }
    }

    /// The place of this local among those set last, or after them for the frame's.
    fn place(&self, local: u32) -> Option<u8> {
        let known = self.recent.iter().chain([&self.frame]);
        known
            .zip(0..)
            .find_map(|(one, place)| (*one == Some(local)).then_some(place))
    }

    /// Where an operand of this kind stands.
    fn stream(&self, kind: Stream, before_add: bool) -> Stream {
        match kind {
            Stream::Load if self.on_frame => Stream::LoadFrame,
            Stream::Store if self.begun_on_frame => Stream::StoreFrame,
            Stream::Int32 if before_add && self.on_frame => Stream::AddFrame,
            Stream::Int32 if before_add => Stream::Add,
            kind => kind,
        }
    }

    /// Learns from an instruction, and from its local if it has one.
    fn after(&mut self, code: u8, local: Option<u32>) {
        if let (LOCAL_SET | LOCAL_TEE, Some(local)) = (code, local) {
            if self.has_frame && self.frame.is_none() {
                self.frame = Some(local);
            }
            if self.frame != Some(local) {
                let last = self.recent.len() - 1;
                let was = self.recent.iter().position(|&one| one == Some(local));
                let until = was.unwrap_or(last);
                self.recent.copy_within(..until, 1);
                self.recent[0] = Some(local);
            }
        }
        self.on_frame = code != LOCAL_SET && local.is_some() && local == self.frame;
        if self.begins {
            self.begun_on_frame = self.on_frame;
        }
        // What leaves nothing behind: branches and blocks, a drop, a local or global that is set, a store.
        self.begins = matches!(code, 0..=0x0d | 0x1a | LOCAL_SET | 0x24 | 0x36..=0x3e);
    }
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
#[cfg(test)]
mod tests {
    use std::fs;

    use wasm_encoder::{
        BlockType, CodeSection, DataCountSection, DataSection, Function, FunctionSection,
        InstructionSink, MemArg, MemorySection, MemoryType, Module, RefType, TableSection,
        TableType, TypeSection, ValType,
    };

    use super::*;
    use crate::paths;
    use crate::run::Job;

    /// A module whose functions are filled by `fill`, among sections before and after its code.
    fn module(fill: impl Fn(u32, &mut InstructionSink)) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], [ValType::I32]);
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 1,
            maximum: None,
            shared: false,
        });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut data = DataSection::new();
        data.passive(*b"after the code");
        let (mut functions, mut codes) = (FunctionSection::new(), CodeSection::new());
        for function in 0..200 {
            functions.function(0);
            let mut code = Function::new([(function % 3, ValType::I64), (1, ValType::F64)]);
            fill(function, &mut code.instructions());
            codes.function(&code);
        }
        let mut module = Module::new();
        module
            .section(&types)
            .section(&functions)
            .section(&tables)
            .section(&memories);
        module
            .section(&DataCountSection { count: 1 })
            .section(&codes)
            .section(&data);
        module.finish()
    }

    /// Instructions of every kind, with operands of every length.
    fn of_all_kinds(function: u32, code: &mut InstructionSink) {
        let at = |align, offset| MemArg {
            offset,
            align,
            memory_index: 0,
        };
        for shift in 0..=function % 32 {
            let long = (1_i64 << shift) - 1;
            code.i32_const(long as i32)
                .i32_const(-(long as i32))
                .i64_const(long << 31);
            code.drop().drop().drop();
            code.i32_const(0)
                .i32_load(at(shift % 3, long as u64))
                .drop();
            code.i32_const(0)
                .i64_const(0)
                .i64_store(at(shift % 4, long as u64));
        }
        code.f64_const((1.0 / f64::from(function)).into())
            .i32_trunc_sat_f64_u()
            .drop();
        code.f32_const(0.1_f32.into()).drop();
        code.block(BlockType::Empty)
            .loop_(BlockType::Empty)
            .local_get(0);
        code.br_table(
            (0..function % 140)
                .map(|place| place % 2)
                .collect::<Vec<_>>(),
            1,
        );
        code.end().end();
        code.local_get(0)
            .if_(BlockType::Result(ValType::I32))
            .i32_const(1)
            .else_()
            .i32_const(2)
            .end();
        code.local_tee(0)
            .i32_const(0)
            .call_indirect(0, 0)
            .local_set(0);
        code.i32_const(0)
            .i32_const(0)
            .i32_const(0)
            .memory_copy(0, 0);
        code.i32_const(0).i32_const(0).i32_const(0).memory_fill(0);
        code.i32_const(1).i32_const(2).local_get(0);
        code.typed_select(ValType::I32);
        code.call(function).end();
    }

    #[test]
    fn the_script_puts_the_same_module_together_again() {
        let plain = module(of_all_kinds);
        let folder = paths::root().join("target/streams");
        fs::create_dir_all(&folder).expect("a folder");
        let file = |name: &str| folder.join(name);
        fs::write(file("plain.wasm"), &plain).expect("written");
        fs::write(file("streams.wasm"), to_streams(&plain).expect("streams")).expect("written");
        let script = fs::read_to_string(paths::root().join("web/streams.js")).expect("a script");
        let ask = "const { readFileSync } = require('fs'); const [plain, streams] = process.argv.slice(1).map((name) => readFileSync(name)); \
                   console.log(Buffer.compare(plain, keepgoldModule(new Uint8Array(streams))) === 0);";
        let told = Job::new("node")
            .args(["-e", &format!("{script}{ask}")])
            .args([file("plain.wasm"), file("streams.wasm")])
            .quiet()
            .expect("node is needed for this test");
        assert_eq!(told.trim(), "true");
    }

    #[test]
    fn what_is_not_known_is_refused_in_a_sentence() {
        let threads = module(|_, code| {
            code.atomic_fence().i32_const(0).end();
        });
        let told = to_streams(&threads).expect_err("threads are not known");
        assert!(told.contains("fe"), "{told}");
        let plain = module(of_all_kinds);
        for end in [0, 7, plain.len() / 2] {
            assert!(to_streams(&plain[..end]).is_err());
        }
    }
}
