//! How likely a suggestion is bought, by its strength: as often as suggestions of that strength were in the quarter before.

use serde::{Deserialize, Serialize};

use super::affinity::Affinity;
use super::purchases::Purchases;
use super::repeat::bought_again;
use crate::book::{CustomerId, ProductId};
use crate::sorting::sort_by;
use crate::unit::{Day, share_bounds};

/// Days within which a suggestion must be bought to count as right, and that it is reckoned for.
pub const HORIZON: i32 = 91;
/// Suggestions for each customer that are judged.
const JUDGED: usize = 10;
/// Suggestions that are alike in strength, judged together: fewer say too little of their chance.
const ALIKE: usize = 100;

/// How likely something is bought within a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// The share bought of what was alike in strength, 0–1.
    pub share: f64,
    /// Bounds within which that share lies 19 times in 20.
    pub bounds: (f64, f64),
}

/// Suggestions alike in strength, and how many of them were bought.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Step {
    from: f64,
    all: u32,
    bought: u32,
}

impl Step {
    fn share(&self) -> f64 {
        f64::from(self.bought) / f64::from(self.all)
    }
}

/// How often suggestions were bought, by their strength.
#[derive(Debug, Clone, Default)]
pub struct Odds {
    /// By strength; the share bought rises with it.
    steps: Vec<Step>,
    judged: u32,
    /// What was suggested to each customer on the day that is looked back from.
    suggested: Vec<Vec<(ProductId, f64)>>,
}

impl Odds {
    /// Looks back a quarter: new products as they would have been suggested to all customers on that day, and which of
    /// them were bought up to `day`.
    pub fn learn(purchases: &Purchases, day: Day) -> Self {
        let cut = day.plus_days(-HORIZON);
        let affinity = Affinity::learn(purchases, cut);
        let best = |customer| affinity.best(purchases, customer, JUDGED);
        Self::judge(purchases, cut, day, purchases.ids().map(best).collect())
    }

    /// The same after some customers bought otherwise than before; none where they did so before that day, as it then would
    /// have been suggested otherwise.
    pub fn follow(
        self,
        before: &Purchases,
        now: &Purchases,
        day: Day,
        changed: &[CustomerId],
    ) -> Option<Self> {
        let cut = day.plus_days(-HORIZON);
        let mut changed = changed.iter();
        let same = changed.all(|&id| before.until(id, cut) == now.until(id, cut));
        same.then(|| Self::judge(now, cut, day, self.suggested))
    }

    /// The same for what customers buy again and again and was due on that day.
    pub fn learn_again(purchases: &Purchases, day: Day) -> Self {
        let cut = day.plus_days(-HORIZON);
        let due = |customer| {
            let due = bought_again(purchases, customer, cut).into_iter();
            let due = due.filter(|due| due.is_due(cut)).take(JUDGED);
            due.map(|due| (due.product, due.weight)).collect()
        };
        Self::judge(purchases, cut, day, purchases.ids().map(due).collect())
    }

    fn judge(
        purchases: &Purchases,
        cut: Day,
        day: Day,
        suggested: Vec<Vec<(ProductId, f64)>>,
    ) -> Self {
        let mut judged: Vec<(f64, bool)> = Vec::new();
        for (customer, suggested) in purchases.ids().zip(&suggested) {
            let later = &purchases.until(customer, day)[purchases.until(customer, cut).len()..];
            for &(product, strength) in suggested {
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
            suggested,
        }
    }

    /// Suggestions that were looked at.
    pub fn judged(&self) -> u32 {
        self.judged
    }

    /// The chance of a suggestion of this strength, of a weaker one than were ever made that of the weakest; none where too
    /// few were made.
    pub fn of(&self, strength: f64) -> Option<Chance> {
        let above = self.steps.partition_point(|step| step.from <= strength);
        let step = self.steps.get(above.saturating_sub(1))?;
        Some(Chance {
            share: step.share(),
            bounds: share_bounds(step.bought.into(), step.all.into()),
        })
    }
}

/// Shares that never fall with strength (pool adjacent violators, Ayer et al. 1955), of groups of suggestions alike.
fn rising(judged: &[(f64, bool)]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for group in judged.chunks_exact(ALIKE) {
        let bought = group.iter().filter(|(_, bought)| *bought).count();
        let mut step = Step {
            from: group[0].0,
            all: group.len() as u32,
            bought: bought as u32,
        };
        while let Some(before) = steps.pop_if(|before| before.share() >= step.share()) {
            step = Step {
                from: before.from,
                all: before.all + step.all,
                bought: before.bought + step.bought,
            };
        }
        steps.push(step);
    }
    steps
}
