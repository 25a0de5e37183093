//! How sales of the last months stand to those before them.

use crate::unit::{Money, Month};

/// Months that are compared with as many before them.
const MONTHS: usize = 3;

/// Net sales of the last three months beside those of the three before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuarterTrend {
    /// Of the last three months.
    pub now: Money,
    /// Of the three before.
    pub before: Money,
}

impl QuarterTrend {
    /// The change as a share of what was; none from nothing or less, where a share says nothing.
    pub fn change(&self) -> Option<f64> {
        change(self.now, self.before)
    }
}

/// The last two quarters of a series of months, rising and without gaps; none while there are fewer than six.
pub fn quarter_trend(months: &[(Month, Money)]) -> Option<QuarterTrend> {
    let from = months.len().checked_sub(2 * MONTHS)?;
    let (before, now) = months[from..].split_at(MONTHS);
    let sum = |part: &[(Month, Money)]| part.iter().map(|(_, sales)| *sales).sum();
    Some(QuarterTrend {
        now: sum(now),
        before: sum(before),
    })
}

/// A change as a share of what was; none from nothing or less, where a share says nothing.
pub fn change(now: Money, before: Money) -> Option<f64> {
    (before > Money::ZERO).then(|| (now - before).to_f64() / before.to_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Day;

    #[test]
    fn the_last_quarter_is_compared_only_where_there_is_one_before() {
        let first = Day::from_civil(2025, 1, 1).unwrap().month();
        let trend = |units: &[i64]| {
            let at = |(i, &units): (usize, &i64)| (first.plus(i as i32), Money::from_units(units));
            let months: Vec<_> = units.iter().enumerate().map(at).collect();
            quarter_trend(&months)
        };
        assert_eq!(trend(&[1, 2, 3, 4, 5]), None);
        let found = trend(&[9, 1, 2, 3, 4, 5, 6]).unwrap();
        assert_eq!(found.now, Money::from_units(15));
        assert_eq!(found.before, Money::from_units(6));
        assert_eq!(found.change(), Some(1.5));
        assert_eq!(trend(&[0, 0, 0, 4, 5, 6]).unwrap().change(), None);
    }
}
