//! What more could be sold to the customers there are: the open offers, what customers likely spend with others, and the two parts of depth.

use crate::components::{Counts, List};
use crate::format::fixed;
use crate::parts::awaited::Awaited;
use crate::parts::wallets::{ask_wallets, unfilled_in};
use crate::places::Route;
use crate::state::{SUGGESTED, use_state};
use crate::words::amount::whole_in;
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::book::Tables;
use keepgold_core::next_best::Depth;
use keepgold_core::question::{Grown, Growth};
use keepgold_core::unit::Money;
use leptos::prelude::*;

/// The section.
#[component]
pub fn GrowthSection() -> impl IntoView {
    let state = use_state();
    let as_of = state.derived().as_of;
    let asked = state.ask(move || {
        let margin = state.with_book(Tables::BASIS, |book| book.units().default_margin);
        Some(Growth {
            as_of: as_of.get(),
            margin,
            most: SUGGESTED,
        })
    });
    let currency = state.currency();
    let open = move || Some(open(*asked.last()?, &currency.read()));
    let (_, wallets) = ask_wallets(state);
    let unfilled = move || {
        let wallets = wallets.get().filter(|wallets| wallets.entered.is_empty())?;
        let unfilled = unfilled_in(wallets.sum()?, &currency.read());
        let n = wallets.unfilled.len();
        let settings = view! { <a href=Route::Settings.href()>{t!(places.settings.name)}</a> };
        let said = t!(base.growth.unfilled, n = n, unfilled = unfilled);
        Some(view! { <p class="measure">{said} {sentence_gap()} {settings}</p> })
    };
    let depth = move || depth(*asked.last()?, &currency.read());
    view! {
        <section class="base__section" aria-labelledby="base-growth">
            <h2 id="base-growth">{tx!(base.growth.title)}</h2>
            <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
            <p class="measure">{open}</p>
            {unfilled}
            <p class="measure">{depth}</p>
        </section>
    }
}

/// How many offers are open and what they bring.
fn open(grown: Grown, currency: &str) -> AnyView {
    if grown.offers == 0 {
        return t!(base.growth.none).into_any();
    }
    let list = List::At(Route::CrossSell.href());
    Counts::one(grown.offers as usize, list, |n| {
        let expected = whole_in(Money::from_f64(grown.expected), currency);
        t!(base.growth.open, n = n, expected = expected)
    })
}

/// How wide customers buy and for how much of each, beside the year before.
fn depth(grown: Grown, currency: &str) -> Option<String> {
    let parts = |depth: Depth| {
        let each = whole_in(Money::from_f64(depth.each()?), currency);
        Some((fixed(depth.width()?, 1), each))
    };
    let (width, each) = parts(grown.now)?;
    let mut said = vec![t!(base.growth.depth, width = width, each = each)];
    if let Some((width, each)) = grown.before.and_then(parts) {
        said.push(t!(base.growth.before, width = width, each = each));
    }
    Some(said.join(sentence_gap()))
}
