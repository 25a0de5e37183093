//! Checks that need no compiler: how files begin and end up, left-overs, locale keys.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::build::{files_under, read_text};
use crate::paths;
use crate::run::Outcome;

/// Folders with sources of our own.
const FOLDERS: [&str; 10] = [
    "src", "core", "xtask", "bench", "streams", "tests", "web", "style", "locales", ".ci",
];
/// Sources of our own at the root.
const AT_ROOT: [&str; 2] = ["build.rs", "index.html"];
const KINDS: [&str; 6] = ["rs", "css", "ts", "js", "mjs", "html"];
/// A longer file needs the words of [`REASON`] near its top.
const LONGEST: usize = 500;
const REASON: &str = "Long because";

/// What must not stay in a file. Written in two parts, so that this file may be checked too.
const LEFT_OVERS: [(&str, &str); 8] = [
    ("TO", "DO"),
    ("FIX", "ME"),
    ("dbg", "!("),
    ("todo", "!("),
    ("unimplemented", "!("),
    ("#[", "ignore"),
    ("test.", "skip"),
    (".only", "("),
];

/// The content security policy refuses these, so they never show.
const INLINE_STYLES: [(&str, &str); 3] = [
    (" sty", "le="),
    ("attribute(\"", "style"),
    ("Attribute(\"", "style"),
];

/// Unicode’s names of plural forms, and the forms of texts by what amounts may be called.
pub const FORMS: [&str; 9] = [
    "zero",
    "one",
    "two",
    "few",
    "many",
    "other",
    "if_sales",
    "if_margin",
    "if_profit",
];

/// Looks through all sources and locales.
///
/// # Errors
/// A line for each finding.
pub fn check() -> Outcome<()> {
    let root = paths::root();
    let mut found = Vec::new();
    let sources = FOLDERS.iter().flat_map(|folder| {
        let folder = root.join(folder);
        KINDS
            .iter()
            .flat_map(move |kind| files_under(&folder, kind))
    });
    for file in AT_ROOT
        .map(|name| root.join(name))
        .into_iter()
        .chain(sources)
    {
        let name = file
            .strip_prefix(&root)
            .unwrap_or(&file)
            .to_string_lossy()
            .replace('\\', "/");
        if !name.contains("node_modules/") && !name.contains("test-results/") {
            found.extend(faults(&name, &read_text(&file)?));
        }
    }
    found.extend(locales(&root.join("locales"))?);
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\nPlease tidy these up.", found.join("\n")))
    }
}

fn faults(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if name.ends_with(".rs") && !text.starts_with("//!") {
        found.push(format!(
            "{name} does not open with a `//!` line on its role."
        ));
    }
    let lines = text.lines().count();
    if lines > LONGEST && !text.lines().take(20).any(|line| line.contains(REASON)) {
        found.push(format!(
            "{name} has {lines} lines and no `{REASON} …` near its top."
        ));
    }
    let in_page = name.starts_with("src/") || name.starts_with("web/") || name == "index.html";
    let forbidden = LEFT_OVERS
        .iter()
        .chain(INLINE_STYLES.iter().filter(|_| in_page));
    let forbidden: Vec<String> = forbidden
        .map(|(head, tail)| format!("{head}{tail}"))
        .collect();
    for (index, line) in text.lines().enumerate() {
        for word in forbidden.iter().filter(|word| line.contains(word.as_str())) {
            found.push(format!("{name}:{} has `{}`.", index + 1, word.trim()));
        }
    }
    found
}

/// Every language has the same texts. A language is a file `locales/en.json` or a folder `locales/en`.
fn locales(folder: &Path) -> Outcome<Vec<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files_under(folder, "json") {
        let inside = file
            .strip_prefix(folder)
            .unwrap_or(&file)
            .with_extension("");
        let mut parts = inside
            .components()
            .map(|part| part.as_os_str().to_string_lossy().into_owned());
        let language = parts.next().unwrap_or_default();
        let place: Vec<String> = parts.collect();
        let value = serde_json::from_str(&read_text(&file)?)
            .map_err(|error| format!("{} is no JSON: {error}.", file.display()))?;
        gather(&value, &place.join("/"), keys.entry(language).or_default());
    }
    let all: BTreeSet<String> = keys.values().flatten().cloned().collect();
    let missing = |(language, own): (&String, &BTreeSet<String>)| {
        all.difference(own)
            .map(|key| format!("locales: {language} lacks {key}."))
            .collect::<Vec<_>>()
    };
    Ok(keys.iter().flat_map(missing).collect())
}

fn gather(value: &serde_json::Value, place: &str, keys: &mut BTreeSet<String>) {
    match value.as_object() {
        // Languages differ in their forms, so these are one text.
        Some(texts) if !texts.keys().all(|key| FORMS.contains(&key.as_str())) => {
            texts
                .iter()
                .for_each(|(key, text)| gather(text, &format!("{place}.{key}"), keys));
        }
        _ => drop(keys.insert(place.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named_with_their_line() {
        assert_eq!(
            faults("src/a.rs", "//! Role.\nfn a() {}\n"),
            Vec::<String>::new()
        );
        let (head, tail) = LEFT_OVERS[0];
        let found = faults("src/a.rs", &format!("fn a() {{}} // {head}{tail}\n"));
        assert_eq!(found.len(), 2);
        assert!(found[1].starts_with("src/a.rs:1 "));
    }

    #[test]
    fn inline_styles_are_refused_only_where_a_page_is_made() {
        let (head, tail) = INLINE_STYLES[0];
        let text = format!("//! x\nview! {{ <p{head}{tail}\"top:0\"/> }}\n");
        assert_eq!(faults("src/a.rs", &text).len(), 1);
        assert_eq!(faults("core/src/a.rs", &text).len(), 0);
    }

    #[test]
    fn a_long_file_needs_its_reason() {
        let long = "\n".repeat(LONGEST + 1);
        assert_eq!(faults("style/a.css", &long).len(), 1);
        assert_eq!(
            faults(
                "style/a.css",
                &format!("/* {REASON} it is a table. */{long}")
            )
            .len(),
            0
        );
    }

    #[test]
    fn plural_forms_are_one_text() {
        let mut keys = BTreeSet::new();
        let value = serde_json::json!({ "a": { "days": { "one": "", "other": "" } }, "b": "" });
        gather(&value, "", &mut keys);
        assert_eq!(keys.into_iter().collect::<Vec<_>>(), [".a.days", ".b"]);
    }
}
