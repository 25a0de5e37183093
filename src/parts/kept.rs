//! What hysteresis keeps, said where tiers are shown.

use crate::format::{decimal, month_written};
use crate::i18n::lang;
use crate::state::{Derived, Progress};
use crate::t;
use crate::words::value;
use keepgold_core::book::Hysteresis;
use keepgold_core::value::{Held, TierHistory};

/// That the tiers shown follow the cuts although the book has hysteresis; none where they do not. Tracked.
pub fn pending(derived: Derived) -> Option<&'static str> {
    if derived.months.last_under_rules().is_some() {
        return None;
    }
    match derived.months.progress() {
        Progress::Done => None,
        Progress::Working if derived.keeps() => Some(t!(tiers.hysteresis.pending)),
        Progress::Failed if derived.keeps() => Some(t!(tiers.hysteresis.failed)),
        Progress::Working | Progress::Failed => None,
    }
}

/// Since when a kept customer lies past the cut, for a table.
pub fn since(held: Held, months: &TierHistory, rule: Hysteresis) -> String {
    t!(
        tiers.hysteresis.since,
        month = month(held, months),
        across = held.across,
        periods = rule.periods()
    )
}

/// Where the cuts would put a kept customer, since when, and when it goes there.
pub fn sentence(held: Held, months: &TierHistory, rule: Hysteresis) -> String {
    t!(
        tiers.hysteresis.sentence,
        tier = value::tier(held.tier),
        plain = value::tier(held.plain),
        month = month(held, months),
        margin = decimal(rule.points(), 1),
        periods = rule.periods()
    )
}

fn month(held: Held, months: &TierHistory) -> String {
    let since = months.since(held.across);
    month_written(since.month().civil(), lang())
}
