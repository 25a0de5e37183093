//! Each piece of evidence of one customer: what was measured, what was judged, what is missing.
//!

use serde::Serialize;

use crate::book::{Book, Evidence, Judgement};
use crate::unit::{Day, Money, Rate};
use crate::value::facts::rhythm::{
    MIN_GAPS_FOR_REGULARITY, MIN_GAPS_FOR_RHYTHM, chance_active, proof,
};
use crate::value::facts::rows::{CustomerFacts, Facts};
use crate::value::facts::window::DAYS_PER_MONTH;

/// Why a piece of evidence cannot be measured.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// No order line up to the day.
    NoOrders,
    /// Lines, but only returns or charges: nothing was ever bought.
    NoPurchases,
    /// Fewer purchases than the measure needs.
    TooFewPurchases {
        /// Purchases there are.
        have: u32,
        /// Purchases it needs.
        need: u32,
    },
    /// A customer for too short a time to compare with.
    TooNew {
        /// Day of the first purchase.
        #[serde(serialize_with = "crate::value::plain::as_text")]
        first: Day,
    },
    /// Net of returns, nothing was bought in either of the times compared.
    NothingInWindow,
    /// Nobody bought in the earlier half of the window, so nothing says how long customers stay.
    NoEarlierCustomers,
    /// The book has no rates of serving, so contacts, orders and returns have no cost.
    NoRates,
    /// The data cannot tell; a person can.
    NeedsJudgement,
    /// It follows once a person has judged this evidence.
    NeedsJudgementOf(Evidence),
}

/// One piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::value) struct Reading {
    /// What the data say, or why they say nothing.
    pub(in crate::value) measured: Result<f64, Missing>,
    /// What a person says instead.
    pub(in crate::value) judged: Option<f64>,
}

impl Reading {
    /// The value that counts: judged before measured.
    pub(in crate::value) fn used(&self) -> Option<f64> {
        self.judged.or(self.measured.ok())
    }
}

/// All evidence of one customer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::value) struct Readings {
    readings: [Reading; Evidence::ALL.len()],
    /// Contribution − cost to serve − concessions, exact; none without lines or judgement.
    pub(in crate::value) profit: Option<Money>,
    /// Most that can be said for recency: n/(n + 1) after n purchases, 1 where it was judged.
    pub(in crate::value) most: f64,
    /// Chance still active; none without recency.
    pub(in crate::value) chance: Option<f64>,
}

/// The judgements of one customer by evidence.
pub(in crate::value) type Table<'a> = [Option<&'a Judgement>; Evidence::ALL.len()];

/// The judgements of each row.
#[derive(Debug)]
pub(in crate::value) struct Judgements<'a> {
    slots: Vec<u32>,
    tables: Vec<Table<'a>>,
}

/// Rows without judgements share the empty table at the start.
const EMPTY: u32 = 0;

impl<'a> Judgements<'a> {
    /// Sorts the book's judgements by row.
    pub(in crate::value) fn new(book: &'a Book, facts: &Facts) -> Self {
        let mut slots = vec![EMPTY; facts.rows.len()];
        let mut tables: Vec<Table<'a>> = vec![[None; Evidence::ALL.len()]];
        for (&(customer, evidence), judgement) in book.judgements() {
            let Some(row) = facts.row(customer) else {
                continue;
            };
            if slots[row] == EMPTY {
                slots[row] = tables.len() as u32;
                tables.push([None; Evidence::ALL.len()]);
            }
            let table = &mut tables[slots[row] as usize];
            let holds = |judgement: &&Judgement| holds(facts, judgement);
            enter(table, book, facts, row, evidence, judgement, holds);
        }
        Self { slots, tables }
    }

    /// The judgements of one row.
    pub(in crate::value) fn of(&self, row: usize) -> &Table<'a> {
        &self.tables[self.slots[row] as usize]
    }
}

/// The judgements of one row alone; no other row is looked at.
pub(in crate::value) fn judgements_of<'a>(book: &'a Book, facts: &Facts, row: usize) -> Table<'a> {
    row_of_table(book, facts, row, |judgement| holds(facts, judgement))
}

/// The judgements of one row that held once and no longer do.
pub(in crate::value) fn expired_of<'a>(book: &'a Book, facts: &Facts, row: usize) -> Table<'a> {
    row_of_table(book, facts, row, |judgement| {
        judgement.day <= facts.judged_until && judgement.expired(facts.window.as_of).is_some()
    })
}

fn row_of_table<'a>(
    book: &'a Book,
    facts: &Facts,
    row: usize,
    takes: impl Fn(&Judgement) -> bool,
) -> Table<'a> {
    let mut table = [None; Evidence::ALL.len()];
    let takes = |judgement: &&Judgement| takes(judgement);
    for record in facts.records(row) {
        for (evidence, judgement) in book.judgements_of(record) {
            enter(&mut table, book, facts, row, evidence, judgement, takes);
        }
    }
    table
}

/// Whether a judgement counts: made by the day until which the facts take them, and not expired on
/// the day they look back from.
fn holds(facts: &Facts, judgement: &Judgement) -> bool {
    judgement.day <= facts.judged_until && judgement.expired(facts.window.as_of).is_none()
}

/// Enters a judgement on the record itself or on one merged into it: its own stands first, then
/// the newest. Those that are not taken are passed over.
fn enter<'a>(
    table: &mut Table<'a>,
    book: &'a Book,
    facts: &Facts,
    row: usize,
    evidence: Evidence,
    judgement: &'a Judgement,
    takes: impl Fn(&&Judgement) -> bool,
) {
    if !takes(&judgement) {
        return;
    }
    let own = book.judgement(facts.rows[row].customer, evidence);
    let place = &mut table[evidence as usize];
    *place = match (own.filter(takes), *place) {
        (Some(own), _) => Some(own),
        (None, Some(kept)) if kept.day >= judgement.day => Some(kept),
        (None, _) => Some(judgement),
    };
}

impl Readings {
    /// Reads all evidence of one row.
    pub(in crate::value) fn new(
        facts: &Facts,
        row: &CustomerFacts,
        judged: &Table<'_>,
        margin: Rate,
    ) -> Self {
        let none = if row.lines == 0 {
            Missing::NoOrders
        } else {
            Missing::NeedsJudgement
        };
        let mut readings = Evidence::ALL.map(|evidence| Reading {
            measured: Err(none),
            judged: judged[evidence as usize].map(Judgement::value),
        });
        let mut set = |evidence: Evidence, measured| {
            readings[evidence as usize].measured = measured;
            readings[evidence as usize].used()
        };
        if row.lines > 0 {
            let contribution = row.contribution(margin);
            set(Evidence::Contribution, Ok(contribution.to_f64()));
        }
        if facts.rates.are_set() {
            let cost = row.served.cost(&facts.rates);
            set(Evidence::CostToServe, Ok(cost.to_f64()));
        } else if row.lines > 0 {
            set(Evidence::CostToServe, Err(Missing::NoRates));
        }
        if row.conceded > Money::ZERO {
            set(Evidence::Concessions, Ok(row.conceded.to_f64()));
        }
        set(Evidence::Growth, growth(facts, row));
        let tenure = bought(row).map(|(first, _)| {
            let since = row.since.map_or(first, |since| since.min(first));
            f64::from(facts.window.as_of.days_since(since)) / DAYS_PER_MONTH
        });
        set(Evidence::Tenure, tenure);
        set(Evidence::Momentum, momentum(facts, row));
        let recency = set(Evidence::Recency, recency(facts, row));
        let most = match judged[Evidence::Recency as usize] {
            Some(_) => 1.0,
            None => proof(row.purchases),
        };
        let chance = recency.map(|recency| chance_active(recency, most));
        set(
            Evidence::ExpectedPurchases,
            expected_purchases(facts, row, chance),
        );
        set(Evidence::RemainingLife, remaining_life(facts, row, chance));
        set(Evidence::Regularity, regularity(row));
        let wallet = judged[Evidence::Wallet as usize].map(Judgement::value);
        set(Evidence::ShareOfWallet, share_of_wallet(row, wallet));

        let (kept, cost) = profit_parts(facts, row, judged, margin);
        let profit = kept.map(|kept| {
            let given = exact(judged, Evidence::Concessions).unwrap_or(row.conceded);
            kept - cost.unwrap_or_default() - given
        });
        Self {
            readings,
            profit,
            most,
            chance,
        }
    }

    /// One piece of evidence.
    pub(in crate::value) const fn get(&self, evidence: Evidence) -> &Reading {
        &self.readings[evidence as usize]
    }

    /// The value of one piece of evidence that counts.
    pub(in crate::value) fn used(&self, evidence: Evidence) -> Option<f64> {
        self.get(evidence).used()
    }

    /// What the wallet holds beyond our sales, never less than nothing; none without a wallet.
    pub(in crate::value) fn unfilled(&self, row: &CustomerFacts) -> Option<f64> {
        let wallet = self.used(Evidence::Wallet)?;
        Some((wallet - row.window_sales.to_f64()).max(0.0))
    }
}

/// A judged amount, exact.
fn exact(judged: &Table<'_>, evidence: Evidence) -> Option<Money> {
    judged[evidence as usize]
        .map(|judgement| Money::from_nanos(i128::from(judgement.millionths) * 1_000))
}

/// Contribution and cost to serve in the window, exact: judged before measured. No contribution
/// without lines, no cost without rates.
pub(in crate::value) fn profit_parts(
    facts: &Facts,
    row: &CustomerFacts,
    judged: &Table<'_>,
    margin: Rate,
) -> (Option<Money>, Option<Money>) {
    let measured = (row.lines > 0).then(|| row.contribution(margin));
    let rated = facts.rates.are_set();
    let served = rated.then(|| row.served.cost(&facts.rates));
    (
        exact(judged, Evidence::Contribution).or(measured),
        exact(judged, Evidence::CostToServe).or(served),
    )
}

/// First and last purchase, or why there is none.
fn bought(row: &CustomerFacts) -> Result<(Day, Day), Missing> {
    match (row.first, row.last) {
        (Some(first), Some(last)) => Ok((first, last)),
        _ if row.lines == 0 => Err(Missing::NoOrders),
        _ => Err(Missing::NoPurchases),
    }
}

/// (recent half − earlier half) ÷ (|recent half| + |earlier half|), −1 to 1.
fn growth(facts: &Facts, row: &CustomerFacts) -> Result<f64, Missing> {
    let (first, _) = bought(row)?;
    if first >= facts.window.recent {
        return Err(Missing::TooNew { first });
    }
    let recent = row.recent_sales.to_f64();
    contrast(recent, (row.window_sales - row.recent_sales).to_f64())
}

/// The last quarter of the window against the customer's mean over as many days, −1 to 1.
fn momentum(facts: &Facts, row: &CustomerFacts) -> Result<f64, Missing> {
    let (first, _) = bought(row)?;
    if first >= facts.window.quarter {
        return Err(Missing::TooNew { first });
    }
    contrast(row.quarter_sales.to_f64(), quarter_level(facts, row))
}

/// The customer's mean sales over as many days as the last quarter has, in the part of the window
/// since the first purchase.
pub(in crate::value) fn quarter_level(facts: &Facts, row: &CustomerFacts) -> f64 {
    let window = &facts.window;
    let known = row
        .first
        .map_or(0, |first| window.as_of.days_since(first) + 1);
    let days = known.clamp(window.quarter_days(), window.days());
    row.window_sales.to_f64() * f64::from(window.quarter_days()) / f64::from(days)
}

fn contrast(now: f64, before: f64) -> Result<f64, Missing> {
    // Fewer returns than before are no growth: without any sales there is no direction.
    if now <= 0.0 && before <= 0.0 {
        return Err(Missing::NothingInWindow);
    }
    Ok((now - before) / (now.abs() + before.abs()))
}

/// The customer's own rhythm in days, or the common one; the flag says whether it is its own.
pub(in crate::value) fn rhythm(facts: &Facts, row: &CustomerFacts) -> Result<(f64, bool), Missing> {
    let too_few = Missing::TooFewPurchases {
        have: row.purchases,
        need: MIN_GAPS_FOR_RHYTHM + 1,
    };
    match (row.gaps.rhythm(), facts.rhythm) {
        (Some(own), _) => Ok((own, true)),
        (None, Some(common)) => Ok((common, false)),
        (None, None) => Err(too_few),
    }
}

/// Days since the last purchase as a multiple of the rhythm.
fn recency(facts: &Facts, row: &CustomerFacts) -> Result<f64, Missing> {
    let (_, last) = bought(row)?;
    let (rhythm, _) = rhythm(facts, row)?;
    Ok(f64::from(facts.window.as_of.days_since(last)) / rhythm)
}

/// Days over which a rate of purchases counts: since the first one, at least half the window so
/// that one purchase yesterday does not promise one a day, at most all of it.
pub(in crate::value) fn exposure_days(facts: &Facts, row: &CustomerFacts) -> i32 {
    let days = facts.window.days();
    let known = row
        .first
        .map_or(0, |first| facts.window.as_of.days_since(first) + 1);
    known.clamp((days / 2).max(1), days)
}

/// Purchases in the window ÷ exposure × days of the window × mean value of a purchase × chance
/// still active. Rate × mean value is net sales ÷ exposure. A plain heuristic.
fn expected_purchases(
    facts: &Facts,
    row: &CustomerFacts,
    chance: Option<f64>,
) -> Result<f64, Missing> {
    bought(row)?;
    if row.window_purchases == 0 {
        return Ok(0.0);
    }
    let chance = match chance {
        Some(chance) => chance,
        None => return Err(rhythm(facts, row).err().unwrap_or(Missing::NeedsJudgement)),
    };
    let sales = row.window_sales.to_f64().max(0.0);
    let days = f64::from(facts.window.days());
    Ok(sales * days / f64::from(exposure_days(facts, row)) * chance)
}

/// Chance still active × how long customers stay, in months.
fn remaining_life(facts: &Facts, row: &CustomerFacts, chance: Option<f64>) -> Result<f64, Missing> {
    bought(row)?;
    let life = facts.life.ok_or(Missing::NoEarlierCustomers)?;
    match chance {
        Some(chance) => Ok(life.months * chance),
        None => Err(rhythm(facts, row).err().unwrap_or(Missing::NeedsJudgement)),
    }
}

fn regularity(row: &CustomerFacts) -> Result<f64, Missing> {
    bought(row)?;
    row.gaps.evenness().ok_or(Missing::TooFewPurchases {
        have: row.purchases,
        need: MIN_GAPS_FOR_REGULARITY + 1,
    })
}

/// Our sales in the window ÷ the wallet, 0 to 1.
fn share_of_wallet(row: &CustomerFacts, wallet: Option<f64>) -> Result<f64, Missing> {
    if row.lines == 0 {
        return Err(Missing::NoOrders);
    }
    match wallet {
        Some(wallet) if wallet > 0.0 => Ok((row.window_sales.to_f64() / wallet).clamp(0.0, 1.0)),
        _ => Err(Missing::NeedsJudgementOf(Evidence::Wallet)),
    }
}
