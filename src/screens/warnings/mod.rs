//! The warnings screen: who may stop buying, why, what is at stake, and what is done about it.

mod filters;
mod list;
mod proof;
mod rules;
mod take_up;
mod take_up_draft;

use std::sync::Arc;

use crate::components::EmptyState;
use crate::places::{Route, navigate};
use crate::screens::awaited::Awaited;
use crate::screens::service::contact::ContactDialog;
use crate::shell::clock;
use crate::state::use_state;
use crate::toolbar::PrintButton;
use crate::words::amount::amount_in;
use crate::{t, tx};
use filters::{Filter, Filters, Shown};
use keepgold_core::book::{CustomerId, Tables};
use keepgold_core::question::Warned;
use keepgold_core::unit::{Day, Money};
use keepgold_core::warnings::{Standing, Standings, Warning};
use leptos::prelude::*;
use list::List;
use proof::Proof;
use rules::Rules;
use take_up::TakeUp;

/// A warning with what is known of its customer and how it stands.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    warning: Warning,
    name: String,
    owner: String,
    standing: Standing,
    last_contact: Option<Day>,
}

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let warned = state.ask(move || {
        Some(Warned {
            as_of: derived.as_of.get(),
        })
    });
    let rows = Memo::new(move |_| {
        let warned = warned.last();
        let facts = derived.facts.get();
        let reads = Tables::CUSTOMERS | Tables::RECORDS;
        state.with_book(reads, |book| {
            let standings = Standings::new(book);
            let warnings = warned.iter().flat_map(|warned| &warned.warnings);
            let row = |warning: &Warning| {
                let customer = book.customer(warning.customer)?;
                Some(Row {
                    warning: warning.clone(),
                    name: customer.title().to_owned(),
                    owner: customer.owner.clone(),
                    standing: standings.of(warning, clock::today()),
                    last_contact: facts.get(warning.customer)?.served.last_contact,
                })
            };
            Arc::new(warnings.filter_map(row).collect::<Vec<Row>>())
        })
    });
    let filter = RwSignal::new(Filter::default());
    let shown = Memo::new(move |_| {
        let assessment = derived.assessment.get();
        let tier = |customer: CustomerId| assessment.get(customer).and_then(|of| of.tier);
        Shown::new(&rows.read(), &filter.read(), tier)
    });
    let chosen = RwSignal::new(Vec::<CustomerId>::new());
    let taking_up = RwSignal::new(None::<Vec<CustomerId>>);
    let asked = RwSignal::new(None);
    let nobody = Memo::new(move |_| derived.facts.read().totals().customers == 0);
    let currency =
        Memo::new(move |_| state.with_book(Tables::CURRENCY, |book| book.units().currency.clone()));
    view! {
        <div class="warnings">
            <Show when=move || !nobody.get() fallback=empty>
                <header class="screen-head">
                    <h1>{tx!(places.warnings.name)}</h1>
                    <div class="screen-head__actions"><PrintButton /></div>
                    <p class="screen-head__said" role="status">{move || summary(&rows.read(), &currency.read())}</p>
                </header>
                <Awaited progress=Signal::derive(move || warned.progress_shown()) on_retry=move || warned.retry() />
                <Filters rows filter />
                <List shown currency chosen taking_up asked />
                <Proof />
                <Rules />
            </Show>
            <TakeUp rows taking_up chosen />
            <ContactDialog asked />
        </div>
    }
}

fn empty() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(warnings.empty_title)
            text=tx!(warnings.empty_text)
            action=tx!(tiers.empty_bring)
            on_action=move || navigate(Route::Import)
        />
    }
}

/// How many wait, what is at stake with them, and where to begin.
fn summary(rows: &[Row], currency: &str) -> String {
    let open = rows.iter().filter(|row| row.standing == Standing::New);
    let Some(first) = open.clone().next() else {
        return t!(warnings.summary_none).to_owned();
    };
    let stake: Money = open.clone().map(|row| row.warning.stake).sum();
    t!(
        warnings.summary,
        n = open.count(),
        stake = amount_in(stake, currency),
        first = first.name
    )
}
