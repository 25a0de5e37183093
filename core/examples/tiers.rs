//! Order lines in, tiers with their reasons out: keepgold-core as a library.
//!
//! ```text
//! tiers FILE --customer COL --date COL (--amount COL | --quantity COL --price COL)
//!       [--order COL] [--product COL] --as-of YYYY-MM-DD
//! ```
//!
//! What FILE can be says `orders`. The JSON goes to standard output. What is wrong goes to standard error as one sentence, with an
//! exit code that is not zero and nothing on standard output.

#![allow(clippy::print_stderr)] // A program for the command line, unlike the core.

mod orders;

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use keepgold_core::book::{History, Tier};
use keepgold_core::value::{Assessment, Facts, IndicatorWorking, assess, explain};
use orders::{Sentence, Wanted, read};
use serde::Serialize;

const USAGE: &str = "usage: tiers FILE --customer COL --date COL \
    (--amount COL | --quantity COL --price COL) [--order COL] [--product COL] --as-of YYYY-MM-DD";

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: impl Iterator<Item = String>) -> Result<(), Sentence> {
    let wanted = Wanted::parse(arguments, ["--as-of"], USAGE)?;
    let [days] = &wanted.days;
    let &[as_of] = days.as_slice() else {
        return Err(format!("--as-of takes one day, not {}.", days.len()));
    };
    let (history, figures) = read(&wanted)?;
    let book = history.book();
    let facts = Facts::gather(book, as_of);
    let later = facts.totals().lines_after;
    if later > 0 {
        eprintln!("{later} lines after {as_of} are left out of the scores.");
    }
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    let output = Output {
        lines: figures.lines,
        lines_without_customer: figures.lines_without_customer,
        customers: book.customers().len(),
        returns: figures.returns_with_customer,
        net_sales: figures.net_sales_with_customer.to_string(),
        tiers: Tiers::of(&assessment),
        scores: scores(&history, &facts, &assessment),
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, &output)
        .map_err(std::io::Error::from)
        .and_then(|()| writeln!(out))
        .and_then(|()| out.flush())
        .map_err(|error| format!("The result cannot be written: {error}."))
}

#[derive(Serialize)]
struct Output {
    lines: u32,
    lines_without_customer: u32,
    customers: usize,
    returns: u32,
    net_sales: String,
    tiers: Tiers,
    scores: Vec<Score>,
}

#[derive(Serialize)]
struct Tiers {
    vip: u32,
    main: u32,
    ordinary: u32,
    small: u32,
}

impl Tiers {
    fn of(assessment: &Assessment) -> Self {
        let count = |tier| assessment.total(tier).count;
        Self {
            vip: count(Tier::Vip),
            main: count(Tier::Main),
            ordinary: count(Tier::Ordinary),
            small: count(Tier::Small),
        }
    }
}

#[derive(Serialize)]
struct Score {
    id: String,
    profit: Option<f64>,
    potential: Option<f64>,
    life_cycle: Option<f64>,
    loyalty: Option<f64>,
    composite: Option<f64>,
    tier: Option<Tier>,
    reasons: Vec<IndicatorWorking>,
}

/// The customers with a score, the best first.
fn scores(history: &History, facts: &Facts, assessment: &Assessment) -> Vec<Score> {
    let book = history.book();
    let mut standings: Vec<_> = assessment.standings().iter().collect();
    standings.sort_by_key(|standing| standing.place);
    standings
        .into_iter()
        .filter_map(|standing| {
            let working = explain(book, facts, assessment, standing.customer)?;
            let [profit, potential, life_cycle, loyalty] = standing.scores;
            Some(Score {
                id: book.customer(standing.customer)?.code.clone(),
                profit,
                potential,
                life_cycle,
                loyalty,
                composite: standing.composite,
                tier: standing.tier,
                reasons: working.indicators,
            })
        })
        .collect()
}
