//! Which two months are compared with each other (A5).

use crate::unit::Day;

/// The two days to compare: those chosen where that is possible, else the last full month and the one before it; where
/// there are not two of these, the end and the month before it. None where there are not two months. `days` are the
/// ends of the months there are, rising.
pub fn compared_days(days: &[Day], from: Option<Day>, to: Option<Day>) -> Option<(Day, Day)> {
    let place = |day: Option<Day>| days.binary_search(&day?).ok();
    let to = place(to).filter(|&to| to > 0);
    let full = last_full(days).filter(|&full| full > 0 && from.is_none());
    let to = to.or(full).or(days.len().checked_sub(1))?;
    let from = place(from).filter(|&from| from < to);
    let from = from.or(to.checked_sub(1))?;
    Some((*days.get(from)?, *days.get(to)?))
}

/// The place of the last day that ends a month.
fn last_full(days: &[Day]) -> Option<usize> {
    days.iter()
        .rposition(|day| day.plus_days(1).month() != day.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i32) -> Day {
        Day::from_number(number).unwrap()
    }

    #[test]
    fn two_months_are_always_in_order() {
        let days = [day(30), day(60), day(90)];
        let last = Some((day(60), day(90)));
        assert_eq!(compared_days(&days, None, None), last);
        let from_first = Some((day(30), day(90)));
        assert_eq!(compared_days(&days, Some(day(30)), None), from_first);
        let to_second = Some((day(30), day(60)));
        assert_eq!(compared_days(&days, None, Some(day(60))), to_second);
        // Nothing lies before the first, and a day is no longer a month's end after an import.
        assert_eq!(compared_days(&days, Some(day(90)), Some(day(30))), last);
        assert_eq!(compared_days(&days, Some(day(31)), Some(day(61))), last);
        assert_eq!(compared_days(&days[..1], None, None), None);
        assert_eq!(compared_days(&[], None, None), None);
    }

    #[test]
    fn a_month_under_way_is_compared_only_where_it_is_asked_for() {
        let civil = |month, day| Day::from_civil(2011, month, day).unwrap();
        let (october, november, ninth) = (civil(10, 31), civil(11, 30), civil(12, 9));
        let days = [october, november, ninth];
        assert_eq!(compared_days(&days, None, None), Some((october, november)));
        let to_ninth = compared_days(&days, None, Some(ninth));
        assert_eq!(to_ninth, Some((november, ninth)));
        let from_october = compared_days(&days, Some(october), None);
        assert_eq!(from_october, Some((october, ninth)));
        assert_eq!(
            compared_days(&days[1..], None, None),
            Some((november, ninth))
        );
    }
}
