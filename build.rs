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

/// What the amounts of the book may be called, the key of the form for it, and the pattern in Rust. The form for a usual
/// margin may say it as `{usual_margin}`; where there is none, amounts at a usual margin are called as profit is.
const MONEY: [(&str, &str); 3] = [
    ("if_sales", "MoneyWords::Sales"),
    ("if_margin", "MoneyWords::UsualMargin(usual_margin)"),
    ("if_profit", "MoneyWords::Profit"),
];

/// What a text must not say while neither a cost nor a margin is known, in each language.
const PROFIT: [&[&str]; 2] = [&["profit"], &["利润", "毛利"]];

/// What may be said all the same: a margin in percent is no amount.
const NO_PROFIT: &str = "毛利率";

/// Texts that explain what profit is or how it comes to be known, or that a person may type to find it.
const EXPLAINS: [&str; 6] = [
    "places.",
    "data.product_list_text",
    "import.pick.needs_products",
    "import.money.margin_hint",
    "settings.margin_hint",
    "palette.words.",
];

/// A text is a string, an object of plural forms `{"one": …, "other": …}` chosen by `n`, or an object with one of these
/// for each thing that amounts may be called (see [`MONEY`]).
fn is_text(value: &Value) -> bool {
    value.is_string()
        || value.get("other").is_some_and(Value::is_string)
        || value.get("if_profit").is_some()
}

/// A text apart by what amounts are called; one form for all of them where it does not tell them apart.
fn by_money(path: &str, value: &Value) -> Vec<(&'static str, Value)> {
    let Some(map) = value
        .as_object()
        .filter(|_| value.get("if_profit").is_some())
    else {
        return vec![("_", value.clone())];
    };
    let known = |key: &String| MONEY.iter().any(|(form, _)| form == key);
    if let Some(key) = map.keys().find(|key| !known(key)) {
        fail(&format!(
            "{path}: `{key}` is no form by what is known of money"
        ));
    }
    let Some(sales) = map.get("if_sales") else {
        fail(&format!(
            "{path}: lacks what it says while no cost or margin is known"
        ));
    };
    let profit = &map["if_profit"];
    let margin = map.get("if_margin").unwrap_or(profit);
    let patterns = MONEY.map(|(_, pattern)| pattern);
    std::iter::zip(patterns, [sales, margin, profit])
        .map(|(pattern, form)| (pattern, form.clone()))
        .collect()
}

/// Fails where a text says profit while nothing is known that would make it one.
fn check_profit(path: &str, value: &Value, language: usize) {
    let (_, sales) = &by_money(path, value)[0];
    let forms = match sales {
        Value::Object(forms) => forms.values().filter_map(Value::as_str).collect(),
        _ => vec![sales.as_str().unwrap_or_default()],
    };
    let says = |form: &&str| {
        let form = form.to_lowercase().replace(NO_PROFIT, "");
        let placeholders = placeholders(path, &form);
        let form = placeholders
            .iter()
            .fold(form, |form, name| form.replace(&format!("{{{name}}}"), ""));
        PROFIT[language].iter().any(|word| form.contains(word))
    };
    let explains = EXPLAINS.iter().any(|start| path.starts_with(start));
    if !explains && let Some(form) = forms.iter().find(|form| says(form)) {
        fail(&format!(
            "{path}: says profit while neither a cost nor a margin is known, {form:?}; give it `if_sales` and `if_profit`"
        ));
    }
}

/// Writes the struct of one text and its `text(lang)`.
fn text(path: &str, key: &str, values: &[Value], code: &mut String) {
    check_name(path, key);
    for (language, value) in values.iter().enumerate() {
        check_profit(path, value, language);
    }
    let forms: Vec<_> = values.iter().map(|value| by_money(path, value)).collect();
    let (full, plural) = (&forms[0][forms[0].len() - 1].1, {
        let mut all = forms.iter().flatten();
        all.any(|(_, value)| value.is_object())
    });
    let wanted = wanted(path, full);
    for (value, (folder, _)) in forms.iter().zip(LANGUAGES) {
        check_placeholders(path, folder, value, &wanted);
    }
    if plural && !wanted.contains("n") {
        fail(&format!(
            "{path}: plural forms are chosen by a placeholder {{n}}"
        ));
    }
    let doc = form(path, full, "other").replace('"', "'");
    let _ = writeln!(code, "#[doc = {doc:?}]");
    if wanted.is_empty() {
        let _ = writeln!(
            code,
            "#[derive(Debug)] pub struct {key} {{}}\nimpl {key} {{ pub fn text(&self, lang: Lang) -> &'static str {{ match lang {{"
        );
        arms(&forms, code, |value| {
            format!("{:?}", form(path, value, "other"))
        });
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
    arms(&forms, code, |value| {
        let other = filled(path, form(path, value, "other"), plural);
        if !value.is_object() {
            return other;
        }
        let one = filled(path, form(path, value, "one"), plural);
        format!("if self.n.count() == 1 {{ {one} }} else {{ {other} }}")
    });
    code.push_str("} } }\n");
}

/// Writes the arm of each language, inside it one for each thing that amounts may be called.
fn arms(forms: &[Vec<(&str, Value)>], code: &mut String, said: impl Fn(&Value) -> String) {
    for (forms, (_, variant)) in forms.iter().zip(LANGUAGES) {
        let _ = write!(code, "Lang::{variant} => ");
        match forms.as_slice() {
            [(_, only)] => code.push_str(&said(only)),
            several => {
                code.push_str("match money_words() {");
                for (pattern, form) in several {
                    let said = said(form);
                    let pattern = match said.contains(USUAL_MARGIN) {
                        true => (*pattern).to_owned(),
                        false => pattern.replace(USUAL_MARGIN, "_"),
                    };
                    let _ = writeln!(code, "{pattern} => {{ {said} }}");
                }
                code.push('}');
            }
        }
        code.push_str(",\n");
    }
}

/// What the form for a usual margin may name without its being a field.
const USUAL_MARGIN: &str = "usual_margin";

/// The fields of a text: what its full form names.
fn wanted(path: &str, full: &Value) -> BTreeSet<String> {
    let mut wanted = placeholders(path, form(path, full, "other"));
    wanted.remove(USUAL_MARGIN);
    wanted
}

/// Fails where the languages name other placeholders. What stands for profit may leave out what only profit has.
fn check_placeholders(path: &str, folder: &str, forms: &[(&str, Value)], all: &BTreeSet<String>) {
    for (place, (_, value)) in forms.iter().enumerate() {
        let named = wanted(path, value);
        let fits = if place + 1 == forms.len() {
            named == *all
        } else {
            named.is_subset(all)
        };
        if !fits {
            fail(&format!(
                "{path}: placeholders differ between en and {folder}, or between its forms"
            ));
        }
    }
}

/// `format!(…)` of one form, its placeholders filled from the fields; a form that names none is a text as it stands.
fn filled(path: &str, form: &str, plural: bool) -> String {
    let names = placeholders(path, form);
    if names.is_empty() {
        return format!("{form:?}.to_owned()");
    }
    let mut call = format!("format!({form:?}");
    let currency = names.contains("currency");
    for name in names {
        let value = match name.as_str() {
            "n" if plural => "self.n.grouped()".to_owned(),
            USUAL_MARGIN => format!("percent({USUAL_MARGIN}, 0)"),
            _ => format!("self.{name}"),
        };
        let _ = write!(call, ", {name} = {value}");
    }
    call.push(')');
    if currency {
        call = format!("without_gap({call})");
    }
    call
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
