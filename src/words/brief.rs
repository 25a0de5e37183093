//! Why to turn to a customer, in a few words for the row of a list: its warning, or the next step with it.

use super::amount::day_iso;
use super::{value, warning};
use crate::format::{decimal, fixed, integer, percent, signed_percent};
use crate::t;
use keepgold_core::advice::{Next, next};
use keepgold_core::book::{Book, CustomerId};
use keepgold_core::value::{Assessment, Facts, explain};
use keepgold_core::warnings::{Evidence, KindOf, Warning};

/// Why, in a few words; none where nothing presses.
pub fn brief(
    book: &Book,
    facts: &Facts,
    assessment: &Assessment,
    customer: CustomerId,
    warning: Option<&Warning>,
) -> Option<String> {
    match warning.and_then(|warning| warning.alarms.first()) {
        Some(alarm) => Some(found(book, &alarm.evidence)),
        None => step(next(&explain(book, facts, assessment, customer)?, None)),
    }
}

fn found(book: &Book, evidence: &Evidence) -> String {
    let days = |days: i32| integer(days.into());
    match evidence {
        Evidence::Falling { sales, .. } => {
            let change = sales[3].to_f64() / sales[0].to_f64() - 1.0;
            t!(brief.falling, change = signed_percent(change, 0))
        }
        Evidence::Assortment { now, usual, of, .. } => {
            let usual = decimal(*usual, 0);
            match of {
                KindOf::Category => t!(brief.categories, n = *now, usual = usual),
                KindOf::Product => t!(brief.products, n = *now, usual = usual),
            }
        }
        Evidence::Drop { quarter, usual, .. } => {
            let change = quarter.to_f64() / usual.to_f64() - 1.0;
            t!(brief.drop, change = signed_percent(change, 0))
        }
        Evidence::ContactGap {
            last: Some(_),
            days: since,
            ..
        } => {
            t!(brief.contact_gap, days = days(*since))
        }
        Evidence::ContactGap { last: None, .. } => t!(brief.never_contacted).to_owned(),
        Evidence::Complaint { day, .. } => t!(brief.complaint, day = day_iso(*day)),
        Evidence::Silent {
            days: since, usual, ..
        } => t!(brief.silent, days = days(*since), usual = fixed(*usual, 0)),
        Evidence::SinglePerson { .. } => warning::sentence(book, evidence),
    }
}

fn step(next: Next) -> Option<String> {
    Some(match next {
        Next::FirstOrder => t!(brief.first_order).to_owned(),
        Next::Overdue(times) => t!(brief.overdue, times = fixed(times, 1)),
        Next::Falling(share) => t!(brief.below_level, share = percent(share, 0)),
        Next::NearlyDown(to, _) => t!(
            brief.nearly_down,
            points = fixed(to.points, 1),
            tier = value::tier(to.tier)
        ),
        Next::NearlyUp(to, _) => t!(
            brief.nearly_up,
            points = fixed(to.points, 1),
            tier = value::tier(to.tier)
        ),
        // What would make the figures better, or could be better some day, is no reason to call.
        Next::Alarm(_) | Next::Judge(..) | Next::Weakest(_) | Next::Weightless | Next::Hold => {
            return None;
        }
    })
}
