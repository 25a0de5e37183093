//! Finds or installs what the commands need. Each failure ends in one sentence saying what to do.

pub mod apt;
pub mod browser;
pub mod node;
pub mod wasm;

use crate::run::{Job, Outcome, step};

/// Makes sure that `cargo fmt` and `cargo clippy` are there.
///
/// # Errors
/// They are missing and rustup cannot add them.
pub fn lints() -> Outcome<()> {
    let here = |name: &str| {
        Job::new(wasm::own_cargo())
            .args([name, "--version"])
            .works()
    };
    if here("fmt") && here("clippy") {
        return Ok(());
    }
    step("rustup component add rustfmt clippy", || {
        Job::new("rustup")
            .args(["component", "add", "rustfmt", "clippy"])
            .quiet()
            .map(drop)
    })
    .map_err(|error| format!("{error}\nPlease install rustfmt and clippy for this toolchain."))
}
