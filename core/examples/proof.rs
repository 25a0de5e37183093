//! Order lines in, out comes how well the tiers and warnings of a day knew what came after it: keepgold-core's proofs as a
//! program.
//!
//! ```text
//! proof FILE --customer COL --date COL (--amount COL | --quantity COL --price COL)
//!       [--order COL] [--product COL] --cut YYYY-MM-DD[,…] --until YYYY-MM-DD[,…]
//! ```
//!
//! What FILE can be says `orders`. The JSON goes to standard output: `top_5` is the share of the net sales after the cut
//! and up to the last day that the best 5 % of the customers known at the cut hold, by composite under the rules of a new
//! book, by net sales before the cut, and at best. `without` is the same by composite where one indicator weighs nothing
//! and the others share its weight in proportion: what an indicator adds or spoils. `warnings` says who was lost in the 91
//! days after the cut, and how many of them and how much of their money the first fifty of each order hold; it is null
//! where the file ends before those days do. `offers` says for what share of the customers that bought something new on
//! their next day of purchase after the cut one of the first, the first five and the first ten suggestions was it; it is
//! null where there was no such customer. Several cuts, each with a last day of its own, give an answer each and their
//! mean. What is wrong goes to standard error as one sentence, with an exit code that is not zero and nothing on standard
//! output.

#![allow(clippy::print_stderr)] // A program for the command line, unlike the core.

mod orders;

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use keepgold_core::book::{Book, Indicator, Rules};
use keepgold_core::proof::gains::best_percent;
use keepgold_core::proof::{
    By, Found, Gains, Hits, OffersAsk, TiersAsk, TiersProof, WarningsAsk, WarningsProof,
    prove_offers, prove_tiers, prove_warnings,
};
use keepgold_core::unit::Day;
use orders::{Sentence, Wanted, read};
use serde::Serialize;

const USAGE: &str = "usage: proof FILE --customer COL --date COL \
    (--amount COL | --quantity COL --price COL) [--order COL] [--product COL] \
    --cut YYYY-MM-DD[,…] --until YYYY-MM-DD[,…]";

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
    let [cuts, untils] = &wanted.days;
    if cuts.len() != untils.len() {
        return Err(format!(
            "Each cut needs a last day of its own, but there are {} and {}.",
            cuts.len(),
            untils.len()
        ));
    }
    let times: Vec<Time> = cuts
        .iter()
        .zip(untils)
        .map(|(&cut, &until)| Time { cut, until })
        .collect();
    if let Some(Time { cut, until }) = times.iter().find(|time| time.until <= time.cut) {
        return Err(format!(
            "The last day, {until}, is not after the cut, {cut}."
        ));
    }
    let (history, _) = read(&wanted)?;
    let answers = times.iter().map(|&time| Answer::new(history.book(), time));
    let mut answers: Vec<Answer> = answers.collect();
    let text = match answers.as_mut_slice() {
        [answer] => {
            answer.cut = None;
            keepgold_core::codec::json::to_string(answer)
        }
        _ => keepgold_core::codec::json::to_string(&Several {
            mean: Mean {
                held: Held::mean(&answers),
                warnings: First::mean(&answers),
                offers: MeanOffers::new(&answers),
            },
            cuts: answers,
        }),
    };
    text.map_err(std::io::Error::from)
        .and_then(|text| writeln!(std::io::stdout().lock(), "{text}"))
        .map_err(|error| format!("The result cannot be written: {error}."))
}

/// The day of the cut and the last day after it that counts.
#[derive(Clone, Copy)]
struct Time {
    cut: Day,
    until: Day,
}

/// What is said of several cuts.
#[derive(Serialize)]
struct Several {
    cuts: Vec<Answer>,
    mean: Mean,
}

/// The mean of several cuts.
#[derive(Serialize)]
struct Mean {
    #[serde(flatten)]
    held: Held,
    warnings: Option<First<MeanFound>>,
    offers: Option<MeanOffers>,
}

/// What is said of one cut.
#[derive(Serialize)]
struct Answer {
    /// Told among several.
    #[serde(skip_serializing_if = "Option::is_none")]
    cut: Option<String>,
    customers: u32,
    later: String,
    #[serde(flatten)]
    held: Held,
    weights: BTreeMap<Indicator, f64>,
    warnings: Option<Warnings>,
    offers: Option<Offers>,
}

impl Answer {
    fn new(book: &Book, time: Time) -> Self {
        let rules = book.rules();
        let proof = prove(book, rules.clone(), time);
        let without = Indicator::ALL.map(|indicator| {
            let rules = Rules {
                weights: rules.weights.with(indicator, 0),
                ..rules.clone()
            };
            (indicator, Top::of(&prove(book, rules, time).ours))
        });
        Self {
            cut: Some(time.cut.to_string()),
            customers: proof.customers,
            later: proof.later.to_string(),
            held: Held {
                tiers: Tiers {
                    ours: Top::of(&proof.ours),
                    by_sales: Top::of(&proof.plain),
                    best_possible: Top::of(&proof.best),
                },
                without: BTreeMap::from(without),
            },
            weights: BTreeMap::from(Indicator::ALL.map(|one| (one, rules.weights.fraction(one)))),
            warnings: Warnings::new(book, time),
            offers: Offers::new(book, time),
        }
    }
}

fn prove(book: &Book, rules: Rules, Time { cut, until }: Time) -> TiersProof {
    let ask = TiersAsk {
        rules,
        margin: book.units().default_margin,
        cut,
        until,
        by: By::Sales,
    };
    prove_tiers(book, &ask)
}

/// What the best customers hold, by each way to name them.
#[derive(Serialize)]
struct Held {
    tiers: Tiers,
    without: BTreeMap<Indicator, Top>,
}

impl Held {
    fn mean(answers: &[Answer]) -> Self {
        let mean = |top: &dyn Fn(&Held) -> Top| {
            let tops: Vec<Top> = answers.iter().map(|answer| top(&answer.held)).collect();
            Top::mean(&tops)
        };
        let without =
            Indicator::ALL.map(|indicator| (indicator, mean(&|held| held.without[&indicator])));
        Self {
            tiers: Tiers {
                ours: mean(&|held| held.tiers.ours),
                by_sales: mean(&|held| held.tiers.by_sales),
                best_possible: mean(&|held| held.tiers.best_possible),
            },
            without: BTreeMap::from(without),
        }
    }
}

/// How well the warnings knew who was lost.
#[derive(Serialize)]
struct Warnings {
    customers: u32,
    lost: u32,
    lost_money: String,
    #[serde(flatten)]
    first: First<Found>,
}

impl Warnings {
    /// None where the days after the cut are not over.
    fn new(book: &Book, Time { cut, until }: Time) -> Option<Self> {
        let proof: WarningsProof = prove_warnings(book, WarningsAsk { cut }, until)?;
        Some(Self {
            customers: proof.customers,
            lost: proof.lost,
            lost_money: proof.lost_money.to_string(),
            first: First {
                top_50: proof.ours,
                by_silence: proof.by_silence,
                by_drop: proof.by_drop,
                best_possible: proof.best_possible,
            },
        })
    }
}

/// What the first fifty of each order held.
#[derive(Serialize)]
struct First<T> {
    top_50: T,
    by_silence: T,
    by_drop: T,
    best_possible: T,
}

impl First<MeanFound> {
    /// None where a cut has no answer.
    fn mean(answers: &[Answer]) -> Option<Self> {
        let all: Option<Vec<_>> = answers.iter().map(|one| one.warnings.as_ref()).collect();
        let all = all?;
        let mean = |found: fn(&First<Found>) -> Found| {
            let mean = |of: fn(Found) -> f64| {
                let sum: f64 = all.iter().map(|one| of(found(&one.first))).sum();
                sum / all.len() as f64
            };
            MeanFound {
                lost: mean(|found| found.lost.into()),
                money_found: mean(|found| found.money_found),
            }
        };
        Some(Self {
            top_50: mean(|first| first.top_50),
            by_silence: mean(|first| first.by_silence),
            by_drop: mean(|first| first.by_drop),
            best_possible: mean(|first| first.best_possible),
        })
    }
}

#[derive(Serialize)]
struct MeanFound {
    lost: f64,
    money_found: f64,
}

/// How well suggestions knew what was bought.
#[derive(Serialize)]
struct Offers {
    cases: u32,
    #[serde(flatten)]
    ours: Hits,
    by_best_sellers: Hits,
    by_recent: Hits,
    by_pairs: Hits,
}

impl Offers {
    /// None where nobody bought something new.
    fn new(book: &Book, Time { cut, until }: Time) -> Option<Self> {
        let proof = prove_offers(book, OffersAsk { cut }, until)?;
        Some(Self {
            cases: proof.cases,
            ours: proof.ours,
            by_best_sellers: proof.by_best_sellers,
            by_recent: proof.by_recent,
            by_pairs: proof.by_pairs,
        })
    }
}

/// Means over several cuts.
#[derive(Serialize)]
struct MeanOffers {
    cases: f64,
    #[serde(flatten)]
    ours: Hits,
    by_best_sellers: Hits,
    by_recent: Hits,
    by_pairs: Hits,
}

impl MeanOffers {
    /// None where a cut has no answer.
    fn new(answers: &[Answer]) -> Option<Self> {
        let all: Option<Vec<_>> = answers.iter().map(|one| one.offers.as_ref()).collect();
        let all = all?;
        let mean = |of: &dyn Fn(&Offers) -> f64| {
            all.iter().map(|one| of(one)).sum::<f64>() / all.len() as f64
        };
        let hits = |of: fn(&Offers) -> Hits| Hits {
            hit_1: mean(&|one| of(one).hit_1),
            hit_5: mean(&|one| of(one).hit_5),
            hit_10: mean(&|one| of(one).hit_10),
        };
        Some(Self {
            cases: mean(&|one| one.cases.into()),
            ours: hits(|one| one.ours),
            by_best_sellers: hits(|one| one.by_best_sellers),
            by_recent: hits(|one| one.by_recent),
            by_pairs: hits(|one| one.by_pairs),
        })
    }
}

#[derive(Serialize)]
struct Tiers {
    #[serde(flatten)]
    ours: Top,
    by_sales: Top,
    best_possible: Top,
}

/// What the best so many percent of the customers hold; none where nothing came later.
#[derive(Clone, Copy, Serialize)]
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

    /// None where one of them is none.
    fn mean(all: &[Self]) -> Self {
        let mean = |share: fn(&Self) -> Option<f64>| {
            let sum: Option<f64> = all.iter().map(share).sum();
            sum.map(|sum| sum / all.len() as f64)
        };
        Self {
            top_1: mean(|top| top.top_1),
            top_5: mean(|top| top.top_5),
            top_20: mean(|top| top.top_20),
        }
    }
}
