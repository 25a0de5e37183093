//! `cargo xtask serve | test | dist | bench`: set-up, checks and packaging, in Rust instead of shell. Reads the
//! arguments and hands over.
#![allow(clippy::print_stdout)] // A command-line program speaks through stdout.

mod bench;
mod build;
mod dist;
mod paths;
mod run;
mod serve;
mod setup;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--dev] [--port N] [--base /sub/path] [--no-open]
    build the app, serve it on 127.0.0.1 and open a browser; --dev rebuilds on change
cargo xtask test [--only tidy|rust|browser] [-- PLAYWRIGHT ARGUMENTS]
    check everything: format, lints, layers, tests, both artefacts in Chromium and Firefox
cargo xtask dist
    write dist/ for any static host and keepgold.html, the single file; check the size budget
cargo xtask bench [ROW …]
    measure the core in Chromium beside its peers and print one table

Set KEEPGOLD_CACHE to choose where installed tools are kept, KEEPGOLD_TOOLCHAIN to `rustup` or
`debian` to choose how the wasm target is had.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match command {
        "serve" => serve::command(rest),
        "test" => test::command(rest),
        "dist" => dist::command(rest),
        "bench" => bench::command(rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("There is no command `{other}`.\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
