//! `cargo xtask test`: set-up and every check, in the order in which they are cheapest.

mod browser;
mod code;
mod layers;
mod purity;
mod tally;
mod tidy;
mod unused;
mod wording;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use self::tally::Tally;
use crate::build::files_under;
use crate::paths;
use crate::run::{Job, Outcome, step};
use crate::setup::{self, wasm};

/// Which part of the checks runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Tidy,
    Rust,
    Browser,
}

/// Runs the checks; with `--only PART` one part; what follows `--` goes to Playwright.
///
/// # Errors
/// An unknown argument, or anything that failed: each failure was told when it happened.
pub fn command(arguments: &[String]) -> Outcome<()> {
    let (own, for_playwright) = match arguments.iter().position(|word| word == "--") {
        Some(place) => (&arguments[..place], &arguments[place + 1..]),
        None => (arguments, &[][..]),
    };
    let parts =
        match own {
            [] => vec![Part::Tidy, Part::Rust, Part::Browser],
            [only, part] if only == "--only" => vec![match part.as_str() {
                "tidy" => Part::Tidy,
                "rust" => Part::Rust,
                "browser" => Part::Browser,
                other => {
                    return Err(format!(
                        "There is no part `{other}`: it can be tidy, rust or browser."
                    ));
                }
            }],
            _ => return Err(
                "`test` takes `--only tidy|rust|browser`, and Playwright's arguments after `--`."
                    .to_owned(),
            ),
        };
    let mut tally = Tally::default();
    if parts.contains(&Part::Tidy) {
        tally.check("tidy", tidy::check);
        tally.check("words the interface does not say", wording::check);
        tally.check("layers", layers::check);
        tally.check("no text and no item without use", unused::check);
    }
    if parts == [Part::Browser] {
        if let Some(ready) = tally.checked("both artefacts", browser::prepare) {
            browser::run(&mut tally, &ready, for_playwright);
        }
    } else if parts.contains(&Part::Browser) {
        // Linking the page keeps one core busy for minutes; meanwhile the other one tests.
        let building = thread::spawn(|| {
            let begun = Instant::now();
            (browser::prepare(), begun.elapsed())
        });
        rust(&mut tally);
        let (ready, time) = building
            .join()
            .unwrap_or_else(|_| (Err("The build panicked.".to_owned()), Duration::ZERO));
        tally.took("both artefacts, beside the Rust tests", time);
        if let Some(ready) = tally.checked("waiting for both artefacts", || ready) {
            browser::run(&mut tally, &ready, for_playwright);
        }
    } else if parts.contains(&Part::Rust) {
        rust(&mut tally);
    }
    tally.tell()
}

fn rust(tally: &mut Tally) {
    let cargo = || Job::new(wasm::own_cargo()).dir(&paths::root());
    tally.check("lints are installed", setup::lints);
    tally.check("cargo fmt --check", || {
        cargo().args(["fmt", "--all", "--check"]).quiet().map(drop)
    });
    tally.check("core is pure", purity::check);
    tally.check("cargo clippy, warnings as errors", || {
        let words = [
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ];
        cargo().args(words).quiet().map(drop)
    });
    tell_reference_data();
    tally.tests("cargo test", |hear| {
        cargo()
            .args(["test", "--workspace", "--no-fail-fast"])
            .loud(hear)
    });
}

/// Tests that lack the reference data pass silently where `CI` is not set, so their absence is said here.
fn tell_reference_data() {
    let folder = paths::reference_data();
    if !folder.join("README.md").is_file() {
        println!(
            "! reference data missing at {}: the tests that need it are skipped, or fail where CI is set",
            folder.display()
        );
    }
}

/// Shows a step's failure at once, so that the rest can still run.
fn told<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Option<T> {
    step(what, work)
        .map_err(|sentence| println!("{sentence}"))
        .ok()
}

/// The texts of one language, but the lessons: these tell stories in words of their own and are read by name, so that the
/// app's own tests look after them.
fn texts_of_screens(language: &Path) -> Vec<PathBuf> {
    let mut files = files_under(language, "json");
    files.retain(|file| file.parent() == Some(language));
    files
}
