//! Turns `locales/LANGUAGE/SCREEN.json` into Rust: one struct per text, one field per placeholder, so that a missing
//! key, a missing language or a missing argument does not compile. What the texts say is packed into one file for each
//! language, form after form.

#[path = "src/i18n/marks.rs"]
mod marks;

use marks::{BY_MONEY, COUNT, CURRENCY, END, FIRST_FIELD, USUAL_MARGIN, is_mark};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Folders under `locales/`; the first language sets which keys exist.
const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// Words a key cannot be, because it becomes the name of a Rust struct, module or field.
const RESERVED: &str = " as async await box break const continue crate do dyn else enum extern false final fn for gen \
    if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try \
    type unsafe use virtual where while yield ";

type Texts = Vec<Value>;

/// What is written for the page.
#[derive(Default)]
struct Written {
    code: String,
    /// How many forms are packed in each language.
    forms: usize,
    packed: [String; 2],
}

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=src/i18n/marks.rs");
    let screens = screens();
    let mut written = Written::default();
    for (screen, files) in &screens {
        module(screen, screen, files, &mut written);
    }
    let out = env::var("OUT_DIR").unwrap_or_else(|_| fail("OUT_DIR is not set"));
    let write = |name: &str, text: String| {
        fs::write(Path::new(&out).join(name), text).unwrap_or_else(|e| fail(&e.to_string()));
    };
    write("texts.rs", written.code);
    for (packed, folder) in written.packed.into_iter().zip(LANGUAGES) {
        write(&format!("{folder}.txt"), packed);
    }
    let lessons = lessons();
    let packed = |texts: Vec<&str>| texts.join(END.encode_utf8(&mut [0]));
    write(
        "lessons.txt",
        packed(lessons.iter().map(|(name, _)| name.as_str()).collect()),
    );
    for (language, folder) in LANGUAGES.iter().enumerate() {
        let said = lessons.iter().map(|(_, said)| said[language].as_str());
        write(&format!("lessons-{folder}.txt"), packed(said.collect()));
    }
}

/// Every screen of every language, parsed.
fn screens() -> BTreeMap<String, Texts> {
    files("")
}

/// Every file of a folder in every language, parsed; fails where a language lacks a file.
fn files(inside: &str) -> BTreeMap<String, Texts> {
    let mut names = BTreeSet::new();
    for folder in LANGUAGES {
        let dir = format!("locales/{folder}/{inside}");
        let entries = fs::read_dir(&dir).unwrap_or_else(|e| fail(&format!("{dir}: {e}")));
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(screen) = name.strip_suffix(".json") {
                names.insert(screen.to_owned());
            }
        }
    }
    let read = |screen: &str, folder: &str| {
        let path = format!("locales/{folder}/{inside}{screen}.json");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| fail(&format!("{path}: {e}")));
        serde_json::from_str(&text).unwrap_or_else(|e| fail(&format!("{path}: {e}")))
    };
    let in_all = |screen: String| {
        let texts = LANGUAGES
            .iter()
            .map(|folder| read(&screen, folder))
            .collect();
        (screen, texts)
    };
    names.into_iter().map(in_all).collect()
}

/// The texts of the lessons with their names, `lifetime-value.advice.keep_longer`, in the order of these: they are found by
/// names that the core gives, and so need no code.
fn lessons() -> Vec<(String, [String; 2])> {
    let mut texts = BTreeMap::new();
    for (page, files) in &files("learn/") {
        for (language, file) in files.iter().enumerate() {
            flatten(page.clone(), file, language, &mut texts);
        }
    }
    let whole = |(name, said): (String, [Option<String>; 2])| {
        let [Some(first), Some(second)] = said else {
            fail(&format!("learn/{name}: there in one language only"));
        };
        if placeholders(&name, &first) != placeholders(&name, &second) {
            fail(&format!(
                "learn/{name}: names other placeholders in the other language"
            ));
        }
        (name, [first, second])
    };
    texts.into_iter().map(whole).collect()
}

fn flatten(
    name: String,
    value: &Value,
    language: usize,
    texts: &mut BTreeMap<String, [Option<String>; 2]>,
) {
    match value {
        Value::String(text) => texts.entry(name).or_default()[language] = Some(text.clone()),
        Value::Object(map) => {
            for (key, value) in map {
                flatten(format!("{name}.{key}"), value, language, texts);
            }
        }
        _ => fail(&format!("learn/{name}: neither a text nor a group")),
    }
}

/// Writes `pub mod name { … }` for one group of keys.
fn module(path: &str, name: &str, texts: &[Value], written: &mut Written) {
    check_name(path, name);
    let keys = |v: &Value| match v.as_object() {
        Some(map) => map.keys().cloned().collect::<BTreeSet<_>>(),
        None => fail(&format!(
            "{path}: a group in one language, a text in another"
        )),
    };
    let first = keys(&texts[0]);
    for (other, folder) in texts.iter().zip(LANGUAGES) {
        let other = keys(other);
        if let Some(key) = first.symmetric_difference(&other).next() {
            fail(&format!(
                "{path}.{key}: present in one language only (found out at {folder})"
            ));
        }
    }
    let _ = writeln!(written.code, "pub mod {name} {{ use super::*;");
    for key in &first {
        let values: Texts = texts.iter().map(|t| t[key.as_str()].clone()).collect();
        let inner = format!("{path}.{key}");
        if values.iter().any(is_text) {
            text(&inner, key, &values, written);
        } else {
            module(&inner, key, &values, written);
        }
    }
    written.code.push_str("}\n");
}

/// The forms of a text for what the amounts of the book may be called, in the order in which they are packed. The one for
/// a usual margin may say it as `{usual_margin}`; where there is none, amounts at a usual margin are called as profit is.
const MONEY: [&str; 3] = ["if_sales", "if_margin", "if_profit"];

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
fn by_money<'v>(path: &str, value: &'v Value) -> Vec<&'v Value> {
    let Some(map) = value
        .as_object()
        .filter(|_| value.get("if_profit").is_some())
    else {
        return vec![value];
    };
    if let Some(key) = map.keys().find(|key| !MONEY.contains(&key.as_str())) {
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
    vec![sales, map.get("if_margin").unwrap_or(profit), profit]
}

/// Fails where a text says profit while nothing is known that would make it one.
fn check_profit(path: &str, value: &Value, language: usize) {
    let sales = by_money(path, value)[0];
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

/// Writes the struct of one text and its `text(lang)`, and packs its forms.
fn text(path: &str, key: &str, values: &[Value], written: &mut Written) {
    check_name(path, key);
    for (language, value) in values.iter().enumerate() {
        check_profit(path, value, language);
    }
    let forms: Vec<_> = values.iter().map(|value| by_money(path, value)).collect();
    let full = forms[0][forms[0].len() - 1];
    let plural = forms.iter().flatten().any(|value| value.is_object());
    let fields = wanted(path, full);
    for (value, folder) in forms.iter().zip(LANGUAGES) {
        check_placeholders(path, folder, value, &fields);
    }
    if plural && !fields.contains("n") {
        fail(&format!(
            "{path}: plural forms are chosen by a placeholder {{n}}"
        ));
    }
    let first = written.forms;
    if u16::try_from(first).is_err() {
        fail("more than 65,536 forms of texts");
    }
    let shown: Vec<&str> = fields
        .iter()
        .map(String::as_str)
        .filter(|field| !(plural && *field == "n"))
        .collect();
    pack(path, &forms, plural, &shown, written);

    let code = &mut written.code;
    let doc = form(path, full, "other").replace('"', "'");
    let _ = writeln!(code, "#[doc = {doc:?}]");
    if fields.is_empty() {
        let _ = writeln!(
            code,
            "#[derive(Debug)] pub struct {key} {{}}\nimpl {key} {{ pub fn key(&self) -> Text {{ Text({first}) }} \
             pub fn text(&self, lang: Lang) -> &'static str {{ self.key().said(lang) }} }}"
        );
        return;
    }
    let _ = writeln!(code, "pub struct {key}<'a> {{");
    for field in &fields {
        check_name(path, field);
        let kind = if plural && field == "n" {
            "Plural"
        } else {
            "Display"
        };
        let _ = writeln!(code, "pub {field}: &'a dyn {kind},");
    }
    let values = shown
        .iter()
        .map(|field| format!("self.{field}"))
        .collect::<Vec<_>>()
        .join(", ");
    let filled = if plural {
        format!("counted(lang, self.n, &[{values}])")
    } else {
        format!("filled(lang, &[{values}])")
    };
    let _ = writeln!(
        code,
        "}}\nimpl {key}<'_> {{ pub fn text(&self, lang: Lang) -> String {{ Text({first}).{filled} }} }}"
    );
}

/// Packs the forms of one text in every language: for each thing that amounts may be called, if any language tells them
/// apart, the one for a single thing, if any language has one, and the one for any other number.
fn pack(path: &str, forms: &[Vec<&Value>], plural: bool, shown: &[&str], written: &mut Written) {
    let things = forms.iter().map(Vec::len).max().unwrap_or_default();
    let numbers: &[&str] = if plural {
        &["one", "other"]
    } else {
        &["other"]
    };
    for (forms, packed) in forms.iter().zip(&mut written.packed) {
        for thing in 0..things {
            for number in numbers {
                if thing == 0 && things > 1 {
                    packed.push(BY_MONEY);
                }
                let value = forms[thing.min(forms.len() - 1)];
                packed.push_str(&marked(path, form(path, value, number), plural, shown));
                packed.push(END);
            }
        }
    }
    written.forms += things * numbers.len();
}

/// A form with marks for its placeholders.
fn marked(path: &str, form: &str, plural: bool, shown: &[&str]) -> String {
    if form.contains(is_mark) {
        fail(&format!("{path}: a control character in {form:?}"));
    }
    placeholders(path, form)
        .iter()
        .fold(form.to_owned(), |form, name| {
            let field = |name| shown.iter().position(|field| *field == name);
            let mark = |mark: u8| char::from(mark).to_string();
            let marks = match (name.as_str(), field(name.as_str())) {
                ("n", None) if plural => mark(COUNT),
                (USUAL_MARGIN_NAME, None) => mark(USUAL_MARGIN),
                (name, Some(field)) if field < 32 - usize::from(FIRST_FIELD) => {
                    let field = mark(FIRST_FIELD + field as u8);
                    match name {
                        "currency" => mark(CURRENCY) + &field,
                        _ => field,
                    }
                }
                _ => fail(&format!("{path}: too many placeholders")),
            };
            form.replace(&format!("{{{name}}}"), &marks)
        })
}

/// What the form for a usual margin may name without its being a field.
const USUAL_MARGIN_NAME: &str = "usual_margin";

/// The fields of a text: what its full form names.
fn wanted(path: &str, full: &Value) -> BTreeSet<String> {
    let mut wanted = placeholders(path, form(path, full, "other"));
    wanted.remove(USUAL_MARGIN_NAME);
    wanted
}

/// Fails where the languages name other placeholders. What stands for profit may leave out what only profit has.
fn check_placeholders(path: &str, folder: &str, forms: &[&Value], all: &BTreeSet<String>) {
    for (place, value) in forms.iter().enumerate() {
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
