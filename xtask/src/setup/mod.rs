//! Finds or installs what the commands need. Each failure ends in one sentence saying what to do.

pub mod apt;
pub mod node;
pub mod wasm;
