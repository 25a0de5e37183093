//! Finds or makes a Rust toolchain that compiles to wasm32-unknown-unknown.

use std::env;
use std::path::{Path, PathBuf};

use super::apt;
use crate::paths;
use crate::run::{Job, Outcome, step};

/// The compilation target of everything that runs in the browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How wasm is compiled on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Toolchain {
    /// The toolchain that runs xtask has the target's standard library.
    Own,
    /// Debian's rustc-web, with the standard library built from its source and this linker.
    Debian { linker: PathBuf },
}

impl Toolchain {
    /// A cargo call with this toolchain, in the workspace's root.
    pub fn cargo(&self) -> Job {
        match self {
            Self::Own => Job::new(own_cargo()),
            Self::Debian { linker } => Job::new("/usr/bin/cargo")
                .without_env("RUSTUP_TOOLCHAIN")
                .without_env("RUSTC_WRAPPER")
                .env("CARGO", "/usr/bin/cargo")
                .env("RUSTC", "/usr/bin/rustc")
                .env("PATH", usr_bin_first())
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker),
        }
        .dir(&paths::root())
    }

    /// A word for the build folder: objects of two compilers never meet.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Debian { .. } => "debian",
        }
    }
}

/// The cargo that runs xtask.
pub fn own_cargo() -> PathBuf {
    env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

/// Finds or makes the toolchain: the own one as it is, the own one with the target added by rustup,
/// or Debian's. `$KEEPGOLD_TOOLCHAIN` (`rustup` or `debian`) leaves only one way.
///
/// # Errors
/// No way worked; the sentences say what each needs.
pub fn toolchain() -> Outcome<Toolchain> {
    match env::var("KEEPGOLD_TOOLCHAIN").as_deref() {
        Ok("debian") => debian(),
        Ok("rustup") => own(),
        Ok(other) if !other.is_empty() => Err(format!(
            "KEEPGOLD_TOOLCHAIN is `{other}`; it can be `rustup` or `debian`."
        )),
        _ => own().or_else(|no_own| {
            if apt::is_here() {
                println!(
                    "  rustup cannot add the wasm target here; building it from Debian's rustc-web"
                );
                debian().map_err(|no_debian| format!("{no_own}\n\n{no_debian}"))
            } else {
                Err(no_own)
            }
        }),
    }
}

fn own() -> Outcome<Toolchain> {
    if own_has_target() {
        return Ok(Toolchain::Own);
    }
    step(&format!("rustup target add {TARGET}"), || {
        Job::new("rustup").args(["target", "add", TARGET]).dir(&paths::root()).quiet().map(drop)
    })
    .map_err(|error| {
        format!("{error}\nThe wasm target is missing and rustup could not add it: please run `rustup target add {TARGET}` where the network allows it.")
    })?;
    if own_has_target() {
        Ok(Toolchain::Own)
    } else {
        Err(format!(
            "rustup added {TARGET}, yet rustc does not find it: please check that `rustc` is rustup's."
        ))
    }
}

fn own_has_target() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    Job::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .dir(&paths::root())
        .quiet()
        .is_ok_and(|folder| has_std(Path::new(folder.trim())))
}

fn has_std(folder: &Path) -> bool {
    folder.read_dir().is_ok_and(|files| {
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn debian() -> Outcome<Toolchain> {
    apt::install(&["rustc-web", "cargo-web", "rust-web-src"])?;
    let llvm = llvm_major().ok_or(
        "`/usr/bin/rustc -vV` does not tell its LLVM version: please reinstall rustc-web.",
    )?;
    if let Some(linker) = linker(llvm) {
        return Ok(Toolchain::Debian { linker });
    }
    let version = match apt::newest("lld-") {
        Some(version) if version >= llvm => version,
        _ => {
            apt::update()?;
            apt::newest("lld-").ok_or(
                "Debian's lists have no lld-N package: please install the newest lld by hand.",
            )?
        }
    };
    apt::install(&[&format!("lld-{version}")])?;
    linker(version)
        .map(|linker| Toolchain::Debian { linker })
        .ok_or_else(|| format!("lld-{version} is installed, yet /usr/bin/wasm-ld-{version} is missing: please reinstall it."))
}

/// The newest wasm-ld whose version is at least `least`: an older linker cannot read newer objects.
fn linker(least: u32) -> Option<PathBuf> {
    let files = Path::new("/usr/bin").read_dir().ok()?;
    let newest = files
        .flatten()
        .filter_map(|file| {
            file.file_name()
                .to_str()?
                .strip_prefix("wasm-ld-")?
                .parse::<u32>()
                .ok()
        })
        .max()?;
    (newest >= least).then(|| PathBuf::from(format!("/usr/bin/wasm-ld-{newest}")))
}

fn llvm_major() -> Option<u32> {
    let told = Job::new("/usr/bin/rustc").args(["-vV"]).quiet().ok()?;
    let version = told
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: "))?;
    version.split('.').next()?.parse().ok()
}

fn usr_bin_first() -> std::ffi::OsString {
    let mut path = std::ffi::OsString::from("/usr/bin:");
    path.push(env::var_os("PATH").unwrap_or_default());
    path
}
