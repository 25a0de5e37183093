//! How composites are spread: their middle, and how many lie close to a cut (A3).

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
    let standings = assessment.standings().iter();
    let mut composites: Vec<f64> = standings.filter_map(|one| one.composite).collect();
    let lowest = composites.iter().copied().min_by(f64::total_cmp)?;
    let cuts = assessment.cuts().least.into_iter().flatten();
    // A cut with nobody below it divides nobody.
    let cuts: Vec<f64> = cuts.filter(|&cut| cut > lowest).collect();
    let near = |composite: &&f64| cuts.iter().any(|cut| (**composite - cut).abs() < NEAR);
    let near = composites.iter().filter(near).count() as u32;
    // Only the middle is wanted, which takes a fraction of sorting; there is one, for there is a lowest.
    let middle = composites.len() / 2;
    let (_, median, _) = composites.select_nth_unstable_by(middle, f64::total_cmp);
    Some(Spread {
        median: *median,
        near,
    })
}
