//! Somebody at a customer: who they are, how to reach them, when they have their birthday.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Book;
use super::customer::CustomerId;
use super::record::Record;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NAME, MAX_NOTE, MAX_WORD};
use crate::unit::Day;

/// The calendar of a birthday.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// 公历.
    #[default]
    Solar,
    /// 农历.
    Lunar,
}

/// A birthday 生日: month and day, and the year where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Birthday {
    /// By which calendar.
    #[serde(default)]
    pub calendar: Calendar,
    /// 1 to 12. Who was born in a leap month of the lunar calendar keeps the birthday in the month of that number.
    pub month: u8,
    /// 1 to the last day of the month: of the lunar calendar at most 30.
    pub day: u8,
    /// The year of birth, a lunar one by the solar year in which it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
}

impl Birthday {
    /// Whether there is such a day. Without a year, 29 February is one.
    pub fn exists(self) -> bool {
        const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;
        const LEAP_YEAR: i32 = 2000;
        if self.year.is_some_and(|year| !YEARS.contains(&year)) {
            return false;
        }
        match self.calendar {
            Calendar::Lunar => (1..=12).contains(&self.month) && (1..=30).contains(&self.day),
            Calendar::Solar => {
                let year = self.year.map_or(LEAP_YEAR, i32::from);
                Day::from_civil(year, self.month.into(), self.day.into()).is_some()
            }
        }
    }
}

impl fmt::Display for Birthday {
    /// As `1980-03-15`, or `03-15` where the year is not known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year:04}-")?;
        }
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl FromStr for Birthday {
    type Err = ();

    /// Reads `1980-03-15` or `03-15`, also with dots, slashes and `年月日`, by the solar calendar. A day that does not
    /// exist is read all the same: see [`Self::exists`].
    fn from_str(text: &str) -> Result<Self, ()> {
        let parted = |c: char| !c.is_ascii_digit();
        let is_separator = |c: char| "-./年月日号 ".contains(c);
        if !text.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
            return Err(());
        }
        let numbers: Vec<_> = text.split(parted).filter(|part| !part.is_empty()).collect();
        let (year, [month, day]) = match *numbers.as_slice() {
            [month, day] => (None, [month, day]),
            [year, month, day] if year.len() == 4 => (Some(year), [month, day]),
            _ => return Err(()),
        };
        let year = year.map(|year| year.parse().map_err(|_| ())).transpose()?;
        Ok(Self {
            calendar: Calendar::Solar,
            month: month.parse().map_err(|_| ())?,
            day: day.parse().map_err(|_| ())?,
            year,
        })
    }
}

/// A person 联系人 at a customer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Person {
    /// At which customer. Those of a merged customer count for the one it was merged into.
    pub customer: CustomerId,
    /// Name as written.
    pub name: String,
    /// What they do there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Telephone, as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// When they have their birthday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthday: Option<Birthday>,
    /// Free text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Whether they work there no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
}

impl Record for Person {
    fn customer(&self) -> Option<CustomerId> {
        Some(self.customer)
    }

    fn check(&self, _book: &Book) -> Result<(), Refusal> {
        text::check_required(Field::Name, &self.name, MAX_NAME)?;
        text::check(Field::Role, &self.role, MAX_WORD)?;
        text::check(Field::Phone, &self.phone, MAX_WORD)?;
        text::check(Field::Email, &self.email, MAX_NAME)?;
        text::check(Field::Notes, &self.note, MAX_NOTE)?;
        let wrong = |field| Err(Refusal::OutOfRange { field });
        if !self.email.is_empty() && !is_address(&self.email) {
            return wrong(Field::Email);
        }
        if self.birthday.is_some_and(|birthday| !birthday.exists()) {
            return wrong(Field::Birthday);
        }
        Ok(())
    }
}

/// Whether a text could be an e-mail address: something on both sides of one `@`, and no blanks.
pub(crate) fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
        && !text.contains(char::is_whitespace)
}
