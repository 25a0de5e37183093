//! What the page calls. The memory beyond this module's own holds the streams, at its very end the module to be,
//! and before that room for its largest function.
#![allow(
    unsafe_code,
    reason = "xtask, not the linker, puts the streams into the memory"
)]

use core::{arch::wasm32, slice};

use crate::unpack::{Sizes, unpack_into};

unsafe extern "C" {
    /// Where what the linker knows of ends.
    static __heap_base: u8;
}

/// Unpacks the streams and tells where the module begins, which goes to the end of the memory; 0 where they are damaged.
#[unsafe(no_mangle)]
extern "C" fn unpack() -> usize {
    let start = (&raw const __heap_base).addr();
    let end = wasm32::memory_size::<0>() << 16;
    // SAFETY: from there to its end nothing else uses the memory: this crate never allocates, and the stack is below.
    let memory = unsafe { slice::from_raw_parts_mut(start as *mut u8, end - start) };
    within(memory).map_or(0, |size| end - size)
}

/// Unpacks within the memory, and tells the module's size.
fn within(memory: &mut [u8]) -> Option<usize> {
    let sizes = Sizes::read(memory, &mut 0)?;
    let (memory, module) = memory.split_at_mut_checked(memory.len().checked_sub(sizes.module)?)?;
    let (streams, room) = memory.split_at_mut_checked(memory.len().checked_sub(sizes.room)?)?;
    unpack_into(streams, room, module)?;
    Some(sizes.module)
}
