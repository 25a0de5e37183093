//! Calendar days and months.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use time::{Date, util};

/// A calendar day between 1900-01-01 and 2199-12-31, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Day(i32);

/// A calendar month, as months since January of year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(i32);

/// 1970-01-01 as a Julian day.
const EPOCH: i32 = 2_440_588;
const FIRST: i32 = -25_567;
const LAST: i32 = 84_005;

impl Day {
    /// The first day that can be held: 1900-01-01.
    pub const FIRST: Self = Self(FIRST);
    /// The last day that can be held: 2199-12-31.
    pub const LAST: Self = Self(LAST);

    /// The day of year, month and day of month, when it exists and lies in range.
    pub fn from_civil(year: i32, month: u32, day: u32) -> Option<Self> {
        let month = u8::try_from(month).ok()?.try_into().ok()?;
        let date = Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?;
        Self::from_number(date.to_julian_day() - EPOCH)
    }

    /// The day this many days after 1970-01-01, when it lies in range.
    pub const fn from_number(days: i32) -> Option<Self> {
        if FIRST <= days && days <= LAST {
            Some(Self(days))
        } else {
            None
        }
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Year, month 1–12 and day of month 1–31.
    pub fn civil(self) -> (i32, u32, u32) {
        let (year, month, day) = self.date().to_calendar_date();
        (year, u32::from(u8::from(month)), u32::from(day))
    }

    /// Days from `earlier` to this day; negative when it comes before.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The day this many days later, held within the range.
    pub const fn plus_days(self, days: i32) -> Self {
        let moved = self.0.saturating_add(days);
        if moved < FIRST {
            Self(FIRST)
        } else if moved > LAST {
            Self(LAST)
        } else {
            Self(moved)
        }
    }

    /// The same day of the month this many months later; the month's last day where it is shorter.
    pub fn plus_months(self, months: i32) -> Self {
        let (_, _, day) = self.civil();
        let month = Month(self.month().0 + months);
        month
            .first_day()
            .plus_days(day.min(month.days()) as i32 - 1)
    }

    /// The month this day lies in.
    pub fn month(self) -> Month {
        let (year, month, _) = self.civil();
        Month(year * 12 + month as i32 - 1)
    }

    fn date(self) -> Date {
        // Every number between the first and the last day is a day of the calendar.
        Date::from_julian_day(EPOCH + self.0).unwrap_or(Date::MIN)
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2011-12-09`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i32::deserialize(deserializer)?;
        Self::from_number(number)
            .ok_or_else(|| serde::de::Error::custom("a day must lie between 1900 and 2199"))
    }
}

impl Month {
    /// Year and month 1–12.
    pub const fn civil(self) -> (i32, u32) {
        (self.0.div_euclid(12), self.0.rem_euclid(12) as u32 + 1)
    }

    /// The first day of the month, held within the range of [`Day`].
    pub fn first_day(self) -> Day {
        let (year, month) = self.civil();
        Day::from_civil(year, month, 1).unwrap_or(if year < 1900 { Day::FIRST } else { Day::LAST })
    }

    /// The month this many months later.
    pub const fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// Months from `earlier` to this one.
    pub const fn months_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Days in the month, 28–31.
    pub fn days(self) -> u32 {
        let (year, month) = self.civil();
        let month = u8::try_from(month)
            .ok()
            .and_then(|month| month.try_into().ok());
        month.map_or(31, |month| u32::from(util::days_in_month(month, year)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn range_is_what_is_said() {
        assert_eq!(Day::FIRST.to_string(), "1900-01-01");
        assert_eq!(Day::LAST.to_string(), "2199-12-31");
        assert_eq!(Day::from_civil(1899, 12, 31), None);
        assert_eq!(Day::from_civil(2200, 1, 1), None);
        assert_eq!(Day::from_civil(2011, 2, 29), None);
    }

    #[test]
    fn months_keep_within_their_length() {
        let day = |y, m, d| Day::from_civil(y, m, d).unwrap();
        assert_eq!(day(2011, 1, 31).plus_months(1), day(2011, 2, 28));
        assert_eq!(day(2011, 12, 9).plus_months(-12), day(2010, 12, 9));
        assert_eq!(day(2011, 12, 9).month().civil(), (2011, 12));
        assert_eq!(day(2011, 12, 9).month().first_day(), day(2011, 12, 1));
    }
}
