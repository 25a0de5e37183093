//! What happened, in one sentence each.

use crate::components::TierMark;
use crate::parts::records::link_to_reckoning;
use crate::state::State;
use crate::t;
use crate::words::amount::{day_written, whole_in};
use crate::words::service::{contact_kind, outcome_short};
use crate::words::{offer, value, warning};
use keepgold_core::advice::{Happening, Orders};
use keepgold_core::book::{
    AlarmState, Book, Contact, FollowUp, Offer, OfferState, Reckoning, RecordId, Tier, WarningRule,
};
use keepgold_core::unit::Money;
use leptos::prelude::*;

/// An event as a sentence; nothing for a record that has just gone.
pub fn told(state: State, what: &Happening, currency: &str) -> AnyView {
    let follow_up = |id: &RecordId, say: fn(&FollowUp) -> String| {
        state.with_book_untracked(|book| book.follow_ups().get(id).map(say))
    };
    match what {
        Happening::Orders(orders) => orders_told(*orders, currency).into_any(),
        Happening::Contact(id) => state
            .with_book_untracked(|book| book.contacts().get(id).map(contact_told))
            .into_any(),
        Happening::Due(id) => follow_up(id, |one| {
            t!(customer.timeline.due, what = one.what, by = by(&one.by))
        })
        .into_any(),
        Happening::Done(id) => follow_up(id, |one| {
            t!(customer.timeline.done, what = one.what, by = by(&one.by))
        })
        .into_any(),
        Happening::Offered(id) => state
            .with_book_untracked(|book| Some(offer_told(book, book.offers().get(id)?)))
            .into_any(),
        Happening::Reckoned(id) => state
            .with_book_untracked(|book| book.reckonings().get(id).map(reckoning_told))
            .into_any(),
        Happening::Tier { from, to } => tier_told(*from, *to),
        Happening::Warned(rules) => {
            let rules = names(rules.iter().copied());
            t!(customer.timeline.warned, rules = rules).into_any()
        }
        Happening::Ended(rule, since) => t!(
            customer.timeline.ended,
            rule = warning::rule(*rule),
            day = day_written(*since)
        )
        .into_any(),
        Happening::TakenUp(id) => alarm_told(state, id, |state| {
            t!(
                customer.timeline.taken_up,
                rules = names(state.rules.iter().copied())
            )
        })
        .into_any(),
        Happening::PutOff(id, until) => alarm_told(state, id, |state| {
            let (rules, day) = (names(state.rules.iter().copied()), day_written(*until));
            t!(customer.timeline.put_off, rules = rules, day = day)
        })
        .into_any(),
        Happening::Closed(id, outcome) => {
            let closed = alarm_told(state, id, |state| {
                let rules = names(state.rules.iter().copied());
                t!(customer.timeline.closed, rules = rules)
            });
            let outcome = t!(customer.timeline.outcome, outcome = outcome_short(*outcome));
            closed.map(|closed| format!("{closed}{outcome}")).into_any()
        }
        Happening::Judged(evidence) => t!(
            customer.timeline.judged,
            evidence = value::evidence(*evidence)
        )
        .into_any(),
    }
}

fn orders_told(told: Orders, currency: &str) -> String {
    if told.amount < Money::ZERO {
        return t!(
            customer.timeline.returned,
            amount = whole_in(-told.amount, currency)
        );
    }
    t!(
        customer.timeline.orders,
        orders = t!(units.orders, n = told.orders),
        amount = whole_in(told.amount, currency)
    )
}

/// “Visit by Li: what about (good)”, as far as it was noted.
fn contact_told(contact: &Contact) -> String {
    let mut said = contact_kind(contact.kind).to_owned();
    if !contact.with.is_empty() {
        said.push_str(&t!(customer.timeline.with, name = contact.with));
    }
    said.push_str(&by(&contact.by));
    if !contact.note.is_empty() {
        said = t!(customer.timeline.note, what = said, note = contact.note);
    }
    if let Some(outcome) = contact.outcome {
        said.push_str(&t!(
            customer.timeline.outcome,
            outcome = outcome_short(outcome)
        ));
    }
    said
}

/// “Offered by Li: what (waiting)”, or that it is to be.
fn offer_told(book: &Book, told: &Offer) -> String {
    let what = offer::what(book, told);
    let said = match told.state {
        OfferState::Open => t!(customer.timeline.to_offer, what = what, by = by(&told.by)),
        _ => t!(customer.timeline.offered, what = what, by = by(&told.by)),
    };
    let answer = match told.state {
        OfferState::Open => String::new(),
        state => t!(customer.timeline.outcome, outcome = offer::state(state)),
    };
    format!("{said}{answer}")
}

/// “Calculated by Li: which calculator (note)”, where the calculator leads to its figures.
fn reckoning_told(told: &Reckoning) -> AnyView {
    let note = match told.note.as_str() {
        "" => String::new(),
        note => t!(customer.timeline.outcome, outcome = note),
    };
    view! {
        {t!(customer.timeline.reckoned, by = by(&told.by))}
        {link_to_reckoning(told)}
        {note}
    }
    .into_any()
}

/// Who of ours, to stand behind what was done; empty where it was not noted.
fn by(name: &str) -> String {
    match name {
        "" => String::new(),
        name => t!(customer.timeline.by, name = name),
    }
}

fn tier_told(from: Option<Tier>, to: Option<Tier>) -> AnyView {
    let mark = |tier: Tier| {
        let (level, label) = (value::tier_level(tier), value::tier(tier));
        view! { <TierMark level label /> }
    };
    match (from, to) {
        (Some(from), Some(to)) => {
            let said = if to < from {
                t!(customer.timeline.rose)
            } else {
                t!(customer.timeline.fell)
            };
            view! { {said} " " {mark(from)} " → " {mark(to)} }.into_any()
        }
        (None, Some(to)) => view! { {t!(customer.timeline.entered)} " " {mark(to)} }.into_any(),
        (Some(from), None) => view! { {t!(customer.timeline.left)} " " {mark(from)} }.into_any(),
        (None, None) => ().into_any(),
    }
}

fn alarm_told(
    state: State,
    id: &RecordId,
    say: impl FnOnce(&AlarmState) -> String,
) -> Option<String> {
    state.with_book_untracked(|book| book.alarm_states().get(id).map(say))
}

fn names(rules: impl Iterator<Item = WarningRule>) -> String {
    let names: Vec<&str> = rules.map(warning::rule).collect();
    names.join(t!(value.list_separator))
}
