//! How often offers were bought, with how sure that is.

use super::came_of::CameOf;
use crate::book::Offer;
use crate::unit::{Money, share_bounds};

/// Offers whose horizon is over, below which a share says nothing.
pub const FEW: u32 = 10;

/// A share of cases with the interval in which the true one lies at 95 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Hits of all cases, 0–1.
    pub share: f64,
    /// Its lower end, 0–1.
    pub least: f64,
    /// Its upper end, 0–1.
    pub most: f64,
}

/// A share with its interval, which stays within 0–1 and is not empty at the ends. `all` is at least 1.
pub fn wilson(hits: u32, all: u32) -> Share {
    let (hits, all) = (f64::from(hits), f64::from(all));
    let (least, most) = share_bounds(hits, all);
    Share {
        share: hits / all,
        least,
        most,
    }
}

/// What came of some offers that were made.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// How many were made.
    pub made: u32,
    /// How many of them were bought, their horizon over or not.
    pub hits: u32,
    /// How many were not, with the horizon over.
    pub missed: u32,
    /// What was paid for them within the horizon.
    pub money: Money,
    /// Those with the horizon over, and how many of these were bought: shares are of them alone, for what is bought is
    /// known before what is not.
    over: (u32, u32),
    /// Of those with the horizon over the ones whose chance was known, how many were bought, and the sum of the chances.
    known: (u32, u32, f64),
}

impl Tally {
    /// Counts an offer with what came of it.
    pub fn add(&mut self, offer: &Offer, came: &CameOf) {
        self.made += 1;
        self.hits += u32::from(came.is_hit());
        self.missed += u32::from(came.is_missed());
        self.money += came.money;
        if came.over {
            self.over.0 += 1;
            self.over.1 += u32::from(came.is_hit());
            if let Some(chance) = offer.chance {
                self.known.0 += 1;
                self.known.1 += u32::from(came.is_hit());
                self.known.2 += chance.to_f64();
            }
        }
    }

    /// How many have their horizon over.
    pub const fn over(&self) -> u32 {
        self.over.0
    }

    /// The share that was bought of those with the horizon over; none where they are too few to say.
    pub fn share(&self) -> Option<Share> {
        (self.over.0 >= FEW).then(|| wilson(self.over.1, self.over.0))
    }

    /// Of the offers whose chance was known, the share bought and the mean of the chances: what suggestions as strong come
    /// to that nobody offers. None where they are too few to say.
    pub fn beside(&self) -> Option<(Share, f64)> {
        let (known, hits, chances) = self.known;
        (known >= FEW).then(|| (wilson(hits, known), chances / f64::from(known)))
    }
}
