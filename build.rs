//! Turns `locales/LANGUAGE/SCREEN.json` into Rust: one struct per text, one field per placeholder, so that a missing
//! key, a missing language or a missing argument does not compile.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Folder under `locales/` and variant of `crate::i18n::Lang`; the first language sets which keys exist.
const LANGUAGES: [(&str, &str); 2] = [("en", "En"), ("zh-CN", "ZhCn")];

/// Words a key cannot be, because it becomes the name of a Rust struct, module or field.
const RESERVED: &str = " as async await box break const continue crate do dyn else enum extern false final fn for gen \
    if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try \
    type unsafe use virtual where while yield ";

type Texts = Vec<Value>;

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let screens = screens();
    let mut code = String::new();
    for (screen, files) in &screens {
        module(screen, screen, files, &mut code);
    }
    let out = env::var("OUT_DIR").unwrap_or_else(|_| fail("OUT_DIR is not set"));
    fs::write(Path::new(&out).join("texts.rs"), code).unwrap_or_else(|e| fail(&e.to_string()));
}

/// Every screen of every language, parsed; fails where a language lacks a file.
fn screens() -> BTreeMap<String, Texts> {
    let mut names = BTreeSet::new();
    for (folder, _) in LANGUAGES {
        let dir = format!("locales/{folder}");
        let entries = fs::read_dir(&dir).unwrap_or_else(|e| fail(&format!("{dir}: {e}")));
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(screen) = name.strip_suffix(".json") {
                names.insert(screen.to_owned());
            }
        }
    }
    let read = |screen: &str, folder: &str| {
        let path = format!("locales/{folder}/{screen}.json");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| fail(&format!("{path}: {e}")));
        serde_json::from_str(&text).unwrap_or_else(|e| fail(&format!("{path}: {e}")))
    };
    let files = |screen: String| {
        let texts = LANGUAGES
            .iter()
            .map(|(folder, _)| read(&screen, folder))
            .collect();
        (screen, texts)
    };
    names.into_iter().map(files).collect()
}

/// Writes `pub mod name { … }` for one group of keys.
fn module(path: &str, name: &str, texts: &[Value], code: &mut String) {
    check_name(path, name);
    let keys = |v: &Value| match v.as_object() {
        Some(map) => map.keys().cloned().collect::<BTreeSet<_>>(),
        None => fail(&format!(
            "{path}: a group in one language, a text in another"
        )),
    };
    let first = keys(&texts[0]);
    for (other, (folder, _)) in texts.iter().zip(LANGUAGES) {
        let other = keys(other);
        if let Some(key) = first.symmetric_difference(&other).next() {
            fail(&format!(
                "{path}.{key}: present in one language only (found out at {folder})"
            ));
        }
    }
    let _ = writeln!(code, "pub mod {name} {{ use super::*;");
    for key in &first {
        let values: Texts = texts.iter().map(|t| t[key.as_str()].clone()).collect();
        let inner = format!("{path}.{key}");
        if values.iter().any(is_text) {
            text(&inner, key, &values, code);
        } else {
            module(&inner, key, &values, code);
        }
    }
    code.push_str("}\n");
}

/// A text is a string, or an object of plural forms `{"one": …, "other": …}` chosen by `n`.
fn is_text(value: &Value) -> bool {
    value.is_string() || value.get("other").is_some_and(Value::is_string)
}

/// Writes the struct of one text and its `text(lang)`.
fn text(path: &str, key: &str, values: &[Value], code: &mut String) {
    check_name(path, key);
    let plural = values.iter().any(Value::is_object);
    let wanted = placeholders(path, form(path, &values[0], "other"));
    for (value, (folder, _)) in values.iter().zip(LANGUAGES) {
        if placeholders(path, form(path, value, "other")) != wanted {
            fail(&format!(
                "{path}: placeholders differ between en and {folder}"
            ));
        }
    }
    if plural && !wanted.contains("n") {
        fail(&format!(
            "{path}: plural forms are chosen by a placeholder {{n}}"
        ));
    }
    let doc = form(path, &values[0], "other").replace('"', "'");
    let _ = writeln!(code, "#[doc = {doc:?}]");
    if wanted.is_empty() {
        let _ = writeln!(
            code,
            "#[derive(Debug)] pub struct {key} {{}}\nimpl {key} {{ pub fn text(&self, lang: Lang) -> &'static str {{ match lang {{"
        );
        for (value, (_, variant)) in values.iter().zip(LANGUAGES) {
            let _ = writeln!(code, "Lang::{variant} => {:?},", form(path, value, "other"));
        }
        code.push_str("} } }\n");
        return;
    }
    let _ = writeln!(code, "pub struct {key}<'a> {{");
    for field in &wanted {
        check_name(path, field);
        let kind = if plural && field == "n" {
            "Plural"
        } else {
            "Display"
        };
        let _ = writeln!(code, "pub {field}: &'a dyn {kind},");
    }
    let _ = writeln!(
        code,
        "}}\nimpl {key}<'_> {{ pub fn text(&self, lang: Lang) -> String {{ match lang {{"
    );
    for (value, (_, variant)) in values.iter().zip(LANGUAGES) {
        let _ = writeln!(code, "Lang::{variant} => ");
        if plural && value.is_object() {
            let one = filled(path, form(path, value, "one"), plural);
            let other = filled(path, form(path, value, "other"), plural);
            let _ = writeln!(
                code,
                "if self.n.count() == 1 {{ {one} }} else {{ {other} }},"
            );
        } else {
            let _ = writeln!(
                code,
                "{},",
                filled(path, form(path, value, "other"), plural)
            );
        }
    }
    code.push_str("} } }\n");
}

/// `format!(…)` of one form, its placeholders filled from the fields; a form that names none is a text as it stands.
fn filled(path: &str, form: &str, plural: bool) -> String {
    let names = placeholders(path, form);
    if names.is_empty() {
        return format!("{form:?}.to_owned()");
    }
    let mut call = format!("format!({form:?}");
    for name in names {
        let grouped = plural && name == "n";
        let value = if grouped {
            "self.n.grouped()".to_owned()
        } else {
            format!("self.{name}")
        };
        let _ = write!(call, ", {name} = {value}");
    }
    call + ")"
}

fn form<'v>(path: &str, value: &'v Value, name: &str) -> &'v str {
    value
        .as_str()
        .or_else(|| {
            value
                .get(name)
                .or_else(|| value.get("other"))
                .and_then(Value::as_str)
        })
        .unwrap_or_else(|| fail(&format!("{path}: neither a text nor plural forms")))
}

fn placeholders(path: &str, text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let Some(end) = rest[start..].find('}') else {
            fail(&format!("{path}: an open brace in {text:?}"))
        };
        found.insert(rest[start + 1..start + end].to_owned());
        rest = &rest[start + end + 1..];
    }
    found
}

fn check_name(path: &str, name: &str) {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let good = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(letters);
    if !good || RESERVED.contains(&format!(" {name} ")) {
        fail(&format!(
            "{path}: `{name}` cannot be a key; use lower_case words that are not Rust keywords"
        ));
    }
}

fn fail(message: &str) -> ! {
    println!("cargo:error=locales: {message}");
    std::process::exit(1)
}
