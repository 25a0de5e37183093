//! Words for a working: formulas, scales, inputs and what is missing.

use super::amount::{amount_in, day_iso, day_written};
use super::service::serving;
use super::value::{evidence, evidence_value, how, stage};
use crate::format::{decimal, fixed, integer, percent, score};
use crate::t;
use keepgold_core::book::Evidence;
use keepgold_core::unit::{Money, Quantity};
use keepgold_core::value::{EvidenceWorking, Formula, Input, Missing, Scale};

/// How an indicator follows from its evidence.
pub fn formula(formula: Formula, currency: &str) -> String {
    match formula {
        Formula::Profit {
            profit: Some(profit),
        } => t!(value.formula.profit, profit = amount_in(profit, currency)),
        Formula::Profit { profit: None } => t!(value.formula.profit_without_lines).to_owned(),
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
    let count = |count: u32| integer(i64::from(count));
    match scale {
        // A wallet is scored by what of it is not ours yet.
        Scale::Share {
            positive: false, ..
        } if evidence == Evidence::Wallet => t!(value.scale.wallet_filled).to_owned(),
        Scale::Share {
            positive: false, ..
        } => t!(value.scale.share_nothing).to_owned(),
        Scale::Share {
            below, level, of, ..
        } if of > 0.0 => share(evidence, [below, level].map(|part| part / of)),
        Scale::Share { .. } => t!(value.scale.share_alone).to_owned(),
        Scale::Rank {
            below,
            level,
            of,
            positive: true,
        } => t!(
            value.scale.rank,
            below = count(below),
            level = count(level),
            of = count(of)
        ),
        Scale::Rank { below, of, .. } => t!(
            value.scale.rank_nothing,
            below = count(below),
            of = count(of)
        ),
        Scale::Linear { from, to } => {
            t!(value.scale.linear, from = value(from), to = value(to))
        }
        Scale::Halving { most } => t!(value.scale.halving, most = score(most)),
        Scale::Deducted => t!(value.scale.deducted).to_owned(),
    }
}

/// Share of the whole above which larger customers are no longer "only" so much.
const FEW: f64 = 0.1;

/// What the others with less and those with as much bring of the whole, as shares.
fn share(evidence: Evidence, [below, level]: [f64; 2]) -> String {
    let whole = match evidence {
        Evidence::Wallet => t!(value.scale.whole_sales),
        Evidence::ExpectedPurchases => t!(value.scale.whole_expected),
        _ => t!(value.scale.whole_profit),
    };
    let above = (1.0 - below - level).max(0.0);
    let [shown, below] = [above, below].map(|part| percent(part, 1));
    let said = if above <= FEW {
        t!(
            value.scale.share_top,
            whole = whole,
            above = shown,
            below = below
        )
    } else {
        t!(
            value.scale.share,
            whole = whole,
            above = shown,
            below = below
        )
    };
    if level > 0.0 {
        t!(
            value.scale.share_level,
            said = said,
            level = percent(level, 1)
        )
    } else {
        said
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
            share = percent(share, 1),
            sales = money(sales),
            margin = percent(margin.to_f64(), 0)
        ),
        Input::Served { of, count, rate } => t!(
            value.input.served,
            what = serving(of),
            n = integer(i64::from(count)),
            rate = money(Quantity::ONE.at(rate))
        ),
        Input::UnfilledWallet(v) => t!(value.input.unfilled_wallet, value = float(v)),
        Input::BeyondWallet(v) => t!(value.input.beyond_wallet, value = float(v)),
        Input::RecentHalf(v) => t!(value.input.recent_half, value = money(v)),
        Input::EarlierHalf(v) => t!(value.input.earlier_half, value = money(v)),
        Input::LastQuarter(v) => t!(value.input.last_quarter, value = money(v)),
        Input::QuarterLevel(v) => t!(value.input.quarter_level, value = float(v)),
        Input::WindowPurchases(n) => t!(value.input.window_purchases, n = n),
        Input::ExposureDays(n) => t!(value.input.exposure_days, n = n),
        Input::ChanceActive(v) => t!(value.input.chance_active, value = percent(v, 0)),
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
        Missing::NoRates => t!(value.missing.no_rates).to_owned(),
        Missing::NeedsJudgement => t!(value.missing.needs_judgement).to_owned(),
        Missing::NeedsJudgementOf(other) => {
            t!(value.missing.needs_judgement_of, evidence = evidence(other))
        }
    }
}

/// That a judgement holds no longer; none where none did.
pub fn expired(piece: &EvidenceWorking, currency: &str) -> Option<String> {
    let judged = piece.expired.as_ref()?;
    let since = judged.since()?;
    Some(t!(
        value.expired,
        value = evidence_value(piece.evidence, judged.value, currency),
        day = day_written(judged.day),
        since = day_written(since)
    ))
}

/// How a piece of evidence came to its points: judgement, way of measuring, inputs, scale.
pub fn evidence_note(piece: &EvidenceWorking, currency: &str) -> String {
    let value = |v| evidence_value(piece.evidence, v, currency);
    let mut parts = Vec::new();
    if let Some(judged) = &piece.judged {
        let (said, day) = (value(judged.value), day_written(judged.day));
        parts.push(if judged.estimated {
            t!(value.estimated, value = said, day = day)
        } else if judged.note.is_empty() {
            t!(value.judged, value = said, day = day)
        } else {
            t!(
                value.judged_note,
                value = said,
                day = day,
                // The list goes on behind it.
                note = judged.note.trim_end_matches(['.', '。', ';', '；', ' '])
            )
        });
        parts.extend(
            judged
                .until
                .map(|last| t!(value.judged_until, day = day_written(last))),
        );
        if let Some(measured) = piece.measured {
            parts.push(t!(value.judged_over, value = value(measured)));
        }
    }
    parts.extend(expired(piece, currency));
    parts.push(how(piece.evidence).to_owned());
    parts.extend(piece.inputs.iter().map(|one| input(*one, currency)));
    parts.extend(
        piece
            .scale
            .map(|found| scale(piece.evidence, found, currency)),
    );
    parts.join(t!(value.list_separator))
}
