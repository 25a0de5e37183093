//! Runs other programs and says what is being done.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// A result whose error is a sentence for the person at the terminal.
pub type Outcome<T> = Result<T, String>;

/// What a nested cargo must not inherit from the cargo that started xtask.
const CARGO_LEFTOVERS: [&str; 3] = [
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "RUST_RECURSION_COUNT",
];

/// One program call.
#[derive(Debug)]
pub struct Job {
    command: Command,
}

impl Job {
    /// A call of `program`, found on PATH unless it is a path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        for name in CARGO_LEFTOVERS {
            command.env_remove(name);
        }
        Self { command }
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets an environment variable for this call only.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes an environment variable away for this call only.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs in `folder`.
    pub fn dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs with everything captured; gives stdout.
    ///
    /// # Errors
    /// The program cannot start, or ends with a failure: its whole output and one sentence.
    pub fn quiet(mut self) -> Outcome<String> {
        let shown = self.shown();
        let output = self
            .command
            .stdin(Stdio::null())
            .output()
            .map_err(|error| no_start(&shown, &error))?;
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(stdout);
        }
        let stderr = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "{}{}\n`{shown}` failed ({}).",
            stdout,
            stderr.trim_end(),
            output.status
        ))
    }

    /// Runs with its output shown as it comes; each stdout line also goes to `hear`.
    /// Gives whether the program ended well.
    ///
    /// # Errors
    /// The program cannot start, or its output cannot be read.
    pub fn loud(mut self, mut hear: impl FnMut(&str)) -> Outcome<bool> {
        let shown = self.shown();
        let mut child = self
            .command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| no_start(&shown, &error))?;
        if let Some(stdout) = child.stdout.take() {
            let mut lines = BufReader::new(stdout);
            let mut line = Vec::new();
            while lines
                .read_until(b'\n', &mut line)
                .map_err(|error| format!("Reading from `{shown}` failed: {error}."))?
                > 0
            {
                let text = String::from_utf8_lossy(&line);
                print!("{text}");
                let _ = std::io::stdout().flush();
                hear(text.trim_end());
                line.clear();
            }
        }
        let status = child
            .wait()
            .map_err(|error| format!("Waiting for `{shown}` failed: {error}."))?;
        Ok(status.success())
    }

    /// Whether the program starts and ends well; its output is dropped.
    pub fn works(mut self) -> bool {
        self.command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    fn shown(&self) -> String {
        let mut words = vec![self.command.get_program().to_string_lossy().into_owned()];
        words.extend(
            self.command
                .get_args()
                .map(|word| word.to_string_lossy().into_owned()),
        );
        words.join(" ")
    }
}

fn no_start(shown: &str, error: &std::io::Error) -> String {
    format!("`{shown}` could not be started: {error}.")
}

/// Says what is being done, does it, and says how long it took.
///
/// # Errors
/// Those of `work`.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("· {what} …");
    let begun = Instant::now();
    let outcome = work();
    let end = if outcome.is_ok() { "✓" } else { "✗" };
    println!("{end} {what}, {:.1} s", begun.elapsed().as_secs_f64());
    outcome
}
