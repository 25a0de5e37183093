//! The cross-sell screen: whom to offer which product next, why, what it is likely to bring, and how often such
//! suggestions were right.

mod growth;
mod proof;
mod results;
mod rows;
mod suggestions;
mod together;
mod white_space;
mod whose;

use crate::components::{Counts, EmptyState, List, Show, Tab, Tabs};
use crate::parts::known_until::KnownUntil;
use crate::places::{Choices, Route, navigate, use_choices};
use crate::state::{SUGGESTED, State, Worked, use_state};
use crate::toolbar::PrintButton;
use crate::words::amount::whole_in;
use crate::words::sentence_gap;
use crate::words::suggestion::of_ten;
use crate::{t, tx};
use growth::Growth;
use keepgold_core::book::{CustomerId, Tables};
use keepgold_core::proof::OffersProof;
use keepgold_core::question::{OffersBefore, Suggest};
use keepgold_core::unit::Money;
use leptos::prelude::*;
use proof::{Proof, of_the_first_ten};
use results::Results;
use rows::{Offer, Row, half, in_order};
use std::sync::Arc;
use suggestions::{CallSheet, Listed, Suggestions};
use together::Together;
use white_space::{GapFiles, Gaps, WhiteSpaceTab};

/// A part of the place with an address of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// Whom to offer what.
    #[default]
    Suggestions,
    /// What customers alike buy and others do not.
    WhiteSpace,
    /// What is dearer or more, and referrals.
    Growth,
    /// What is bought together.
    Together,
    /// What came of offers.
    Results,
    /// Whether such suggestions were right.
    Proof,
}

impl Part {
    /// All, in the order in which they are shown.
    const ALL: [Part; 6] = [
        Part::Suggestions,
        Part::WhiteSpace,
        Part::Growth,
        Part::Together,
        Part::Results,
        Part::Proof,
    ];

    /// Its name in the address, under [`CHOICE`].
    const fn path(self) -> &'static str {
        match self {
            Part::Suggestions => "suggestions",
            Part::WhiteSpace => "white-space",
            Part::Together => "together",
            Part::Growth => "growth",
            Part::Results => "results",
            Part::Proof => "proof",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Part::Suggestions => t!(cross_sell.part.suggestions),
            Part::WhiteSpace => t!(cross_sell.part.white_space),
            Part::Together => t!(cross_sell.part.together),
            Part::Growth => t!(cross_sell.part.growth),
            Part::Results => t!(cross_sell.part.results),
            Part::Proof => t!(cross_sell.part.proof),
        }
    }
}

/// The choice of the part.
const CHOICE: &str = "part";

/// The part that the address names; the first one where it names none.
fn open_part(choices: Choices) -> Memo<Part> {
    Memo::new(move |_| {
        let named = choices.get(CHOICE);
        let part = Part::ALL
            .into_iter()
            .find(|part| named.as_deref() == Some(part.path()));
        part.unwrap_or_default()
    })
}

/// What is suggested to whom, with all that rows say of customers.
#[derive(Clone, Copy)]
struct Found {
    state: State,
    suggested: Worked<Suggest>,
    /// Every customer that ever bought with its new products, those of which nothing can be said too.
    rows: Memo<Arc<Vec<Row>>>,
    /// The margin, 0–1, of products whose cost is not known.
    usual: Memo<f64>,
}

impl Found {
    /// Asked for as long as it is shown.
    fn new(state: State, shown: Memo<bool>) -> Self {
        let as_of = state.derived().as_of;
        let suggested = state.ask(move || {
            shown.get().then(|| Suggest {
                as_of: as_of.get(),
                most: SUGGESTED,
            })
        });
        let usual = Memo::new(move |_| {
            state.with_book(Tables::BASIS, |book| book.units().default_margin.to_f64())
        });
        let rows = Memo::new(move |_| {
            let (suggested, usual) = (suggested.last(), usual.get());
            let of_customers = suggested
                .iter()
                .flat_map(|suggested| suggested.of_customers.iter().enumerate());
            let rows = of_customers.filter_map(|(index, suggestions)| {
                let row = row_of(state, CustomerId::from_index(index))?;
                let offers = suggestions.iter().map(|one| Offer::new(one, usual));
                Some(Row {
                    offers: offers.collect(),
                    ..row
                })
            });
            in_order(rows.collect())
        });
        Self {
            state,
            suggested,
            rows,
            usual,
        }
    }
}

/// A customer that is listed and ever bought, without offers; tracked.
fn row_of(state: State, id: CustomerId) -> Option<Row> {
    let derived = state.derived();
    let facts = derived.facts.read();
    let facts = facts.get(id).filter(|facts| facts.purchases > 0)?;
    let tier = derived.assessment.read().get(id)?.tier;
    state.with_book(Tables::CUSTOMERS, |book| {
        let customer = book.customer(id).filter(|customer| customer.is_listed())?;
        Some(Row {
            customer: id,
            name: customer.title().to_owned(),
            owner: customer.owner.clone(),
            tier,
            purchases: facts.purchases,
            last_order: facts.last,
            offers: Vec::new(),
        })
    })
}

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    // One for the whole place: what one of two chose the other would not hear.
    let choices = use_choices();
    let part = open_part(choices);
    // What is bought together waits for nothing that it does not show.
    let suggests = Memo::new(move |_| part.get() != Part::Together);
    let found = Found::new(state, suggests);
    let listed = Listed::new(found, choices);
    let proofs = state.ask(move || {
        suggests.get().then(|| OffersBefore {
            as_of: derived.as_of.get(),
        })
    });
    let nobody = Memo::new(move |_| derived.facts.read().totals().customers == 0);
    let known = Memo::new(move |_| found.suggested.last().is_some());
    let currency = state.currency();
    let gaps = Gaps::new(state, choices, move || part.get() == Part::WhiteSpace);
    let body = move || match part.get() {
        Part::Suggestions => view! { <Suggestions found listed proofs currency /> }.into_any(),
        Part::WhiteSpace => view! { <WhiteSpaceTab gaps rows=found.rows currency /> }.into_any(),
        Part::Together => view! { <Together /> }.into_any(),
        Part::Growth => view! { <Growth currency /> }.into_any(),
        Part::Results => view! { <Results currency /> }.into_any(),
        Part::Proof => view! { <Proof proofs /> }.into_any(),
    };
    let files = move || match part.get() {
        Part::Suggestions => view! { <CallSheet shown=listed.shown currency /> }.into_any(),
        Part::WhiteSpace => view! { <GapFiles grid=gaps.grid currency /> }.into_any(),
        Part::Together | Part::Growth | Part::Results | Part::Proof => ().into_any(),
    };
    let said = move || {
        (suggests.get() && known.get()).then(|| {
            summary(
                &found.rows.read(),
                proofs.last().as_deref(),
                &currency.read(),
            )
        })
    };
    view! {
        <div class="cross-sell">
            <Show when=move || !nobody.get() fallback=empty>
                <header class="screen-head">
                    <h1>{tx!(places.cross_sell.name)}</h1>
                    <div class="screen-head__actions">{files} <PrintButton /></div>
                    <p class="screen-head__said" role="status">{said}</p>
                    <KnownUntil />
                </header>
                <Tabs label=tx!(cross_sell.part.label) tabs=tabs() open=Signal::derive(move || part.get() as usize) />
                {body}
            </Show>
        </div>
    }
}

fn tabs() -> Vec<Tab> {
    let tab = |part: Part| Tab {
        href: Route::CrossSell.href_with([(CHOICE, part.path())]).into(),
        label: (move || part.name()).into(),
    };
    Part::ALL.map(tab).into()
}

fn empty() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(cross_sell.empty_title)
            text=tx!(cross_sell.empty_text)
            action=tx!(tiers.empty_bring)
            on_action=move || navigate(Route::Import)
        />
    }
}

/// How many offers are worth making, what they bring, how few of them bring half of it, and how often such ones were
/// right.
fn summary(rows: &[Row], proofs: Option<&Vec<OffersProof>>, currency: &str) -> AnyView {
    let worth = |row: &&Row| row.expected().is_some_and(|expected| expected > 0.0);
    let n = rows.iter().filter(worth).count();
    let Some(first) = rows.first().filter(|_| n > 0) else {
        let none = match rows.iter().any(|row| !row.offers.is_empty()) {
            true => t!(cross_sell.summary_untold),
            false => t!(cross_sell.summary_none),
        };
        return none.into_any();
    };
    let expected: f64 = rows.iter().filter(worth).filter_map(Row::expected).sum();
    let mut counts = Counts::default();
    let list = || List::At(Route::CrossSell.href());
    let mut said = vec![t!(
        cross_sell.summary,
        n = counts.of(n as u64, list()),
        expected = whole_in(Money::from_f64(expected), currency),
        half = counts.of(half(rows) as u64, list()),
        first = first.name
    )];
    if let Some(proofs) = proofs.filter(|proofs| !proofs.is_empty()) {
        let (ours, (way, plain)) = of_the_first_ten(proofs);
        said.push(t!(
            cross_sell.proved,
            ours = of_ten(ours),
            way = way,
            plain = of_ten(plain)
        ));
    }
    counts.view(said.join(sentence_gap()))
}
