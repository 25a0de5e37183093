//! Whom to offer what: the best new products of every customer, with how likely they are bought, for how much, and why.

use serde::{Deserialize, Serialize};

use super::affinity::Affinity;
use super::pairs::Pairs;
use super::purchases::{Bought, Purchases};
use crate::book::{CustomerId, ProductId};
use crate::sorting::sort_by;
use crate::unit::{Day, Money};

/// Days within which a suggestion must be bought to count as right, and that it is reckoned for.
pub const HORIZON: i32 = 91;
/// Suggestions that are alike in strength, judged together: fewer say too little of their chance.
const ALIKE: usize = 200;
/// Products that are named as reasons.
const REASONS: usize = 2;

/// Why a product is suggested: something the customer has.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Because {
    /// What the customer has.
    pub has: ProductId,
    /// Its share of what speaks for the suggestion, 0–1.
    pub share: f64,
    /// Customers who have it.
    pub buyers: u32,
    /// Of them, those who have the suggested product too.
    pub both: u32,
}

/// A product for a customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Which.
    pub product: ProductId,
    /// How likely the customer buys it within a quarter, 0–1: as often as suggestions of this strength were bought in the
    /// quarter before. None where there were too few to say.
    pub chance: Option<f64>,
    /// What customers usually pay for it on one day: the middle of all.
    pub amount: Money,
    /// The strongest reasons, the first before the second.
    pub because: Vec<Because>,
}

impl Suggestion {
    /// What it brings on average at a margin of 0–1: chance times amount times margin; none where the chance is not known.
    pub fn expected(&self, margin: f64) -> Option<f64> {
        Some(self.chance? * self.amount.to_f64() * margin)
    }
}

/// The suggestions of a day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Suggestions {
    /// By customer in the order of the book, the best first; none for who never bought.
    pub of_customers: Vec<Vec<Suggestion>>,
    /// Suggestions that were looked at to learn how likely they are bought.
    pub judged: u32,
}

/// How often suggestions were bought, by their strength.
#[derive(Debug, Clone, Default)]
pub struct Odds {
    /// Least strength of each step and the share bought from there to the next, both ascending.
    steps: Vec<(f64, f64)>,
    judged: u32,
}

impl Odds {
    /// Looks back a horizon: the suggestions of that day for all customers, and which of them were bought up to `day`.
    pub fn learn(purchases: &Purchases, day: Day, most: usize) -> Self {
        let cut = day.plus_days(-HORIZON);
        let affinity = Affinity::learn(purchases, cut);
        let mut judged: Vec<(f64, bool)> = Vec::new();
        for customer in purchases.ids() {
            let later = &purchases.until(customer, day)[purchases.until(customer, cut).len()..];
            for (product, strength) in affinity.best(purchases, customer, most) {
                judged.push((
                    strength,
                    later.iter().any(|bought| bought.product == product),
                ));
            }
        }
        sort_by(&mut judged, |a, b| a.0.total_cmp(&b.0));
        Self {
            judged: judged.len() as u32,
            steps: rising(&judged),
        }
    }

    /// The share bought among suggestions of this strength; none where too few were made.
    fn of(&self, strength: f64) -> Option<f64> {
        let above = self.steps.partition_point(|(from, _)| *from <= strength);
        self.steps
            .get(above.saturating_sub(1))
            .map(|(_, share)| *share)
    }
}

/// Shares that never fall with strength (pool adjacent violators, Ayer et al. 1955), of groups of suggestions alike.
fn rising(judged: &[(f64, bool)]) -> Vec<(f64, f64)> {
    // Strength at the beginning, number, and number bought of each step.
    let mut steps: Vec<(f64, usize, usize)> = Vec::new();
    let share = |&(_, all, bought): &(f64, usize, usize)| bought as f64 / all as f64;
    for group in judged.chunks_exact(ALIKE) {
        let bought = group.iter().filter(|(_, bought)| *bought).count();
        let mut step = (group[0].0, group.len(), bought);
        while let Some(before) = steps.pop_if(|before| share(before) >= share(&step)) {
            step = (before.0, before.1 + step.1, before.2 + step.2);
        }
        steps.push(step);
    }
    steps.iter().map(|step| (step.0, share(step))).collect()
}

impl Suggestions {
    /// The best new products of every customer on a day, at most `most` for each; `odds` are those of the same day.
    pub fn of(purchases: &Purchases, odds: &Odds, day: Day, most: usize) -> Self {
        let affinity = Affinity::learn(purchases, day);
        let pairs = Pairs::count(purchases, day);
        let amounts = usual_amounts(purchases, day);
        let of_customer = |customer: CustomerId| {
            let bought = purchases.until(customer, day);
            let best = affinity.best(purchases, customer, most).into_iter();
            let suggest = |(product, strength): (ProductId, f64)| Suggestion {
                product,
                chance: odds.of(strength),
                amount: amounts[product.index()],
                because: because(&affinity, &pairs, bought, product),
            };
            best.map(suggest).collect()
        };
        Self {
            of_customers: purchases.ids().map(of_customer).collect(),
            judged: odds.judged,
        }
    }
}

fn because(
    affinity: &Affinity,
    pairs: &Pairs,
    bought: &[Bought],
    product: ProductId,
) -> Vec<Because> {
    let said = affinity
        .speaking_for(bought, product)
        .into_iter()
        .take(REASONS);
    let reason = |(has, share)| Because {
        has,
        share,
        buyers: pairs.buyers(has),
        both: pairs.both(has, product),
    };
    said.map(reason).collect()
}

/// What is usually paid for each product on a day of purchase: the middle of all; nothing for what nobody bought.
fn usual_amounts(purchases: &Purchases, day: Day) -> Vec<Money> {
    let mut amounts: Vec<Vec<Money>> = vec![Vec::new(); purchases.products()];
    for customer in purchases.ids() {
        for bought in purchases.until(customer, day) {
            amounts[bought.product.index()].push(bought.amount);
        }
    }
    let middle = |mut amounts: Vec<Money>| {
        let half = amounts.len() / 2;
        if half >= amounts.len() {
            return Money::ZERO;
        }
        *amounts.select_nth_unstable(half).1
    };
    amounts.into_iter().map(middle).collect()
}
