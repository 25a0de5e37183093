//! Rust sources as the checks read them: without comments and tests, and with the paths they name.

use std::collections::BTreeSet;

use crate::build::{files_under, read_text};
use crate::paths;
use crate::run::Outcome;

/// A source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path from the workspace's root, with `/`.
    pub name: String,
    /// Its text without comments.
    pub text: String,
}

impl Source {
    /// A source of this name and text.
    pub fn new(name: &str, text: &str) -> Self {
        let uncommented = text.lines().map(|line| match line.find("//") {
            // An address in a text is no comment.
            Some(at) if !line[..at].ends_with(':') => &line[..at],
            _ => line,
        });
        Self {
            name: name.to_owned(),
            text: uncommented.collect::<Vec<_>>().join("\n"),
        }
    }

    /// Whether it holds tests only.
    pub fn is_test(&self) -> bool {
        self.name.contains("/tests/") || self.name.ends_with("tests.rs")
    }

    /// The text above the tests.
    pub fn live(&self) -> &str {
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }

    /// The module of the file, from the crate's root: `core/src/import/file/mod.rs` is `import`, `file`.
    pub fn module(&self) -> Vec<&str> {
        let inside = self.name.split_once("src/").map_or("", |(_, path)| path);
        let mut parts: Vec<&str> = inside.trim_end_matches(".rs").split('/').collect();
        if matches!(parts.last(), Some(&("mod" | "lib" | "main"))) {
            parts.pop();
        }
        parts
    }

    /// The paths that the live text names from the root of its crate, as far as they begin with `crate`, `super` or
    /// `self`, or with a module below this one in a `use`.
    pub fn paths(&self, modules: &BTreeSet<Vec<&str>>) -> Vec<Vec<String>> {
        let own = self.module();
        let mut found = Vec::new();
        for path in named_paths(self.live()) {
            let mut at: Vec<&str> = own.clone();
            let mut rest = path.iter().map(String::as_str).peekable();
            match rest.peek() {
                Some(&"crate") => {
                    rest.next();
                    at.clear();
                }
                Some(&"self") => {
                    rest.next();
                }
                Some(&"super") => {}
                Some(first) => {
                    let below: Vec<&str> = own.iter().copied().chain([*first]).collect();
                    if !modules.contains(&below) {
                        continue;
                    }
                }
                None => continue,
            }
            while rest.next_if_eq(&"super").is_some() {
                at.pop();
            }
            found.push(at.into_iter().chain(rest).map(str::to_owned).collect());
        }
        found
    }
}

/// All Rust sources under these folders of the workspace.
///
/// # Errors
/// A file cannot be read.
pub fn sources(folders: &[&str]) -> Outcome<Vec<Source>> {
    let root = paths::root();
    let files = folders
        .iter()
        .flat_map(|folder| files_under(&root.join(folder), "rs"));
    files
        .map(|file| {
            let name = file.strip_prefix(&root).unwrap_or(&file);
            let name = name.to_string_lossy().replace('\\', "/");
            Ok(Source::new(&name, &read_text(&file)?))
        })
        .collect()
}

/// Every path in a text that has two parts or more, and every one that a `use` brings in, braces opened.
fn named_paths(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let mut at = 0;
    while at < bytes.len() {
        if !is_word(bytes[at]) {
            at += 1;
            continue;
        }
        let tree = tree_at(text, at);
        // Who may see an item is no import.
        let scope = text[..at].ends_with("(in ");
        for path in tree.paths {
            if path.len() > 1 && !scope {
                found.push(path);
            }
        }
        at = tree.end;
    }
    found
}

struct Tree {
    paths: Vec<Vec<String>>,
    end: usize,
}

/// Reads `a::b::{c, d::e}` from a place where a word begins.
fn tree_at(text: &str, start: usize) -> Tree {
    let bytes = text.as_bytes();
    let word_end = |from: usize| {
        let rest = bytes[from..].iter();
        from + rest
            .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
            .count()
    };
    let mut path = Vec::new();
    let mut at = start;
    loop {
        let end = word_end(at);
        path.push(text[at..end].to_owned());
        at = end;
        if !text[at..].starts_with("::") {
            break;
        }
        match bytes.get(at + 2) {
            Some(b'{') => return group_at(text, at + 3, &path),
            Some(byte) if byte.is_ascii_alphanumeric() || *byte == b'_' => at += 2,
            // A glob, or the angle bracket of a generic.
            _ => {
                at += 2;
                path.push("*".to_owned());
                break;
            }
        }
    }
    Tree {
        paths: vec![path],
        end: at,
    }
}

/// Reads what stands in braces behind `before`, from behind the opening one.
fn group_at(text: &str, start: usize, before: &[String]) -> Tree {
    let bytes = text.as_bytes();
    let mut paths = Vec::new();
    let mut at = start;
    while at < bytes.len() && bytes[at] != b'}' {
        if bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_' {
            let inner = tree_at(text, at);
            let whole = inner.paths.into_iter().map(|path| {
                let own = path.into_iter().filter(|part| part != "self");
                before.iter().cloned().chain(own).collect()
            });
            paths.extend(whole);
            at = inner.end;
        } else {
            at += 1;
        }
    }
    Tree {
        paths,
        end: (at + 1).min(bytes.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_the_root_of_the_crate() {
        let text = "use super::{a::B, c};\nuse below::Thing;\nuse other_crate::X;\n\
                    fn f() { crate::d::e(); } // crate::comment\n#[cfg(test)]\nuse crate::test;\n";
        let source = Source::new("core/src/x/y/mod.rs", text);
        let modules = BTreeSet::from([vec!["x", "y", "below"]]);
        let found: Vec<String> = source
            .paths(&modules)
            .iter()
            .map(|path| path.join("::"))
            .collect();
        assert_eq!(found, ["x::a::B", "x::c", "x::y::below::Thing", "d::e"]);
    }
}
