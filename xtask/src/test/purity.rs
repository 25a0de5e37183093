//! Proves that the core is pure: no browser, no clock, no randomness, no input or output.

use crate::build::{files_under, read_text};
use crate::paths;
use crate::run::{Job, Outcome};
use crate::setup::wasm::own_cargo;

/// Crates, by the beginning of their names, that bring one of these in.
const CRATES: [&str; 14] = [
    "any_spawner",
    "chrono",
    "fastrand",
    "getrandom",
    "gloo",
    "instant",
    "js-sys",
    "leptos",
    "rand",
    "reactive_",
    "reqwest",
    "tokio",
    "wasm-bindgen",
    "web-",
];

/// Words of the standard library that bring one of these in.
const WORDS: [&str; 11] = [
    "Instant",
    "RandomState",
    "SystemTime",
    "env::",
    "fs::",
    "net::",
    "println!",
    "process::",
    "std::fs",
    "std::net",
    "thread::",
];

/// Looks through the dependencies and the sources of keepgold-core.
///
/// # Errors
/// A sentence for each finding.
pub fn check() -> Outcome<()> {
    let tree = Job::new(own_cargo())
        .args([
            "tree",
            "--package",
            "keepgold-core",
            "--edges",
            "normal,build",
            "--target",
            "all",
        ])
        .args(["--prefix", "none", "--format", "{p}"])
        .dir(&paths::root())
        .quiet()?;
    let mut found: Vec<String> = impure_crates(&tree)
        .iter()
        .map(|name| format!("keepgold-core depends on {name}."))
        .collect();
    for file in files_under(&paths::root().join("core/src"), "rs") {
        let text = read_text(&file)?;
        let shown = file
            .strip_prefix(paths::root())
            .unwrap_or(&file)
            .display()
            .to_string();
        found.extend(
            impure_lines(&text).map(|(line, word)| format!("{shown}:{line} uses `{word}`.")),
        );
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}\nThe core must be pure: please pass facts such as today's date and seeds in as arguments.",
        found.join("\n")
    ))
}

fn impure_crates(tree: &str) -> Vec<&str> {
    let mut names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| CRATES.iter().any(|crate_| name.starts_with(crate_)))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn impure_lines(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .filter_map(|(index, line)| {
            WORDS
                .into_iter()
                .find(|word| stands_alone(line, word))
                .map(|word| (index + 1, word))
        })
}

/// Whether `word` is in `line` and not only as the end of a longer name.
fn stands_alone(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(place, _)| {
        let inside = |letter: char| letter.is_alphanumeric() || letter == '_';
        let before = line[..place].chars().next_back().is_some_and(inside);
        let after = line[place + word.len()..]
            .chars()
            .next()
            .is_some_and(inside);
        let open_end = word.ends_with([':', '!']);
        !before && (open_end || !after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impure_crates_are_found_by_name() {
        let tree = "keepgold-core v0.1.0 (/x/core)\nserde v1.0.1\nweb-sys v0.3.1\ngloo-timers v0.4.0 (*)\nrandom_word v1\n";
        assert_eq!(
            impure_crates(tree),
            ["gloo-timers", "random_word", "web-sys"]
        );
    }

    #[test]
    fn impure_words_are_found_outside_of_comments() {
        let text = "use std::time::Instant;\n// SystemTime is not for us\nlet instantly = InstantReply;\nlet x = buffs::new();\nlet t = fs::read(p);";
        let found: Vec<_> = impure_lines(text).collect();
        assert_eq!(found, [(1, "Instant"), (5, "fs::")]);
    }
}
