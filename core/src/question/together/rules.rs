//! Rules between products: whoever takes these takes that too.

use std::collections::HashSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::mined::{BasketsOf, Digging, Found, READS, Ruled};
use crate::basket::{
    Correction, Counts, Cut, Item, Itemsets, Measure, Node, Rule, Rules, RulesAsk, corrected,
};
use crate::book::{ProductId, Tables};
use crate::question::{Analyst, Question};
use crate::sorting::sort;
use crate::sorting::sort_by;

/// Rules whose chance is at most this, corrected as is wanted, are significant: by Benjamini & Hochberg (1995) about one of
/// a hundred such rules is chance.
const LEVEL: f64 = 0.01;
/// Least confidences that are tried where none is named, the first first.
const CONFIDENCES: [f64; 5] = [0.5, 0.4, 0.3, 0.2, 0.1];
/// So many rules are enough to begin with.
const ENOUGH: usize = 20;

/// Asks for the rules between products, or between categories, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Together {
    /// The baskets.
    pub of: BasketsOf,
    /// The least number of baskets that hold all of a rule; none means as many as are proposed: at least five, and more
    /// where that would be more combinations than anyone looks through. What is named is raised likewise where it would
    /// be more than there is room for.
    pub least: Option<u32>,
    /// The least confidence, 0 to 1; none means the highest of 50, 40, 30, 20 and 10 % that leaves twenty rules.
    pub confidence: Option<f64>,
    /// Most items of a rule.
    pub longest: u8,
    /// How the chance of a rule is corrected for the number of rules.
    pub correction: Correction,
    /// Only rules that chance would hardly make.
    pub significant: bool,
    /// Only rules without a more general one that is as confident.
    pub not_redundant: bool,
    /// Of the rules between the same items only the strongest.
    pub once: bool,
    /// Only rules with this item on either side.
    pub about: Option<ProductId>,
    /// What makes a rule strong.
    pub rank: Measure,
    /// At most so many rules.
    pub most: u32,
}

/// The answer to [`Together`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RulesTold {
    /// Baskets with at least one item.
    pub baskets: u32,
    /// Baskets with at least two.
    pub filled: u32,
    /// In how many baskets the commonest item is.
    pub commonest: u32,
    /// The least number of baskets.
    pub least: u32,
    /// The least confidence.
    pub confidence: f64,
    /// Itemsets in at least that many baskets, single items too.
    pub frequent: u32,
    /// Of these, without a larger one in as many baskets.
    pub closed: u32,
    /// Of these, without a larger one that is frequent.
    pub maximal: u32,
    /// Why the least number is higher than five or than what was named, or why itemsets are missing.
    pub cut: Option<Cut>,
    /// All rules.
    pub rules: u32,
    /// Of these, significant.
    pub significant: u32,
    /// Of these, not redundant.
    pub not_redundant: u32,
    /// Of these, the strongest of each set of items.
    pub once: u32,
    /// Rules as they are wanted; more than are told where there are more than the most.
    pub kept: u32,
    /// The strongest of them, the strongest first.
    pub told: Vec<RuleTold>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleTold {
    /// Whoever takes these; of a category, the first product in it.
    pub with: Vec<ProductId>,
    /// Takes this too.
    pub then: ProductId,
    /// In how many baskets what is.
    pub counts: Counts,
    /// The chance that such a rule comes about by itself, corrected for the number of rules as is wanted.
    pub chance: f64,
    /// By how much the confidence is above that of every more general rule.
    pub improvement: f64,
}

impl RuleTold {
    /// Whether chance would hardly make it.
    pub fn is_significant(&self) -> bool {
        self.chance <= LEVEL
    }
}

/// What is known on the way.
#[derive(Debug, Default)]
pub struct Asking {
    digging: Digging,
    /// Confidences tried.
    tried: usize,
}

impl Question for Together {
    type Answer = RulesTold;
    type Draft = Asking;

    fn reads(&self) -> Tables {
        READS
    }

    fn share(&self, draft: &Asking) -> Option<f64> {
        draft.digging.share(self.least.is_some())
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut Asking) -> Option<RulesTold> {
        let found = draft.digging.dig(analyst, self.of, self.least)?;
        let proposed = CONFIDENCES[draft.tried.min(CONFIDENCES.len() - 1)];
        let confidence = self.confidence.unwrap_or(proposed);
        let ruled = self.ruled(analyst, found, confidence);
        let steps = Steps::of(&ruled);
        draft.tried += 1;
        if self.confidence.is_none()
            && draft.tried < CONFIDENCES.len()
            && steps.not_redundant.len() < ENOUGH
        {
            return None;
        }
        Some(self.told(&ruled, &steps))
    }
}

impl Together {
    fn ruled(&self, analyst: &mut Analyst, found: Rc<Found>, confidence: f64) -> Rc<Ruled> {
        let kept = analyst.mined.rules.as_ref();
        let same = |kept: &&Rc<Ruled>| {
            Rc::ptr_eq(&kept.found, &found)
                && kept.confidence == confidence
                && kept.longest == self.longest
                && kept.correction == self.correction
        };
        if let Some(ruled) = kept.filter(same) {
            return Rc::clone(ruled);
        }
        let ask = RulesAsk {
            confidence,
            longest: usize::from(self.longest),
            ..RulesAsk::default()
        };
        let rules = Rules::of(&found.itemsets, &found.family, &ask);
        let chances = corrected(&rules.chances(), self.correction);
        let ruled = Rc::new(Ruled {
            found,
            confidence,
            longest: self.longest,
            correction: self.correction,
            rules,
            chances,
        });
        analyst.mined.rules = Some(Rc::clone(&ruled));
        ruled
    }

    fn told(&self, ruled: &Ruled, steps: &Steps<'_>) -> RulesTold {
        let Found {
            read,
            itemsets,
            family,
            ..
        } = ruled.found.as_ref();
        let count = |keep: &dyn Fn(Node) -> bool| {
            itemsets.nodes().filter(|&node| keep(node)).count() as u32
        };
        let is_wanted = |&(rule, chance): &(&Rule, f64)| {
            (!self.significant || chance <= LEVEL)
                && (!self.not_redundant || !rule.is_redundant())
                && self.is_about(itemsets, rule)
        };
        let wanted = ruled.each().filter(is_wanted);
        let mut wanted = self.strongest(&ruled.rules, wanted.collect());
        let kept = wanted.len() as u32;
        wanted.truncate(self.most as usize);
        RulesTold {
            baskets: itemsets.baskets(),
            filled: read.filled,
            commonest: read.commonest,
            least: ruled.found.least,
            confidence: ruled.confidence,
            frequent: itemsets.len() as u32,
            closed: count(&|node| family.is_closed(node)),
            maximal: count(&|node| family.is_maximal(node)),
            cut: ruled.found.cut,
            rules: ruled.rules.len() as u32,
            significant: steps.significant,
            not_redundant: steps.not_redundant.len() as u32,
            once: steps.once(),
            kept,
            told: wanted
                .into_iter()
                .map(|(rule, chance)| told(itemsets, rule, chance))
                .collect(),
        }
    }

    fn is_about(&self, itemsets: &Itemsets, rule: &Rule) -> bool {
        self.about.is_none_or(|item| {
            let item = item.index() as Item;
            itemsets.items(rule.whole).contains(&item)
        })
    }

    /// The strongest first, and of the rules between the same items only that, where it is wanted; of equal ones that in
    /// more baskets, then the more confident.
    fn strongest<'a>(&self, rules: &Rules, of: Vec<(&'a Rule, f64)>) -> Vec<(&'a Rule, f64)> {
        let sign = if self.rank.small_is_strong() {
            -1.0
        } else {
            1.0
        };
        let valued = of.into_iter().map(|(rule, chance)| {
            let value = sign * rules.measures(rule).get(self.rank);
            (value, rule, chance)
        });
        let mut valued: Vec<(f64, &Rule, f64)> = valued.collect();
        sort_by(&mut valued, |a, b| {
            let by_baskets = || b.1.counts.both.cmp(&a.1.counts.both);
            let by_confidence = || {
                let confidence = |rule: &Rule| rule.counts.confidence();
                confidence(b.1).total_cmp(&confidence(a.1))
            };
            let order = b.0.total_cmp(&a.0);
            order.then_with(by_baskets).then_with(by_confidence)
        });
        let mut seen = HashSet::new();
        let ranked = valued.into_iter().map(|(_, rule, chance)| (rule, chance));
        ranked
            .filter(|(rule, _)| !self.once || seen.insert(rule.whole))
            .collect()
    }
}

impl Ruled {
    /// Each rule with its chance.
    fn each(&self) -> impl Iterator<Item = (&Rule, f64)> {
        self.rules.iter().zip(self.chances.iter().copied())
    }
}

/// How many rules are left when one after another is asked for.
struct Steps<'a> {
    significant: u32,
    not_redundant: Vec<&'a Rule>,
}

impl<'a> Steps<'a> {
    fn of(ruled: &'a Ruled) -> Self {
        let significant: Vec<&Rule> = ruled
            .each()
            .filter(|&(_, chance)| chance <= LEVEL)
            .map(|(rule, _)| rule)
            .collect();
        Self {
            significant: significant.len() as u32,
            not_redundant: significant
                .into_iter()
                .filter(|rule| !rule.is_redundant())
                .collect(),
        }
    }

    fn once(&self) -> u32 {
        let mut wholes: Vec<Node> = self.not_redundant.iter().map(|rule| rule.whole).collect();
        sort(&mut wholes);
        wholes.dedup();
        wholes.len() as u32
    }
}

fn told(itemsets: &Itemsets, rule: &Rule, chance: f64) -> RuleTold {
    let products = |node| {
        let items = itemsets.items(node).into_iter();
        items.map(|item| ProductId::from_index(item as usize))
    };
    RuleTold {
        with: products(rule.antecedent).collect(),
        then: products(rule.consequent)
            .next()
            .unwrap_or(ProductId::from_index(usize::MAX)),
        counts: rule.counts,
        chance,
        improvement: rule.improvement,
    }
}
