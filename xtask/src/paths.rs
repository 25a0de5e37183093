//! Where things are: the workspace, the build folders, the cache of installed tools.

use std::env;
use std::path::{Path, PathBuf};

/// The workspace's root folder.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Where builds go. Respects `CARGO_TARGET_DIR`.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Where the wasm build goes: apart from native builds, whose toolchain may be another one.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// Where installed tools are kept by version, outside of `target/` so that a clean build keeps them.
/// `$KEEPGOLD_CACHE`, or `keepgold` in the user's cache folder.
pub fn cache() -> PathBuf {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    set("KEEPGOLD_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|folder| folder.join("keepgold")))
        .or_else(|| set("LOCALAPPDATA").map(|folder| folder.join("keepgold")))
        .or_else(|| set("HOME").map(|folder| folder.join(".cache").join("keepgold")))
        .unwrap_or_else(|| target().join("cache"))
}

/// Where the reference data of tests and benchmarks is; it may be missing.
pub fn reference_data() -> PathBuf {
    env::var_os("KEEPGOLD_REFERENCE_DATA")
        .map_or_else(|| root().join("../shared/data"), PathBuf::from)
}
