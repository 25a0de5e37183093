//! Rules X → Y between frequent itemsets: whoever takes X takes Y too.

use std::collections::HashMap;

use super::family::Family;
use super::itemsets::{Itemsets, Node};
use super::{Counts, Hypergeometric, Item, Measure, Measures};
use crate::sorting::sort_by;

/// What a rule must hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Anything.
    #[default]
    Any,
    /// This item in what it leads to.
    Consequent(Item),
    /// This item in what it starts from.
    Antecedent(Item),
}

/// Which rules are wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RulesAsk {
    /// Least confidence, 0 to 1.
    pub confidence: f64,
    /// Least number of items in both sides together, at least 2.
    pub shortest: usize,
    /// Most of them.
    pub longest: usize,
    /// Most items of the consequent.
    pub consequents: usize,
    /// What must be in it.
    pub wanted: Wanted,
}

impl Default for RulesAsk {
    fn default() -> Self {
        Self {
            confidence: 0.5,
            shortest: 2,
            longest: usize::MAX,
            consequents: 1,
            wanted: Wanted::Any,
        }
    }
}

/// A rule by its itemsets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// X.
    pub antecedent: Node,
    /// Y.
    pub consequent: Node,
    /// Both together.
    pub whole: Node,
    /// How many baskets hold what.
    pub counts: Counts,
    /// By how much the confidence is above that of every more general rule for Y that is wanted too; the confidence itself
    /// where there is none (Bayardo, Agrawal & Gunopulos 2000).
    pub improvement: f64,
}

impl Rule {
    /// Whether a more general rule is at least as confident.
    pub fn is_redundant(&self) -> bool {
        self.improvement <= 0.0
    }
}

/// The wanted rules of a family of itemsets.
#[derive(Debug, Clone)]
pub struct Rules {
    rules: Vec<Rule>,
    chance: Hypergeometric,
}

impl Rules {
    /// All wanted rules. Time and room grow with the number of itemsets and of rules, not with the square of either.
    pub fn of(itemsets: &Itemsets, family: &Family, ask: &RulesAsk) -> Self {
        let finder = Finder {
            itemsets,
            family,
            ask,
        };
        let mut rules = finder.with_one_consequent();
        if ask.consequents > 1 {
            rules.extend(finder.with_several_consequents());
        }
        Self {
            rules,
            chance: Hypergeometric::new(itemsets.baskets()),
        }
    }

    /// The rules; of two itemsets the one of frequent items first.
    pub fn iter(&self) -> std::slice::Iter<'_, Rule> {
        self.rules.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// All measures of a rule.
    pub fn measures(&self, rule: &Rule) -> Measures {
        rule.counts.measures(&self.chance)
    }

    /// The chance of each rule by Fisher's test, in the order of the rules.
    pub fn chances(&self) -> Vec<f64> {
        let fisher = |rule: &Rule| rule.counts.fisher_p(&self.chance);
        self.rules.iter().map(fisher).collect()
    }

    /// The strongest rules by a measure, at most `most`; of equal ones the one in more baskets first.
    pub fn top(&self, measure: Measure, most: usize) -> Vec<&Rule> {
        let sign = if measure.small_is_strong() { -1.0 } else { 1.0 };
        let value = |rule: &Rule| sign * self.measures(rule).get(measure);
        let mut valued: Vec<(f64, &Rule)> =
            self.rules.iter().map(|rule| (value(rule), rule)).collect();
        let order = |a: &(f64, &Rule), b: &(f64, &Rule)| {
            (b.0.total_cmp(&a.0)).then_with(|| b.1.counts.both.cmp(&a.1.counts.both))
        };
        if most < valued.len() && most > 0 {
            valued.select_nth_unstable_by(most - 1, order);
        }
        valued.truncate(most);
        sort_by(&mut valued, order);
        valued.into_iter().map(|(_, rule)| rule).collect()
    }
}

impl<'a> IntoIterator for &'a Rules {
    type Item = &'a Rule;
    type IntoIter = std::slice::Iter<'a, Rule>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

struct Finder<'a> {
    itemsets: &'a Itemsets,
    family: &'a Family,
    ask: &'a RulesAsk,
}

/// No rule: below every confidence.
const NONE: f64 = f64::NEG_INFINITY;

impl Finder<'_> {
    fn counts(&self, whole: Node, antecedent: Node, consequent: Node) -> Counts {
        Counts {
            baskets: self.itemsets.baskets(),
            antecedent: self.itemsets.count(antecedent),
            consequent: self.itemsets.count(consequent),
            both: self.itemsets.count(whole),
        }
    }

    fn has(&self, node: Node, item: Item) -> bool {
        self.itemsets
            .path(node)
            .any(|node| self.itemsets.last(node) == item)
    }

    fn wants(&self, length: usize, antecedent: Node, consequent: Node, confidence: f64) -> bool {
        confidence >= self.ask.confidence
            && (self.ask.shortest..=self.ask.longest).contains(&length)
            && match self.ask.wanted {
                Wanted::Any => true,
                Wanted::Consequent(item) => self.has(consequent, item),
                Wanted::Antecedent(item) => self.has(antecedent, item),
            }
    }

    /// A slot of the family is an itemset and one of its items: a rule from the rest to the item. The best confidence among
    /// the more general rules of a slot is the best of the slots of one item less and of what is best there.
    fn with_one_consequent(&self) -> Vec<Rule> {
        let (itemsets, family) = (self.itemsets, self.family);
        let mut found = Vec::new();
        // The best confidence of a wanted rule: of the slot itself or a more general one.
        let mut best = vec![NONE; family.slot_count()];
        for whole in itemsets.nodes() {
            let length = itemsets.length(whole);
            if length < 2 {
                continue;
            }
            let slots = family.slots(whole);
            for (position, last) in (0..length).zip(itemsets.path(whole)) {
                let antecedent = family.without(whole, position);
                let general = (0..length)
                    .filter(|&left_out| left_out != position && length > 2)
                    .map(|left_out| {
                        let smaller = family.slots(family.without(whole, left_out));
                        best[smaller.start + position - usize::from(left_out < position)]
                    })
                    .fold(NONE, f64::max);
                let consequent = itemsets.single(itemsets.rank(last));
                let counts = self.counts(whole, antecedent, consequent);
                let confidence = counts.confidence();
                let wanted = self.wants(length, antecedent, consequent, confidence);
                best[slots.start + position] = if wanted {
                    general.max(confidence)
                } else {
                    general
                };
                if wanted {
                    found.push(Rule {
                        antecedent,
                        consequent,
                        whole,
                        counts,
                        improvement: confidence - general.max(0.0),
                    });
                }
            }
        }
        found
    }

    /// Consequents grow item by item: a larger one leaves a smaller antecedent, which is in more baskets, so that what is
    /// not confident enough grows no further.
    fn with_several_consequents(&self) -> Vec<Rule> {
        let mut found = Vec::new();
        for whole in self
            .itemsets
            .nodes()
            .filter(|&node| self.itemsets.length(node) > 2)
        {
            let ranks: Vec<u32> = self
                .itemsets
                .path(whole)
                .map(|node| self.itemsets.rank(node))
                .collect();
            let mut consequent = Vec::new();
            self.widen(whole, whole, &ranks, 0, &mut consequent, &mut found);
        }
        let confidences: HashMap<(Node, Node), f64> = found
            .iter()
            .map(|rule| ((rule.antecedent, rule.consequent), rule.counts.confidence()))
            .collect();
        let mut known = HashMap::new();
        for rule in &mut found {
            let general =
                self.best_general(rule.antecedent, rule.consequent, &confidences, &mut known);
            rule.improvement = rule.counts.confidence() - general.max(0.0);
        }
        found
    }

    /// `ranks` are those of `rest` and of the consequent, ascending; the first `from` are decided.
    fn widen(
        &self,
        whole: Node,
        rest: Node,
        ranks: &[u32],
        from: usize,
        consequent: &mut Vec<u32>,
        found: &mut Vec<Rule>,
    ) {
        for place in from..ranks.len() {
            let antecedent = self.family.without(rest, place - consequent.len());
            if antecedent == 0 {
                continue;
            }
            let counts = self.counts(whole, antecedent, whole);
            if counts.confidence() < self.ask.confidence {
                continue;
            }
            consequent.push(ranks[place]);
            if consequent.len() > 1 {
                let down = consequent.iter().rev();
                let node = down
                    .copied()
                    .try_fold(0, |node, rank| self.itemsets.child(node, rank));
                if let Some(node) = node {
                    let counts = self.counts(whole, antecedent, node);
                    if self.wants(ranks.len(), antecedent, node, counts.confidence()) {
                        found.push(Rule {
                            antecedent,
                            consequent: node,
                            whole,
                            counts,
                            improvement: 0.0,
                        });
                    }
                }
            }
            if consequent.len() < self.ask.consequents {
                self.widen(whole, antecedent, ranks, place + 1, consequent, found);
            }
            consequent.pop();
        }
    }

    fn best_general(
        &self,
        antecedent: Node,
        consequent: Node,
        confidences: &HashMap<(Node, Node), f64>,
        known: &mut HashMap<(Node, Node), f64>,
    ) -> f64 {
        if let Some(&best) = known.get(&(antecedent, consequent)) {
            return best;
        }
        let mut best = NONE;
        let length = self.itemsets.length(antecedent);
        for position in 0..length {
            let general = self.family.without(antecedent, position);
            if general == 0 {
                continue;
            }
            if let Some(&confidence) = confidences.get(&(general, consequent)) {
                best = best.max(confidence);
            }
            best = best.max(self.best_general(general, consequent, confidences, known));
        }
        known.insert((antecedent, consequent), best);
        best
    }
}
