//! The working of one customer's scores (A3) as data.

use serde::Serialize;

use crate::book::{CustomerId, Evidence, Indicator, Serving, Tier, TierRule};
use crate::unit::{Day, Money, Price, Rate};
use crate::value::facts::window::Window;
use crate::value::plain;
use crate::value::score::measure::Missing;
use crate::value::score::scale::Scale;
use crate::value::score::stage::Stage;
use crate::value::tiers::assess::Unscored;
use crate::value::tiers::hysteresis::Held;

/// Everything behind one customer's composite and tier.
///
/// The points of the evidence sum to the score of their indicator, those of the indicators to the
/// composite.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Working {
    /// Who.
    pub customer: CustomerId,
    /// The days looked back over.
    pub window: Window,
    /// The four indicators in the order of [`Indicator::ALL`].
    pub indicators: Vec<IndicatorWorking>,
    /// Weighted mean of the indicators there are.
    pub composite: Option<f64>,
    /// Share of the weights that rests on indicators there are, 0 to 1. Below 1, their weights were
    /// raised in proportion to fill the whole.
    pub known_weight: f64,
    /// The tier and how far the next ones are.
    pub tier: Option<TierWorking>,
    /// Why there is no composite.
    pub unscored: Option<Unscored>,
}

/// One indicator taken apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndicatorWorking {
    /// Which.
    pub indicator: Indicator,
    /// How its evidence becomes a score.
    pub formula: Formula,
    /// Its score, 0 to 100; none when nothing is known.
    pub score: Option<f64>,
    /// Its weight as set, 0 to 1.
    pub set_weight: f64,
    /// Its weight after those of missing indicators were shared out, 0 to 1.
    pub weight: f64,
    /// What it adds to the composite: weight × score.
    pub points: f64,
    /// Its evidence in the order of [`Evidence::ALL`].
    pub evidence: Vec<EvidenceWorking>,
}

/// How an indicator follows from its evidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// Contribution − cost to serve − concessions, scored by its size or its rank. A deduction that is missing is not
    /// counted.
    Profit {
        /// The amount scored; none without lines.
        #[serde(serialize_with = "plain::as_optional_text")]
        profit: Option<Money>,
    },
    /// Weighted mean of the points of what is known.
    WeightedMean,
    /// The same, with the stage that tenure, momentum and recency speak for.
    WeightedMeanAndStage {
        /// The stage.
        stage: Option<Stage>,
    },
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceWorking {
    /// Which, with its unit in [`Evidence`].
    pub evidence: Evidence,
    /// What the data say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<f64>,
    /// Why the data say nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Missing>,
    /// What a person says instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judged>,
    /// What a person said that holds no longer; none where another judgement does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired: Option<Judged>,
    /// How the value becomes points; none when there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// Its points, 0 to 100; none when there is no value or it is a deduction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Its weight as set inside the indicator, 0 to 1.
    pub set_weight: f64,
    /// Its weight after those of missing evidence were shared out, 0 to 1.
    pub weight: f64,
    /// What it adds to the indicator: weight × score.
    pub points: f64,
    /// What the measured value was computed from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Input>,
}

/// A person's judgement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judged {
    /// The value.
    pub value: f64,
    /// Why.
    pub note: String,
    /// When.
    #[serde(serialize_with = "plain::as_text")]
    pub day: Day,
    /// The last day on which it holds; none means until it is withdrawn.
    #[serde(
        serialize_with = "plain::as_optional_text",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<Day>,
    /// Whether it is what the app reckoned and nobody judged.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
}

impl Judged {
    /// The first day on which it holds no longer.
    pub fn since(&self) -> Option<Day> {
        self.until.map(|last| last.plus_days(1))
    }
}

/// A number that a measured value was computed from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Net sales in the window.
    WindowSales(#[serde(serialize_with = "plain::as_text")] Money),
    /// Contribution in the window of lines whose cost is known.
    KnownContribution(#[serde(serialize_with = "plain::as_text")] Money),
    /// Cost missing: this share of the window's turnover (0 to 1) rests on the stand-in margin.
    CostMissing {
        /// Share of the turnover, 0 to 1.
        share: f64,
        /// Net sales it amounts to.
        #[serde(serialize_with = "plain::as_text")]
        sales: Money,
        /// The margin that stands in.
        margin: Rate,
    },
    /// A part of the cost to serve: how often in the window × what it costs once.
    Served {
        /// What.
        of: Serving,
        /// How often.
        count: u32,
        /// What it costs once.
        #[serde(serialize_with = "plain::as_text")]
        rate: Price,
    },
    /// What the wallet holds beyond our sales; this is what is scored.
    UnfilledWallet(f64),
    /// By how much our sales exceed the wallet that was judged, which then cannot be right; nothing is scored.
    BeyondWallet(f64),
    /// Net sales in the recent half of the window.
    RecentHalf(#[serde(serialize_with = "plain::as_text")] Money),
    /// Net sales in the earlier half of the window.
    EarlierHalf(#[serde(serialize_with = "plain::as_text")] Money),
    /// Net sales in the last quarter of the window.
    LastQuarter(#[serde(serialize_with = "plain::as_text")] Money),
    /// The customer's own mean over as many days.
    QuarterLevel(f64),
    /// Purchases in the window.
    WindowPurchases(u32),
    /// Days over which their rate counts.
    ExposureDays(i32),
    /// Chance still active, 0 to 1: n/(n + 1) after n purchases, halved by every rhythm overdue
    /// past the first.
    ChanceActive(f64),
    /// Usual days between purchases.
    Rhythm {
        /// Days.
        days: f64,
        /// Whether it is the customer's own; else the median of all customers stands in.
        own: bool,
    },
    /// Day of the first purchase.
    FirstPurchase(#[serde(serialize_with = "plain::as_text")] Day),
    /// Customer since, by the record, before the first purchase.
    Since(#[serde(serialize_with = "plain::as_text")] Day),
    /// Day of the last purchase.
    LastPurchase(#[serde(serialize_with = "plain::as_text")] Day),
    /// Gaps between purchases.
    Gaps {
        /// How many.
        count: u32,
        /// Mean in days.
        mean: f64,
        /// Standard deviation in days.
        deviation: f64,
    },
    /// How long customers stay.
    CustomerLife {
        /// Expected life in months.
        months: f64,
        /// Customers who bought in the earlier half of the window.
        of: u32,
        /// Those of them who bought in the recent half too.
        kept: u32,
    },
}

/// The tier and how far the next ones are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TierWorking {
    /// The tier in force.
    pub tier: Tier,
    /// What the cuts say where hysteresis keeps it in another tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<Held>,
    /// The rule in force.
    pub rule: TierRule,
    /// Least composite for VIP, main and ordinary.
    pub least: [Option<f64>; 3],
    /// Place by composite, from 1.
    pub place: u32,
    /// Customers with a composite.
    pub of: u32,
    /// The tier above the one the cuts say, and the points that lack.
    pub up: Option<NextTier>,
    /// The tier below that one and the points that can be lost.
    pub down: Option<NextTier>,
}

/// A neighbouring tier.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NextTier {
    /// Which.
    pub tier: Tier,
    /// Points to it.
    pub points: f64,
}

impl Working {
    /// Every piece of evidence that has neither measurement nor judgement, with the reason.
    pub fn missing(&self) -> impl Iterator<Item = (Evidence, Missing)> + '_ {
        let all = self.indicators.iter().flat_map(|part| &part.evidence);
        all.filter(|piece| piece.judged.is_none())
            .filter_map(|piece| Some((piece.evidence, piece.missing?)))
    }
}
