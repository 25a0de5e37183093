//! Reads a file as the import does when every proposal is accepted, and prints what comes of it as JSON.
//!
//! ```text
//! import FILE
//! ```
//!
//! What the file alone does not say stands under `asks`, what a person is told under `notes`. A file that cannot be read
//! at all gives `{"refused": "…"}`.

#![allow(clippy::print_stderr)] // A program for the command line, unlike the core.

use std::io::Write;
use std::process::ExitCode;

use keepgold_core::import::{Encoding, Outcome, Whole, WholeError};
use serde_json::{Value, json};

fn main() -> ExitCode {
    match run(std::env::args().nth(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(file: Option<String>) -> Result<(), String> {
    let file = file.ok_or("usage: import FILE")?;
    let bytes = std::fs::read(&file).map_err(|error| format!("{file} cannot be read: {error}."))?;
    let answer = match outcome(bytes) {
        Ok(outcome) => serde_json::to_value(outcome).map_err(|error| error.to_string())?,
        Err(error) => refused(&error),
    };
    writeln!(std::io::stdout(), "{answer:#}")
        .map_err(|error| format!("The answer cannot be written: {error}."))
}

fn outcome(bytes: Vec<u8>) -> Result<Outcome, WholeError> {
    Whole::look(bytes, decoded)?.outcome()
}

/// A text in UTF-8; what cannot be decoded becomes U+FFFD, as in a browser.
fn decoded(encoding: Encoding, bytes: &[u8]) -> String {
    let decoder = encoding_rs::Encoding::for_label(encoding.label().as_bytes());
    let decoder = decoder.unwrap_or(encoding_rs::UTF_8);
    decoder.decode_without_bom_handling(bytes).0.into_owned()
}

fn refused(error: &WholeError) -> Value {
    json!({"refused": error.to_string()})
}
