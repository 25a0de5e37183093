//! Whom to ask for a referral (H5): satisfied customers who have bought for long and give no cause for concern.

use std::collections::BTreeSet;

use crate::book::{Book, CustomerId, Evidence, Indicator, OfferKind};
use crate::sorting::{set_of, sort_by};
use crate::unit::Day;
use crate::value::{Assessment, Facts};
use crate::warnings::Warnings;

/// Satisfaction, 0–100, from which on somebody who judged a customer satisfied is believed.
const SATISFIED: f64 = 70.0;
/// Days since the first purchase, from which on a customer has been one for long.
const LONG: i32 = 365;
/// Purchases from which on one can speak of loyalty.
const OFTEN: u32 = 5;
/// Days after which a customer can be asked again.
const AGAIN: i32 = 180;

/// Somebody to ask.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Referrer {
    /// Who.
    pub customer: CustomerId,
    /// How satisfied, 0–100, where somebody judged it.
    pub satisfaction: Option<f64>,
    /// Loyalty, 0–100.
    pub loyalty: f64,
    /// Day of the first purchase.
    pub first: Day,
    /// Days on which it bought.
    pub purchases: u32,
}

/// Whom to ask on a day, the most satisfied before those of whom nobody judged it, and of these the most loyal first.
/// Whoever is warned of, was asked lately or was judged dissatisfied is left out.
pub fn referrers(
    book: &Book,
    facts: &Facts,
    assessment: &Assessment,
    warnings: &Warnings,
    today: Day,
) -> Vec<Referrer> {
    let as_of = facts.window().as_of;
    let warned: BTreeSet<CustomerId> = set_of(warnings.warnings.iter().map(|one| one.customer));
    let offers = book.offers().values();
    let asked: BTreeSet<CustomerId> = set_of(
        offers
            .filter(|one| one.kind == OfferKind::Referral && today.days_since(one.on) < AGAIN)
            .map(|one| book.customer_root(one.customer)),
    );
    let referrer = |standing: &crate::value::Standing| {
        let customer = standing.customer;
        let own = facts.get(customer)?;
        let first = own.first?;
        let satisfaction = book
            .judgement(customer, Evidence::Satisfaction)
            .filter(|judged| judged.expired(as_of).is_none())
            .map(crate::book::Judgement::value);
        let loyal = as_of.days_since(first) >= LONG && own.purchases >= OFTEN;
        let known = loyal
            && satisfaction.is_none_or(|judged| judged >= SATISFIED)
            && !warned.contains(&customer)
            && !asked.contains(&customer);
        known.then_some(Referrer {
            customer,
            satisfaction,
            loyalty: standing.scores[Indicator::Loyalty.index()]?,
            first,
            purchases: own.purchases,
        })
    };
    let mut all: Vec<Referrer> = assessment.standings().iter().filter_map(referrer).collect();
    sort_by(&mut all, |a, b| {
        let judged = |one: &Referrer| one.satisfaction.unwrap_or(f64::NEG_INFINITY);
        judged(b)
            .total_cmp(&judged(a))
            .then(b.loyalty.total_cmp(&a.loyalty))
            .then(a.customer.cmp(&b.customer))
    });
    all
}
