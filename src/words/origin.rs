//! What figures rest on, in words: where the data came from, and the rule.

use super::value;
use crate::format::{percent, score};
use crate::t;
use keepgold_core::book::{History, Indicator, Label, Rules, Tier, TierRule};
use keepgold_core::demo::Demo;
use keepgold_core::unit::Rate;

/// Where the orders came from: the firm of a demo, the last file that was imported, or a person's own hand.
pub fn source(demo: Option<Demo>, history: &History) -> String {
    if let Some(demo) = demo {
        return t!(toolbar.print.demo, firm = super::book::demo(demo).firm);
    }
    let mut labels = history.done().iter().rev().map(|step| &step.label);
    let file = labels.find_map(|label| match label {
        // Records beside the orders are not what the figures are reckoned from.
        Label::Import {
            records, source, ..
        } if records.is_empty() => Some(source.clone()),
        _ => None,
    });
    file.filter(|file| !file.is_empty())
        .unwrap_or_else(|| t!(toolbar.print.own).to_owned())
}

/// A margin, in percent.
pub fn margin(margin: Rate) -> String {
    percent(margin.to_f64(), 1)
}

/// The weights of the four indicators.
pub fn weights(rules: &Rules) -> String {
    let weights = Indicator::ALL.map(|indicator| {
        let weight = percent(rules.weights.fraction(indicator), 0);
        format!("{}\u{a0}{weight}", value::indicator(indicator))
    });
    weights.join(t!(toolbar.print.gap))
}

/// Where the tiers are cut.
pub fn cuts(rules: &Rules) -> String {
    let tier = |(tier, text): (Tier, String)| format!("{}\u{a0}{text}", value::tier(tier));
    let cuts = match rules.tier_rule {
        TierRule::Pyramid(shares) => shares.map(|share| percent(f64::from(share) / 10_000.0, 0)),
        TierRule::Score(least) => least.map(|tenths| score(f64::from(tenths) / 10.0)),
    };
    let cuts: Vec<String> = Tier::ALL.into_iter().zip(cuts).map(tier).collect();
    cuts.join(t!(toolbar.print.gap))
}
