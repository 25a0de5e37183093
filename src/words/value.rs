//! Words for tiers, indicators, stages and evidence.

use super::amount::amount_in;
use crate::components::TierLevel;
use crate::format::{decimal, fixed, percent};
use crate::t;
use keepgold_core::book::{Evidence, Indicator, Tier};
use keepgold_core::unit::Money;
use keepgold_core::value::{Stage, Unscored};

/// Name of a tier.
pub fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Vip => t!(value.tier.vip),
        Tier::Main => t!(value.tier.main),
        Tier::Ordinary => t!(value.tier.ordinary),
        Tier::Small => t!(value.tier.small),
    }
}

/// The mark of a tier.
pub const fn tier_level(tier: Tier) -> TierLevel {
    match tier {
        Tier::Vip => TierLevel::Vip,
        Tier::Main => TierLevel::Main,
        Tier::Ordinary => TierLevel::Ordinary,
        Tier::Small => TierLevel::Small,
    }
}

/// Name of an indicator.
pub fn indicator(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Profit => t!(value.profit),
        Indicator::Potential => t!(value.potential),
        Indicator::LifeCycle => t!(value.life_cycle),
        Indicator::Loyalty => t!(value.loyalty),
    }
}

/// Name of a stage of life.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Introduction => t!(value.stage.introduction),
        Stage::Growth => t!(value.stage.growth),
        Stage::Maturity => t!(value.stage.maturity),
        Stage::Decline => t!(value.stage.decline),
    }
}

/// Why a customer has no composite, one sentence.
pub fn unscored(reason: Unscored) -> &'static str {
    match reason {
        Unscored::Prospect => t!(value.unscored.prospect),
        Unscored::NoOrders => t!(value.unscored.no_orders),
        Unscored::NothingWeighs => t!(value.unscored.nothing_weighs),
    }
}

/// The same in a word or two, for a tag.
pub fn unscored_short(reason: Unscored) -> &'static str {
    match reason {
        Unscored::Prospect => t!(value.unscored.prospect_short),
        Unscored::NoOrders => t!(value.unscored.no_orders_short),
        Unscored::NothingWeighs => t!(value.unscored.nothing_weighs_short),
    }
}

/// Name of a piece of evidence.
pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Contribution => t!(value.evidence.contribution),
        Evidence::CostToServe => t!(value.evidence.cost_to_serve),
        Evidence::Concessions => t!(value.evidence.concessions),
        Evidence::Wallet => t!(value.evidence.wallet),
        Evidence::Growth => t!(value.evidence.growth),
        Evidence::ExpectedPurchases => t!(value.evidence.expected_purchases),
        Evidence::Tenure => t!(value.evidence.tenure),
        Evidence::Momentum => t!(value.evidence.momentum),
        Evidence::RemainingLife => t!(value.evidence.remaining_life),
        Evidence::Recency => t!(value.evidence.recency),
        Evidence::Regularity => t!(value.evidence.regularity),
        Evidence::ShareOfWallet => t!(value.evidence.share_of_wallet),
        Evidence::Referrals => t!(value.evidence.referrals),
        Evidence::Satisfaction => t!(value.evidence.satisfaction),
        Evidence::Contract => t!(value.evidence.contract),
    }
}

/// How a piece of evidence is measured, or what a person judges.
pub fn how(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Contribution => t!(value.how.contribution),
        Evidence::CostToServe => t!(value.how.cost_to_serve),
        Evidence::Concessions => t!(value.how.concessions),
        Evidence::Wallet => t!(value.how.wallet),
        Evidence::Growth => t!(value.how.growth),
        Evidence::ExpectedPurchases => t!(value.how.expected_purchases),
        Evidence::Tenure => t!(value.how.tenure),
        Evidence::Momentum => t!(value.how.momentum),
        Evidence::RemainingLife => t!(value.how.remaining_life),
        Evidence::Recency => t!(value.how.recency),
        Evidence::Regularity => t!(value.how.regularity),
        Evidence::ShareOfWallet => t!(value.how.share_of_wallet),
        Evidence::Referrals => t!(value.how.referrals),
        Evidence::Satisfaction => t!(value.how.satisfaction),
        Evidence::Contract => t!(value.how.contract),
    }
}

/// What the values of a piece of evidence count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Units of the book's currency.
    Money,
    /// A contrast from −1 to 1.
    Contrast,
    /// A share of a whole, entered and shown in percent.
    Percent,
    /// Evenness from 0 to 1.
    Evenness,
    /// Months.
    Months,
    /// Multiples of the usual gap.
    Gaps,
    /// Plain numbers.
    Plain,
}

/// The unit of a piece of evidence.
pub const fn unit(evidence: Evidence) -> Unit {
    match evidence {
        Evidence::Contribution
        | Evidence::CostToServe
        | Evidence::Concessions
        | Evidence::Wallet
        | Evidence::ExpectedPurchases => Unit::Money,
        Evidence::Growth | Evidence::Momentum => Unit::Contrast,
        Evidence::Tenure | Evidence::RemainingLife => Unit::Months,
        Evidence::Recency => Unit::Gaps,
        Evidence::Regularity => Unit::Evenness,
        Evidence::ShareOfWallet => Unit::Percent,
        Evidence::Referrals | Evidence::Satisfaction | Evidence::Contract => Unit::Plain,
    }
}

/// A value of a piece of evidence with its unit.
pub fn evidence_value(evidence: Evidence, value: f64, currency: &str) -> String {
    match unit(evidence) {
        Unit::Money => amount_in(Money::from_f64(value), currency),
        Unit::Contrast => signed(value),
        Unit::Percent => percent(value, 1),
        Unit::Months => t!(value.months_value, value = fixed(value, 1)),
        Unit::Gaps => t!(value.gaps_value, value = fixed(value, 2)),
        Unit::Evenness => fixed(value, 2),
        Unit::Plain => decimal(value, 1),
    }
}

/// Two decimals with a sign: growth and momentum have a direction.
fn signed(value: f64) -> String {
    let text = fixed(value, 2);
    if value >= 0.005 {
        format!("+{text}")
    } else {
        text
    }
}
