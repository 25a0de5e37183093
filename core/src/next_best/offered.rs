//! From a suggestion to the offer that is made of it.

use super::suggest::{DueAgain, Suggestion};
use crate::book::{CustomerId, Offer, OfferReason};
use crate::unit::{Day, Money, Price, Rate};

impl Suggestion {
    /// The offer of it to a customer, made on a day, with the reason, the worth and the chance as they are now.
    pub fn offer(&self, customer: CustomerId, on: Day) -> Offer {
        let because = self.because.first();
        Offer {
            reason: match because {
                Some(_) => OfferReason::GoesWith,
                None => OfferReason::OwnIdea,
            },
            has: because.map(|because| because.has),
            both: because.map_or(0, |because| because.both),
            of: because.map_or(0, |because| because.buyers),
            worth: worth(self.worth.amount),
            chance: self.worth.chance.and_then(|chance| rate(chance.share)),
            ..Offer::of_product(customer, self.product, on)
        }
    }
}

impl DueAgain {
    /// The same for what a customer buys again.
    pub fn offer(&self, customer: CustomerId, on: Day) -> Offer {
        Offer {
            reason: OfferReason::DueAgain,
            worth: worth(self.worth.amount),
            chance: self.worth.chance.and_then(|chance| rate(chance.share)),
            ..Offer::of_product(customer, self.product, on)
        }
    }
}

/// An amount rounded to what an offer holds, within its limits.
pub(super) fn worth(amount: Money) -> Price {
    let most = i128::from(Price::LIMIT);
    let millionths = (amount.nanos() / 1_000).clamp(0, most);
    Price::from_millionths(millionths as i64).unwrap_or_default()
}

/// A chance of 0–1 in whole 10⁻⁴: more digits would say more than is known.
pub(super) fn rate(chance: f64) -> Option<Rate> {
    Rate::from_millionths((chance * 10_000.0).round() as i32 * 100)
}
