//! What is wrong with standards as they are typed. Pure.

use crate::format::integer;
use crate::t;
use crate::words::value;
use keepgold_core::book::{MAX_NOTE, Service, Tier};

/// Why standards cannot be put in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The longest gap of this tier is shorter than its ideal one.
    Gaps(Tier),
    /// A policy of this tier is too long.
    TooLong(Tier),
}

/// The first fault, from the top.
pub fn fault(service: &Service) -> Option<Fault> {
    Tier::ALL.into_iter().find_map(|tier| {
        let standard = service.standard(tier);
        let long = |text: &str| text.chars().count() > MAX_NOTE;
        if standard.longest_gap < standard.ideal_gap {
            Some(Fault::Gaps(tier))
        } else if long(&standard.policy) || long(&standard.credit) {
            Some(Fault::TooLong(tier))
        } else {
            None
        }
    })
}

/// The fault in a sentence.
pub fn sentence(fault: Fault) -> String {
    match fault {
        Fault::Gaps(tier) => t!(service.draft.gaps, tier = value::tier(tier)),
        Fault::TooLong(tier) => t!(
            service.draft.too_long,
            tier = value::tier(tier),
            most = integer(MAX_NOTE as i64)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{Command, History};

    #[test]
    fn what_has_no_fault_is_taken_by_the_book() {
        let with = |ideal_gap, longest_gap, policy: String| {
            let mut service = Service::default();
            service.standards[1].ideal_gap = ideal_gap;
            service.standards[1].longest_gap = longest_gap;
            service.standards[1].policy = policy;
            service
        };
        let note = |n| "访".repeat(n);
        for (service, expected) in [
            (with(30, 30, note(MAX_NOTE)), None),
            (with(31, 30, note(1)), Some(Fault::Gaps(Tier::Main))),
            (
                with(1, 30, note(MAX_NOTE + 1)),
                Some(Fault::TooLong(Tier::Main)),
            ),
        ] {
            assert_eq!(fault(&service), expected);
            let command = Command::ChangeService(Box::new(service));
            let taken = History::default().apply(command);
            assert_eq!(taken.is_ok(), expected.is_none());
        }
    }
}
