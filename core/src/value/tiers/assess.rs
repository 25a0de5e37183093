//! Scores, composite and tier of every customer.

use serde::Serialize;

use super::cuts::{self, Cuts, Ranked};
use super::hysteresis::Held;
use crate::book::{Book, Customer, CustomerId, Indicator, Rules, Tier, TierRule, Weights};
use crate::sorting::{places_by, sort_by};
use crate::unit::{Money, Rate};
use crate::value::facts::rows::{CustomerFacts, Facts};
use crate::value::score::measure::{Judgements, Readings};
use crate::value::score::population::Population;
use crate::value::score::scale::held;
use crate::value::score::stage::{Stage, stage_of};

/// All customers with their scores and tiers, and those without with the reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    pub(in crate::value) standings: Vec<Standing>,
    pub(in crate::value) unscored: Vec<(CustomerId, Unscored)>,
    pub(in crate::value) population: Population,
    pub(in crate::value) cuts: Cuts,
    pub(in crate::value) weights: Weights,
    pub(in crate::value) margin: Rate,
    totals: [TierTotal; 4],
}

/// One customer's scores and tier.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Who.
    pub customer: CustomerId,
    /// Points of each indicator in the order of [`Indicator::ALL`], 0 to 100; none where nothing
    /// is known.
    pub scores: [Option<f64>; 4],
    /// Stage of life; none where nothing was bought.
    pub stage: Option<Stage>,
    /// Contribution − cost to serve − concessions in the window, exact.
    pub profit: Money,
    /// Net sales in the window, exact.
    pub window_sales: Money,
    /// Weighted mean of the scores there are, 0 to 100; none where their weights are all zero.
    pub composite: Option<f64>,
    /// Tier in force; none without a composite. It is the plain one until [`Assessment::hold`].
    pub tier: Option<Tier>,
    /// Tier that the cuts alone say.
    pub plain: Option<Tier>,
    /// Months running that the plain tier has lain on the same side of the one in force.
    pub(in crate::value) across: u8,
    /// Place by composite among all that have one, from 1; 0 without.
    pub place: u32,
    /// Order among equal composites.
    pub(in crate::value) tie: u32,
}

impl Standing {
    /// The tier in force and what the cuts say; none without a composite.
    pub fn held(&self) -> Option<Held> {
        Some(Held {
            tier: self.tier?,
            plain: self.plain?,
            across: self.across,
        })
    }
}

/// Why a customer has no composite and no tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unscored {
    /// Marked as a prospect, and nothing ordered yet.
    Prospect,
    /// No order line up to the day.
    NoOrders,
    /// The only indicators that are known weigh nothing.
    NothingWeighs,
}

/// What a tier holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TierTotal {
    /// Customers.
    pub count: u32,
    /// Their exact net sales in the window.
    pub net_sales: Money,
    /// Their profit in the window: contribution − cost to serve − concessions.
    pub profit: Money,
}

/// A stretch of composites with the customers in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Least composite inside.
    pub from: f64,
    /// End; itself inside the last bin only.
    pub to: f64,
    /// Customers by tier, in the order of [`Tier::ALL`].
    pub counts: [u32; 4],
}

/// Scores every listed customer and cuts the tiers.
///
/// The window is that of the facts; from `rules` come the scale of amounts, the weights and the tier rule. `margin` stands in where a
/// product's cost is unknown. Customers without any order line, prospects among them, are listed as unscored; a
/// prospect with order lines is scored as the customer it has become.
pub fn assess(book: &Book, facts: &Facts, rules: &Rules, margin: Rate) -> Assessment {
    let judgements = Judgements::new(book, facts);
    let mut unscored = Vec::new();
    let mut known: Vec<(&CustomerFacts, Readings)> = Vec::with_capacity(facts.rows.len());
    for (place, row) in facts.rows.iter().enumerate() {
        if row.lines > 0 {
            let judged = judgements.of(place);
            known.push((row, Readings::new(facts, row, judged, margin)));
        } else if row.prospect {
            unscored.push((row.customer, Unscored::Prospect));
        } else {
            unscored.push((row.customer, Unscored::NoOrders));
        }
    }
    let population = Population::new(&known, rules.scale);
    let mut standings: Vec<Standing> = known
        .iter()
        .map(|(row, readings)| Standing {
            customer: row.customer,
            scores: Indicator::ALL.map(|indicator| {
                let parts = population.parts(row, readings, indicator);
                parts.score
            }),
            stage: stage_of(facts, readings),
            profit: readings.profit.unwrap_or_default(),
            window_sales: row.window_sales,
            composite: None,
            tier: None,
            plain: None,
            across: 0,
            place: 0,
            tie: 0,
        })
        .collect();
    break_ties(book.customers(), &mut standings);
    let mut assessment = Assessment {
        standings,
        unscored,
        population,
        cuts: Cuts::none(rules.tier_rule),
        weights: rules.weights,
        margin,
        totals: [TierTotal::default(); 4],
    };
    assessment.reweigh(rules.weights, rules.tier_rule);
    assessment
}

impl Assessment {
    /// All customers with scores, in the order of their ids.
    pub fn standings(&self) -> &[Standing] {
        &self.standings
    }

    /// The scores of one customer; none when it is unscored, archived or merged.
    pub fn get(&self, customer: CustomerId) -> Option<&Standing> {
        let place = self
            .standings
            .binary_search_by_key(&customer, |standing| standing.customer)
            .ok()?;
        self.standings.get(place)
    }

    /// Customers without a composite with the reason, in the order of their ids within each reason.
    pub fn unscored(&self) -> impl Iterator<Item = (CustomerId, Unscored)> + '_ {
        let weightless = self
            .standings
            .iter()
            .filter(|standing| standing.composite.is_none())
            .map(|standing| (standing.customer, Unscored::NothingWeighs));
        self.unscored.iter().copied().chain(weightless)
    }

    /// Customers that hysteresis keeps in a tier that the cuts do not give, the highest composite first.
    pub fn kept(&self) -> Vec<(&Standing, Held)> {
        let kept = |standing| {
            let held = Standing::held(standing).filter(|held| held.is_kept())?;
            Some((standing, held))
        };
        let mut kept: Vec<_> = self.standings.iter().filter_map(kept).collect();
        sort_by(&mut kept, |a, b| a.0.place.cmp(&b.0.place));
        kept
    }

    /// Customers in these tiers, the highest composite first.
    pub fn in_tiers(&self, tiers: &[Tier]) -> Vec<&Standing> {
        let inside = |standing: &&Standing| standing.tier.is_some_and(|tier| tiers.contains(&tier));
        let mut found: Vec<_> = self.standings.iter().filter(inside).collect();
        sort_by(&mut found, |a, b| a.place.cmp(&b.place));
        found
    }

    /// Customers with a tier.
    pub fn scored_count(&self) -> u32 {
        self.totals.iter().map(|total| total.count).sum()
    }

    /// What a tier holds.
    pub const fn total(&self, tier: Tier) -> &TierTotal {
        &self.totals[tier.index()]
    }

    /// The cuts in force.
    pub const fn cuts(&self) -> &Cuts {
        &self.cuts
    }

    /// The weights in force.
    pub const fn weights(&self) -> Weights {
        self.weights
    }

    /// How many customers lie in each of `bins` equal stretches of the composite.
    pub fn distribution(&self, bins: usize) -> Vec<Bin> {
        let width = 100.0 / bins.max(1) as f64;
        let mut out: Vec<Bin> = (0..bins)
            .map(|n| Bin {
                from: n as f64 * width,
                to: (n + 1) as f64 * width,
                counts: [0; 4],
            })
            .collect();
        for standing in &self.standings {
            let (Some(composite), Some(tier)) = (standing.composite, standing.tier) else {
                continue;
            };
            let place = ((composite / width) as usize).min(bins.saturating_sub(1));
            if let Some(bin) = out.get_mut(place) {
                bin.counts[tier.index()] += 1;
            }
        }
        out
    }

    /// Puts other weights and another rule in force; the four scores stay. This is all that a
    /// weight slider needs. Tiers are the plain ones then.
    pub fn reweigh(&mut self, weights: Weights, rule: TierRule) {
        self.weights = weights;
        for standing in &mut self.standings {
            standing.composite = composite(&standing.scores, weights);
        }
        let mut order: Vec<Ranked> = Vec::with_capacity(self.standings.len());
        for (index, standing) in self.standings.iter_mut().enumerate() {
            standing.place = 0;
            standing.tier = None;
            standing.plain = None;
            standing.across = 0;
            if let Some(composite) = standing.composite {
                order.push((composite, standing.tie, index as u32));
            }
        }
        let (tiers, cuts) = cuts::cut(&mut order, rule);
        for (place, (&(.., index), tier)) in order.iter().zip(tiers).enumerate() {
            let standing = &mut self.standings[index as usize];
            standing.place = place as u32 + 1;
            standing.tier = Some(tier);
            standing.plain = Some(tier);
        }
        self.cuts = cuts;
        self.sum_up();
    }

    /// Whether [`assess`] finds the same under these rules with this margin in the facts that this rests on.
    pub fn is_under(&self, rules: &Rules, margin: Rate) -> bool {
        margin == self.margin
            && rules.scale == self.population.scale
            && rules.weights == self.weights
            && rules.tier_rule == self.cuts.rule
    }

    /// What [`assess`] finds under other rules or another margin in the facts that this rests on, by the cuts alone:
    /// scores are worked out anew only where they differ.
    #[must_use]
    pub fn under(&self, book: &Book, facts: &Facts, rules: &Rules, margin: Rate) -> Self {
        if margin != self.margin || rules.scale != self.population.scale {
            return assess(book, facts, rules, margin);
        }
        let mut assessment = self.clone();
        assessment.reweigh(rules.weights, rules.tier_rule);
        assessment
    }

    /// Sums up what the tiers in force hold.
    pub(in crate::value) fn sum_up(&mut self) {
        self.totals = [TierTotal::default(); 4];
        for standing in &self.standings {
            if let Some(tier) = standing.tier {
                let total = &mut self.totals[tier.index()];
                total.count += 1;
                total.net_sales += standing.window_sales;
                total.profit += standing.profit;
            }
        }
    }
}

/// Weighted mean of the scores there are; weights of the others are shared out in proportion.
pub(crate) fn composite(scores: &[Option<f64>; 4], weights: Weights) -> Option<f64> {
    let mut sum = 0.0;
    let mut whole = 0.0;
    for indicator in Indicator::ALL {
        if let Some(score) = scores[indicator.index()] {
            let weight = f64::from(weights.get(indicator));
            sum += weight * score;
            whole += weight;
        }
    }
    (whole > 0.0).then(|| held(sum / whole))
}

/// Equal composites stand by profit, then by code and name, so that the order of rows in a file
/// does not matter; the id decides only between records that are the same in all of these.
fn break_ties(customers: &[Customer], standings: &mut [Standing]) {
    let record = |place: usize| customers.get(standings[place].customer.index());
    let order = places_by(standings.len(), |a, b| {
        let by_profit = standings[b].profit.cmp(&standings[a].profit);
        by_profit.then_with(|| {
            let key = |place| record(place).map(|customer| (&customer.code, &customer.name));
            key(a).cmp(&key(b))
        })
    });
    for (tie, place) in order.into_iter().enumerate() {
        standings[place as usize].tie = tie as u32;
    }
}
