//! Counts what passed and failed over all runners. Knows their summary lines, not what they test.

use std::time::{Duration, Instant};

use super::told;
use crate::run::Outcome;

/// What ran so far.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
    unhappy: Vec<String>,
    /// What ran and how long, in the order of its end.
    times: Vec<(String, Duration)>,
}

impl Tally {
    /// Runs one check, which counts as one.
    pub fn check(&mut self, what: &str, work: impl FnOnce() -> Outcome<()>) {
        self.checked(what, work);
    }

    /// Runs one check and gives what it made, if it passed.
    pub fn checked<T>(&mut self, what: &str, work: impl FnOnce() -> Outcome<T>) -> Option<T> {
        let begun = Instant::now();
        let made = told(what, work);
        self.took(what, begun.elapsed());
        if made.is_some() {
            self.passed += 1;
        } else {
            self.fail(what);
        }
        made
    }

    /// Runs a test runner that is given a listener for its lines; its own counts are added.
    /// A runner that fails without a failed test counts as one failure.
    pub fn tests(&mut self, what: &str, work: impl FnOnce(&mut dyn FnMut(&str)) -> Outcome<bool>) {
        let failed_before = self.failed;
        let begun = Instant::now();
        let outcome = told(what, || {
            let fine = work(&mut |line| self.hear(line))?;
            if fine {
                Ok(())
            } else {
                Err(format!("`{what}` failed: see its words above."))
            }
        });
        self.took(what, begun.elapsed());
        if outcome.is_none() {
            self.unhappy.push(what.to_owned());
            if self.failed == failed_before {
                self.failed += 1;
            }
        }
    }

    /// Notes how long something took.
    pub fn took(&mut self, what: &str, time: Duration) {
        self.times.push((what.to_owned(), time));
    }

    fn fail(&mut self, what: &str) {
        self.failed += 1;
        self.unhappy.push(what.to_owned());
    }

    /// Adds the counts of a summary line of cargo test or Playwright.
    fn hear(&mut self, line: &str) {
        if let Some(counts) = line.strip_prefix("test result: ") {
            let counts = counts.split_once(". ").map_or("", |(_, counts)| counts);
            counts.split("; ").for_each(|count| self.add(count));
        } else if line.starts_with("  ") {
            self.add(line);
        }
    }

    /// Adds `8 passed`, `8 passed (2.1s)`, `1 did not run` and the like.
    fn add(&mut self, count: &str) {
        let words: Vec<&str> = count.split_whitespace().collect();
        let (Some(Ok(number)), kind) = (words.first().map(|word| word.parse::<u64>()), &words[1..])
        else {
            return;
        };
        match kind {
            ["passed"] | ["passed", _] => self.passed += number,
            ["failed" | "flaky" | "interrupted"] | ["did", "not", "run"] => self.failed += number,
            ["skipped" | "ignored"] => self.skipped += number,
            _ => {}
        }
    }

    /// Says the sum on a last line of its own.
    ///
    /// # Errors
    /// Something failed, or nothing ran.
    pub fn tell(self) -> Outcome<()> {
        println!("\nWhat took how long:");
        for (what, time) in &self.times {
            println!("{:>7.1} s  {what}", time.as_secs_f64());
        }
        println!();
        if !self.unhappy.is_empty() {
            println!("Failed: {}", self.unhappy.join(", "));
        }
        let skipped = if self.skipped > 0 {
            format!(", {} skipped", self.skipped)
        } else {
            String::new()
        };
        println!("{} passed, {} failed{skipped}", self.passed, self.failed);
        if self.failed == 0 && self.passed > 0 {
            Ok(())
        } else {
            Err("Not everything passed.".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_the_summaries_of_both_runners() {
        let mut tally = Tally::default();
        for line in [
            "test result: ok. 6 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "  2 failed",
            "    [hosted] › boot.spec.ts:50:3 › 4 passed ─────────────",
            "  1 flaky",
            "  5 did not run",
            "  2 skipped",
            "  8 passed (28.1s)",
            "7 passed of something else",
        ] {
            tally.hear(line);
        }
        assert_eq!((tally.passed, tally.failed, tally.skipped), (16, 11, 3));
    }

    #[test]
    fn a_runner_that_breaks_counts_as_a_failure() {
        let mut tally = Tally::default();
        tally.tests("broken", |_| Ok(false));
        assert_eq!(tally.failed, 1);
        assert!(tally.tell().is_err());
    }
}
