//! Sees that sources changed, by their times.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::paths;
use crate::run::Outcome;

/// What the app is made of.
const SOURCES: [&str; 8] = [
    "src",
    "core/src",
    "style",
    "web",
    "index.html",
    "locales",
    "Cargo.toml",
    "Cargo.lock",
];
const PAUSE: Duration = Duration::from_millis(400);

/// Calls `make` whenever a source has changed. A failed build is told; the last good one stays.
pub fn forever(make: impl Fn() -> Outcome<()>) -> ! {
    let mut seen = state();
    loop {
        thread::sleep(PAUSE);
        let now = state();
        if now != seen {
            seen = now;
            if let Err(sentence) = make() {
                println!("{sentence}\nThe page shows the last build that worked.");
            }
        }
    }
}

/// The newest time among the sources, and how many files there are.
fn state() -> (Option<SystemTime>, usize) {
    let mut times = Vec::new();
    for source in SOURCES {
        gather(&paths::root().join(source), &mut times);
    }
    (times.iter().max().copied(), times.len())
}

fn gather(path: &Path, times: &mut Vec<SystemTime>) {
    if path.is_dir() {
        for entry in path.read_dir().into_iter().flatten().flatten() {
            gather(&entry.path(), times);
        }
    } else if let Ok(time) = fs::metadata(path).and_then(|data| data.modified()) {
        times.push(time);
    }
}
