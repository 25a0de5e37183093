//! Words for tiers, indicators, evidence, scales and what is missing. Must know nothing of a screen.

use super::amount::{amount_in, day_iso, day_written};
use crate::components::TierLevel;
use crate::format::{decimal, fixed, percent, score};
use crate::i18n::lang;
use crate::t;
use keepgold_core::book::{Evidence, Indicator, Tier};
use keepgold_core::unit::Money;
use keepgold_core::value::{EvidenceWorking, Formula, Input, Missing, Scale, Stage, Unscored};

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
        Unit::Percent => percent(value, 1, lang()),
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

/// How an indicator follows from its evidence.
pub fn formula(formula: Formula, currency: &str) -> String {
    match formula {
        Formula::RankOfProfit {
            profit: Some(profit),
        } => t!(
            value.formula.rank_of_profit,
            profit = amount_in(profit, currency)
        ),
        Formula::RankOfProfit { profit: None } => t!(value.formula.rank_without_lines).to_owned(),
        Formula::WeightedMean | Formula::WeightedMeanAndStage { stage: None } => {
            t!(value.formula.weighted_mean).to_owned()
        }
        Formula::WeightedMeanAndStage { stage: Some(found) } => {
            t!(value.formula.weighted_mean_and_stage, stage = stage(found))
        }
    }
}

/// How a value became points.
pub fn scale(evidence: Evidence, scale: Scale, currency: &str) -> String {
    let value = |value| evidence_value(evidence, value, currency);
    match scale {
        Scale::Rank {
            below,
            level,
            of,
            positive: true,
        } => t!(value.scale.rank, below = below, level = level, of = of),
        Scale::Rank { below, of, .. } => t!(value.scale.rank_nothing, below = below, of = of),
        Scale::Linear { from, to } => {
            t!(value.scale.linear, from = value(from), to = value(to))
        }
        Scale::Halving { most } => t!(value.scale.halving, most = score(most)),
        Scale::Deducted => t!(value.scale.deducted).to_owned(),
    }
}

/// A number that a measured value was computed from.
pub fn input(input: Input, currency: &str) -> String {
    let money = |money| amount_in(money, currency);
    let float = |value| amount_in(Money::from_f64(value), currency);
    match input {
        Input::WindowSales(v) => t!(value.input.window_sales, value = money(v)),
        Input::KnownContribution(v) => t!(value.input.known_contribution, value = money(v)),
        Input::CostMissing {
            share,
            sales,
            margin,
        } => t!(
            value.input.cost_missing,
            share = percent(share, 1, lang()),
            sales = money(sales),
            margin = percent(margin.to_f64(), 0, lang())
        ),
        Input::UnfilledWallet(v) => t!(value.input.unfilled_wallet, value = float(v)),
        Input::RecentHalf(v) => t!(value.input.recent_half, value = money(v)),
        Input::EarlierHalf(v) => t!(value.input.earlier_half, value = money(v)),
        Input::LastQuarter(v) => t!(value.input.last_quarter, value = money(v)),
        Input::QuarterLevel(v) => t!(value.input.quarter_level, value = float(v)),
        Input::WindowPurchases(n) => t!(value.input.window_purchases, n = n),
        Input::ExposureDays(n) => t!(value.input.exposure_days, n = n),
        Input::ChanceActive(v) => t!(value.input.chance_active, value = percent(v, 0, lang())),
        Input::Rhythm { days, own: true } => {
            t!(value.input.rhythm_own, days = decimal(days, 1))
        }
        Input::Rhythm { days, own: false } => {
            t!(value.input.rhythm_common, days = decimal(days, 1))
        }
        Input::FirstPurchase(day) => t!(value.input.first_purchase, day = day_iso(day)),
        Input::Since(day) => t!(value.input.since, day = day_iso(day)),
        Input::LastPurchase(day) => t!(value.input.last_purchase, day = day_iso(day)),
        Input::Gaps {
            count,
            mean,
            deviation,
        } => t!(
            value.input.gaps,
            n = count,
            mean = fixed(mean, 1),
            deviation = fixed(deviation, 1)
        ),
        Input::CustomerLife { months, of, kept } => t!(
            value.input.customer_life,
            kept = kept,
            of = of,
            months = fixed(months, 1)
        ),
    }
}

/// Why a piece of evidence cannot be measured and what can be done about it.
pub fn missing(reason: Missing) -> String {
    match reason {
        Missing::NoOrders => t!(value.missing.no_orders).to_owned(),
        Missing::NoPurchases => t!(value.missing.no_purchases).to_owned(),
        Missing::TooFewPurchases { have, need } => {
            t!(value.missing.too_few_purchases, have = have, need = need)
        }
        Missing::TooNew { first } => t!(value.missing.too_new, day = day_written(first)),
        Missing::NothingInWindow => t!(value.missing.nothing_in_window).to_owned(),
        Missing::NoEarlierCustomers => t!(value.missing.no_earlier_customers).to_owned(),
        Missing::NeedsJudgement => t!(value.missing.needs_judgement).to_owned(),
        Missing::NeedsJudgementOf(other) => {
            t!(value.missing.needs_judgement_of, evidence = evidence(other))
        }
    }
}

/// How a piece of evidence came to its points: judgement, way of measuring, inputs, scale.
pub fn evidence_note(piece: &EvidenceWorking, currency: &str) -> String {
    let value = |v| evidence_value(piece.evidence, v, currency);
    let mut parts = Vec::new();
    if let Some(judged) = &piece.judged {
        let (said, day) = (value(judged.value), day_written(judged.day));
        parts.push(if judged.note.is_empty() {
            t!(value.judged, value = said, day = day)
        } else {
            t!(
                value.judged_note,
                value = said,
                day = day,
                note = judged.note
            )
        });
        if let Some(measured) = piece.measured {
            parts.push(t!(value.judged_over, value = value(measured)));
        }
    }
    parts.push(how(piece.evidence).to_owned());
    parts.extend(piece.inputs.iter().map(|one| input(*one, currency)));
    parts.extend(
        piece
            .scale
            .map(|found| scale(piece.evidence, found, currency)),
    );
    parts.join(t!(value.list_separator))
}
