//! The two artefacts: a folder for any static host, and one file that opens from disk.
//! Both are index.html with the same script, style and wasm; only how these are joined differs.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::sent::sent;
use super::{Built, digest, read_text, style, write};
use crate::paths;
use crate::run::Outcome;

/// Where index.html takes what belongs into its head and at the end of its body.
const HEAD: &str = "<!-- keepgold:head -->";
const SCRIPTS: &str = "<!-- keepgold:scripts -->";

/// Everything both artefacts are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    html: String,
    script: String,
    style: String,
    /// The module in streams, within what unpacks it.
    wasm: Vec<u8>,
}

/// A written file and what it weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Path inside the artefact.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A script without indentation, empty lines and the comments that a line begins with. No text in ours or in the glue goes
/// over several lines.
fn slim(script: &str) -> String {
    let mut slim = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        let mut kept = line;
        if in_comment || line.starts_with("/**") {
            let end = line.find("*/");
            in_comment = end.is_none();
            kept = end.map_or("", |end| line[end + 2..].trim());
        }
        if !kept.is_empty() && !kept.starts_with("//") {
            slim.push_str(kept);
            slim.push('\n');
        }
    }
    slim
}

impl Page {
    /// Puts together what `build` made and index.html, web/ and style/ have. `unpacker` is what `build::unpacker` made; `dev`
    /// adds the reload script.
    ///
    /// # Errors
    /// A source file cannot be read or lacks its marks, or the wasm cannot be packed.
    pub fn new(built: Built, unpacker: &[u8], dev: bool) -> Outcome<Self> {
        let web = paths::root().join("web");
        let html = read_text(&paths::root().join("index.html"))?;
        for mark in [HEAD, SCRIPTS] {
            if html.matches(mark).count() != 1 {
                return Err(format!(
                    "index.html must have the mark {mark} exactly once."
                ));
            }
        }
        // Wrapped in a function, the glue is also the text from which boot.js makes the worker.
        let mut script = format!(
            "\"use strict\";\nconst keepgoldGlue = function () {{\n{}\nreturn wasm_bindgen;\n}};\n",
            built.glue
        );
        script.push_str(&read_text(&web.join("boot.js"))?);
        if dev {
            script.push_str(&read_text(&web.join("reload.js"))?);
        }
        Ok(Self {
            html,
            script: slim(&script),
            style: style::sheet()?,
            wasm: sent(unpacker, &built.wasm)?,
        })
    }

    /// The hosted artefact, all URLs relative. Names carry the content's digest, so that a cache
    /// never joins an old script with new wasm.
    pub fn hosted(&self) -> Vec<Written> {
        let named = |stem: &str, end: &str, bytes: &[u8]| Written {
            name: format!("{stem}-{}.{end}", digest::short(bytes)),
            bytes: bytes.to_vec(),
        };
        let script = named("app", "js", self.script.as_bytes());
        let style = named("style", "css", self.style.as_bytes());
        let wasm = named("keepgold", "wasm", &self.wasm);
        let policy = policy("'self'", "'self'", "'self'");
        let head = format!(
            "{policy}\n<link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n<link rel=\"stylesheet\" href=\"{}\">",
            wasm.name, style.name
        );
        let scripts = format!(
            "<script src=\"{}\" data-wasm=\"{}\"></script>",
            script.name, wasm.name
        );
        let html = Written {
            name: "index.html".to_owned(),
            bytes: self.filled(&head, &scripts).into_bytes(),
        };
        vec![html, script, style, wasm]
    }

    /// The single file.
    ///
    /// # Errors
    /// The script or the style holds what would end its own element.
    pub fn single(&self) -> Outcome<String> {
        for (text, ends) in [
            (&self.script, ["</script", "<!--"]),
            (&self.style, ["</style", "<!--"]),
        ] {
            if let Some(end) = ends
                .iter()
                .find(|end| text.to_ascii_lowercase().contains(**end))
            {
                return Err(format!(
                    "The script or the style contains `{end}`, which would end its element in the single file: please write it differently."
                ));
            }
        }
        let policy = policy(
            &digest::csp(&self.script),
            &digest::csp(&self.style),
            "'none'",
        );
        let head = format!("{policy}\n<style>{}</style>", self.style);
        let packed = STANDARD.encode(miniz_oxide::deflate::compress_to_vec(&self.wasm, 10));
        let scripts = format!(
            "<script type=\"application/octet-stream\" id=\"keepgold-wasm\">{packed}</script>\n<script>{}</script>",
            self.script
        );
        Ok(self.filled(&head, &scripts))
    }

    fn filled(&self, head: &str, scripts: &str) -> String {
        self.html
            .replacen(HEAD, head, 1)
            .replacen(SCRIPTS, scripts, 1)
    }
}

/// The content security policy: nothing but the page's own parts.
fn policy(script: &str, style: &str, connect: &str) -> String {
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {script} 'wasm-unsafe-eval'; \
         style-src {style}; img-src data: blob:; worker-src blob:; connect-src {connect}; base-uri 'none'; form-action 'none'\">"
    )
}

/// Writes the hosted artefact into an emptied `folder`.
///
/// # Errors
/// The folder cannot be emptied or a file cannot be written.
pub fn write_folder(folder: &Path, files: &[Written]) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .map_err(|error| format!("{} cannot be emptied: {error}.", folder.display()))?;
    }
    files
        .iter()
        .try_for_each(|file| write(&folder.join(&file.name), &file.bytes))
}

#[cfg(test)]
mod tests {
    use super::slim;

    #[test]
    fn comments_and_blanks_of_a_script_go_and_code_stays() {
        let script = "  const a = 1; // one\n\n// two\n/**\n * three\n */\nf(\"/** no */\");\n/** four */ g();\n";
        let kept = "const a = 1; // one\nf(\"/** no */\");\ng();\n";
        assert_eq!(slim(script), kept);
    }
}
