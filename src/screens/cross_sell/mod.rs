//! The cross-sell screen: whom to offer which product next, why, what it is likely to bring, and how often such
//! suggestions were right.

mod growth;
mod proof;
mod results;
mod suggestions;
mod together;

use std::sync::Arc;

use crate::components::{EmptyState, Show, Tab, Tabs};
use crate::parts::known_until::KnownUntil;
use crate::places::{Route, navigate, use_choices};
use crate::state::{SUGGESTED, use_state};
use crate::toolbar::PrintButton;
use crate::words::amount::whole_in;
use crate::{t, tx};
use growth::Growth;
use keepgold_core::book::{CustomerId, Tables, Tier};
use keepgold_core::next_best::Suggestion;
use keepgold_core::question::{OffersBefore, Suggest};
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::Money;
use leptos::prelude::*;
use proof::Proof;
use results::Results;
use suggestions::Suggestions;
use together::Together;

/// A customer with what to offer it, the most to expect first.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    customer: CustomerId,
    name: String,
    owner: String,
    tier: Option<Tier>,
    /// At least one.
    suggestions: Vec<Suggestion>,
}

impl Row {
    /// What the first suggestion brings on average; nothing where its chance is not known.
    fn expected(&self) -> f64 {
        let first = self.suggestions.first();
        first
            .and_then(|first| first.expected(1.0))
            .unwrap_or_default()
    }
}

/// A part of the place with an address of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// Whom to offer what.
    #[default]
    Suggestions,
    /// What is bought together.
    Together,
    /// What is dearer or more, and referrals.
    Growth,
    /// What came of offers.
    Results,
    /// Whether such suggestions were right.
    Proof,
}

impl Part {
    /// All, in the order in which they are shown.
    const ALL: [Part; 5] = [
        Part::Suggestions,
        Part::Growth,
        Part::Together,
        Part::Results,
        Part::Proof,
    ];

    /// Its name in the address, under [`CHOICE`].
    const fn path(self) -> &'static str {
        match self {
            Part::Suggestions => "suggestions",
            Part::Together => "together",
            Part::Growth => "growth",
            Part::Results => "results",
            Part::Proof => "proof",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Part::Suggestions => t!(cross_sell.part.suggestions),
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
fn open_part() -> Memo<Part> {
    let choices = use_choices();
    Memo::new(move |_| {
        let named = choices.get(CHOICE);
        let part = Part::ALL
            .into_iter()
            .find(|part| named.as_deref() == Some(part.path()));
        part.unwrap_or_default()
    })
}

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let part = open_part();
    // What is bought together waits for nothing that it does not show.
    let suggests = Memo::new(move |_| part.get() != Part::Together);
    let suggested = state.ask(move || {
        suggests.get().then(|| Suggest {
            as_of: derived.as_of.get(),
            most: SUGGESTED,
        })
    });
    let proofs = state.ask(move || {
        suggests.get().then(|| OffersBefore {
            as_of: derived.as_of.get(),
        })
    });
    let rows = Memo::new(move |_| {
        let (suggested, assessment) = (suggested.last(), derived.assessment.get());
        state.with_book(Tables::CUSTOMERS, |book| {
            let of_customers = suggested
                .iter()
                .flat_map(|suggested| suggested.of_customers.iter().enumerate());
            let row = |(index, suggestions): (usize, &Vec<Suggestion>)| {
                let id = CustomerId::from_index(index);
                let customer = book.customer(id).filter(|customer| customer.is_listed())?;
                let mut suggestions = suggestions.clone();
                let expected = |one: &Suggestion| one.expected(1.0).unwrap_or_default();
                sort_by(&mut suggestions, |a, b| expected(b).total_cmp(&expected(a)));
                (!suggestions.is_empty()).then(|| Row {
                    customer: id,
                    name: customer.title().to_owned(),
                    owner: customer.owner.clone(),
                    tier: assessment.get(id).and_then(|standing| standing.tier),
                    suggestions,
                })
            };
            let mut rows: Vec<Row> = of_customers.filter_map(row).collect();
            sort_by(&mut rows, |a, b| b.expected().total_cmp(&a.expected()));
            Arc::new(rows)
        })
    });
    let nobody = Memo::new(move |_| derived.facts.read().totals().customers == 0);
    let known = Memo::new(move |_| suggested.last().is_some());
    let currency =
        Memo::new(move |_| state.with_book(Tables::CURRENCY, |book| book.units().currency.clone()));
    let body = move || match part.get() {
        Part::Suggestions => view! { <Suggestions suggested rows currency /> }.into_any(),
        Part::Together => view! { <Together /> }.into_any(),
        Part::Growth => view! { <Growth currency /> }.into_any(),
        Part::Results => view! { <Results currency /> }.into_any(),
        Part::Proof => view! { <Proof proofs /> }.into_any(),
    };
    view! {
        <div class="cross-sell">
            <Show when=move || !nobody.get() fallback=empty>
                <header class="screen-head">
                    <h1>{tx!(places.cross_sell.name)}</h1>
                    <div class="screen-head__actions"><PrintButton /></div>
                    <p class="screen-head__said" role="status">
                        {move || (suggests.get() && known.get()).then(|| summary(&rows.read(), &currency.read()))}
                    </p>
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
        href: Route::CrossSell.href_with([(CHOICE, part.path())]),
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

/// How many customers there is something for, what it is likely to bring, and where to begin.
fn summary(rows: &[Row], currency: &str) -> String {
    let Some(first) = rows.first() else {
        return t!(cross_sell.summary_none).to_owned();
    };
    let expected: f64 = rows.iter().map(Row::expected).sum();
    let expected = Money::from_f64(expected);
    t!(
        cross_sell.summary,
        n = rows.len(),
        expected = whole_in(expected, currency),
        first = first.name
    )
}
