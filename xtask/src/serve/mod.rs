//! `cargo xtask serve`: builds the app and serves it on this machine only.

pub mod http;
mod watch;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use self::http::Server;
use crate::build::page::{Page, Written, write_folder};
use crate::build::{Crate, Profile, build, digest, unpacker};
use crate::paths;
use crate::run::Outcome;
use crate::setup::{node::WasmOpt, wasm};

const FIRST_PORT: u16 = 8080;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Options {
    dev: bool,
    open: bool,
    port: Option<u16>,
    base: String,
}

impl Options {
    fn read(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self {
            dev: false,
            open: true,
            port: None,
            base: String::new(),
        };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--dev" => options.dev = true,
                "--no-open" => options.open = false,
                "--port" => {
                    let port = words.next().and_then(|port| port.parse().ok());
                    options.port = Some(port.ok_or("`--port` needs a number from 0 to 65535.")?);
                }
                "--base" => {
                    options.base = words
                        .next()
                        .ok_or("`--base` needs a path such as /some/folder.")?
                        .clone()
                }
                other => return Err(format!("`serve` takes no argument `{other}`.")),
            }
        }
        Ok(options)
    }
}

/// Builds and serves until it is stopped.
///
/// # Errors
/// An unknown argument, a failed build, or no free port.
pub fn command(arguments: &[String]) -> Outcome<()> {
    let options = Options::read(arguments)?;
    let toolchain = wasm::toolchain()?;
    // Serving needs nothing but cargo: wasm-opt is used only if it is there already.
    let optimiser = if options.dev { None } else { WasmOpt::cached() };
    let profile = if options.dev {
        Profile::Dev
    } else {
        Profile::Release
    };
    let folder = served_folder(options.dev);
    let make = || -> Outcome<()> {
        let page = Page::new(
            build(Crate::App, profile, &toolchain, optimiser.as_ref())?,
            &unpacker(&toolchain)?,
            options.dev,
        )?;
        let mut files = page.hosted();
        if options.dev {
            files.push(build_mark(&files));
        }
        write_folder(&folder, &files)
    };
    make()?;
    let server = match options.port {
        Some(port) => Server::bind(port..=port)?,
        None => Server::bind(FIRST_PORT..=FIRST_PORT + 99)?,
    };
    let url = server.url(&options.base);
    println!("\nKeepgold is at {url}\nStop it with Ctrl+C.");
    if options.open {
        open_browser(&url);
    }
    let running = server.run(&folder, &options.base);
    if options.dev {
        watch::forever(make);
    }
    running
        .join()
        .map_err(|_| "The server stopped unexpectedly: please start it again.".to_owned())
}

fn served_folder(dev: bool) -> PathBuf {
    paths::wasm_target().join(if dev { "served-dev" } else { "served" })
}

/// What the page asks for under `--dev` to see that there is a newer build.
fn build_mark(files: &[Written]) -> Written {
    let all: String = files.iter().map(|file| digest::hex(&file.bytes)).collect();
    Written {
        name: "build.txt".to_owned(),
        bytes: digest::hex(all.as_bytes()).into_bytes(),
    }
}

/// Opens the default browser if this is a desktop; if not, the printed address has to do.
fn open_browser(url: &str) {
    let has = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else if has("DISPLAY") || has("WAYLAND_DISPLAY") {
        Command::new("xdg-open")
    } else {
        return;
    };
    let _ = command
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
