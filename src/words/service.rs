//! Words for contacts and service.

use crate::t;
use keepgold_core::book::{ContactKind, Outcome, Serving};

/// Name of a kind of contact.
pub fn contact_kind(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Visit => t!(service.kind.visit),
        ContactKind::Call => t!(service.kind.call),
        ContactKind::Message => t!(service.kind.message),
        ContactKind::Support => t!(service.kind.support),
    }
}

/// What came of a contact.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Good => t!(service.outcome.good),
        Outcome::Open => t!(service.outcome.open),
        Outcome::Bad => t!(service.outcome.bad),
    }
}

/// What came of a contact, in a word.
pub fn outcome_short(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Good => t!(service.outcome.good_short),
        Outcome::Open => t!(service.outcome.open_short),
        Outcome::Bad => t!(service.outcome.bad_short),
    }
}

/// What costs us work, as a head of several.
pub fn serving(of: Serving) -> &'static str {
    match of {
        Serving::Contact(ContactKind::Visit) => t!(service.serving.visit),
        Serving::Contact(ContactKind::Call) => t!(service.serving.call),
        Serving::Contact(ContactKind::Message) => t!(service.serving.message),
        Serving::Contact(ContactKind::Support) => t!(service.serving.support),
        Serving::Order => t!(service.serving.order),
        Serving::Return => t!(service.serving.returned),
    }
}
