//! Where the reference data lie. Must not know what is in them.

use std::path::PathBuf;

/// A file of the reference data; says so and gives none where the data are missing.
pub fn reference_file(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("KEEPGOLD_REFERENCE_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"),
        PathBuf::from,
    );
    let path = folder.join(name);
    if path.is_file() {
        return Some(path);
    }
    println!("skipped: reference data missing: {}", path.display());
    None
}
