//! The story that a demo is opened for: whom it happened to, since when, and which rule of warning finds it.

use super::Demo;
use super::habit::FALL;
use crate::book::{CustomerId, WarningRule};
use crate::unit::Day;

/// The story that a demo is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Story {
    /// Whom it happened to.
    pub customer: CustomerId,
    /// The rule that finds it.
    pub rule: WarningRule,
    /// The day from which something was missing: orders, contacts, or part of a month's purchases.
    pub since: Day,
}

impl Demo {
    /// The story of the demo book that ends with this day.
    pub fn story(self, as_of: Day) -> Story {
        let firm = self.firm();
        let (place, rule) = firm.story;
        let character = &firm.cast[place];
        let since = match rule {
            WarningRule::Silent => as_of.plus_days(-character.habit.quiet as i32),
            WarningRule::ContactGap => as_of.plus_days(-character.care.quiet as i32),
            // Those who order less do so by the month.
            _ => as_of.month().plus(1 - FALL.len() as i32).first_day(),
        };
        Story {
            customer: CustomerId::from_index(place),
            rule,
            since,
        }
    }
}
