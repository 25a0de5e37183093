//! Which two days are compared with each other: the ends of months or of quarters (A5).

use crate::unit::Day;

/// How far apart days that are compared lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    /// A month.
    #[default]
    Month,
    /// A quarter of the calendar year.
    Quarter,
}

impl Span {
    /// The days that can be compared: of `days`, the ends of the months there are in rising order, those on which a
    /// span ends, and the last one, on which it may be under way.
    pub fn ends(self, days: &[Day]) -> Vec<Day> {
        let last = days.last();
        let stays = |day: &Day| Some(day) == last || self.ends_on(*day);
        days.iter().copied().filter(stays).collect()
    }

    fn ends_on(self, day: Day) -> bool {
        let next = day.plus_days(1).month();
        next != day.month()
            && match self {
                Self::Month => true,
                Self::Quarter => next.civil().1 % 3 == 1,
            }
    }
}

/// The two of these days to compare: those chosen where that is possible, else the end of the last full span and the day
/// before it; where there are not two of these, the last day and the one before it. None where there are not two days.
/// `days` are the [`Span::ends`] of the same span.
pub fn compared_days(
    days: &[Day],
    span: Span,
    from: Option<Day>,
    to: Option<Day>,
) -> Option<(Day, Day)> {
    let place = |day: Option<Day>| days.binary_search(&day?).ok();
    let (from, to) = (place(from), place(to).filter(|&to| to > 0));
    let full = days.iter().rposition(|day| span.ends_on(*day));
    let full = full.filter(|&full| full > 0 && from.is_none());
    let to = to.or(full).or(days.len().checked_sub(1))?;
    let from = from.filter(|&from| from < to);
    let from = from.or(to.checked_sub(1))?;
    Some((*days.get(from)?, *days.get(to)?))
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
        assert_eq!(compared_days(&days, Span::Month, None, None), last);
        let from_first = Some((day(30), day(90)));
        assert_eq!(
            compared_days(&days, Span::Month, Some(day(30)), None),
            from_first
        );
        let to_second = Some((day(30), day(60)));
        assert_eq!(
            compared_days(&days, Span::Month, None, Some(day(60))),
            to_second
        );
        // Nothing lies before the first, and a day is no longer a month's end after an import.
        assert_eq!(
            compared_days(&days, Span::Month, Some(day(90)), Some(day(30))),
            last
        );
        assert_eq!(
            compared_days(&days, Span::Month, Some(day(31)), Some(day(61))),
            last
        );
        assert_eq!(compared_days(&days[..1], Span::Month, None, None), None);
        assert_eq!(compared_days(&[], Span::Month, None, None), None);
    }

    #[test]
    fn a_month_under_way_is_compared_only_where_it_is_asked_for() {
        let civil = |month, day| Day::from_civil(2011, month, day).unwrap();
        let (october, november, ninth) = (civil(10, 31), civil(11, 30), civil(12, 9));
        let days = [october, november, ninth];
        assert_eq!(
            compared_days(&days, Span::Month, None, None),
            Some((october, november))
        );
        let to_ninth = compared_days(&days, Span::Month, None, Some(ninth));
        assert_eq!(to_ninth, Some((november, ninth)));
        let from_october = compared_days(&days, Span::Month, Some(october), None);
        assert_eq!(from_october, Some((october, ninth)));
        assert_eq!(
            compared_days(&days[1..], Span::Month, None, None),
            Some((november, ninth))
        );
    }

    #[test]
    fn quarters_are_compared_from_end_to_end_and_one_under_way_only_where_it_is_asked_for() {
        let end = |year, month: u32| Day::from_civil(year, month + 1, 1).unwrap().plus_days(-1);
        let mut days: Vec<Day> = (4..=11).map(|month| end(2011, month)).collect();
        let ninth = Day::from_civil(2011, 12, 9).unwrap();
        days.push(ninth);
        let (june, september) = (end(2011, 6), end(2011, 9));
        let quarters = Span::Quarter.ends(&days);
        assert_eq!(quarters, [june, september, ninth]);
        assert_eq!(Span::Month.ends(&days), days);
        let compared = |from, to| compared_days(&quarters, Span::Quarter, from, to);
        assert_eq!(compared(None, None), Some((june, september)));
        assert_eq!(compared(None, Some(ninth)), Some((september, ninth)));
        assert_eq!(compared(Some(june), None), Some((june, ninth)));
        // The end of a month inside a quarter is none of these days.
        let inside = compared(Some(end(2011, 7)), Some(end(2011, 8)));
        assert_eq!(inside, compared(None, None));
        let year = Day::from_civil(2011, 12, 31).unwrap();
        assert_eq!(Span::Quarter.ends(&[ninth, year]), [year]);
    }
}
