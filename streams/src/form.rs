//! What both sides know of the form: instructions, streams and symbols.

/// The streams, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[allow(dead_code, reason = "streams of the frame are found as the next ones")]
pub enum Stream {
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
    /// What is read or written within the function's frame, or added to its address, stands in the next.
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
pub const STREAMS: usize = Stream::Int64Long as usize + 1;

/// In place of a byte that follows the instruction: there is none.
pub const NO_BYTE: u8 = 0xff;
/// In place of the number of operands: the first says how many others follow, or all but one of them.
pub const COUNTED: u8 = 0xfe;
pub const COUNTED_AND_ONE: u8 = 0xfd;
/// In place of the number of operands: in place of the stream stands a place among [`crate::known::Known::locals`].
pub const KNOWN: u8 = 0xfc;
/// In place of the number of operands: one, whose 64 bits stand in the stream as eight bytes.
pub const LONG: u8 = 0xfb;
/// In place of the number of operands: four or eight bytes as they are.
pub const BYTES_4: u8 = 0xfa;
pub const BYTES_8: u8 = 0xf9;

/// The instructions that tell of others.
pub const BLOCK: u8 = 0x02;
pub const IF: u8 = 0x04;
pub const END: u8 = 0x0b;
pub const LOCAL_GET: u8 = 0x20;
pub const LOCAL_SET: u8 = 0x21;
pub const LOCAL_TEE: u8 = 0x22;
pub const GLOBAL_GET: u8 = 0x23;
pub const I32_CONST: u8 = 0x41;
pub const I32_ADD: u8 = 0x6a;

/// How an instruction is put together: its byte, a byte that always follows, and what is read from which stream. Of
/// loads, stores and constants the stream is the first of those that [`crate::known::Known::stream`] chooses from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Symbol {
    pub code: u8,
    pub follows: u8,
    /// The number of operands in LEB128, or how they are counted.
    pub operands: u8,
    /// A number of [`Stream`], or for [`KNOWN`] a place.
    pub stream: u8,
}
