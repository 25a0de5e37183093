//! The browser tests: both artefacts are built and one is served under a sub-path; Playwright tests them in Chromium,
//! a smoke test in Firefox.

use std::path::{Path, PathBuf};

use super::tally::Tally;
use crate::build::{read, write};
use crate::dist;
use crate::paths;
use crate::run::Outcome;
use crate::serve::http::Server;
use crate::setup::apt;
use crate::setup::browser::{Browser, cli, firefox, tests};

/// Hosts put the app anywhere; so do the tests.
const BASE: &str = "/some/sub/path";
/// People put the file anywhere; so do the tests.
const FILE: &str = "single/客户 & gold #1/keepgold.html";

/// Both artefacts and what opens them.
#[derive(Debug)]
pub struct Ready {
    chromium: Browser,
    firefox: PathBuf,
    hosted: String,
    file: String,
}

/// Installs what is missing, builds both artefacts and serves one; the server lives as long as xtask.
///
/// # Errors
/// Something cannot be installed or built, or the page is over its budget.
pub fn prepare() -> Outcome<Ready> {
    unpacker();
    let chromium = Browser::ready(&tests())?;
    let firefox = firefox()?;
    dist::make()?;
    let server = Server::bind(0..=0)?;
    let hosted = server.url(BASE);
    server.run(&paths::root().join("dist"), BASE);
    let file = paths::wasm_target().join(FILE);
    write(&file, &read(&paths::root().join("keepgold.html"))?)?;
    Ok(Ready {
        chromium,
        firefox,
        hosted,
        file: file_url(&file),
    })
}

/// Tests both artefacts in both browsers. `arguments` go to Playwright; with any, only Playwright runs.
pub fn run(tally: &mut Tally, ready: &Ready, arguments: &[String]) {
    let node = || {
        ready
            .chromium
            .node(&tests())
            .env("KEEPGOLD_HOSTED_URL", &ready.hosted)
            .env("KEEPGOLD_FILE_URL", &ready.file)
    };
    tally.tests("playwright test", |hear| {
        node()
            .env("FORCE_COLOR", "0")
            .args([cli(&tests()).as_os_str(), "test".as_ref()])
            .args(arguments)
            .loud(hear)
    });
    if arguments.is_empty() {
        tally.tests("smoke test in Firefox", |hear| {
            node()
                .env("KEEPGOLD_FIREFOX", &ready.firefox)
                .args(["firefox.mjs"])
                .loud(hear)
        });
    }
}

/// The reference data is packed with xz; tests that cannot unpack it say so themselves.
fn unpacker() {
    if apt::is_here() && apt::install(&["xz-utils"]).is_err() {
        println!("  xz is missing: tests with the real file will fail");
    }
}

fn file_url(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut url = String::from(if path.starts_with('/') {
        "file://"
    } else {
        "file:///"
    });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push_str(&format!("%{byte:02X}"));
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_urls_escape_what_would_end_the_path() {
        assert_eq!(
            file_url(Path::new("/a b/留#1.html")),
            "file:///a%20b/%E7%95%99%231.html"
        );
    }
}
