//! The customer base month by month and quarter by quarter: who bought, who was new, who was kept (I1).

use crate::unit::{Money, Month, Rate};
use crate::value::facts::rows::Facts;

/// Months in a period that customers are counted over.
pub(super) const QUARTER: i32 = 3;
/// Most quarters that are looked back on, one ending with each month: two years of rolling years, each with nine months
/// before its last quarter.
const MOST: i32 = 24 + 9;

/// The customer base over three calendar months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BaseQuarter {
    /// The last of its months, which is over.
    pub last: Month,
    /// Customers who bought goods in it.
    pub customers: u32,
    /// Those of them who had never bought before.
    pub gained: u32,
    /// Whether the orders reach back over the three months before, so that it is known who was new and who was kept.
    pub follows: bool,
    /// Customers who bought in the three months before.
    pub before: u32,
    /// Those of them who bought in this quarter too.
    pub kept: u32,
    /// Exact net sales to listed customers.
    pub net_sales: Money,
    /// Contribution margin of those sales.
    pub contribution: Money,
}

/// One calendar month that is over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BaseMonth {
    /// Which.
    pub month: Month,
    /// Customers who bought goods in it.
    pub customers: u32,
    /// Those of them who had never bought before.
    pub gained: u32,
    /// Exact net sales to listed customers.
    pub net_sales: Money,
}

/// The last of some months, and those it is held against: the one before and the same one a year before, where they are
/// there. `months` rise without gaps; none where there are none.
pub fn months_compared(months: &[BaseMonth]) -> Option<(&BaseMonth, Vec<&BaseMonth>)> {
    let (now, earlier) = months.split_last()?;
    let is_year_ago = |then: &&BaseMonth| now.month.months_since(then.month) == 12;
    let year_ago = earlier.iter().find(is_year_ago);
    let against = earlier.last().into_iter().chain(year_ago);
    Some((now, against.collect()))
}

/// The last full months up to the day the facts reach, rising, at most thirteen so that the last
/// can be held against the same one a year before.
pub fn base_months(facts: &Facts) -> Vec<BaseMonth> {
    let last = last_full_month(facts);
    let Some(first) = first_month(facts) else {
        return Vec::new();
    };
    let first = first.max(last.plus(-12));
    let empty = |n: i32| BaseMonth {
        month: first.plus(n),
        customers: 0,
        gained: 0,
        net_sales: Money::ZERO,
    };
    let count = (last.months_since(first) + 1).max(0);
    let mut months: Vec<BaseMonth> = (0..count).map(empty).collect();
    let place = |month: Month| usize::try_from(month.months_since(first)).ok();
    for sums in &facts.months {
        if let Some(month) = place(sums.month).and_then(|place| months.get_mut(place)) {
            month.net_sales += sums.net_sales;
        }
    }
    for row in &facts.rows {
        let days = facts.purchase_days(row.customer);
        for group in days.chunk_by(|a, b| a.month() == b.month()) {
            let bought = place(group[0].month()).and_then(|place| months.get_mut(place));
            if let Some(month) = bought {
                month.customers += 1;
                month.gained += u32::from(row.first == Some(group[0]));
            }
        }
    }
    months
}

fn last_full_month(facts: &Facts) -> Month {
    facts.window().as_of.plus_days(1).month().plus(-1)
}

/// The month of the very first purchase.
fn first_month(facts: &Facts) -> Option<Month> {
    let first = facts.rows.iter().filter_map(|row| row.first).min();
    first.map(|first| first.month())
}

/// The quarters that end with each full month up to the day the facts reach, rising; `margin` stands in where a
/// product's cost is unknown.
///
/// The first is the first three months of orders; at most [`MOST`] are given. Empty where there is less.
pub fn base_quarters(facts: &Facts, margin: Rate) -> Vec<BaseQuarter> {
    let last = last_full_month(facts);
    let Some(first) = first_month(facts) else {
        return Vec::new();
    };
    let full_months = last.months_since(first) + 1;
    let quarters = (full_months - QUARTER + 1).clamp(0, MOST);
    // Places count months back from the last full one: one bit for each in a customer's mask.
    let reach = (quarters + 2 * QUARTER - 1) as usize;
    let place = |month: Month| usize::try_from(last.months_since(month)).ok();
    let mut base: Vec<BaseQuarter> = (0..quarters)
        .map(|back| BaseQuarter {
            last: last.plus(-back),
            customers: 0,
            gained: 0,
            follows: full_months - back >= 2 * QUARTER,
            before: 0,
            kept: 0,
            net_sales: Money::ZERO,
            contribution: Money::ZERO,
        })
        .collect();
    for row in &facts.rows {
        let days = facts.purchase_days(row.customer);
        let months = days.iter().filter_map(|day| place(day.month()));
        let bought = months
            .filter(|&place| place < reach)
            .fold(0u64, |mask, place| mask | 1 << place);
        let began = row.first.and_then(|first| place(first.month()));
        for (back, quarter) in base.iter_mut().enumerate() {
            let within = |from: usize| bought >> from & 0b111 != 0;
            let (now, before) = (within(back), within(back + QUARTER as usize));
            let new = began.is_some_and(|began| (back..back + QUARTER as usize).contains(&began));
            quarter.customers += u32::from(now);
            if quarter.follows {
                quarter.gained += u32::from(now && new);
                quarter.before += u32::from(before);
                quarter.kept += u32::from(now && before);
            }
        }
    }
    for sums in &facts.months {
        let Some(place) = place(sums.month) else {
            continue;
        };
        let contribution = sums.known_contribution + sums.sales_without_cost.share(margin);
        let covering = place.saturating_sub(QUARTER as usize - 1)..=place;
        for back in covering {
            if let Some(quarter) = base.get_mut(back) {
                quarter.net_sales += sums.net_sales;
                quarter.contribution += contribution;
            }
        }
    }
    base.reverse();
    base
}
