//! `cargo xtask bench`: builds the core for the page, prepares the real file and peers from npm, and lets bench/run.mjs
//! measure in Chromium.

use std::fs;
use std::path::{Path, PathBuf};

use crate::build::{Crate, Profile, build, read, read_text, write};
use crate::dist::{self, brotli};
use crate::paths;
use crate::run::{Job, Outcome, step};
use crate::serve::http::{Server, beside};
use crate::setup::{apt, browser::Browser, node::WasmOpt, wasm};

/// What is copied beside the page, by its path in bench/.
const PARTS: [&str; 4] = [
    "page/index.html",
    "page/harness.mjs",
    "node_modules/papaparse/papaparse.min.js",
    "node_modules/xlsx/dist/xlsx.full.min.js",
];

/// Measures all rows, or those named.
///
/// # Errors
/// Set-up or a build failed, or a row missed its bar.
pub fn command(arguments: &[String]) -> Outcome<()> {
    let folder = paths::root().join("bench");
    let browser = Browser::ready(&folder)?;
    let toolchain = wasm::toolchain()?;
    let optimiser = WasmOpt::installed()?;
    let built = build(Crate::Bench, Profile::Release, &toolchain, Some(&optimiser))?;
    // Rows that open the app itself say so by what they import.
    let opens_app = |row: &String| {
        let text = read_text(&folder.join("rows").join(format!("{row}.mjs")));
        text.is_ok_and(|text| text.contains("\"./app.mjs\""))
    };
    let with_app = arguments.is_empty() || arguments.iter().any(opens_app);
    if with_app {
        dist::make()?;
    }
    let data = reference(&folder)?;
    let site = paths::wasm_target().join("bench-page");
    step("putting the page together", || {
        clear(&site)?;
        write(&site.join("bench.js"), built.glue.as_bytes())?;
        write(&site.join("bench.wasm"), &built.wasm)?;
        for part in PARTS {
            let from = folder.join(part);
            copy(&from, &site.join(from.file_name().unwrap_or_default()))?;
        }
        copy_all(&folder.join("rows"), &site.join("rows"))?;
        copy_all(&data, &site.join("data"))?;
        if with_app {
            let app = site.join("app");
            copy_all(&paths::root().join("dist"), &app)?;
            pack_all(&app)
        } else {
            Ok(())
        }
    })?;
    let server = Server::bind(0..=0)?;
    let url = server.url("");
    server.run(&site, "");
    let met = browser
        .node(&folder)
        .env("KEEPGOLD_BENCH_URL", url)
        .env("KEEPGOLD_BENCH_DATA", data)
        .args(["run.mjs"])
        .args(arguments)
        .loud(|_| ())?;
    if met {
        Ok(())
    } else {
        Err("Not every row met its bar.".to_owned())
    }
}

/// The cache folder with the real file as CSV and as XLSX, made once; empty without the reference data.
fn reference(folder: &Path) -> Outcome<PathBuf> {
    let data = paths::cache().join("reference");
    let packed = paths::reference_data().join("online_retail.csv.xz");
    fs::create_dir_all(&data)
        .map_err(|error| format!("{} cannot be made: {error}.", data.display()))?;
    if !packed.is_file() {
        println!(
            "! reference data missing at {}: rows that need it are skipped",
            packed.display()
        );
        return Ok(data);
    }
    // Small, so fresh each time.
    let baskets = "groceries.csv";
    copy(&paths::reference_data().join(baskets), &data.join(baskets))?;
    let csv = data.join("online_retail.csv");
    if !csv.is_file() {
        step("unpacking online_retail.csv", || {
            if !Job::new("xz").args(["--version"]).works() {
                apt::install(&["xz-utils"])?;
            }
            // xz writes beside its input, so it gets a copy; the name appears with the whole file.
            let copied = data.join("online_retail.csv.xz");
            copy(&packed, &copied)?;
            Job::new("xz")
                .args([
                    "--decompress".as_ref(),
                    "--force".as_ref(),
                    copied.as_os_str(),
                ])
                .quiet()
                .map(drop)
        })?;
    }
    let xlsx = data.join("online_retail.xlsx");
    if !xlsx.is_file() {
        step("writing the same rows as XLSX", || {
            Job::new("node")
                .args([
                    "--max-old-space-size=8192".as_ref(),
                    "make-xlsx.mjs".as_ref(),
                    csv.as_os_str(),
                    xlsx.as_os_str(),
                ])
                .env("TZ", "UTC")
                .dir(folder)
                .quiet()
                .map(drop)
        })?;
    }
    Ok(data)
}

fn clear(folder: &Path) -> Outcome<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if folder.exists() => {
            Err(format!("{} cannot be emptied: {error}.", folder.display()))
        }
        _ => Ok(()),
    }
}

fn copy_all(from: &Path, to: &Path) -> Outcome<()> {
    let entries = from
        .read_dir()
        .map_err(|error| format!("{} cannot be read: {error}.", from.display()))?;
    entries
        .flatten()
        .try_for_each(|entry| copy(&entry.path(), &to.join(entry.file_name())))
}

/// Puts each file packed with brotli beside itself, as hosts that compress send it.
fn pack_all(folder: &Path) -> Outcome<()> {
    let entries = folder
        .read_dir()
        .map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths
        .iter()
        .try_for_each(|path| write(&beside(path), &brotli(&read(path)?)))
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    let made = to.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::copy(from, to).map(drop))
        .map_err(|error| {
            format!(
                "{} cannot be copied to {}: {error}.",
                from.display(),
                to.display()
            )
        })
}
