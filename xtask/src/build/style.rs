//! One style sheet from the files in style/. Knows their order, nothing of their content.

use std::path::Path;

use super::{files_under, read_text};
use crate::paths;
use crate::run::Outcome;

/// These come first, in this order: the others use what they define.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// The whole style sheet: web/boot.css, then tokens, base, and the rest by path.
///
/// # Errors
/// A file cannot be read.
pub fn sheet() -> Outcome<String> {
    let folder = paths::root().join("style");
    let mut files = files_under(&folder, "css");
    files.sort_by_key(|path| (rank(&folder, path), path.clone()));
    files.insert(0, paths::root().join("web/boot.css"));
    let texts = files
        .iter()
        .map(|path| read_text(path))
        .collect::<Outcome<Vec<_>>>()?;
    Ok(slim(&texts.join("\n")))
}

fn rank(folder: &Path, path: &Path) -> usize {
    FIRST
        .iter()
        .position(|name| folder.join(name) == path)
        .unwrap_or(FIRST.len())
}

/// Without comments, indentation and empty lines. Strings are kept as they are.
fn slim(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut quote = None;
    let mut rest = css;
    while let Some(letter) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        let mut taken = letter.len_utf8();
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) if letter == '\\' => {
                taken += rest[taken..].chars().next().map_or(0, char::len_utf8)
            }
            None if letter == '"' || letter == '\'' => quote = Some(letter),
            _ => {}
        }
        bare.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    let lines: Vec<&str> = bare
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blanks_go_strings_stay() {
        let css =
            "/* a 'note' */\n.a {\n  content: \"/* kept \\\" */\";\n}\n\n.b { top: 0; /* end */ }";
        assert_eq!(
            slim(css),
            ".a {\ncontent: \"/* kept \\\" */\";\n}\n.b { top: 0;  }"
        );
    }

    #[test]
    fn tokens_then_base_come_before_the_rest() {
        let folder = Path::new("style");
        let mut files = ["app.css", "screens/tokens.css", "base.css", "tokens.css"]
            .map(|name| folder.join(name));
        files.sort_by_key(|path| (rank(folder, path), path.clone()));
        assert_eq!(
            files,
            ["tokens.css", "base.css", "app.css", "screens/tokens.css"]
                .map(|name| folder.join(name))
        );
    }
}
