//! `cargo xtask dist`: both artefacts, their sizes, the budget.

use crate::build::page::{Page, Written, write_folder};
use crate::build::{Crate, Profile, build, unpacker, write};
use crate::paths;
use crate::run::{Outcome, step};
use crate::setup::{node::WasmOpt, wasm};

/// The most that wasm, script and style of the finished product may weigh together with brotli, in bytes. A page
/// of this weight is there in about a second on a line of 10 Mbit/s; `bench` measures when it can be used.
const BUDGET: usize = 1_200_000;

/// Builds, writes and weighs both artefacts.
///
/// # Errors
/// An unknown argument, a failed build, or a page over the budget.
pub fn command(arguments: &[String]) -> Outcome<()> {
    if let Some(word) = arguments.first() {
        return Err(format!("`dist` takes no argument `{word}`."));
    }
    make()
}

/// Writes `dist/` and `keepgold.html` and checks their size.
///
/// # Errors
/// As [`command`].
pub fn make() -> Outcome<()> {
    let toolchain = wasm::toolchain()?;
    let optimiser = WasmOpt::installed()?;
    let page = Page::new(
        build(Crate::App, Profile::Release, &toolchain, Some(&optimiser))?,
        &unpacker(&toolchain)?,
        false,
    )?;
    let hosted = page.hosted();
    let single = page.single()?;
    write_folder(&paths::root().join("dist"), &hosted)?;
    write(&paths::root().join("keepgold.html"), single.as_bytes())?;
    step("weighing with brotli", || weigh(&hosted, single.len()))
}

fn weigh(hosted: &[Written], single: usize) -> Outcome<()> {
    println!("  {:<28}{:>12}{:>12}", "file", "bytes", "brotli");
    let mut counted = 0;
    for file in hosted {
        let packed = brotli(&file.bytes).len();
        println!("  {:<28}{:>12}{:>12}", file.name, file.bytes.len(), packed);
        if !file.name.ends_with(".html") {
            counted += packed;
        }
    }
    println!("  {:<28}{:>12}{:>12}", "wasm + js + css", "", counted);
    println!("  {:<28}{single:>12}", "keepgold.html");
    if counted > BUDGET {
        return Err(format!(
            "The page weighs {counted} bytes with brotli, more than its budget of {BUDGET}: please find what made it grow."
        ));
    }
    println!(
        "  {:.0} % of the budget of {BUDGET} bytes",
        counted as f64 * 100.0 / BUDGET as f64
    );
    Ok(())
}

/// What a host that compresses sends instead of these bytes.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    // Compressing from memory into memory cannot fail; if it did, the raw size would count.
    match brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings) {
        Ok(_) => packed,
        Err(_) => bytes.to_vec(),
    }
}
