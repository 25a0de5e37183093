//! The stage of a customer's life (A1).

use serde::Serialize;

use super::measure::Readings;
use crate::book::Evidence;
use crate::value::facts::rows::Facts;
use crate::value::facts::window::DAYS_PER_MONTH;

/// Stage of a customer's life 客户生命周期.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 引入期: known for less than a quarter of the window.
    Introduction,
    /// 成长期: the last quarter lies at least half above the customer's own level.
    Growth,
    /// 成熟期: none of the others.
    Maturity,
    /// 衰退期: late by its own rhythm and a third below its own level, or late by three rhythms.
    Decline,
}

/// Momentum from which a customer grows: (q − e)/(q + e) is 0.2 where q is half above e.
const GROWING: f64 = 0.2;
/// Recency, in rhythms, from which a customer declines whatever its momentum.
const LOST: f64 = 3.0;

/// The stage that tenure and a quarter of the window (both in months), momentum and recency speak
/// for; none without tenure.
fn stage(
    tenure: Option<f64>,
    quarter: f64,
    momentum: Option<f64>,
    recency: Option<f64>,
) -> Option<Stage> {
    let tenure = tenure?;
    let recency = recency.unwrap_or(0.0);
    // Half above and a third below are the same step: 3 : 2 and 2 : 3.
    let falling = momentum.is_none_or(|momentum| momentum <= -GROWING);
    Some(
        if recency >= LOST || (recency > 1.0 && falling && tenure >= quarter) {
            Stage::Decline
        } else if tenure < quarter {
            Stage::Introduction
        } else if momentum.is_some_and(|momentum| momentum >= GROWING) {
            Stage::Growth
        } else {
            Stage::Maturity
        },
    )
}

/// The stage of life that the readings speak for.
pub(in crate::value) fn stage_of(facts: &Facts, readings: &Readings) -> Option<Stage> {
    stage(
        readings.used(Evidence::Tenure),
        f64::from(facts.window.quarter_days()) / DAYS_PER_MONTH,
        readings.used(Evidence::Momentum),
        readings.used(Evidence::Recency),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_has_its_customer() {
        let of = |tenure, momentum, recency| stage(Some(tenure), 3.0, momentum, Some(recency));
        assert_eq!(of(1.0, None, 0.5), Some(Stage::Introduction));
        assert_eq!(of(8.0, Some(0.3), 0.5), Some(Stage::Growth));
        assert_eq!(of(8.0, Some(0.0), 0.5), Some(Stage::Maturity));
        // Little bought lately, but not yet late by its own rhythm.
        assert_eq!(of(8.0, Some(-1.0), 0.9), Some(Stage::Maturity));
        assert_eq!(of(8.0, Some(-1.0), 1.5), Some(Stage::Decline));
        assert_eq!(of(8.0, Some(0.9), 3.0), Some(Stage::Decline));
        assert_eq!(stage(None, 3.0, Some(0.0), Some(0.0)), None);
    }
}
