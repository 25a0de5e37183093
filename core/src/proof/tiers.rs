//! Do the tiers know the future (A6)? The composites and tiers of an earlier day against what each customer brought
//! after it, beside sorting by what it had brought, chance, and the best possible.

use serde::{Deserialize, Serialize};

use super::gains::Gains;
use super::weights::{BetterWeights, better_weights};
use crate::book::{Book, CustomerId, Rules, Tier};
use crate::sorting::sort_by;
use crate::unit::{Day, Money, Rate};
use crate::value::{Assessment, Facts, Standing, Window, assess};

/// What is counted, before the day and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Profit: before the day as the score has it, after it the contribution margin.
    Profit,
    /// Net sales.
    Sales,
}

/// Asks how well the tiers of a day knew what came after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TiersAsk {
    /// The rules, which need not be the book's own.
    pub rules: Rules,
    /// The margin that stands in where a cost is unknown.
    pub margin: Rate,
    /// The day on which the tiers were cut; only what was known by then counts for them.
    pub cut: Day,
    /// The last day of what came after.
    pub until: Day,
    /// What is counted.
    pub by: By,
}

/// What a tier and all tiers above it held of what came later, as shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TierShare {
    /// The tier; those above it are counted with it.
    pub tier: Tier,
    /// Their customers.
    pub customers: u32,
    /// By the composite.
    pub ours: f64,
    /// As many customers, by what they had brought before.
    pub plain: f64,
    /// As many, drawn by lot.
    pub chance: f64,
    /// As many of those who brought most later.
    pub best: f64,
}

/// How well the tiers of a day knew what came after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TiersProof {
    /// Customers with order lines by the day of the cut.
    pub customers: u32,
    /// What they brought later, exact.
    pub later: Money,
    /// By tier from the top, each with those above it, by the cuts alone; without the small, who make it everybody.
    /// Empty where nothing came later.
    pub shares: Vec<TierShare>,
    /// By the composite.
    pub ours: Gains,
    /// By what customers had brought before.
    pub plain: Gains,
    /// The best possible.
    pub best: Gains,
    /// Weights that would have known better; none where none were found that did on both halves of the customers.
    pub better: Option<BetterWeights>,
}

/// One customer on the day of the cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) standing: &'a Standing,
    /// What it brought later, in currency units.
    pub(super) later: f64,
}

/// How well the tiers of a day knew what came after it.
///
/// Costs, merges and archived customers are those of today; judgements made after the cut do not count for it. A
/// customer that came after the cut counts nowhere: no ranking could have named it.
pub fn prove_tiers(book: &Book, ask: &TiersAsk) -> TiersProof {
    let facts = Facts::gather_past(book, Window::new(ask.cut, ask.rules.window_months));
    let assessment = assess(book, &facts, &ask.rules, ask.margin);
    let after = Facts::gather_past(book, after(ask.cut, ask.until));
    let later = |customer: CustomerId| {
        after.get(customer).map_or(Money::ZERO, |row| match ask.by {
            By::Profit => row.contribution(ask.margin),
            By::Sales => row.window_sales,
        })
    };
    let standings = assessment.standings();
    let sum = standings.iter().map(|one| later(one.customer)).sum();
    let mut known: Vec<Known<'_>> = standings
        .iter()
        .map(|standing| Known {
            standing,
            later: later(standing.customer).to_f64(),
        })
        .collect();
    let better = better_weights(&known, &ask.rules);
    let gains = |known: &[Known<'_>]| Gains::of(known.iter().map(|one| one.later));
    // Those without a composite have no place; they come last.
    sort_by(&mut known, |a, b| place(a.standing).cmp(&place(b.standing)));
    let ours = gains(&known);
    let before = |one: &Known<'_>| match ask.by {
        By::Profit => one.standing.profit,
        By::Sales => one.standing.window_sales,
    };
    sort_by(&mut known, |a, b| {
        let by_id = a.standing.customer.cmp(&b.standing.customer);
        before(b).cmp(&before(a)).then(by_id)
    });
    let plain = gains(&known);
    let best = Gains::best(known.iter().map(|one| one.later));
    TiersProof {
        customers: standings.len() as u32,
        later: sum,
        shares: shares(&assessment, &ours, &plain, &best),
        ours,
        plain,
        best,
        better,
    }
}

/// The days after the cut, as a window.
fn after(cut: Day, until: Day) -> Window {
    let first = cut.plus_days(1).min(until);
    Window {
        months: 1,
        first,
        recent: first,
        quarter: first,
        as_of: until,
    }
}

fn place(standing: &Standing) -> (bool, u32, CustomerId) {
    (
        standing.composite.is_none(),
        standing.place,
        standing.customer,
    )
}

fn shares(assessment: &Assessment, ours: &Gains, plain: &Gains, best: &Gains) -> Vec<TierShare> {
    let mut first = 0;
    let tiers = [Tier::Vip, Tier::Main, Tier::Ordinary].into_iter();
    let shares = tiers.map(|tier| {
        first += assessment.total(tier).count as usize;
        Some(TierShare {
            tier,
            customers: first as u32,
            ours: ours.share(first)?,
            plain: plain.share(first)?,
            chance: ours.chance(first),
            best: best.share(first)?,
        })
    });
    shares.flatten().collect()
}
