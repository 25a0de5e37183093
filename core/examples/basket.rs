//! Baskets in, out come itemsets and rules: keepgold-core's miner as a program.
//!
//! ```text
//! basket FILE [--min-count N | --support S] [--confidence C] [--top K] [--separator comma|space|tab|CHARACTER]
//! ```
//!
//! FILE has a basket on each line, its items (text or numbers) divided by commas, or by blanks where no line has a comma.
//! Without an option: support 0.01, confidence 0.5, the ten rules of highest lift. The JSON goes to standard output; a
//! measure that is infinite is null there. `significant` counts the rules whose chance by Fisher's test is at most .01,
//! corrected for the number of rules as named. What is wrong goes to standard error as one sentence, with an exit code
//! that is not zero and nothing on standard output.

#![allow(clippy::print_stderr)] // A program for the command line, unlike the core.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use keepgold_core::basket::{
    Baskets, Correction, Family, Item, Itemsets, Limits, Measure, Node, Rule, Rules, RulesAsk,
    Support, corrected, mine,
};
use serde_json::{Map, Value, json};

const USAGE: &str = "usage: basket FILE [--min-count N | --support S] [--confidence C] [--top K] [--separator comma|space|tab|CHARACTER]";
/// Rules with a chance up to here are significant.
const LEVEL: f64 = 0.01;

type Sentence = String;

struct Wanted {
    file: String,
    support: Support,
    confidence: f64,
    top: usize,
    separator: Option<char>,
}

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
    let wanted = wanted(arguments)?;
    let text = std::fs::read_to_string(&wanted.file)
        .map_err(|error| format!("{} cannot be read: {error}.", wanted.file))?;
    let (baskets, labels) = read(&text, wanted.separator);
    if baskets.is_empty() {
        return Err(format!("{} holds no basket.", wanted.file));
    }
    let answer = answer(&baskets, &labels, &wanted);
    writeln!(std::io::stdout(), "{answer:#}")
        .map_err(|error| format!("The answer cannot be written: {error}."))
}

fn wanted(mut arguments: impl Iterator<Item = String>) -> Result<Wanted, Sentence> {
    let mut file = None;
    let mut wanted = Wanted {
        file: String::new(),
        support: Support::Share(0.01),
        confidence: 0.5,
        top: 10,
        separator: None,
    };
    while let Some(argument) = arguments.next() {
        if !argument.starts_with("--") {
            if file.replace(argument).is_some() {
                return Err(format!("There is more than one file; {USAGE}"));
            }
            continue;
        }
        let value = arguments
            .next()
            .ok_or_else(|| format!("{argument} needs a value; {USAGE}"))?;
        match argument.as_str() {
            "--min-count" => wanted.support = Support::Count(whole(&argument, &value)?.max(1)),
            "--support" => wanted.support = Support::Share(share(&argument, &value)?),
            "--confidence" => wanted.confidence = share(&argument, &value)?,
            "--top" => wanted.top = whole(&argument, &value)? as usize,
            "--separator" => wanted.separator = Some(separator(&value)?),
            _ => return Err(format!("There is no option {argument}; {USAGE}")),
        }
    }
    wanted.file = file.ok_or_else(|| format!("A file is missing; {USAGE}"))?;
    Ok(wanted)
}

fn whole(option: &str, value: &str) -> Result<u32, Sentence> {
    value
        .parse()
        .map_err(|_| format!("{option} needs a whole number, not {value:?}."))
}

fn share(option: &str, value: &str) -> Result<f64, Sentence> {
    let share = value
        .parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| format!("{option} needs a number from 0 to 1, not {value:?}."))
}

fn separator(value: &str) -> Result<char, Sentence> {
    let mut letters = value.chars();
    match (value, letters.next(), letters.next()) {
        ("comma", ..) => Ok(','),
        ("space", ..) => Ok(' '),
        ("tab", ..) => Ok('\t'),
        (_, Some(letter), None) => Ok(letter),
        _ => Err(format!("--separator needs one character, not {value:?}.")),
    }
}

/// The baskets and what each item is called. A line without an item is an empty basket; empty lines at the end are none.
fn read(text: &str, separator: Option<char>) -> (Baskets, Vec<&str>) {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .trim_end_matches(['\r', '\n']);
    let separator = separator.unwrap_or(if text.contains(',') { ',' } else { ' ' });
    let mut numbers: HashMap<&str, Item> = HashMap::new();
    let mut labels = Vec::new();
    let mut baskets = Baskets::default();
    for line in text.lines() {
        let items = line
            .trim_end_matches('\r')
            .split(separator)
            .filter(|label| !label.trim().is_empty());
        baskets.push(items.map(|label| {
            *numbers.entry(label).or_insert_with(|| {
                labels.push(label);
                labels.len() as Item - 1
            })
        }));
    }
    (baskets, labels)
}

fn answer(baskets: &Baskets, labels: &[&str], wanted: &Wanted) -> Value {
    let least = wanted.support.least(baskets.len());
    let started = Instant::now();
    let (itemsets, cut) = mine(baskets, least, &Limits::default());
    let mined = milliseconds(started);
    let family = Family::of(&itemsets);
    let count = |keep: &dyn Fn(Node) -> bool| itemsets.nodes().filter(|&node| keep(node)).count();
    let mut by_size: BTreeMap<usize, usize> = BTreeMap::new();
    for node in itemsets.nodes() {
        *by_size.entry(itemsets.length(node)).or_default() += 1;
    }
    let by_size: Map<String, Value> = by_size
        .into_iter()
        .map(|(size, many)| (size.to_string(), many.into()))
        .collect();

    let started = Instant::now();
    let ask = RulesAsk {
        confidence: wanted.confidence,
        ..RulesAsk::default()
    };
    let rules = Rules::of(&itemsets, &Family::of(&itemsets), &ask);
    let chances = rules.chances();
    let significant = |correction| {
        corrected(&chances, correction)
            .into_iter()
            .filter(|&chance| chance <= LEVEL)
            .count()
    };
    let top: Vec<Value> = rules
        .top(Measure::Lift, wanted.top)
        .into_iter()
        .map(|rule| told(rule, &rules, &itemsets, labels))
        .collect();
    let not_redundant = rules.iter().filter(|rule| !rule.is_redundant()).count();
    let rules_told = json!({
        "count": rules.len(),
        "not_redundant": not_redundant,
        "significant": {
            "none": significant(Correction::None),
            "bonferroni": significant(Correction::Bonferroni),
            "holm": significant(Correction::Holm),
            "bh": significant(Correction::BenjaminiHochberg),
        },
    });
    let ruled = milliseconds(started);
    json!({
        "baskets": baskets.len(),
        "items": labels.len(),
        "min_count": least,
        "cut": cut.is_some(),
        "itemsets": {
            "frequent": itemsets.len(),
            "closed": count(&|node| family.is_closed(node)),
            "maximal": count(&|node| family.is_maximal(node)),
            "by_size": by_size,
        },
        "rules": rules_told,
        "top": top,
        "milliseconds": { "itemsets": mined, "rules": ruled },
    })
}

fn milliseconds(started: Instant) -> f64 {
    (started.elapsed().as_secs_f64() * 1e6).round() / 1e3
}

fn told(rule: &Rule, rules: &Rules, itemsets: &Itemsets, labels: &[&str]) -> Value {
    let side = |node| -> Vec<&str> {
        itemsets
            .items(node)
            .into_iter()
            .map(|item| labels[item as usize])
            .collect()
    };
    let mut told = Map::new();
    told.insert("lhs".to_owned(), side(rule.antecedent).into());
    told.insert("rhs".to_owned(), side(rule.consequent).into());
    told.insert("count".to_owned(), rule.counts.both.into());
    let measures = rules.measures(rule);
    for measure in Measure::ALL {
        told.insert(name(measure).to_owned(), measures.get(measure).into());
    }
    told.insert("improvement".to_owned(), rule.improvement.into());
    told.insert("redundant".to_owned(), rule.is_redundant().into());
    told.into()
}

/// The names that analysts know from arules.
fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Support => "support",
        Measure::Confidence => "confidence",
        Measure::Coverage => "coverage",
        Measure::Lift => "lift",
        Measure::Leverage => "leverage",
        Measure::Conviction => "conviction",
        Measure::Cosine => "cosine",
        Measure::Jaccard => "jaccard",
        Measure::Kulczynski => "kulczynski",
        Measure::Imbalance => "imbalance",
        Measure::Phi => "phi",
        Measure::OddsRatio => "oddsRatio",
        Measure::Certainty => "certainty",
        Measure::ChiSquared => "chiSquared",
        Measure::ChiSquaredP => "chiSquared_p",
        Measure::FisherP => "fishersExactTest",
        Measure::HyperLift => "hyperLift",
        Measure::HyperConfidence => "hyperConfidence",
    }
}
