//! Four facts about the customer: what it brings, when it ordered, whom to ask for, who of ours looks after it.

use super::Subject;
use crate::components::{Button, ButtonKind};
use crate::format::{NONE, change_said, days_ago};
use crate::i18n::lang;
use crate::parts::records::{Asked, use_record_forms};
use crate::state::use_state;
use crate::words::amount::whole_in;
use crate::{t, tx};
use keepgold_core::advice::change;
use keepgold_core::book::{Person, RecordKind, Tables};
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::{Against, Compared};
use leptos::prelude::*;

/// The facts.
#[component]
pub fn Facts(subject: Subject) -> impl IntoView {
    view! {
        <dl class="customer-head__facts">
            <Fact term=tx!(customer.head.sales)>{move || sales(subject)}</Fact>
            <Fact term=tx!(customer.head.last_order)>{move || last_order(subject)}</Fact>
            <Fact term=tx!(customer.head.person)>{person(subject)}</Fact>
            <Fact term=tx!(customer.head.owner)>{owner(subject)}</Fact>
        </dl>
    }
}

#[component]
fn Fact(#[prop(into)] term: TextProp, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt>{move || term.get()}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// A value with a quiet word below it.
fn value_and(value: impl IntoView, word: impl IntoView) -> AnyView {
    view! { <span class="customer-head__value">{value}</span> <small>{word}</small> }.into_any()
}

fn sales(subject: Subject) -> AnyView {
    let Some(year) = subject.year.last() else {
        return NONE.into_any();
    };
    let money = whole_in(year.year, &subject.currency.read());
    let (said, good) = subject
        .compared()
        .map(|of| changed(&of))
        .unwrap_or_default();
    let bad = good == Some(false);
    value_and(
        money,
        view! { <span class:good=good == Some(true) class:bad=bad>{said}</span> },
    )
}

/// The change against the span before, and whether it is a good one.
fn changed(compared: &Compared) -> (Option<String>, Option<bool>) {
    let change = change(compared.now, compared.before);
    let said = change.map(change_said);
    match (compared.against, said) {
        // While a warning stands, no rise is good news.
        (Against::UsualQuarter, said) => {
            let worse = change.filter(|change| *change < 0.0).map(|_| false);
            let said = said.map(|said| t!(customer.head.change_quarter, change = said));
            (said, worse)
        }
        (Against::Months(12), Some(said)) => (
            Some(t!(customer.head.change_year, change = said)),
            change.map(|change| change >= 0.0),
        ),
        (Against::Months(n), Some(said)) => {
            let months = t!(units.months, n = n);
            let said = t!(customer.head.change, change = said, months = months);
            (Some(said), change.map(|change| change >= 0.0))
        }
        (Against::Months(n), None) if compared.now > Money::ZERO => {
            let months = t!(units.months, n = n);
            (
                Some(t!(customer.head.nothing_before, months = months)),
                None,
            )
        }
        (Against::Months(_), None) => (None, None),
    }
}

fn last_order(subject: Subject) -> AnyView {
    let as_of = use_state().derived().as_of.get();
    let facts = subject.facts.read();
    let Some((last, facts)) = facts.as_ref().and_then(|facts| Some((facts.last?, facts))) else {
        return t!(customer.head.no_order).into_any();
    };
    let usual = facts.gaps.rhythm().map(|days| {
        let days = days.round().max(1.0) as u32;
        t!(customer.head.usual, usual = t!(units.days, n = days))
    });
    value_and(ago(as_of, last), usual)
}

/// Whom to ask for: somebody who has not left, the first noted.
fn person(subject: Subject) -> AnyView {
    let (state, forms) = (use_state(), use_record_forms());
    let asked = Asked::New(subject.id);
    let people = Memo::new(move |_| {
        let read = Tables::CUSTOMERS_COUNTED | Tables::RECORDS;
        state.with_book(read, |book| {
            let there = book.of_customer(book.persons(), subject.id);
            let there = there.filter(|(_, person)| !person.left);
            there.map(|(_, person)| person.clone()).collect::<Vec<_>>()
        })
    });
    let shown = move || match people.read().as_slice() {
        [] => {
            let add = move || forms.open(RecordKind::Person, asked);
            view! {
                <span class="muted">{t!(customer.head.nobody)}</span>
                <Button kind=ButtonKind::Quiet on_press=add>{t!(customer.head.add_person)}</Button>
            }
            .into_any()
        }
        [first, others @ ..] => {
            let more = (!others.is_empty()).then(|| t!(customer.head.others, n = others.len()));
            value_and(first.name.clone(), reached(first, more))
        }
    };
    shown.into_any()
}

/// The role and how to reach somebody, and how many others there are.
fn reached(person: &Person, more: Option<String>) -> AnyView {
    let role = (!person.role.is_empty()).then(|| view! { <span>{person.role.clone()}</span> });
    let phone = (!person.phone.is_empty()).then(|| {
        let dial: String = person
            .phone
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        view! { <a href=format!("tel:{dial}")>{person.phone.clone()}</a> }
    });
    let more = more.map(|more| view! { <span>{more}</span> });
    view! { <span class="customer-head__reached">{role} {phone} {more}</span> }.into_any()
}

fn owner(subject: Subject) -> AnyView {
    let state = use_state();
    let contact = Memo::new(move |_| {
        let read = Tables::CUSTOMERS_COUNTED | Tables::CONTACTS;
        state.with_book(read, |book| {
            let own = book.of_customer(book.contacts(), subject.id);
            own.map(|(_, contact)| contact.day).max()
        })
    });
    let shown = move || {
        let owner = subject.record.read().owner.clone();
        let owner = match owner.as_str() {
            "" => view! { <span class="muted">{t!(customer.head.no_owner)}</span> }.into_any(),
            _ => owner.into_any(),
        };
        let contact = match contact.get() {
            None => t!(customer.head.no_contact).to_owned(),
            Some(day) => {
                let ago = ago(crate::shell::clock::today(), day);
                t!(customer.head.contact, ago = ago)
            }
        };
        value_and(owner, contact)
    };
    shown.into_any()
}

/// How long ago a day was, seen from another; a later one is today.
fn ago(from: Day, day: Day) -> String {
    days_ago(from.days_since(day).max(0).unsigned_abs(), lang())
}
