//! A module in streams: its code sorted by what each byte means, and foretold where what went before tells it. A sixth
//! smaller after brotli than the module itself. `xtask` packs; this crate compiled to wasm unpacks in the browser.
//!
//! Instructions stand in one stream, the numbers of locals in another, offsets, constants and so on in theirs, each in
//! the order of the code. Beside like, bytes are easier to foretell. A memory instruction's alignment, the length of a
//! constant and small operands are part of the symbol; so is a local that was just set, or that holds the address of
//! the function's frame ([`known::Known`]). Offsets into the frame stand apart from others.
//!
//! In LEB128 stand first the size of the plain module, that of the room for its largest function, its number of functions,
//! the length of what precedes the first, how far behind the code or the last piece each piece of the powers of five stands
//! ([`powers`]; from 1 on, 0 for nowhere), and the lengths of the streams; then the 256 symbols with four bytes each
//! ([`form::Symbol`]), the streams, what precedes, and what follows the code, without the powers and told by words
//! ([`mod@words`]): the lengths of its first four streams, and all five.

mod form;
mod known;
mod pack;
mod powers;
mod unpack;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod words;

pub use pack::pack;
pub use unpack::{memory, unpack};
