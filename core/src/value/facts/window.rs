//! The span of days that scores look back over.

use serde::Serialize;

use crate::unit::Day;

/// Mean length of a Gregorian month in days.
pub(in crate::value) const DAYS_PER_MONTH: f64 = 30.436_875;

/// The days that scores look back over, cut into halves and quarters by days, not by months, so
/// that parts compare whatever the calendar does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Window {
    /// Its length in months.
    pub months: u8,
    /// First day inside.
    #[serde(serialize_with = "crate::value::plain::as_text")]
    pub first: Day,
    /// First day of the recent half. The earlier half has one day more where the days are odd.
    #[serde(serialize_with = "crate::value::plain::as_text")]
    pub recent: Day,
    /// First day of the last quarter.
    #[serde(serialize_with = "crate::value::plain::as_text")]
    pub quarter: Day,
    /// Last day inside: the day the scores look back from.
    #[serde(serialize_with = "crate::value::plain::as_text")]
    pub as_of: Day,
}

impl Window {
    /// The window of so many months that ends on `as_of`.
    pub fn new(as_of: Day, months: u8) -> Self {
        // Held at the first day that exists, where the window would begin before it.
        let first = as_of
            .plus_months(-i32::from(months))
            .plus_days(1)
            .min(as_of);
        let days = as_of.days_since(first) + 1;
        Self {
            months,
            first,
            recent: as_of.plus_days(1 - (days / 2).max(1)),
            quarter: as_of.plus_days(1 - (days / 4).max(1)),
            as_of,
        }
    }

    /// Number of days inside, at least one.
    pub const fn days(&self) -> i32 {
        self.as_of.days_since(self.first) + 1
    }

    /// Days in the last quarter, at least one.
    pub const fn quarter_days(&self) -> i32 {
        self.as_of.days_since(self.quarter) + 1
    }

    /// Whether the day lies inside.
    pub fn holds(&self, day: Day) -> bool {
        self.first <= day && day <= self.as_of
    }
}

/// A window as what it is made from, for messages.
pub(super) mod as_day_and_months {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Window;
    use crate::unit::Day;

    pub(in crate::value) fn serialize<S: Serializer>(
        window: &Window,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        (window.as_of, window.months).serialize(to)
    }

    pub(in crate::value) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Window, D::Error> {
        let (as_of, months) = <(Day, u8)>::deserialize(from)?;
        Ok(Window::new(as_of, months))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_civil(year, month, day).unwrap()
    }

    #[test]
    fn a_year_back_starts_the_day_after_the_same_day() {
        let window = Window::new(day(2011, 12, 9), 12);
        assert_eq!(window.first, day(2010, 12, 10));
        assert_eq!(window.days(), 365);
        assert_eq!(window.as_of.days_since(window.recent) + 1, 182);
        assert_eq!(window.quarter_days(), 91);
    }

    #[test]
    fn the_shortest_window_at_the_first_day_still_holds_a_day() {
        let window = Window::new(Day::FIRST, 1);
        assert!(window.days() >= 1 && window.quarter_days() >= 1);
        assert!(window.holds(Day::FIRST));
    }
}
