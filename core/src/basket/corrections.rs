//! Chances of many tests at once: what each is still worth when so many were made.

use serde::{Deserialize, Serialize};

use crate::sorting::places_by;

/// A way to correct for many tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Correction {
    /// As each test says.
    None,
    /// Times the number of tests.
    Bonferroni,
    /// Holm (1979): as safe as Bonferroni, never stricter.
    Holm,
    /// Benjamini & Hochberg (1995): the share of false findings among those kept.
    BenjaminiHochberg,
}

/// The corrected chances, in the same order; never above 1.
pub fn corrected(chances: &[f64], correction: Correction) -> Vec<f64> {
    let tests = chances.len();
    let by_chance = || {
        let places = places_by(tests, |a, b| chances[a].total_cmp(&chances[b]));
        let places = places.into_iter().map(|place| place as usize);
        places.collect::<Vec<usize>>()
    };
    match correction {
        Correction::None => chances.to_vec(),
        Correction::Bonferroni => chances
            .iter()
            .map(|chance| (chance * tests as f64).min(1.0))
            .collect(),
        Correction::Holm => {
            let mut out = vec![1.0; tests];
            let mut least = 0.0_f64;
            for (before, place) in by_chance().into_iter().enumerate() {
                least = least.max(chances[place] * (tests - before) as f64);
                out[place] = least.min(1.0);
            }
            out
        }
        Correction::BenjaminiHochberg => {
            let mut out = vec![1.0; tests];
            let mut most = 1.0_f64;
            for (before, place) in by_chance().into_iter().enumerate().rev() {
                most = most.min(chances[place] * tests as f64 / (before + 1) as f64);
                out[place] = most;
            }
            out
        }
    }
}
