//! From sources to a pair of JavaScript glue and wasm: cargo, wasm-bindgen, wasm-opt.

pub mod digest;
mod order;
pub mod page;
mod sent;
pub mod style;

use std::fs;
use std::path::{Path, PathBuf};

use order::named_by_code;

use crate::paths;
use crate::run::{Outcome, step};
use crate::setup::node::WasmOpt;
use crate::setup::wasm::{TARGET, Toolchain};

/// The wasm-bindgen version that xtask links; Cargo.toml pins it exactly.
const BINDGEN: &str = "0.2.130";

/// The WebAssembly features that rustc emits; every browser since 2023 has them.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What wasm-opt does at first. The lowest 1024 bytes of memory are the end of the stack, where nothing a pointer names
/// can be, so that offsets fold into loads and stores: 4 kB less after brotli. What is computed twice packs better than a
/// local that keeps it, and LLVM has inlined already: together 11 kB less, with 57 kB more before. Zeros within the data
/// pack to nothing, and splitting the data around them costs 6 kB.
const SMALLER: [&str; 6] = [
    "-Oz",
    "--low-memory-unused",
    "--skip-pass=local-cse",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=memory-packing",
    "--strip-debug",
];
/// What it does then: once more over what it has left, and functions in the order of their code, 9 kB less than by the
/// number of calls.
const ORDERED: [&str; 9] = [
    "-Oz",
    "--low-memory-unused",
    "--skip-pass=local-cse",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=memory-packing",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Panics of a release tell what and not in which line: 15 kB less after brotli. rustc calls the option unstable, and
/// names functions in another way once such options are allowed, which makes the glue longer.
const NO_PLACES: &str = "target.wasm32-unknown-unknown.rustflags = \
                         ['-Zlocation-detail=none', '-Zunstable-options', '-Csymbol-mangling-version=legacy']";

/// What cargo is to compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crate {
    /// The app: the binary `keepgold`.
    App,
    /// The benchmark: the library `keepgold-bench`.
    Bench,
    /// What unpacks the app in the browser: the library `keepgold-streams`.
    Unpacker,
}

impl Crate {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::App => &["--package", "keepgold", "--bin", "keepgold"],
            Self::Bench => &["--package", "keepgold-bench", "--lib"],
            Self::Unpacker => &["--package", "keepgold-streams", "--lib"],
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::App => "keepgold.wasm",
            Self::Bench => "keepgold_bench.wasm",
            Self::Unpacker => "keepgold_streams.wasm",
        }
    }
}

/// Which of cargo's profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For people: small and fast, slow to build.
    Release,
    /// For `serve --dev`: quick to build.
    Dev,
}

impl Profile {
    /// Cargo's name for the folder of its output.
    fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "debug",
        }
    }
}

/// JavaScript glue and the wasm it loads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// Declares `wasm_bindgen`, a classic script.
    pub glue: String,
    /// The module.
    pub wasm: Vec<u8>,
}

/// Builds `what`; does only what changed since the last time.
///
/// # Errors
/// The sentence and output of the program that failed.
pub fn build(
    what: Crate,
    profile: Profile,
    toolchain: &Toolchain,
    optimiser: Option<&WasmOpt>,
) -> Outcome<Built> {
    same_bindgen(&read_text(&paths::root().join("Cargo.lock"))?)?;
    let raw = compile(what, profile, toolchain)?;
    let tool = optimiser.map_or("none", WasmOpt::version);
    let stamp = format!(
        "{} {BINDGEN} {tool} {SMALLER:?} {ORDERED:?}",
        digest::hex(&raw)
    );
    let stage = paths::wasm_target().join("stage").join(format!(
        "{}-{made}-{tool}",
        what.file(),
        made = profile.folder()
    ));
    let (glue_file, wasm_file, stamp_file) = (
        stage.join("glue.js"),
        stage.join("module.wasm"),
        stage.join("stamp"),
    );
    if read(&stamp_file).is_ok_and(|last| last == stamp.as_bytes()) {
        return Ok(Built {
            glue: read_text(&glue_file)?,
            wasm: read(&wasm_file)?,
        });
    }
    let mut built = step("wasm-bindgen", || bindgen(raw))?;
    if let Some(tool) = optimiser {
        built.wasm = step("wasm-opt", || optimise(tool, &built.wasm, &stage))?;
    }
    // The stamp goes first and comes last: it says that the rest is whole.
    let _ = fs::remove_file(&stamp_file);
    write(&glue_file, built.glue.as_bytes())?;
    write(&wasm_file, &built.wasm)?;
    write(&stamp_file, stamp.as_bytes())?;
    Ok(built)
}

/// Compiles what unpacks the app in the browser. For `serve --dev` too: without optimising it would panic, and be slow.
///
/// # Errors
/// Cargo's words.
pub fn unpacker(toolchain: &Toolchain) -> Outcome<Vec<u8>> {
    compile(Crate::Unpacker, Profile::Release, toolchain)
}

fn compile(what: Crate, profile: Profile, toolchain: &Toolchain) -> Outcome<Vec<u8>> {
    let folder = paths::wasm_target().join(toolchain.name());
    let made = profile.folder();
    let for_people: &[&str] = match profile {
        Profile::Release => &["--release", "--config", NO_PLACES],
        Profile::Dev => &[],
    };
    step(&format!("cargo build for {TARGET}, {made}"), || {
        let done = toolchain
            .cargo()
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["build", "--quiet", "--target", TARGET])
            .args(what.arguments())
            .args(for_people)
            .args([Path::new("--target-dir"), &folder])
            .loud(|_| ())?;
        if done {
            Ok(())
        } else {
            Err("The crate does not compile for wasm: see cargo's words above.".to_owned())
        }
    })?;
    read(&folder.join(TARGET).join(made).join(what.file()))
}

/// wasm-bindgen refuses wasm of another version with a long text; this says it in a sentence.
fn same_bindgen(lock: &str) -> Outcome<()> {
    let mut lines = lock.lines();
    let locked = lines
        .by_ref()
        .any(|line| line == "name = \"wasm-bindgen\"")
        .then(|| lines.next().unwrap_or_default())
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    match locked {
        Some(BINDGEN) => Ok(()),
        Some(other) => Err(format!(
            "Cargo.lock has wasm-bindgen {other}, but xtask links wasm-bindgen-cli-support {BINDGEN}: \
             please set both in xtask/Cargo.toml and BINDGEN in xtask/src/build/mod.rs to {other}."
        )),
        None => Err(
            "Cargo.lock does not name wasm-bindgen: please run `cargo generate-lockfile`."
                .to_owned(),
        ),
    }
}

fn bindgen(raw: Vec<u8>) -> Outcome<Built> {
    let told = |error: &dyn std::fmt::Display| format!("wasm-bindgen failed: {error:#}.");
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_bytes("keepgold", raw)
        .no_modules(true)
        .map_err(|error| told(&error))?
        .omit_default_module_path(true)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output().map_err(|error| told(&error))?;
    let wasm = output.wasm_mut().emit_wasm();
    Ok(Built {
        glue: output.js().to_owned(),
        wasm,
    })
}

fn optimise(tool: &WasmOpt, wasm: &[u8], stage: &Path) -> Outcome<Vec<u8>> {
    let (before, after) = (stage.join("before.wasm"), stage.join("after.wasm"));
    let pass = |wasm: &[u8], passes: &[&str]| {
        write(&before, wasm)?;
        tool.job()
            .args([before.as_os_str(), "-o".as_ref(), after.as_os_str()])
            .args(passes)
            .args(FEATURES)
            .quiet()?;
        read(&after)
    };
    let smaller = pass(wasm, &SMALLER)?;
    let named = named_by_code(&smaller)
        .map_err(|error| format!("wasm-opt wrote what is no module: {error}."))?;
    let optimised = pass(&named, &ORDERED)?;
    for file in [before, after] {
        let _ = fs::remove_file(file); // Scratch files; a left-over harms nothing.
    }
    Ok(optimised)
}

/// A file's bytes.
///
/// # Errors
/// It cannot be read; the sentence names it.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

/// A file's text.
///
/// # Errors
/// It cannot be read or is not UTF-8; the sentence names it.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

/// Writes a file and the folders above it.
///
/// # Errors
/// It cannot be written; the sentence names it.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome<()> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, bytes))
        .map_err(|error| format!("{} cannot be written: {error}.", path.display()))
}

/// All files under `folder` whose names end in `.extension`, sorted by path; none where it is missing.
pub fn files_under(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_under(&path, extension));
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_bindgen_version_is_named_in_the_sentence() {
        let lock = |version: &str| {
            format!(
                "[[package]]\nname = \"wasm-bindgen\"\nversion = \"{version}\"\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n"
            )
        };
        assert!(same_bindgen(&lock(BINDGEN)).is_ok());
        assert!(same_bindgen(&lock("0.2.1")).unwrap_err().contains("0.2.1"));
        assert!(same_bindgen("").is_err());
    }
}
