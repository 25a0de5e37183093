//! How often a customer was served and what that cost (A1, A4).

use serde::{Deserialize, Serialize};

use crate::book::{Rates, Serving};
use crate::unit::{Day, Money};

/// How often one customer was served in the window, and when somebody last had contact with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    counts: [u32; 6],
    /// Day of the last contact up to the window's last day, however long ago.
    pub last_contact: Option<Day>,
}

impl Served {
    /// How often in the window. An order counts where it brings goods, and as a return where it
    /// takes goods back: one that does both counts as both.
    pub const fn count(&self, of: Serving) -> u32 {
        self.counts[of.index()]
    }

    pub(in crate::value) const fn add(&mut self, of: Serving) {
        self.counts[of.index()] += 1;
    }

    /// Exact cost to serve at these rates.
    pub fn cost(&self, rates: &Rates) -> Money {
        self.sum(rates, |_| true)
    }

    /// The part of it that contacts cost: what is spent on care.
    pub fn care(&self, rates: &Rates) -> Money {
        self.sum(rates, |of| matches!(of, Serving::Contact(_)))
    }

    fn sum(&self, rates: &Rates, counts: impl Fn(Serving) -> bool) -> Money {
        Serving::ALL
            .into_iter()
            .filter(|&of| counts(of))
            .fold(Money::ZERO, |sum, of| sum + rates.cost(of, self.count(of)))
    }
}
