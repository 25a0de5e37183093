//! The browser tests: both artefacts are built, one is served under a sub-path, Playwright does the rest.

use std::path::Path;

use super::tally::Tally;
use crate::build::{read, write};
use crate::dist;
use crate::paths;
use crate::run::Outcome;
use crate::serve::http::Server;
use crate::setup::apt;
use crate::setup::browser::{Browser, cli, tests};

/// Hosts put the app anywhere; so do the tests.
const BASE: &str = "/some/sub/path";
/// People put the file anywhere; so do the tests.
const FILE: &str = "single/客户 & gold #1/keepgold.html";

/// Builds, serves and tests. `arguments` go to Playwright.
pub fn run(tally: &mut Tally, arguments: &[String]) {
    let Some(browser) = tally.checked("browser set-up", || {
        unpacker();
        Browser::ready(&tests())
    }) else {
        return;
    };
    let Some((hosted, file)) = tally.checked("both artefacts", artefacts) else {
        return;
    };
    tally.tests("playwright test", |hear| {
        browser
            .node(&tests())
            .env("KEEPGOLD_HOSTED_URL", hosted)
            .env("KEEPGOLD_FILE_URL", file)
            .env("FORCE_COLOR", "0")
            .args([cli(&tests()).as_os_str(), "test".as_ref()])
            .args(arguments)
            .loud(hear)
    });
}

/// Builds both and gives their addresses; the server lives as long as xtask.
fn artefacts() -> Outcome<(String, String)> {
    dist::make()?;
    let server = Server::bind(0..=0)?;
    let hosted = server.url(BASE);
    server.run(&paths::root().join("dist"), BASE);
    let file = paths::wasm_target().join(FILE);
    write(&file, &read(&paths::root().join("keepgold.html"))?)?;
    Ok((hosted, file_url(&file)))
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
