//! What has changed since a day, customer by customer: who came back, who went silent, who holds another tier.

use crate::book::{Book, CustomerId, Tier};
use crate::sorting::sort_by;
use crate::unit::Day;
use crate::value::{Assessment, Facts, Gaps, TierHistory};
use crate::warnings::{Evidence, Warnings, silence_limit};

/// A customer that holds another tier than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangedTier {
    /// Who.
    pub customer: CustomerId,
    /// The tier it held.
    pub from: Tier,
    /// The tier it holds.
    pub to: Tier,
}

/// What has changed since a day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Since {
    /// Customers that were silent on the day and have ordered since, those with the most sales in the window first.
    pub came_back: Vec<CustomerId>,
    /// Customers that were not silent then and are now, the most money at stake first.
    pub went_silent: Vec<CustomerId>,
    /// Customers in a higher tier, the highest first.
    pub rose: Vec<ChangedTier>,
    /// Customers in a lower tier, those from the highest first.
    pub fell: Vec<ChangedTier>,
    /// The month end up to that day whose tiers are compared; none where none is known.
    pub tiers_of: Option<Day>,
}

/// What has changed since a day. Tiers are known at month ends, so those of the last one up to the day are compared.
///
/// All must be made from one book.
pub fn since(
    book: &Book,
    facts: &Facts,
    warnings: &Warnings,
    assessment: &Assessment,
    months: &TierHistory,
    day: Day,
) -> Since {
    let rules = &book.service().warnings;
    let mut found = Since::default();
    let mut gaps = Vec::new();
    for row in facts.customers().iter().filter(|row| !row.prospect) {
        let days = facts.purchase_days(row.customer);
        let (known, newer) = days.split_at(days.partition_point(|&bought| bought <= day));
        let (Some(last), false) = (known.last(), newer.is_empty()) else {
            continue;
        };
        let usual = Gaps::between(known, &mut gaps).rhythm();
        let limit = usual.map(|usual| silence_limit(usual, rules));
        if limit.is_some_and(|limit| f64::from(day.days_since(*last)) > limit) {
            found.came_back.push(row.customer);
        }
    }
    sort_by(&mut found.came_back, |a, b| {
        let sales = |customer: &CustomerId| facts.get(*customer).map(|row| row.window_sales);
        sales(b).cmp(&sales(a)).then(a.cmp(b))
    });
    for warning in &warnings.warnings {
        let newly = warning.alarms.iter().any(|alarm| match alarm.evidence {
            Evidence::Silent { last, usual, .. } => {
                f64::from(day.days_since(last)) <= silence_limit(usual, rules)
            }
            _ => false,
        });
        if newly {
            found.went_silent.push(warning.customer);
        }
    }
    let earlier = months.months().iter().rposition(|month| month.day <= day);
    let Some(place) = earlier else {
        return found;
    };
    found.tiers_of = Some(months.months()[place].day);
    for standing in assessment.standings() {
        let held = (months.seen(place, standing.customer).tier(), standing.tier);
        let (Some(from), Some(to)) = held else {
            continue;
        };
        let changed = ChangedTier {
            customer: standing.customer,
            from,
            to,
        };
        match to.cmp(&from) {
            std::cmp::Ordering::Less => found.rose.push(changed),
            std::cmp::Ordering::Greater => found.fell.push(changed),
            std::cmp::Ordering::Equal => {}
        }
    }
    sort_by(&mut found.rose, |a, b| {
        (a.to, a.from, a.customer).cmp(&(b.to, b.from, b.customer))
    });
    sort_by(&mut found.fell, |a, b| {
        (a.from, a.to, a.customer).cmp(&(b.from, b.to, b.customer))
    });
    found
}
