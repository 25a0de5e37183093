//! What is known within a function of what comes next.

use crate::form::{LOCAL_GET, LOCAL_SET, LOCAL_TEE, Stream};

/// In place of a local: none is known yet. No number has such bytes.
const NONE: u64 = u64::MAX;
/// The place in [`Known::locals`] of the one with the address of the function's frame.
const FRAME: usize = 4;

/// What is known within a function of what comes next. Both sides learn it by the same rules.
pub struct Known {
    /// The bytes in LEB128, the first lowest, of the locals that were set last, the latest first. The frame's is not among
    /// them but at [`FRAME`].
    pub locals: [u64; FRAME + 1],
    /// Whether the function begins by asking for the end of the stack: the local it sets first is its frame's address.
    has_frame: bool,
    /// Whether the last instruction left the frame's address on top.
    on_frame: bool,
    /// Whether the first instruction of this statement did: a store at its end is then one into the frame.
    begun_on_frame: bool,
    /// Whether the next instruction begins a statement.
    begins: bool,
}

impl Known {
    pub const fn new(has_frame: bool) -> Self {
        Self {
            locals: [NONE; FRAME + 1],
            has_frame,
            on_frame: false,
            begun_on_frame: false,
            begins: true,
        }
    }

    /// Where an operand of this kind stands; `before_add` tells whether the next instruction adds numbers of 32 bits.
    #[inline(always)]
    pub fn stream(&self, kind: u8, before_add: bool) -> u8 {
        const LOAD: u8 = Stream::Load as u8;
        const STORE: u8 = Stream::Store as u8;
        const INT32: u8 = Stream::Int32 as u8;
        match kind {
            LOAD => LOAD + u8::from(self.on_frame),
            STORE => STORE + u8::from(self.begun_on_frame),
            INT32 if before_add => Stream::Add as u8 + u8::from(self.on_frame),
            kind => kind,
        }
    }

    /// Learns from an instruction that asks for a local or sets it.
    #[inline(always)]
    pub fn after_local(&mut self, code: u8, local: u64) {
        if code != LOCAL_GET {
            self.learn(local);
        }
        self.on_frame = code != LOCAL_SET && local == self.locals[FRAME];
        self.statement(code == LOCAL_SET);
    }

    /// Learns from any other instruction.
    #[inline(always)]
    pub fn after(&mut self, code: u8) {
        self.on_frame = false;
        // What leaves nothing behind: branches and blocks, a drop, a global that is set, a store.
        self.statement(matches!(code, 0..=0x0d | 0x1a | 0x24 | 0x36..=0x3e));
    }

    #[inline(always)]
    fn statement(&mut self, ends: bool) {
        if self.begins {
            self.begun_on_frame = self.on_frame;
        }
        self.begins = ends;
    }

    #[inline(always)]
    fn learn(&mut self, local: u64) {
        if self.has_frame && self.locals[FRAME] == NONE {
            self.locals[FRAME] = local;
        }
        if local == self.locals[FRAME] {
            return;
        }
        let [a, b, c, ..] = self.locals;
        if local == a {
            return;
        }
        self.locals[0] = local;
        self.locals[1] = a;
        if local != b {
            self.locals[2] = b;
            if local != c {
                self.locals[3] = c;
            }
        }
    }
}

/// Whether an instruction has a local.
#[inline(always)]
pub const fn has_local(code: u8) -> bool {
    matches!(code, LOCAL_GET | LOCAL_SET | LOCAL_TEE)
}
