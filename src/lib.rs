//! Keepgold's app: the interface around the core. `main.rs` starts it; browser work goes through `shell`.

pub mod app;
pub mod charts;
pub mod components;
pub mod format;
pub mod frame;
pub mod haystack;
pub mod i18n;
pub mod make_file;
pub mod palette;
pub mod parts;
pub mod places;
pub mod screens;
pub mod shell;
pub mod state;
pub mod toolbar;
pub mod words;
pub mod worker;
