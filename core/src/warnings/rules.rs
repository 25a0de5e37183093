//! The rules that read order lines: each tells from a customer's past up to a day whether it fires, and on what evidence.
//!
//! Where two years are known, what the same season brought a year before is no reason for an alarm.

use super::evidence::{Evidence, KindOf};
use super::stake::{QUARTER, last_quarter, usual_quarter};
use super::track::{Track, Tracks, year_before};
use crate::book::{WarningRule, WarningRules};
use crate::unit::{Day, Money};
use crate::value::median;

/// Days without an order that are never too long, whatever the rhythm.
const SHORT: f64 = 14.0;
/// Kinds of goods from which fewer of them say something.
const SOME_KINDS: f64 = 3.0;
/// Days that kinds are counted over, at least and at most.
const KINDS_OVER: (f64, f64) = (30.0, QUARTER as f64);
/// As many spans before the last one are what is usual.
const SPANS: i32 = 6;

/// Whether a rule that reads order lines fires on a day; always none for those that read records.
pub(super) fn evidence(
    rule: WarningRule,
    track: &Track,
    day: Day,
    rules: &WarningRules,
    tracks: &Tracks<'_>,
) -> Option<Evidence> {
    match rule {
        WarningRule::Falling => falling(track, day, share(rules.falling)),
        WarningRule::Assortment => assortment(track, day, share(rules.assortment), tracks),
        WarningRule::Silent => silent(track, day, rules),
        WarningRule::Drop => drop(track, day, share(rules.drop)),
        WarningRule::ContactGap | WarningRule::Complaint | WarningRule::SinglePerson => None,
    }
}

/// How strong it is: how far beyond its threshold, 1 at it.
pub(super) fn strength(evidence: &Evidence, rules: &WarningRules) -> f64 {
    let below = |now: f64, usual: f64, threshold: u8| (1.0 - now / usual) / share(threshold);
    match evidence {
        Evidence::Falling { sales, .. } => {
            below(sales[3].to_f64(), sales[0].to_f64(), rules.falling)
        }
        Evidence::Assortment { now, usual, .. } => below(f64::from(*now), *usual, rules.assortment),
        Evidence::Silent { days, usual, .. } => f64::from(*days) / silence_limit(*usual, rules),
        Evidence::Drop { quarter, usual, .. } => {
            below(quarter.to_f64(), usual.to_f64(), rules.drop)
        }
        Evidence::ContactGap { days, longest, .. } => f64::from(*days) / f64::from(*longest),
        Evidence::Complaint { .. } | Evidence::SinglePerson { .. } => 1.0,
    }
}

fn share(percent: u8) -> f64 {
    f64::from(percent) / 100.0
}

/// Three whole months running, each below the one before, in a customer that bought in all but the last of them.
fn falling(track: &Track, day: Day, by: f64) -> Option<Evidence> {
    let month = day.plus_days(1).month().plus(-1);
    let months = [-3, -2, -1, 0].map(|n| month.plus(n));
    let sales = months.map(|month| track.net_in(month));
    let bought = |place: usize| {
        let (first, next) = (months[place].first_day(), months[place].plus(1).first_day());
        track.purchases_between(first.plus_days(-1), next.plus_days(-1)) > 0
    };
    let far = |from: Money, to: Money| to.to_f64() <= from.to_f64() * (1.0 - by);
    let falls = sales.is_sorted_by(|a, b| a > b)
        && sales[2] > Money::ZERO
        && (0..3).all(bought)
        && far(sales[0], sales[3]);
    let fell_last_year = || {
        let before = |month: crate::unit::Month| track.net_in(month.plus(-12));
        track.knows_seasons(day) && far(before(months[0]), before(months[3]))
    };
    (falls && !fell_last_year()).then_some(Evidence::Falling { month, sales })
}

/// No more kinds than in any of the spans before, and far fewer than usual (their median), in a customer that still buys.
fn assortment(track: &Track, day: Day, by: f64, tracks: &Tracks<'_>) -> Option<Evidence> {
    let days = (2.0 * track.rhythm(day)?).clamp(KINDS_OVER.0, KINDS_OVER.1) as i32;
    let first = *track.purchases(day).first()?;
    let over = |span: i32| {
        let end = day.plus_days(-span * days);
        track.kinds(end.plus_days(-days), end)
    };
    let kinds = over(0);
    let whole = |span: &i32| day.days_since(first) >= (span + 1) * days - 1;
    let mut before: Vec<f64> = (1..=SPANS)
        .filter(whole)
        .map(|span| over(span).len() as f64)
        .filter(|&count| count > 0.0)
        .collect();
    let usual = median(&mut before).filter(|_| before.len() >= 2)?;
    let now = kinds.len();
    let shrinks = now > 0
        && now as f64 <= before[0]
        && usual >= SOME_KINDS
        && now as f64 <= usual * (1.0 - by);
    let as_last_year = || {
        let end = year_before(day);
        track.knows_seasons(day) && track.kinds(end.plus_days(-days), end).len() <= now
    };
    (shrinks && !as_last_year()).then(|| Evidence::Assortment {
        now: now as u32,
        usual,
        days,
        of: if kinds.iter().all(|&kind| tracks.is_category(kind)) {
            KindOf::Category
        } else {
            KindOf::Product
        },
    })
}

/// Days without an order after which a customer with this usual gap counts as silent.
pub fn silence_limit(usual: f64, rules: &WarningRules) -> f64 {
    (usual * f64::from(rules.silent) / 10.0).max(SHORT)
}

/// No order for so many times the usual gap.
fn silent(track: &Track, day: Day, rules: &WarningRules) -> Option<Evidence> {
    let usual = track.rhythm(day)?;
    let last = *track.purchases(day).last()?;
    let days = day.days_since(last);
    let as_last_year = || {
        let before = track.gap_over(year_before(day));
        track.knows_seasons(day) && before.is_some_and(|gap| gap >= days)
    };
    let late = f64::from(days) > silence_limit(usual, rules);
    (late && !as_last_year()).then_some(Evidence::Silent { last, days, usual })
}

/// A last quarter far below the usual one, and below the same one of the year before where that is known.
fn drop(track: &Track, day: Day, by: f64) -> Option<Evidence> {
    let usual = usual_quarter(track, day)?;
    let quarter = last_quarter(track, day);
    let below = |level: Money| quarter.to_f64() < level.to_f64() * (1.0 - by);
    let year_ago = track
        .knows_seasons(day)
        .then(|| last_quarter(track, year_before(day)));
    (below(usual) && year_ago.is_none_or(below)).then_some(Evidence::Drop {
        quarter,
        usual,
        year_ago,
    })
}

/// Months looked back over.
const MONTHS: i32 = 24;

/// The month ends before a day, the newest first.
fn ends(day: Day) -> impl Iterator<Item = Day> {
    (0..MONTHS).map(move |n| day.month().plus(-n).first_day().plus_days(-1))
}

/// The unbroken runs of month ends before this day on which the rule fired and that have ended, each with its first day
/// and the first month end without it, the newest first.
pub(super) fn ended(day: Day, fires: impl Fn(Day) -> bool) -> Vec<(Day, Day)> {
    let mut found = Vec::new();
    // What fires today has not ended, nor what fires since a month end without a break.
    let (mut quiet, mut run) = ((!fires(day)).then_some(day), None);
    for end in ends(day) {
        if fires(end) {
            run = quiet.map(|quiet| (end, quiet));
        } else {
            found.extend(run.take());
            quiet = Some(end);
        }
    }
    // Of a run that goes on beyond what is looked at it is not known when it began: from its first day on here.
    found.extend(run);
    found
}

/// The first day of the unbroken run of month ends, up to this day, on which the rule has fired.
pub(super) fn since(day: Day, fires: impl Fn(Day) -> bool) -> Day {
    ends(day)
        .take_while(|&end| fires(end))
        .last()
        .unwrap_or(day)
}
