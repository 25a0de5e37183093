//! Finds or installs Chromium and Firefox, a Chinese font for screenshots, and what drives the browsers.

use std::env;
use std::path::{Path, PathBuf};

use super::{apt, node};
use crate::paths;
use crate::run::{Job, Outcome, step};

const CHROMIUM: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

/// What drives a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// The program; none where Playwright brought its own.
    pub chromium: Option<PathBuf>,
}

impl Browser {
    /// Finds or installs Chromium and what the package-lock.json in `folder` names.
    /// `$KEEPGOLD_CHROMIUM` chooses the program.
    ///
    /// # Errors
    /// Node, Playwright or a browser cannot be had.
    pub fn ready(folder: &Path) -> Outcome<Self> {
        node::npm_ci(folder)?;
        let found = chosen("KEEPGOLD_CHROMIUM").or_else(|| on_path(&CHROMIUM));
        if found.is_some() {
            fonts();
            return Ok(Self { chromium: found });
        }
        if apt::is_here() {
            apt::install(&["chromium", "fonts-noto-cjk"])?;
            if let Some(path) = on_path(&CHROMIUM) {
                return Ok(Self {
                    chromium: Some(path),
                });
            }
        }
        step("playwright install chromium", || {
            Job::new("node").args([cli(folder).as_os_str()]).args(["install", "chromium"]).dir(folder).quiet().map(drop)
        })
        .map_err(|error| format!("{error}\nThere is no Chromium: please install it and set KEEPGOLD_CHROMIUM to its path."))?;
        Ok(Self { chromium: None })
    }

    /// A call of node in `folder` that knows which browser to use.
    pub fn node(&self, folder: &Path) -> Job {
        let job = Job::new("node").dir(folder);
        match &self.chromium {
            Some(path) => job.env("KEEPGOLD_CHROMIUM", path),
            None => job,
        }
    }
}

/// Finds or installs Firefox. `$KEEPGOLD_FIREFOX` chooses the program.
///
/// # Errors
/// There is none and it cannot be installed.
pub fn firefox() -> Outcome<PathBuf> {
    let found = || chosen("KEEPGOLD_FIREFOX").or_else(|| on_path(&FIREFOX));
    if let Some(path) = found() {
        return Ok(path);
    }
    if apt::is_here() {
        apt::install(&["firefox-esr"])?;
    }
    found().ok_or_else(|| {
        "There is no Firefox: please install it and set KEEPGOLD_FIREFOX to its path.".to_owned()
    })
}

/// Playwright's own program inside `folder`.
pub fn cli(folder: &Path) -> PathBuf {
    folder.join("node_modules/@playwright/test/cli.js")
}

/// Where the browser tests are.
pub fn tests() -> PathBuf {
    paths::root().join("tests/browser")
}

fn chosen(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    names.iter().find_map(|name| {
        folders
            .iter()
            .map(|folder| folder.join(name))
            .find(|path| path.is_file())
    })
}

/// Without a Chinese font the tests still hold; only screenshots would show boxes.
fn fonts() {
    let here = Job::new("fc-list")
        .args([":lang=zh", "family"])
        .quiet()
        .is_ok_and(|list| !list.trim().is_empty());
    if !here && apt::is_here() && apt::install(&["fonts-noto-cjk"]).is_err() {
        println!("  no Chinese font is installed: screenshots will show boxes");
    }
}
