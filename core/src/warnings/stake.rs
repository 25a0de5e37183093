//! How much money is at stake: what a customer usually brings in a quarter, times how likely it is to stop.
//!
//! The likelihood falls with the square root of the purchases of the last quarter, and its level is what the book's own
//! past shows one quarter earlier. On the two real files this order finds as much of the money that is then lost as the
//! plain drop in sales, or more; see [`crate::proof::warnings`].

use serde::{Deserialize, Serialize};

use super::track::Track;
use crate::unit::{Day, Money};
pub use crate::value::QUARTER;
use crate::value::{LEVEL, level_days, usual};

/// Share of its usual quarter below which a customer is lost.
const LOST: f64 = 0.25;

/// What a customer usually brings in a quarter: the net sales of the year up to the day, for the part of it since the
/// first purchase, at least a quarter. None before the second purchase, or where the year brought nothing.
pub(crate) fn usual_quarter(track: &Track, day: Day) -> Option<Money> {
    let purchases = track.purchases(day);
    let days = level_days(purchases.first().copied(), purchases.len(), day)?;
    let usual = usual(track.net(day.plus_days(-LEVEL), day), days);
    (usual > Money::ZERO).then_some(usual)
}

/// What came in the quarter up to the day.
pub(crate) fn last_quarter(track: &Track, day: Day) -> Money {
    track.net(day.plus_days(-QUARTER), day)
}

/// The order in which customers are likely to stop, without its level: 1 ÷ √(1 + purchases of the last quarter).
pub(crate) fn leaning(track: &Track, day: Day) -> f64 {
    let purchases = track.purchases_between(day.plus_days(-QUARTER), day);
    1.0 / (1.0 + purchases as f64).sqrt()
}

/// What is lost in the quarter after the day, against the usual one; none where the customer goes on.
pub(crate) fn lost(usual: Money, next: Money) -> Option<Money> {
    let next = next.max(Money::ZERO);
    (next.to_f64() < usual.to_f64() * LOST).then(|| usual - next)
}

/// How likely customers are to stop, as the book's own past shows it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// Customers looked at, a quarter before the day.
    pub customers: u32,
    /// Those of them who then brought less than a quarter of their usual.
    pub lost: u32,
    leanings: f64,
}

impl Chance {
    pub(super) const UNKNOWN: Self = Self {
        customers: 0,
        lost: 0,
        leanings: 0.0,
    };

    /// Counts one customer as it stood a quarter before the day.
    pub(super) fn learn(&mut self, track: &Track, day: Day) {
        let before = day.plus_days(-QUARTER);
        if let Some(usual) = usual_quarter(track, before) {
            self.customers += 1;
            self.leanings += leaning(track, before);
            self.lost += u32::from(lost(usual, last_quarter(track, day)).is_some());
        }
    }

    /// How likely this customer is to stop, 0–1. Where little is known the leaning alone counts: one customer's worth of
    /// it is added on both sides.
    pub(super) fn of(&self, leaning: f64) -> f64 {
        let level = (f64::from(self.lost) + 1.0) / (self.leanings + 1.0);
        (leaning * level).min(1.0)
    }
}
