//! How composites are spread: their middle, and how many lie close to a cut (A3).

use crate::book::CustomerId;
use crate::value::tiers::assess::Assessment;

/// Points from a cut within which a customer lies close to it.
const NEAR: f64 = 1.0;

/// How composites are spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The upper median: half of the customers stand there or above.
    pub median: f64,
    /// Customers less than one point from a cut.
    pub near: u32,
}

/// The spread of the composites there are; none without customers.
pub fn spread(assessment: &Assessment) -> Option<Spread> {
    let mut composites: Vec<f64> = composites(assessment).map(|(_, value)| value).collect();
    if composites.is_empty() {
        return None;
    }
    // Only the middle is wanted, which takes a fraction of sorting; there is one, for there is somebody.
    let middle = composites.len() / 2;
    let (_, median, _) = composites.select_nth_unstable_by(middle, f64::total_cmp);
    Some(Spread {
        median: *median,
        near: near_cut(assessment).len() as u32,
    })
}

/// Customers less than one point from a cut, in the order of ids.
pub fn near_cut(assessment: &Assessment) -> Vec<CustomerId> {
    let lowest = composites(assessment).map(|(_, value)| value);
    let lowest = lowest.min_by(f64::total_cmp).unwrap_or_default();
    let cuts = assessment.cuts().least.into_iter().flatten();
    // A cut with nobody below it divides nobody.
    let cuts: Vec<f64> = cuts.filter(|&cut| cut > lowest).collect();
    let near = |value: f64| cuts.iter().any(|cut| (value - cut).abs() < NEAR);
    let all = composites(assessment).filter(|&(_, value)| near(value));
    all.map(|(customer, _)| customer).collect()
}

fn composites(assessment: &Assessment) -> impl Iterator<Item = (CustomerId, f64)> {
    let standings = assessment.standings().iter();
    standings.filter_map(|one| Some((one.customer, one.composite?)))
}
