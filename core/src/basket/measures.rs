//! How strong and how sure a rule is, by the measures of the literature (Tan, Kumar & Srivastava 2004; Hahsler 2015).

use serde::{Deserialize, Serialize};

use super::Hypergeometric;

/// What a rule X → Y is reckoned from: numbers of baskets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Counts {
    /// All of them.
    pub baskets: u32,
    /// That hold X.
    pub antecedent: u32,
    /// That hold Y.
    pub consequent: u32,
    /// That hold both.
    pub both: u32,
}

/// A measure by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// Share of the baskets that hold both.
    Support,
    /// Share of those with X that hold Y too.
    Confidence,
    /// Share of the baskets that hold X.
    Coverage,
    /// How many times as often both are together as by chance.
    Lift,
    /// By how much of all baskets more than by chance.
    Leverage,
    /// How many times as often X would be without Y by chance as it is.
    Conviction,
    /// Geometric mean of the confidences both ways.
    Cosine,
    /// Those with both among those with either.
    Jaccard,
    /// Arithmetic mean of the confidences both ways.
    Kulczynski,
    /// How different X and Y are in size, 0 to 1.
    Imbalance,
    /// Correlation of X and Y, −1 to 1.
    Phi,
    /// Odds of Y with X to the odds without.
    OddsRatio,
    /// By how much of what was open X makes Y surer, at most 1; below 0 where it makes it less sure.
    Certainty,
    /// Pearson's statistic of the four-field table, one degree of freedom.
    ChiSquared,
    /// The chance of a statistic at least that large.
    ChiSquaredP,
    /// The chance of at least as many baskets with both, of X and Y that know nothing of each other.
    FisherP,
    /// Baskets with both to what chance reaches in 99 of 100 cases.
    HyperLift,
    /// The chance of fewer baskets with both.
    HyperConfidence,
}

impl Measure {
    /// All measures.
    pub const ALL: [Self; 18] = [
        Self::Support,
        Self::Confidence,
        Self::Coverage,
        Self::Lift,
        Self::Leverage,
        Self::Conviction,
        Self::Cosine,
        Self::Jaccard,
        Self::Kulczynski,
        Self::Imbalance,
        Self::Phi,
        Self::OddsRatio,
        Self::Certainty,
        Self::ChiSquared,
        Self::ChiSquaredP,
        Self::FisherP,
        Self::HyperLift,
        Self::HyperConfidence,
    ];

    /// Whether a small value speaks for the rule.
    pub fn small_is_strong(self) -> bool {
        matches!(self, Self::ChiSquaredP | Self::FisherP)
    }
}

/// All measures of a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures([f64; Measure::ALL.len()]);

impl Measures {
    /// A measure's value. Conviction and odds ratio are infinite for a rule without exception, hyper-lift where chance
    /// reaches no basket.
    pub fn get(&self, measure: Measure) -> f64 {
        self.0[measure as usize]
    }
}

impl Counts {
    /// Share of those with X that hold Y too.
    pub fn confidence(self) -> f64 {
        f64::from(self.both) / f64::from(self.antecedent)
    }

    /// How many times as often both are together as by chance.
    pub fn lift(self) -> f64 {
        self.confidence() * f64::from(self.baskets) / f64::from(self.consequent)
    }

    /// The chance of at least as many baskets with both.
    pub fn fisher_p(self, chance: &Hypergeometric) -> f64 {
        chance.at_least(self.antecedent, self.consequent, self.both)
    }

    /// All measures; `chance` is for the same number of baskets.
    pub fn measures(self, chance: &Hypergeometric) -> Measures {
        let n = f64::from(self.baskets);
        let (x, y) = (f64::from(self.antecedent), f64::from(self.consequent));
        let both = f64::from(self.both);
        let (only_x, only_y) = (x - both, y - both);
        let neither = n - x - y + both;
        let either = n - neither;
        let confidence = both / x;
        let share_y = y / n;
        // n·both − x·y is exact while baskets stay below some ninety million; differences of shares are not.
        let beyond_chance = n * both - x * y;
        let phi = beyond_chance / ((x * (n - x)).sqrt() * (y * (n - y)).sqrt());
        let chi_squared = n * phi * phi;
        let fisher_p = self.fisher_p(chance);
        let usual = chance.by_chance(self.antecedent, self.consequent);
        Measures([
            both / n,
            confidence,
            x / n,
            confidence / share_y,
            beyond_chance / (n * n),
            x * (n - y) / (n * only_x),
            both / (x * y).sqrt(),
            both / either,
            f64::midpoint(confidence, both / y),
            (x - y).abs() / either,
            phi,
            both * neither / (only_x * only_y),
            beyond_chance / (x * (n - y)),
            chi_squared,
            libm::erfc((chi_squared / 2.0).sqrt()),
            fisher_p,
            both / f64::from(usual),
            1.0 - fisher_p,
        ])
    }
}
