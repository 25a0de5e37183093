//! What customers likely spend with others, where nobody judged it.

use crate::shell::clock;
use crate::state::{State, Worked};
use crate::t;
use crate::words::amount::whole_in;
use keepgold_core::advice::Wallets;
use keepgold_core::book::Tables;
use keepgold_core::next_best::Unfilled;
use keepgold_core::question::UnfilledOf;
use keepgold_core::unit::Money;
use leptos::prelude::*;

/// The wallets that nobody judged, with how far they are found; asked for as long as the view stands.
pub fn ask_wallets(state: State) -> (Worked<UnfilledOf>, Signal<Option<Wallets>>) {
    let derived = state.derived();
    let asked = state.ask(move || {
        Some(UnfilledOf {
            as_of: derived.as_of.get(),
        })
    });
    let found = Signal::derive(move || {
        let (unfilled, facts) = (asked.last()?, derived.facts.get());
        let tables = Tables::CUSTOMERS | Tables::JUDGEMENTS;
        let wallets = |book: &_| Wallets::of(book, &facts, &unfilled, clock::today());
        Some(state.with_book(tables, wallets))
    });
    (asked, found)
}

/// What it comes to in a year and within which bounds.
pub fn unfilled_in(of: Unfilled, currency: &str) -> String {
    let money = |amount: f64| whole_in(Money::from_f64(amount), currency);
    t!(
        value.unfilled,
        expected = money(of.expected),
        low = money(of.bounds.0),
        high = money(of.bounds.1)
    )
}
