//! Finds texts that no code shows and public items that no other code names.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::code::{Source, sources};
use super::texts_of_screens;
use super::tidy::FORMS;
use crate::build::read_text;
use crate::paths;
use crate::run::Outcome;

/// Words before the name of an item that others may use.
const ITEMS: [&str; 7] = ["fn", "struct", "enum", "const", "type", "trait", "static"];

/// Looks through locales and sources.
///
/// # Errors
/// A line for each finding.
pub fn check() -> Outcome<()> {
    let app = sources(&["src"])?;
    let mut keys = Vec::new();
    for file in texts_of_screens(&paths::root().join("locales/en")) {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let texts = serde_json::from_str(&read_text(&file)?)
            .map_err(|error| format!("{} is no JSON: {error}.", file.display()))?;
        gather(&texts, &stem, &mut keys);
    }
    let mut found = unused_texts(&keys, &app);
    let all = sources(&["src", "core", "bench", "streams", "xtask"])?;
    found.extend(unused_items(&all));
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{}\nPlease remove what nobody uses.",
            found.join("\n")
        ))
    }
}

fn gather(texts: &Value, place: &str, keys: &mut Vec<String>) {
    match texts.as_object() {
        Some(inner) if !inner.keys().all(|key| FORMS.contains(&key.as_str())) => {
            for (key, text) in inner {
                gather(text, &format!("{place}.{key}"), keys);
            }
        }
        _ => keys.push(place.to_owned()),
    }
}

/// Keys that stand nowhere in the code. A macro's `$variable` in a key stands for any one word.
fn unused_texts(keys: &[String], app: &[Source]) -> Vec<String> {
    let mut used = BTreeSet::new();
    for source in app {
        let plain: String = source
            .text
            .chars()
            .filter(|char| !char.is_whitespace())
            .collect();
        let words =
            plain.split(|char: char| !char.is_ascii_alphanumeric() && !"_.$".contains(char));
        used.extend(words.filter(|word| word.contains('.')).map(str::to_owned));
    }
    let patterns: Vec<Vec<&str>> = used
        .iter()
        .filter(|word| word.contains('$'))
        .map(|word| word.split('.').collect())
        .collect();
    let fits = |key: &str, pattern: &[&str]| {
        let parts: Vec<&str> = key.split('.').collect();
        let mut pairs = parts.iter().zip(pattern);
        parts.len() == pattern.len() && pairs.all(|(a, b)| a == b || b.starts_with('$'))
    };
    keys.iter()
        .filter(|key| !used.contains(key.as_str()))
        .filter(|key| !patterns.iter().any(|pattern| fits(key, pattern)))
        .map(|key| format!("locales: nothing shows {key}."))
        .collect()
}

/// Public items whose name stands nowhere but where they are made. Items with an attribute are left out: a macro may
/// hand them on, as `wasm_bindgen` does.
fn unused_items(all: &[Source]) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        text.split(|char: char| !char.is_ascii_alphanumeric() && char != '_')
            .map(str::to_owned)
            .collect()
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in all.iter().flat_map(|source| words(&source.text)) {
        *counts.entry(word).or_default() += 1;
    }
    let mut found = Vec::new();
    for source in all.iter().filter(|source| !source.is_test()) {
        let lines: Vec<&str> = source.live().lines().map(str::trim).collect();
        for (index, line) in lines.iter().enumerate() {
            let attributed = index > 0 && lines[index - 1].ends_with(']');
            if !line.starts_with("pub") || attributed && lines[index - 1].contains("wasm_bindgen") {
                continue;
            }
            let parts = words(line);
            let item = parts.windows(2).find(|pair| {
                ITEMS.contains(&pair[0].as_str()) && !ITEMS.contains(&pair[1].as_str())
            });
            if let Some(name) = item.map(|pair| &pair[1])
                && counts.get(name) == Some(&1)
            {
                found.push(format!("{}: nothing uses `{name}`.", source.name));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_nothing_shows_are_found() {
        let code = "t!(data.name); tl!(lang, places.$texts.name); tx!(base\n    .long);";
        let app = [Source::new("src/a.rs", code)];
        let keys = [
            "data.name",
            "data.none",
            "places.tiers.name",
            "places.name",
            "base.long",
        ];
        assert_eq!(
            unused_texts(&keys.map(str::to_owned), &app),
            [
                "locales: nothing shows data.none.",
                "locales: nothing shows places.name."
            ]
        );
    }

    #[test]
    fn items_that_nothing_uses_are_found() {
        let all = [
            Source::new(
                "src/a.rs",
                "pub fn used() {}\npub const fn lonely() {}\n#[wasm_bindgen]\npub fn handed() {}\n",
            ),
            Source::new("src/b.rs", "fn b() { used() } // lonely\n"),
        ];
        assert_eq!(unused_items(&all), ["src/a.rs: nothing uses `lonely`."]);
    }
}
