//! Installs Debian packages where that is possible.

use crate::run::{Job, Outcome, step};

/// How this user may run apt-get: as root, through sudo without a password, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Right {
    Root,
    Sudo,
    None,
}

fn right() -> Right {
    if Job::new("id")
        .args(["-u"])
        .quiet()
        .is_ok_and(|id| id.trim() == "0")
    {
        Right::Root
    } else if Job::new("sudo").args(["-n", "true"]).works() {
        Right::Sudo
    } else {
        Right::None
    }
}

/// Whether this machine has apt-get.
pub fn is_here() -> bool {
    Job::new("apt-get").args(["--version"]).works()
}

/// Whether a package is installed.
pub fn has(package: &str) -> bool {
    Job::new("dpkg-query")
        .args(["-W", "-f=${db:Status-Status}", package])
        .quiet()
        .is_ok_and(|status| status == "installed")
}

/// The greatest number N for which a package `prefixN` can be installed, by the lists as they are.
pub fn newest(prefix: &str) -> Option<u32> {
    let names = Job::new("apt-cache")
        .args(["pkgnames", prefix])
        .quiet()
        .ok()?;
    names
        .lines()
        .filter_map(|name| name.strip_prefix(prefix)?.parse().ok())
        .max()
}

/// Brings the package lists up to date.
///
/// # Errors
/// No right to do so, or apt-get failed.
pub fn update() -> Outcome<()> {
    step("apt-get update", || apt_get(&["update"]))
}

/// Installs those of `packages` that are missing; renews a stale package list once.
///
/// # Errors
/// There is no apt-get, no right to use it, or it failed: the sentence names the packages.
pub fn install(packages: &[&str]) -> Outcome<()> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !has(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if !is_here() {
        return Err(format!(
            "This machine has no apt-get: please install {names} by hand."
        ));
    }
    // --no-remove: a package that stands in the way is the owner's to remove.
    let mut words = vec!["install", "--yes", "--no-install-recommends", "--no-remove"];
    words.extend(&missing);
    step(&format!("apt-get install {names}"), || {
        if right() == Right::None {
            return apt_get(&words);
        }
        apt_get(&words).or_else(|_| {
            update()?;
            apt_get(&words)
        })
    })
    .map_err(|error| format!("{error}\nPlease install these Debian packages by hand: {names}"))
}

fn apt_get(words: &[&str]) -> Outcome<()> {
    let job = match right() {
        Right::Root => Job::new("apt-get"),
        // sudo drops the environment, so the setting goes in by `env`.
        Right::Sudo => {
            Job::new("sudo").args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        }
        Right::None => {
            return Err(format!(
                "`apt-get {}` needs root, and sudo asks for a password here.",
                words.join(" ")
            ));
        }
    };
    job.env("DEBIAN_FRONTEND", "noninteractive")
        .args(words)
        .quiet()
        .map(drop)
}
