//! Would the warnings of an earlier day have named those who were then lost (E2)? Beside three plain ways: the usual
//! quarter less the last one, the usual quarter times the days of silence, and the best possible.

use serde::{Deserialize, Serialize};

use crate::book::{Book, CustomerId};
use crate::sorting::sort_by;
use crate::unit::{Day, Money};
use crate::value::{Facts, Window};
use crate::warnings::{Look, QUARTER, Tracks, Warning, last_quarter, leaning, lost, usual_quarter};

/// As many customers can be called in a week.
pub const FIRST: usize = 50;

/// Asks how well the warnings of a day knew who was lost in the quarter after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningsAsk {
    /// The day on which the warnings were given; only what was known by then counts for them.
    pub cut: Day,
}

/// What the first so many of an order held.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// How many of the first were lost.
    pub lost: u32,
    /// The share of all lost money that was theirs, 0–1.
    pub money_found: f64,
}

/// How well the warnings of a day knew who was lost after it. A customer is lost that brings less than a quarter of its
/// usual quarter; what it brings less than usual is the lost money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WarningsProof {
    /// The day.
    pub cut: Day,
    /// Customers with two purchases or more and something brought in the year before the day.
    pub customers: u32,
    /// Those of them who were then lost.
    pub lost: u32,
    /// What was lost with them.
    pub lost_money: Money,
    /// How many stand first in each order below.
    pub first: u32,
    /// The warnings: who is warned about by orders, the most money at stake first, then all others.
    pub ours: Found,
    /// The usual quarter times the days since the last purchase.
    pub by_silence: Found,
    /// The usual quarter less the last one.
    pub by_drop: Found,
    /// Those with whom most was lost.
    pub best_possible: Found,
}

/// A way to order warnings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WarningOrder {
    /// By the money at stake.
    #[default]
    Stake,
    /// By the usual quarter less the last one.
    Drop,
    /// By the usual quarter times the days since the last purchase.
    Silence,
}

/// By how much the shares of two ways must differ to be told apart.
pub const APART: f64 = 0.005;

/// The mean share of the lost money that the first of an order held.
pub fn money_found(proofs: &[WarningsProof], order: WarningOrder) -> f64 {
    let found = proofs.iter().map(|proof| match order {
        WarningOrder::Stake => proof.ours.money_found,
        WarningOrder::Drop => proof.by_drop.money_found,
        WarningOrder::Silence => proof.by_silence.money_found,
    });
    found.sum::<f64>() / proofs.len().max(1) as f64
}

/// The order that held most of the lost money in this book's own past: that by the money at stake, unless another was
/// clearly better.
pub fn better_order(proofs: &[WarningsProof]) -> WarningOrder {
    let found = |order| money_found(proofs, order);
    let plain = [WarningOrder::Drop, WarningOrder::Silence];
    let better = plain
        .into_iter()
        .filter(|order| found(*order) > found(WarningOrder::Stake) + APART)
        .max_by(|a, b| found(*a).total_cmp(&found(*b)));
    better.unwrap_or_default()
}

impl WarningOrder {
    /// What a warning counts in this order; `silence` are the days since the last purchase.
    pub fn measure(self, warning: &Warning, silence: i32) -> f64 {
        match self {
            WarningOrder::Stake => warning.stake.to_f64(),
            WarningOrder::Drop => warning.drop.to_f64(),
            WarningOrder::Silence => warning.usual.to_f64() * f64::from(silence),
        }
    }
}

/// One customer on the day of the cut.
struct Known {
    customer: CustomerId,
    warned: bool,
    stake: f64,
    silence: f64,
    drop: f64,
    lost: Option<Money>,
}

/// How well the warnings of a day knew who was lost in the quarter after it; none where that quarter is not over, or
/// nobody could be named or lost.
pub fn prove_warnings(book: &Book, ask: WarningsAsk, last_day: Day) -> Option<WarningsProof> {
    let until = ask.cut.plus_days(QUARTER);
    if until > last_day {
        return None;
    }
    // One gathering serves both sides of the cut: rules look at no day after the one they are asked about.
    let facts = Facts::gather_past(book, Window::new(until, 12));
    let tracks = Tracks::new(book, &facts);
    let mut known: Vec<Known> = Vec::new();
    for row in facts.customers() {
        let track = tracks.track(row.customer);
        let Some(usual) = usual_quarter(&track, ask.cut) else {
            continue;
        };
        let look = Look {
            book,
            tracks: &tracks,
            track: &track,
            day: ask.cut,
        };
        let last = track.purchases(ask.cut).last();
        let silence = last.map_or(0, |last| ask.cut.days_since(*last));
        known.push(Known {
            customer: row.customer,
            warned: look.warns(),
            stake: usual.to_f64() * leaning(&track, ask.cut),
            silence: usual.to_f64() * f64::from(silence),
            drop: (usual - last_quarter(&track, ask.cut)).to_f64(),
            lost: lost(usual, last_quarter(&track, until)),
        });
    }
    let lost_money: Money = known.iter().filter_map(|one| one.lost).sum();
    if lost_money <= Money::ZERO {
        return None;
    }
    let first = FIRST.min(known.len());
    let mut found = |value: fn(&Known) -> (bool, f64)| {
        sort_by(&mut known, |a, b| {
            let (a_first, a_value) = value(a);
            let (b_first, b_value) = value(b);
            let by_value = b_first.cmp(&a_first).then(b_value.total_cmp(&a_value));
            by_value.then(a.customer.cmp(&b.customer))
        });
        let lost = known[..first].iter().filter_map(|one| one.lost);
        let money: Money = lost.clone().sum();
        Found {
            lost: lost.count() as u32,
            money_found: money.to_f64() / lost_money.to_f64(),
        }
    };
    let ours = found(|one| (one.warned, one.stake));
    let by_silence = found(|one| (true, one.silence));
    let by_drop = found(|one| (true, one.drop));
    let best_possible = found(|one| (true, one.lost.map_or(0.0, Money::to_f64)));
    Some(WarningsProof {
        cut: ask.cut,
        customers: known.len() as u32,
        lost: known.iter().filter(|one| one.lost.is_some()).count() as u32,
        lost_money,
        first: first as u32,
        ours,
        by_silence,
        by_drop,
        best_possible,
    })
}
