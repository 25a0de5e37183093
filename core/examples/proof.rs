//! Order lines in, out comes how well the tiers and warnings of a day knew what came after it: keepgold-core's proofs as a
//! program.
//!
//! ```text
//! proof FILE --customer COL --date COL (--amount COL | --quantity COL --price COL)
//!       [--order COL] [--product COL] --cut YYYY-MM-DD --until YYYY-MM-DD
//! ```
//!
//! What FILE can be says `orders`. The JSON goes to standard output: `top_5` is the share of the net sales after the cut
//! and up to the last day that the best 5 % of the customers known at the cut hold, by composite under the rules of a new
//! book, by net sales before the cut, and at best. Under `warnings` stands who was lost in the 91 days after the cut, and how
//! many of them and how much of their money the first fifty of each order hold; nothing where these days are not over. What is wrong goes to standard error as one sentence, with an exit
//! code that is not zero and nothing on standard output.

#![allow(clippy::print_stderr)] // A program for the command line, unlike the core.

mod orders;

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use keepgold_core::book::Indicator;
use keepgold_core::proof::gains::best_percent;
use keepgold_core::proof::{By, Found, Gains, TiersAsk, WarningsAsk, prove_tiers, prove_warnings};
use orders::{Sentence, Wanted, read};
use serde::Serialize;

const USAGE: &str = "usage: proof FILE --customer COL --date COL \
    (--amount COL | --quantity COL --price COL) [--order COL] [--product COL] \
    --cut YYYY-MM-DD --until YYYY-MM-DD";

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
    let wanted = Wanted::parse(arguments, ["--cut", "--until"], USAGE)?;
    let [cut, until] = wanted.days;
    if until <= cut {
        return Err(format!(
            "The last day, {until}, is not after the cut, {cut}."
        ));
    }
    let (history, _) = read(&wanted)?;
    let book = history.book();
    let rules = book.rules().clone();
    let weights = Indicator::ALL.map(|one| (one, rules.weights.fraction(one)));
    let ask = TiersAsk {
        rules,
        margin: book.units().default_margin,
        cut,
        until,
        by: By::Sales,
    };
    let proof = prove_tiers(book, &ask);
    let output = Output {
        customers: proof.customers,
        later: proof.later.to_string(),
        tiers: Tiers {
            ours: Top::of(&proof.ours),
            by_sales: Top::of(&proof.plain),
            best_possible: Top::of(&proof.best),
        },
        weights: BTreeMap::from(weights),
        warnings: prove_warnings(book, WarningsAsk { cut }, until).map(|proof| Warnings {
            customers: proof.customers,
            lost: proof.lost,
            lost_money: proof.lost_money.to_string(),
            top_50: proof.ours,
            by_silence: proof.by_silence,
            by_drop: proof.by_drop,
            best_possible: proof.best_possible,
        }),
    };
    let text = serde_json::to_string(&output);
    text.map_err(std::io::Error::from)
        .and_then(|text| writeln!(std::io::stdout().lock(), "{text}"))
        .map_err(|error| format!("The result cannot be written: {error}."))
}

#[derive(Serialize)]
struct Output {
    customers: u32,
    later: String,
    tiers: Tiers,
    weights: BTreeMap<Indicator, f64>,
    warnings: Option<Warnings>,
}

#[derive(Serialize)]
struct Warnings {
    customers: u32,
    lost: u32,
    lost_money: String,
    top_50: Found,
    by_silence: Found,
    by_drop: Found,
    best_possible: Found,
}

#[derive(Serialize)]
struct Tiers {
    #[serde(flatten)]
    ours: Top,
    by_sales: Top,
    best_possible: Top,
}

/// What the best so many percent of the customers hold; none where nothing came later.
#[derive(Serialize)]
struct Top {
    top_1: Option<f64>,
    top_5: Option<f64>,
    top_20: Option<f64>,
}

impl Top {
    fn of(gains: &Gains) -> Self {
        let share = |percent| gains.share(best_percent(gains.customers(), percent));
        Self {
            top_1: share(1),
            top_5: share(5),
            top_20: share(20),
        }
    }
}
