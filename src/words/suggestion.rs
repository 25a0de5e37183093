//! What is suggested to a customer, and why, in sentences.

use super::sentence_gap;
use crate::format::{fixed, percent};
use crate::t;
use keepgold_core::book::ProductId;
use keepgold_core::next_best::{Because, Chance, DueAgain};
use keepgold_core::proof::OffersProof;
use keepgold_core::unit::Day;

/// Of how many customers with what this one has, how many have the suggestion; `title` names products.
pub fn because(reasons: &[Because], title: &dyn Fn(ProductId) -> String) -> String {
    let reasons = reasons.iter().map(|reason| {
        t!(
            cross_sell.because,
            n = reason.both,
            buyers = reason.buyers,
            has = title(reason.has)
        )
    });
    reasons.collect::<Vec<String>>().join(sentence_gap())
}

/// How often a product was bought, and how long ago.
pub fn due(due: &DueAgain, as_of: Day) -> String {
    t!(
        cross_sell.due_because,
        every = t!(units.days, n = due.every.round().max(1.0) as u32),
        times = due.times,
        ago = t!(units.days, n = as_of.days_since(due.last).unsigned_abs())
    )
}

/// A chance in percent; that there is too little to say it where it is none.
pub fn chance(chance: Option<Chance>) -> String {
    chance.map_or_else(
        || t!(cross_sell.too_few).to_owned(),
        |chance| percent(chance.share, 0),
    )
}

/// Between which shares a chance lies.
pub fn bounds(chance: Chance) -> String {
    let (low, high) = chance.bounds;
    t!(
        cross_sell.bounds,
        low = fixed(low * 100.0, 0),
        high = percent(high, 0)
    )
}

/// The mean of a share over proofs.
pub fn mean(proofs: &[OffersProof], of: impl Fn(&OffersProof) -> f64) -> f64 {
    proofs.iter().map(of).sum::<f64>() / proofs.len().max(1) as f64
}

/// How many of ten customers.
pub fn of_ten(share: f64) -> String {
    fixed(share * 10.0, 1)
}

/// How often what was named to be bought again was, beside what was bought the last time;
/// none where nobody bought anything again.
pub fn again_said(proofs: &[OffersProof]) -> Option<String> {
    let cases: u32 = proofs.iter().map(|proof| proof.again.cases).sum();
    (cases > 0).then(|| {
        t!(
            cross_sell.again_said,
            ours = of_ten(mean(proofs, |proof| proof.again.ours.hit_10)),
            plain = of_ten(mean(proofs, |proof| proof.again.as_last_time.hit_10))
        )
    })
}
