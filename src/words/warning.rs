//! Early warnings in words: what a rule found, in business terms, and what was done about it.

use keepgold_core::book::{Book, Cause, WarningRule};
use keepgold_core::warnings::{Evidence, KindOf, Mechanism};

use crate::format::{decimal, fixed, integer, signed_percent};
use crate::t;
use crate::words::amount::{day_written, whole_in};
use crate::words::mid_sentence;

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

/// The name of a rule inside a sentence that lists several.
pub fn rule_in_list(of: WarningRule) -> String {
    mid_sentence(rule(of))
}

/// Kinds of goods from which nobody wants to read tenths.
const TENS: f64 = 10.0;

/// What a rule found, in a sentence. The book gives the currency and the names.
pub fn sentence(book: &Book, evidence: &Evidence) -> String {
    let money = |money| whole_in(money, &book.units().currency);
    let change = |from: f64, to: f64| signed_percent(to / from - 1.0, 0);
    let days = |days: i32| integer(days.into());
    match evidence {
        Evidence::Falling { sales, .. } => t!(
            warnings.found.falling,
            from = money(sales[0]),
            to = money(sales[3]),
            change = change(sales[0].to_f64(), sales[3].to_f64())
        ),
        Evidence::Assortment {
            now,
            usual,
            days: over,
            of,
        } => {
            let decimals = usize::from(*usual < TENS);
            let (usual, over) = (decimal(*usual, decimals), days(*over));
            match of {
                KindOf::Category => {
                    t!(
                        warnings.found.categories,
                        n = *now,
                        usual = usual,
                        days = over
                    )
                }
                KindOf::Product => {
                    t!(
                        warnings.found.products,
                        n = *now,
                        usual = usual,
                        days = over
                    )
                }
            }
        }
        Evidence::Silent {
            days: since, usual, ..
        } => t!(
            warnings.found.silent,
            days = days(*since),
            usual = fixed(*usual, 0)
        ),
        Evidence::Drop {
            quarter,
            usual,
            year_ago,
        } => {
            let said = t!(
                warnings.found.drop,
                quarter = money(*quarter),
                usual = money(*usual),
                change = change(usual.to_f64(), quarter.to_f64())
            );
            match year_ago {
                Some(year_ago) => {
                    let then = t!(warnings.found.year_ago, year_ago = money(*year_ago));
                    [said, then].join(super::sentence_gap())
                }
                None => said,
            }
        }
        Evidence::ContactGap {
            last: Some(_),
            days: since,
            longest,
        } => t!(
            warnings.found.contact_gap,
            days = days(*since),
            longest = integer((*longest).into())
        ),
        Evidence::ContactGap {
            last: None,
            longest,
            ..
        } => t!(
            warnings.found.never_contacted,
            longest = integer((*longest).into())
        ),
        Evidence::Complaint { day, .. } => {
            t!(warnings.found.complaint, day = day_written(*day))
        }
        Evidence::SinglePerson { person } => {
            let person = book.persons().get(person);
            let name = person.map_or_else(String::new, |person| person.name.clone());
            t!(warnings.found.single_person, name = name)
        }
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

/// The name of a mechanism.
pub fn mechanism(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::Warn => t!(warnings.plan.warn.name),
        Mechanism::Retain => t!(warnings.plan.retain.name),
        Mechanism::Respond => t!(warnings.plan.respond.name),
    }
}

/// What a mechanism is for.
pub fn mechanism_text(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::Warn => t!(warnings.plan.warn.text),
        Mechanism::Retain => t!(warnings.plan.retain.text),
        Mechanism::Respond => t!(warnings.plan.respond.text),
    }
}

/// The steps of a mechanism.
pub fn steps(mechanism: Mechanism) -> [&'static str; 3] {
    match mechanism {
        Mechanism::Warn => [
            t!(warnings.plan.warn.first),
            t!(warnings.plan.warn.second),
            t!(warnings.plan.warn.third),
        ],
        Mechanism::Retain => [
            t!(warnings.plan.retain.first),
            t!(warnings.plan.retain.second),
            t!(warnings.plan.retain.third),
        ],
        Mechanism::Respond => [
            t!(warnings.plan.respond.first),
            t!(warnings.plan.respond.second),
            t!(warnings.plan.respond.third),
        ],
    }
}
