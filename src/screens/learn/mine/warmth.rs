//! The heat curves (C2) of one's own customer, from its contact log and its purchases.

use super::told;
use crate::charts::{Drawing, Figure, Lines, NamedLine, Plot, lines};
use crate::components::{Counts, Show};
use crate::format::{integer, month_written, percent};
use crate::i18n::lang;
use crate::parts::customer_picker::CustomerPicker;
use crate::places::{Choices, CustomerTab};
use crate::state::use_state;
use crate::words::lesson::said_of;
use crate::{t, tx};
use keepgold_core::advice::{MonthOfWarmth, Scissors, warmth};
use keepgold_core::book::{Book, CustomerId, Tables};
use keepgold_core::unit::Month;
use leptos::prelude::*;
use std::sync::Arc;

/// The page of the texts.
const PAGE: &str = "heat-curves";
/// The choice of the customer, by its number.
const CUSTOMER: &str = "customer";

/// The part.
#[component]
pub fn Curves(choices: Choices) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let named = untrack(|| choices.get(CUSTOMER));
    let chosen = RwSignal::new(state.with_book_untracked(|book| read(book, named)));
    Effect::new(move |_| {
        let number = chosen.get().map(|customer| customer.index().to_string());
        choices.set([(CUSTOMER, number)]);
    });
    let found = Memo::new(move |_| {
        let (customer, facts) = (chosen.get()?, derived.facts.get());
        state.with_book(Tables::CUSTOMERS | Tables::CONTACTS, |book| {
            warmth(book, &facts, customer)
        })
    });
    let said = move || {
        let customer = chosen.get()?;
        let found = found.read();
        let written = |month: Month| month_written(month.civil(), lang());
        let since = match found.as_ref().map(|found| found.scissors) {
            Some(Scissors::OpenSince(since)) => written(since),
            _ => String::new(),
        };
        let value = |name: &str| {
            let name_of = |book: &Book| book.customer_title(customer).to_owned();
            Some(match (name, found.as_ref()) {
                ("customer", _) => state.with_book(Tables::CUSTOMERS, name_of),
                ("since", _) => since.clone(),
                ("contacts", Some(found)) => integer(found.contacts.into()),
                ("purchases", Some(found)) => integer(found.purchases.into()),
                ("enquiries", Some(found)) => integer(found.enquiries.into()),
                _ => return None,
            })
        };
        let stands = match found.as_ref().map(|found| found.scissors) {
            Some(Scissors::OpenSince(_)) => "open",
            Some(Scissors::Closed) => "closed",
            Some(Scissors::OneSided) => "one_sided",
            None => "nothing",
        };
        let sentence = |name| told(said_of(PAGE, "book", name), Counts::default(), value);
        let counted = found.is_some().then(|| sentence("counted"));
        let href = CustomerTab::Relationship.href(customer.index() as u32);
        Some(view! {
            <p class="measure" role="status"><strong>{sentence(stands)}</strong></p>
            {counted.map(|counted| view! { <p class="measure muted">{counted}</p> })}
            <p><a href=href>{t!(learn.go, place = t!(customer.tab.relationship))}</a></p>
        })
    };
    let plot: Plot = Arc::new(move |width| {
        found.with(|found| {
            found
                .as_ref()
                .map_or_else(Drawing::default, |found| drawn(&found.months, width))
        })
    });
    let summary = Signal::derive(move || {
        lang();
        ["seller", "buyer"]
            .map(|name| said_of(PAGE, "labels", name))
            .join(t!(value.list_separator))
    });
    let there = Memo::new(move |_| found.read().is_some());
    view! {
        <CustomerPicker label=tx!(tiers.moves.customer) chosen />
        {said}
        <Show when=move || there.get()>
            <Figure title=tx!(learn.picture) summary label=tx!(learn.what) value=tx!(learn.value) plot=plot.clone() />
        </Show>
    }
}

/// The customer that the address names, where the book has it.
fn read(book: &Book, named: Option<String>) -> Option<CustomerId> {
    let number: usize = named?.parse().ok()?;
    let customer = (number < book.customers().len()).then(|| CustomerId::from_index(number))?;
    Some(book.customer_root(customer))
}

fn drawn(months: &[MonthOfWarmth], width: i32) -> Drawing {
    let line = |name: &'static str, of: fn(&MonthOfWarmth) -> f64| NamedLine {
        name: said_of(PAGE, "labels", name).to_owned(),
        points: (0..).map(f64::from).zip(months.iter().map(of)).collect(),
    };
    let both = [
        line("seller", |month| month.ours),
        line("buyer", |month| month.theirs),
    ];
    let first = months.first().map(|month| month.month);
    let along = |at: f64| {
        let month = first.map(|first| first.plus(at.round() as i32).civil());
        month.map_or_else(String::new, |(year, month)| format!("{year}-{month:02}"))
    };
    let spec = Lines {
        lines: &both,
        along: &along,
        value: &|value| percent(value, 0),
    };
    lines(spec, width)
}
