//! Finds or installs node, npm and packages from npm. Only `dist`, `test` and `bench` need them.

use std::path::{Path, PathBuf};

use super::apt;
use crate::paths;
use crate::run::{Job, Outcome, step};

const BINARYEN: &str = "132.0.0";
const OLDEST_NODE: u32 = 18;

/// A node program inside an npm package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WasmOpt {
    script: PathBuf,
}

impl WasmOpt {
    /// A call of wasm-opt.
    pub fn job(&self) -> Job {
        Job::new("node").args([&self.script])
    }

    /// What the output depends on besides the input.
    pub fn version(&self) -> &'static str {
        BINARYEN
    }

    /// The cached wasm-opt, if an earlier command installed it.
    pub fn cached() -> Option<Self> {
        let script = npm_folder("binaryen", BINARYEN).join("node_modules/binaryen/bin/wasm-opt");
        (script.is_file() && node_version().is_some()).then_some(Self { script })
    }

    /// The cached wasm-opt, installed first if need be.
    ///
    /// # Errors
    /// Node or the package cannot be installed.
    pub fn installed() -> Outcome<Self> {
        if let Some(cached) = Self::cached() {
            return Ok(cached);
        }
        npm_package("binaryen", BINARYEN)?;
        Self::cached().ok_or_else(|| {
            format!(
                "npm's binaryen {BINARYEN} has no bin/wasm-opt: please empty the cache folder {}.",
                paths::cache().display()
            )
        })
    }
}

/// Makes sure that node and npm are there, from Debian's packages if need be.
///
/// # Errors
/// They are missing or too old and cannot be installed.
pub fn node() -> Outcome<()> {
    if node_version().is_none() || !Job::new("npm").args(["--version"]).works() {
        apt::install(&["nodejs", "npm"]).map_err(|error| {
            format!("{error}\nNode {OLDEST_NODE} or newer with npm is needed: please install it.")
        })?;
    }
    match node_version() {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        Some(version) => Err(format!(
            "Node {version} is too old: please install node {OLDEST_NODE} or newer."
        )),
        None => Err(format!(
            "Node does not start: please install node {OLDEST_NODE} or newer."
        )),
    }
}

fn node_version() -> Option<u32> {
    let told = Job::new("node").args(["--version"]).quiet().ok()?;
    told.trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

fn npm_folder(package: &str, version: &str) -> PathBuf {
    paths::cache()
        .join("npm")
        .join(format!("{package}-{version}"))
}

/// Installs one npm package into its own folder of the cache and gives that folder.
fn npm_package(package: &str, version: &str) -> Outcome<PathBuf> {
    node()?;
    let folder = npm_folder(package, version);
    step(&format!("npm install {package}@{version}"), || {
        std::fs::create_dir_all(&folder)
            .map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
        Job::new("npm")
            .args([
                "install",
                "--no-save",
                "--no-package-lock",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefix",
            ])
            .args([folder.as_os_str()])
            .args([format!("{package}@{version}")])
            .dir(&folder)
            .quiet()
            .map(drop)
    })?;
    Ok(folder)
}
/// Installs what the package-lock.json in `folder` names, unless that was done already.
///
/// # Errors
/// Node cannot be installed, or npm failed.
pub fn npm_ci(folder: &Path) -> Outcome<()> {
    node()?;
    let read = |path: PathBuf| std::fs::read(path).unwrap_or_default();
    let lock = read(folder.join("package-lock.json"));
    let done = folder.join("node_modules/.keepgold-lock");
    if !lock.is_empty() && read(done.clone()) == lock {
        return Ok(());
    }
    step(
        &format!(
            "npm ci in {}",
            folder
                .strip_prefix(paths::root())
                .unwrap_or(folder)
                .display()
        ),
        || {
            Job::new("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                .dir(folder)
                .quiet()
                .map(drop)
        },
    )?;
    std::fs::write(&done, lock)
        .map_err(|error| format!("{} cannot be written: {error}.", done.display()))
}
