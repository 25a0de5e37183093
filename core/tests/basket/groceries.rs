//! Itemsets, rules, measures and corrections as arules finds them in the groceries baskets (Hahsler, Hornik & Reutterer
//! 2006).

use std::collections::HashMap;
use std::io::BufReader;

use keepgold_core::basket::{
    Baskets, Correction, Family, Item, Limits, Measure, Rule, Rules, RulesAsk, Support, corrected,
    mine,
};

use crate::common::reference::reference_bytes;

struct Groceries {
    baskets: Baskets,
    numbers: HashMap<String, Item>,
}

fn groceries() -> Option<Groceries> {
    let text = String::from_utf8(reference_bytes("groceries.csv")?).unwrap();
    let mut numbers = HashMap::new();
    let baskets = text
        .lines()
        .map(|line| {
            let number = |label: &str| {
                let next = numbers.len() as Item;
                *numbers.entry(label.to_owned()).or_insert(next)
            };
            line.split(',').map(number).collect::<Vec<_>>()
        })
        .collect();
    Some(Groceries { baskets, numbers })
}

#[test]
fn frequent_closed_and_maximal_itemsets_are_those_of_arules() {
    let Some((groceries, expected)) =
        groceries().zip(reference_bytes("groceries_itemsets_expected.json"))
    else {
        return;
    };
    let expected: serde_json::Value = serde_json::from_slice(&expected).unwrap();
    let expected = &expected["groceries"];
    assert_eq!(expected["n"], groceries.baskets.len());
    for (least, of) in expected["by_min_count"].as_object().unwrap() {
        let (itemsets, cut) = mine(
            &groceries.baskets,
            least.parse().unwrap(),
            &Limits::default(),
        );
        let family = Family::of(&itemsets);
        let count =
            |keep: &dyn Fn(u32) -> bool| itemsets.nodes().filter(|&node| keep(node)).count();
        assert_eq!(cut, None);
        assert_eq!(of["frequent"], itemsets.len(), "{least}");
        assert_eq!(
            of["closed"],
            count(&|node| family.is_closed(node)),
            "{least}"
        );
        assert_eq!(
            of["maximal"],
            count(&|node| family.is_maximal(node)),
            "{least}"
        );
        for (length, many) in of["by_size"].as_object().unwrap() {
            let length: usize = length.parse().unwrap();
            assert_eq!(
                *many,
                count(&|node| itemsets.length(node) == length),
                "{least}"
            );
        }
        let sum: u64 = itemsets
            .nodes()
            .map(|node| u64::from(itemsets.count(node)))
            .sum();
        assert_eq!(of["sum_of_counts"], sum, "{least}");
    }
}

#[test]
fn rules_of_five_baskets_in_a_thousand_are_those_of_arules() {
    rules_are_those_of_arules("groceries_rules_s0.006_c0.25.csv", 0.006, 0.25, 463, 446);
}

#[test]
fn rules_of_one_basket_in_a_thousand_are_those_of_arules() {
    rules_are_those_of_arules(
        "groceries_rules_s0.001_c0.5.csv.xz",
        0.001,
        0.5,
        5_668,
        5_096,
    );
}

/// arules' names of the columns and ours.
const COLUMNS: [(&str, Measure); 18] = [
    ("support", Measure::Support),
    ("confidence", Measure::Confidence),
    ("coverage", Measure::Coverage),
    ("lift", Measure::Lift),
    ("leverage", Measure::Leverage),
    ("conviction", Measure::Conviction),
    ("cosine", Measure::Cosine),
    ("jaccard", Measure::Jaccard),
    ("kulczynski", Measure::Kulczynski),
    ("imbalance", Measure::Imbalance),
    ("phi", Measure::Phi),
    ("oddsRatio", Measure::OddsRatio),
    ("certainty", Measure::Certainty),
    ("chiSquared", Measure::ChiSquared),
    ("chiSquared_p", Measure::ChiSquaredP),
    ("fishersExactTest", Measure::FisherP),
    ("hyperLift", Measure::HyperLift),
    ("hyperConfidence", Measure::HyperConfidence),
];

const CORRECTIONS: [(&str, Correction); 3] = [
    ("fisher_bonferroni", Correction::Bonferroni),
    ("fisher_holm", Correction::Holm),
    ("fisher_BH", Correction::BenjaminiHochberg),
];

fn rules_are_those_of_arules(file: &str, support: f64, confidence: f64, many: usize, kept: usize) {
    let Some((groceries, bytes)) = groceries().zip(reference_bytes(file)) else {
        return;
    };
    let expected = table(file, bytes);
    let least = Support::Share(support).least(groceries.baskets.len());
    let (itemsets, _) = mine(&groceries.baskets, least, &Limits::default());
    let ask = RulesAsk {
        confidence,
        ..RulesAsk::default()
    };
    let rules = Rules::of(&itemsets, &Family::of(&itemsets), &ask);
    assert_eq!(rules.len(), many);
    assert_eq!(expected.len(), many);
    assert_eq!(
        rules.iter().filter(|rule| !rule.is_redundant()).count(),
        kept
    );

    let chances = rules.chances();
    let corrections = CORRECTIONS.map(|(name, correction)| (name, corrected(&chances, correction)));
    let key = |rule: &Rule| {
        (
            itemsets.items(rule.antecedent),
            itemsets.items(rule.consequent),
        )
    };
    let mut ours: HashMap<_, _> = rules
        .iter()
        .enumerate()
        .map(|(place, rule)| (key(rule), (place, rule)))
        .collect();
    for row in &expected {
        let itemset = |column: &str| {
            let labels = row[column].trim_matches(['{', '}']);
            let mut items: Vec<Item> = labels
                .split(',')
                .map(|label| groceries.numbers[label])
                .collect();
            items.sort_unstable();
            items
        };
        let (place, rule) = ours.remove(&(itemset("lhs"), itemset("rhs"))).unwrap();
        let measures = rules.measures(rule);
        for (column, measure) in COLUMNS {
            near(measures.get(measure), &row[column], column, row);
        }
        near(rule.improvement, &row["improvement"], "improvement", row);
        near(f64::from(rule.counts.both), &row["count"], "count", row);
        for (column, values) in &corrections {
            near(values[place], &row[*column], column, row);
        }
        assert_eq!(rule.is_redundant(), row["redundant"] == "TRUE", "{row:?}");
    }
}

fn near(ours: f64, theirs: &str, column: &str, row: &HashMap<String, String>) {
    let theirs: f64 = theirs.parse().unwrap();
    let same =
        ours == theirs || (ours - theirs).abs() <= 1e-9 * theirs.abs().max(f64::MIN_POSITIVE);
    assert!(same, "{column}: {ours:e} is not {theirs:e}: {row:?}");
}

/// A CSV file whose first two columns hold commas between braces.
fn table(file: &str, bytes: Vec<u8>) -> Vec<HashMap<String, String>> {
    let text = if file.ends_with(".xz") {
        let mut text = Vec::new();
        lzma_rs::xz_decompress(&mut BufReader::new(&bytes[..]), &mut text).unwrap();
        text
    } else {
        bytes
    };
    let text = String::from_utf8(text).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let mut depth = 0;
        let cells = line.split(|letter| {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            letter == ',' && depth == 0
        });
        let cells = cells.map(|cell| cell.trim_matches('"').to_owned());
        header
            .iter()
            .map(|name| (*name).to_owned())
            .zip(cells)
            .collect()
    };
    lines.map(row).collect()
}
