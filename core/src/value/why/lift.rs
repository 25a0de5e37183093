//! What it would take to lift one customer by one tier (A3): the smallest change of each piece of evidence.

use crate::book::{AmountScale, Book, CustomerId, Evidence, Indicator, Judgement, Tier, TierRule};
use crate::sorting::sort_by;
use crate::value::facts::rows::{CustomerFacts, Facts};
use crate::value::score::measure::{Readings, Table, judgements_of};
use crate::value::score::population::Population;
use crate::value::score::scale::{Scale, fixed_scale};
use crate::value::tiers::assess::{Assessment, composite};

/// A change of one piece of evidence that would lift a customer, everything else as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lift {
    /// Which evidence.
    pub evidence: Evidence,
    /// Its value now, in its own unit; none where nothing is known and a person would have to judge.
    pub from: Option<f64>,
    /// The value nearest to the present one that is enough, rounded to its better side.
    pub to: f64,
    /// Points that its own scale from 0 to 100 gives it more than now: what lifts are compared by.
    pub points: f64,
}

/// The ways up for one customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Lifts {
    /// The tier it would reach.
    pub tier: Tier,
    /// Composite it needs, 0 to 100.
    pub composite: f64,
    /// Changes that are enough alone, the one that asks for the fewest points first. Empty where no single one is.
    pub ways: Vec<Lift>,
}

/// Values tried on the way from the present one to the best, where more is not always better.
const STEPS: u32 = 64;
/// How much of the way that is left is tried on top, where a value lifts others too much to be enough.
const MORE: [f64; 5] = [0.0, 1.0 / 64.0, 1.0 / 16.0, 1.0 / 4.0, 1.0];
/// Halvings of the stretch in which the value first is enough.
const HALVINGS: u32 = 30;
/// What a composite must have beyond that of the last customer above to pass it in a pyramid.
const PAST: f64 = 1e-6;

/// The smallest change of each piece of evidence that lifts the customer by a tier past the one that the cuts say; merged records open the one they
/// were merged into. None for a VIP and for customers without a tier.
///
/// Each value is put in as a judgement would be and the composite is worked out anew, with what follows from it: a
/// larger wallet leaves us a smaller share of it. Tenure, recency and expected purchases are left out: time cannot be
/// bought, and a purchase changes more than these. `book` and `facts` must be those that were assessed.
pub fn lifts(
    book: &Book,
    facts: &Facts,
    assessment: &Assessment,
    customer: CustomerId,
) -> Option<Lifts> {
    let place = facts.row(customer)?;
    let row = facts.rows.get(place)?;
    let standing = assessment.get(row.customer)?;
    let (now, tier) = (standing.composite?, standing.plain?);
    let (tier, lacking) = assessment.cuts.to_next_up(now, tier)?;
    let past = match assessment.cuts.rule {
        TierRule::Score(_) => 0.0,
        TierRule::Pyramid(_) => PAST,
    };
    let mut trial = Trial::new(book, facts, assessment, place, row);
    let needed = Needed {
        composite: now + lacking + past,
        tier,
    };
    let mut ways: Vec<Lift> = Evidence::ALL
        .into_iter()
        .filter_map(|evidence| trial.way(evidence, needed))
        .collect();
    sort_by(&mut ways, |a, b| a.points.total_cmp(&b.points));
    Some(Lifts {
        tier,
        composite: needed.composite,
        ways,
    })
}

/// What lifts a customer.
#[derive(Clone, Copy)]
struct Needed {
    /// The composite that is enough, others as they are.
    composite: f64,
    /// The tier it gives.
    tier: Tier,
}

/// One customer with evidence put in for a moment.
struct Trial<'a> {
    facts: &'a Facts,
    assessment: &'a Assessment,
    row: &'a CustomerFacts,
    judged: Table<'a>,
    readings: Readings,
    /// The values that customers are ranked by, with what was tried last in place of this one's own.
    population: Population,
    tried: Readings,
}

/// How finely a value is given, in parts of its unit: no finer than a person would judge it.
const fn parts_of_one(evidence: Evidence) -> f64 {
    match evidence {
        Evidence::Referrals | Evidence::Satisfaction | Evidence::Contract => 1.0,
        Evidence::Tenure | Evidence::RemainingLife | Evidence::Recency => 10.0,
        Evidence::ShareOfWallet => 1_000.0,
        _ => 100.0,
    }
}

/// Whether the evidence is part of the profit, which is one amount.
const fn is_profit(evidence: Evidence) -> bool {
    matches!(
        evidence,
        Evidence::Contribution | Evidence::CostToServe | Evidence::Concessions
    )
}

impl<'a> Trial<'a> {
    fn new(
        book: &'a Book,
        facts: &'a Facts,
        assessment: &'a Assessment,
        place: usize,
        row: &'a CustomerFacts,
    ) -> Self {
        let judged = judgements_of(book, facts, place);
        let readings = Readings::new(facts, row, &judged, assessment.margin);
        Self {
            facts,
            assessment,
            row,
            judged,
            readings,
            population: assessment.population.clone(),
            tried: readings,
        }
    }

    /// The least change of one piece of evidence that reaches the composite.
    fn way(&mut self, evidence: Evidence, needed: Needed) -> Option<Lift> {
        let from = self.readings.used(evidence);
        let (start, best) = self.road(evidence, from)?;
        let share = self.population.scale == AmountScale::Share;
        let contribution = evidence == Evidence::Contribution && share;
        // Of amounts most customers have little and few have much, so the steps are short at first.
        let at = |step: f64| {
            let part = if contribution { step.powi(3) } else { step };
            start + (best - start) * part
        };
        let composite = needed.composite;
        let (mut short, mut enough) = (0.0, 1.0);
        if evidence == Evidence::Wallet {
            // A larger wallet is worth more and leaves us a smaller share: the first value that is enough may lie
            // between two that are not.
            let mut steps = (1..=STEPS).map(|step| f64::from(step) / f64::from(STEPS));
            enough = steps.find(|&step| self.reaches(evidence, at(step), composite))?;
            short = enough - 1.0 / f64::from(STEPS);
        } else if !self.reaches(evidence, best, composite) {
            return None;
        }
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(short, enough);
            if self.reaches(evidence, at(middle), composite) {
                enough = middle;
            } else {
                short = middle;
            }
        }
        // Rounded to the better side; where more of it does harm again, as finely as a judgement is kept.
        let rounded = |value: f64, parts: f64| {
            if best > start {
                ((value * parts).ceil() / parts).min(best)
            } else {
                ((value * parts).floor() / parts).max(best)
            }
        };
        let to = MORE.into_iter().find_map(|more| {
            let value = at(enough + (1.0 - enough) * more);
            [parts_of_one(evidence), 1e6]
                .into_iter()
                .map(|parts| rounded(value, parts))
                .find(|&to| {
                    self.reaches(evidence, to, composite) && self.passes(evidence, needed.tier)
                })
        })?;
        let points = |population: &Population, readings: &Readings| {
            let scored = if is_profit(evidence) {
                Evidence::Contribution
            } else {
                evidence
            };
            let scaled = population.points(self.row, readings, scored);
            scaled.map_or(0.0, |(_, points)| points)
        };
        let before = points(&self.assessment.population, &self.readings);
        Some(Lift {
            evidence,
            from,
            to,
            points: points(&self.population, &self.tried) - before,
        })
    }

    /// From where to where a value can go to do good; none where it cannot.
    fn road(&self, evidence: Evidence, from: Option<f64>) -> Option<(f64, f64)> {
        let population = &self.assessment.population;
        let (worst, best) = match evidence {
            Evidence::Tenure | Evidence::Recency | Evidence::ExpectedPurchases => return None,
            Evidence::CostToServe | Evidence::Concessions => (from?, 0.0),
            Evidence::Contribution => (from?, population.highest_profit() + 1.0),
            Evidence::Wallet => {
                let sales = self.row.window_sales.to_f64().max(0.0);
                (sales, population.highest_sales() + sales + 1.0)
            }
            _ => match fixed_scale(evidence) {
                Scale::Linear { from, to } => (from, to),
                _ => return None,
            },
        };
        let start = from.unwrap_or(worst);
        let better = match evidence {
            Evidence::CostToServe | Evidence::Concessions => start > best,
            _ => start < best,
        };
        better.then_some((start, best))
    }

    fn reaches(&mut self, evidence: Evidence, value: f64, needed: f64) -> bool {
        self.put(evidence, value);
        self.composite()
            .is_some_and(|composite| composite >= needed)
    }

    /// Whether what was put in last places the customer in the tier, when others score by the whole that it changed.
    fn passes(&self, evidence: Evidence, tier: Tier) -> bool {
        let by_share = self.population.scale == AmountScale::Share && is_profit(evidence);
        if !by_share || !self.assessment.cuts.rule.is_pyramid() {
            return true;
        }
        let weights = self.assessment.weights;
        let own = self.composite().unwrap_or_default();
        let others = self.assessment.standings.iter();
        let others = others.filter(|other| other.customer != self.row.customer);
        let (mut places, mut above) = (1, 0);
        for other in others {
            places += u32::from(other.plain.is_some_and(|plain| plain <= tier));
            let mut scores = other.scores;
            if let Some(profit) = &mut scores[Indicator::Profit.index()] {
                *profit = self.population.profit_points(other.profit);
            }
            above += u32::from(composite(&scores, weights).is_some_and(|other| other >= own));
        }
        // The last inside gives its place to this customer.
        above < places - 1
    }

    fn composite(&self) -> Option<f64> {
        let scores = Indicator::ALL.map(|indicator| {
            let parts = self.population.parts(self.row, &self.tried, indicator);
            parts.score
        });
        composite(&scores, self.assessment.weights)
    }

    /// Takes the value for judged, in the readings and in what customers are ranked by.
    fn put(&mut self, evidence: Evidence, value: f64) {
        let judgement = Judgement {
            millionths: (value * 1e6).round() as i64,
            note: String::new(),
            day: self.facts.window.as_of,
            until: None,
            estimated: false,
        };
        let mut judged = self.judged;
        judged[evidence as usize] = Some(&judgement);
        let tried = Readings::new(self.facts, self.row, &judged, self.assessment.margin);
        self.population.replace(&self.tried, &tried);
        self.tried = tried;
    }
}
