//! Words that the interface does not say, each with the one it says: two words for one thing read as two things.

use serde_json::Value;

use super::texts_of_screens;
use crate::build::read_text;
use crate::paths;
use crate::run::Outcome;

/// Language, what is not said, what is said. Small letters find capitals too.
const NOT_SAID: [(&str, &str, &str); 15] = [
    ("en", "nobody", "no customers, no owner"),
    ("en", "everybody", "every customer"),
    ("en", "bring a ", "import"),
    ("en", "bring in", "import"),
    (
        "en",
        "overdue for a contact",
        "waited too long for a contact",
    ),
    ("en", "contact overdue", "no contact for too long"),
    ("en", "overdue since", "due, late"),
    ("en", "streams between", "flow"),
    ("en", "too much {", "over by"),
    ("zh-CN", "接触", "跟进"),
    ("zh-CN", "账簿", "客户簿"),
    ("zh-CN", "逾期", "超期未下单"),
    ("zh-CN", "演示", "示例"),
    ("zh-CN", "在购客户", "活跃客户"),
    ("zh-CN", "寿命", "预期合作期"),
];

/// Texts that hold what a person may type, so other words too.
const TYPED: &str = ".words";

/// Looks through the texts of both languages.
///
/// # Errors
/// A line for each text with a word of the table.
pub fn check() -> Outcome<()> {
    let folder = paths::root().join("locales");
    let mut found = Vec::new();
    for language in ["en", "zh-CN"] {
        for file in texts_of_screens(&folder.join(language)) {
            let value = serde_json::from_str(&read_text(&file)?)
                .map_err(|error| format!("{} is no JSON: {error}.", file.display()))?;
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            look(language, &value, &name, &mut found);
        }
    }
    if found.is_empty() {
        Ok(())
    } else {
        Err(found.join("\n"))
    }
}

fn look(language: &str, value: &Value, place: &str, found: &mut Vec<String>) {
    if place.ends_with(TYPED) {
        return;
    }
    match value {
        Value::Object(texts) => texts
            .iter()
            .for_each(|(key, text)| look(language, text, &format!("{place}.{key}"), found)),
        Value::String(text) => {
            let small = text.to_lowercase();
            let said = NOT_SAID
                .iter()
                .filter(|(of, word, _)| *of == language && small.contains(word));
            found.extend(said.map(|(_, word, instead)| {
                format!("locales/{language}: {place} says “{word}”; we say “{instead}”.")
            }));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(language: &str, texts: &Value) -> Vec<String> {
        let mut found = Vec::new();
        look(language, texts, "a", &mut found);
        found
    }

    #[test]
    fn a_word_is_found_in_its_own_language_only() {
        let texts = serde_json::json!({ "b": { "other": "Nobody here" }, "c": "No customers" });
        assert_eq!(found("en", &texts).len(), 1);
        assert!(found("en", &texts)[0].contains("a.b.other"));
        assert_eq!(found("zh-CN", &texts), Vec::<String>::new());
        assert_eq!(found("zh-CN", &serde_json::json!("上次接触")).len(), 1);
    }

    #[test]
    fn what_a_person_may_type_may_say_anything() {
        let texts = serde_json::json!({ "words": "接触、跟进" });
        assert_eq!(found("zh-CN", &texts), Vec::<String>::new());
    }
}
