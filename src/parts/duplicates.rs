//! The customers that likely stand in the book twice, without those that somebody said are not the same.

use crate::components::Show;
use crate::places::Route;
use crate::shell::prefs;
use crate::state::{Shared, Worked, use_state};
use crate::t;
use keepgold_core::book::{Book, CustomerId, Tables};
use keepgold_core::likeness::Likely;
use keepgold_core::question::Duplicates;
use keepgold_core::sorting::set_of;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The pairs, and how far the answer is.
#[derive(Clone, Copy, Debug)]
pub struct LikelyPairs {
    /// The pairs to look at, the surest first.
    pub pairs: Memo<Arc<Vec<Likely>>>,
    /// How many were left out as not the same.
    pub apart: Memo<usize>,
    /// The answer.
    pub asked: Worked<Duplicates>,
}

/// Asks for the pairs, for as long as the caller's view is there.
pub fn use_likely_pairs() -> LikelyPairs {
    let state = use_state();
    let asked = state.ask(|| Some(Duplicates));
    let apart = prefs::not_same();
    let all = move || {
        asked
            .last()
            .map_or_else(Vec::new, |all: Shared<Vec<Likely>>| all.to_vec())
    };
    let pairs = Memo::new(move |_| {
        let apart = apart.read();
        let apart: BTreeSet<&String> = set_of(apart.iter());
        let mut pairs = all();
        state.with_book(Tables::CUSTOMERS, |book| {
            // One that was merged a moment ago is none, before the next answer says so.
            let listed = |id| {
                book.customer(id)
                    .is_some_and(|customer| customer.is_listed())
            };
            pairs.retain(|pair| {
                listed(pair.first) && listed(pair.second) && !apart.contains(&pair_name(book, pair))
            });
        });
        Arc::new(pairs)
    });
    let left_out = Memo::new(move |_| all().len().saturating_sub(pairs.read().len()));
    LikelyPairs {
        pairs,
        apart: left_out,
        asked,
    }
}

/// What a pair is remembered by.
pub fn pair_name(book: &Book, pair: &Likely) -> String {
    let name = |id: CustomerId| {
        let customer = book.customer(id);
        customer.map_or_else(String::new, |one| format!("{}\t{}", one.name, one.code))
    };
    let (first, second) = (name(pair.first), name(pair.second));
    match first <= second {
        true => format!("{first}\n{second}"),
        false => format!("{second}\n{first}"),
    }
}

/// How many pairs there are, which leads to them; nothing where there are none.
#[component]
pub fn DuplicatesLink() -> impl IntoView {
    let pairs = use_likely_pairs().pairs;
    let n = Memo::new(move |_| pairs.read().len());
    view! {
        <Show when=move || { n.get() > 0 }>
            <p><a href=Route::Duplicates.href()>{move || t!(duplicates.data, n = n.get())}</a></p>
        </Show>
    }
}
