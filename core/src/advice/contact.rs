//! When the next contact is due by the standard of the customer's tier (A4).

use crate::book::Standard;
use crate::unit::Day;

/// When the next contact is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactDue {
    /// The day by which it should be.
    pub ideal: Day,
    /// The day after which it must not be.
    pub longest: Day,
    /// How pressing it is.
    pub state: ContactState,
}

/// How pressing a contact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContactState {
    /// The ideal gap has not passed.
    InTime,
    /// The ideal gap has passed, the longest has not.
    Due,
    /// The longest gap has passed.
    Overdue,
}

/// When the contact after `last` is due, seen on a day.
pub fn contact_due(last: Day, standard: &Standard, on: Day) -> ContactDue {
    let ideal = last.plus_days(standard.ideal_gap.into());
    let longest = last.plus_days(standard.longest_gap.into());
    let state = if on > longest {
        ContactState::Overdue
    } else if on > ideal {
        ContactState::Due
    } else {
        ContactState::InTime
    };
    ContactDue {
        ideal,
        longest,
        state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Service, Tier};

    #[test]
    fn the_last_day_of_a_gap_is_still_within_it() {
        let last = Day::from_civil(2026, 3, 1).unwrap();
        let service = Service::default();
        let state = |days| {
            let standard = service.standard(Tier::Vip);
            contact_due(last, standard, last.plus_days(days)).state
        };
        assert_eq!(state(-1), ContactState::InTime);
        assert_eq!(state(14), ContactState::InTime);
        assert_eq!(state(15), ContactState::Due);
        assert_eq!(state(30), ContactState::Due);
        assert_eq!(state(31), ContactState::Overdue);
    }
}
