//! All that touches the browser: the address, preferences and the frame around the screens.

pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod download;
pub mod file_bytes;
pub mod keys;
pub mod mappings;
pub mod prefs;
pub mod print;
pub mod recent;
pub mod storage;
