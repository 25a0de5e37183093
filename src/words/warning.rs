//! Early warnings in words: what a rule found, in business terms, and what was done about it.

use keepgold_core::book::{Cause, WarningRule};

use crate::t;

/// The name of a rule.
pub fn rule(rule: WarningRule) -> &'static str {
    match rule {
        WarningRule::Complaint => t!(warnings.rule.complaint),
        WarningRule::Silent => t!(warnings.rule.silent),
        WarningRule::Falling => t!(warnings.rule.falling),
        WarningRule::Drop => t!(warnings.rule.drop),
        WarningRule::Assortment => t!(warnings.rule.assortment),
        WarningRule::ContactGap => t!(warnings.rule.contact_gap),
        WarningRule::SinglePerson => t!(warnings.rule.single_person),
    }
}

/// The name of a cause.
pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Prices => t!(warnings.cause.prices),
        Cause::Service => t!(warnings.cause.service),
        Cause::Competition => t!(warnings.cause.competition),
        Cause::Substitutes => t!(warnings.cause.substitutes),
        Cause::Economy => t!(warnings.cause.economy),
    }
}
