//! Opens the working of one customer (A3) from the same readings as the score.

use super::working::{
    EvidenceWorking, Formula, IndicatorWorking, Input, Judged, NextTier, TierWorking, Working,
};
use crate::book::{Book, CustomerId, Evidence, Indicator, Judgement, Serving};
use crate::unit::Price;
use crate::value::facts::rows::{CustomerFacts, Facts};
use crate::value::score::measure::{
    Readings, expired_of, exposure_days, judgements_of, quarter_level, rhythm,
};
use crate::value::score::scale::weight_within;
use crate::value::score::stage::stage_of;
use crate::value::tiers::assess::{Assessment, Standing, Unscored};

/// The working behind a customer's composite and tier; merged records open the one they were
/// merged into. None when the customer is archived or not in the book.
///
/// `book` and `facts` must be those that were assessed.
pub fn explain(
    book: &Book,
    facts: &Facts,
    assessment: &Assessment,
    customer: CustomerId,
) -> Option<Working> {
    let place = facts.row(customer)?;
    let row = facts.rows.get(place)?;
    let judged = judgements_of(book, facts, place);
    let readings = Readings::new(facts, row, &judged, assessment.margin);
    let opened = Opened {
        facts,
        row,
        readings,
        assessment,
        judged: judged.map(|judgement| judgement.map(said)),
        expired: expired_of(book, facts, place).map(|judgement| judgement.map(said)),
    };
    let standing = assessment.get(row.customer);
    let composite = standing.and_then(|standing| standing.composite);
    let (indicators, known_weight) = opened.indicators();
    let unscored = composite.is_none().then_some(match standing {
        Some(_) => Unscored::NothingWeighs,
        None if row.prospect => Unscored::Prospect,
        None => Unscored::NoOrders,
    });
    Some(Working {
        customer: row.customer,
        window: facts.window,
        indicators,
        composite,
        known_weight,
        tier: standing.and_then(|standing| tier(assessment, standing)),
        unscored,
    })
}

fn said(judgement: &Judgement) -> Judged {
    Judged {
        value: judgement.value(),
        note: judgement.note.clone(),
        day: judgement.day,
        until: judgement.until,
        estimated: judgement.estimated,
    }
}

fn tier(assessment: &Assessment, standing: &Standing) -> Option<TierWorking> {
    let (held, composite) = (standing.held()?, standing.composite?);
    let cuts = &assessment.cuts;
    let next = |(tier, points)| NextTier { tier, points };
    Some(TierWorking {
        tier: held.tier,
        held: held.is_kept().then_some(held),
        rule: cuts.rule,
        least: cuts.least,
        place: standing.place,
        of: assessment.scored_count(),
        up: cuts.to_next_up(composite, held.plain).map(next),
        down: cuts.to_next_down(composite, held.plain).map(next),
    })
}

/// One customer on the table.
struct Opened<'a> {
    facts: &'a Facts,
    row: &'a CustomerFacts,
    readings: Readings,
    assessment: &'a Assessment,
    judged: [Option<Judged>; Evidence::ALL.len()],
    expired: [Option<Judged>; Evidence::ALL.len()],
}

impl Opened<'_> {
    /// The four indicators and the share of the weights that rests on known ones.
    fn indicators(&self) -> (Vec<IndicatorWorking>, f64) {
        let weights = self.assessment.weights;
        let mut indicators: Vec<IndicatorWorking> = Indicator::ALL
            .into_iter()
            .map(|indicator| self.indicator(indicator))
            .collect();
        let whole: u32 = indicators
            .iter()
            .filter(|part| part.score.is_some())
            .map(|part| u32::from(weights.get(part.indicator)))
            .sum();
        for part in &mut indicators {
            part.set_weight = weights.fraction(part.indicator);
            if let Some(score) = part.score
                && whole > 0
            {
                part.weight = f64::from(weights.get(part.indicator)) / f64::from(whole);
                part.points = part.weight * score;
            }
        }
        (indicators, f64::from(whole) / 10_000.0)
    }

    fn indicator(&self, indicator: Indicator) -> IndicatorWorking {
        let scored = self.row.lines > 0;
        let parts = self
            .assessment
            .population
            .parts(self.row, &self.readings, indicator);
        IndicatorWorking {
            indicator,
            formula: match indicator {
                Indicator::Profit => Formula::Profit {
                    profit: self.readings.profit,
                },
                Indicator::Potential | Indicator::Loyalty => Formula::WeightedMean,
                Indicator::LifeCycle => Formula::WeightedMeanAndStage {
                    stage: stage_of(self.facts, &self.readings),
                },
            },
            score: parts.score.filter(|_| scored),
            set_weight: 0.0,
            weight: 0.0,
            points: 0.0,
            evidence: Evidence::ALL
                .into_iter()
                .filter(|evidence| evidence.indicator() == indicator)
                .map(|evidence| self.evidence(evidence, parts.known_weight))
                .collect(),
        }
    }

    fn evidence(&self, evidence: Evidence, known_weight: f64) -> EvidenceWorking {
        let population = &self.assessment.population;
        let reading = self.readings.get(evidence);
        let scored = population
            .points(self.row, &self.readings, evidence)
            .filter(|_| self.row.lines > 0);
        let set = f64::from(weight_within(evidence));
        let weight = match scored {
            Some(_) if known_weight > 0.0 => set / known_weight,
            _ => 0.0,
        };
        let score = scored.map(|(_, points)| points).filter(|_| set > 0.0);
        EvidenceWorking {
            evidence,
            measured: reading.measured.ok(),
            missing: reading.measured.err(),
            judged: self.judged[evidence as usize].clone(),
            expired: match self.judged[evidence as usize] {
                Some(_) => None,
                None => self.expired[evidence as usize].clone(),
            },
            scale: scored.map(|(scale, _)| scale),
            score,
            set_weight: set / 100.0,
            weight,
            points: weight * score.unwrap_or(0.0),
            inputs: self.inputs(evidence),
        }
    }

    /// What of the wallet is ours, and what is not.
    fn wallet(&self) -> Vec<Input> {
        let sales = self.row.window_sales;
        let Some(wallet) = self.readings.used(Evidence::Wallet) else {
            return Vec::new();
        };
        let beyond = sales.to_f64() - wallet;
        let rest = match self.readings.unfilled(self.row) {
            Some(unfilled) if beyond <= 0.0 => Input::UnfilledWallet(unfilled),
            _ => Input::BeyondWallet(beyond),
        };
        vec![Input::WindowSales(sales), rest]
    }

    /// What the measured value was computed from; nothing where there is none.
    fn inputs(&self, evidence: Evidence) -> Vec<Input> {
        let (facts, row) = (self.facts, self.row);
        let known = self.readings.get(evidence).measured.is_ok();
        match evidence {
            Evidence::Wallet => self.wallet(),
            _ if !known => Vec::new(),
            Evidence::Contribution => self.contribution(),
            Evidence::Growth => vec![
                Input::RecentHalf(row.recent_sales),
                Input::EarlierHalf(row.window_sales - row.recent_sales),
            ],
            Evidence::ExpectedPurchases => {
                let mut inputs = vec![
                    Input::WindowSales(row.window_sales),
                    Input::WindowPurchases(row.window_purchases),
                    Input::ExposureDays(exposure_days(facts, row)),
                ];
                inputs.extend(self.chance());
                inputs
            }
            Evidence::Tenure => {
                let first = row.first.map(Input::FirstPurchase);
                let since = row.since.filter(|&since| Some(since) < row.first);
                first.into_iter().chain(since.map(Input::Since)).collect()
            }
            Evidence::Momentum => vec![
                Input::LastQuarter(row.quarter_sales),
                Input::QuarterLevel(quarter_level(facts, row)),
            ],
            Evidence::RemainingLife => {
                let life = facts.life.map(|life| Input::CustomerLife {
                    months: life.months,
                    of: life.of,
                    kept: life.kept,
                });
                life.into_iter().chain(self.chance()).collect()
            }
            Evidence::Recency => {
                let last = row.last.map(Input::LastPurchase);
                let rhythm = rhythm(facts, row).ok();
                let rhythm = rhythm.map(|(days, own)| Input::Rhythm { days, own });
                last.into_iter().chain(rhythm).collect()
            }
            Evidence::Regularity => vec![Input::Gaps {
                count: row.gaps.count,
                mean: row.gaps.mean,
                deviation: row.gaps.deviation,
            }],
            Evidence::ShareOfWallet => vec![Input::WindowSales(row.window_sales)],
            Evidence::CostToServe => Serving::ALL
                .into_iter()
                .filter(|&of| facts.rates.get(of) > Price::default())
                .map(|of| Input::Served {
                    of,
                    count: row.served.count(of),
                    rate: facts.rates.get(of),
                })
                .collect(),
            Evidence::Concessions
            | Evidence::Referrals
            | Evidence::Satisfaction
            | Evidence::Contract => Vec::new(),
        }
    }

    fn contribution(&self) -> Vec<Input> {
        let row = self.row;
        let mut inputs = vec![Input::WindowSales(row.window_sales)];
        if row.turnover != row.turnover_without_cost {
            inputs.push(Input::KnownContribution(row.known_contribution));
        }
        let share = row.share_without_cost();
        if share > 0.0 {
            inputs.push(Input::CostMissing {
                share,
                sales: row.sales_without_cost,
                margin: self.assessment.margin,
            });
        }
        inputs
    }

    fn chance(&self) -> Option<Input> {
        self.readings.chance.map(Input::ChanceActive)
    }
}
