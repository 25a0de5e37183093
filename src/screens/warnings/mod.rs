//! The warnings screen: who may stop buying, why, what is at stake, what is done about it, and how often it was right.
//! Must not touch the browser.

mod chosen;
mod filters;
mod list;
mod proof;
mod rules;

use crate::components::{EmptyState, Show};
use crate::parts::awaited::Awaited;
use crate::parts::best_tier::{BestTier, use_best_tier};
use crate::parts::chosen::{Chosen, ListFile};
use crate::parts::known_until::KnownUntil;
use crate::parts::saved_views::SavedViews;
use crate::parts::warnings::PlanDialog;
use crate::places::{Route, navigate, use_choices};
use crate::shell::clock;
use crate::state::use_state;
use crate::toolbar::PrintButton;
use crate::words::amount::whole_in;
use crate::words::sentence_gap;
use crate::{t, tx};
use filters::{Filter, Filters};
use keepgold_core::book::Tables;
use keepgold_core::proof::WarningOrder;
use keepgold_core::question::WarnedBefore;
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::{Day, Money};
use keepgold_core::warnings::{Standing, Standings, Warning};
use leptos::prelude::*;
use list::List;
use proof::{Proof, best_order};
use rules::RuleFields;
use std::sync::Arc;

/// A warning with what is known of its customer and how it stands.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    warning: Warning,
    name: String,
    owner: String,
    /// The best of the last twelve months.
    tier: BestTier,
    standing: Standing,
    last_order: Option<Day>,
    /// Days that usually lie between orders, where there are orders enough.
    usual: Option<f64>,
}

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let (warned, best) = (derived.need_warnings(), use_best_tier());
    let rows = Memo::new(move |_| {
        let (warned, facts) = (warned.last(), derived.facts.get());
        state.with_book(Tables::CUSTOMERS | Tables::RECORDS, |book| {
            let standings = Standings::new(book);
            let row = |warning: &Warning| {
                let customer = book.customer(warning.customer)?;
                let facts = facts.get(warning.customer)?;
                Some(Row {
                    warning: warning.clone(),
                    name: customer.title().to_owned(),
                    owner: customer.owner.clone(),
                    tier: best(warning.customer),
                    standing: standings.of(warning, clock::today()),
                    last_order: facts.last,
                    usual: facts.gaps.rhythm(),
                })
            };
            let warnings = warned.iter().flat_map(|warned| &warned.warnings);
            Arc::new(warnings.filter_map(row).collect::<Vec<Row>>())
        })
    });
    let choices = use_choices();
    let filter = Memo::new(move |_| Filter::read(choices));
    let proofs = state.ask(move || {
        Some(WarnedBefore {
            as_of: derived.as_of.get(),
        })
    });
    // Unless one is chosen, the order is the one that found most in this book's past; it waits for no answer.
    let order = Memo::new(move |_| {
        let chosen = filter.read().order;
        chosen.unwrap_or_else(|| {
            proofs
                .last()
                .map_or(WarningOrder::Stake, |all| best_order(&all))
        })
    });
    let rows = Memo::new(move |_| {
        let (mut rows, order) = (rows.get().to_vec(), order.get());
        if order != WarningOrder::Stake {
            let as_of = derived.as_of.get();
            sort_by(&mut rows, |a: &Row, b: &Row| {
                let measure = |row: &Row| {
                    let silence = row.last_order.map_or(0, |last| as_of.days_since(last));
                    order.measure(&row.warning, silence)
                };
                measure(b).total_cmp(&measure(a))
            });
        }
        Arc::new(rows)
    });
    let unchosen = Signal::derive(move || filter.read().order.is_none().then(|| order.get()));
    let shown = Memo::new(move |_| Arc::new(filter.read().shown(&rows.read())));
    let listed = move || {
        let shown = shown.read();
        shown.iter().map(|row| row.warning.customer).collect()
    };
    let chosen = Chosen::new(|| t!(places.warnings.name), listed);
    let planning = RwSignal::new(Vec::<Warning>::new());
    let nobody = Memo::new(move |_| derived.facts.read().totals().customers == 0);
    let known = Memo::new(move |_| warned.last().is_some());
    let currency = state.currency();
    view! {
        <div class="warnings">
            <Show when=move || !nobody.get() fallback=empty>
                <header class="screen-head">
                    <h1>{tx!(places.warnings.name)}</h1>
                    <div class="screen-head__actions">
                        <ListFile chosen />
                        <PrintButton />
                    </div>
                    <p class="screen-head__said" role="status">
                        {move || known.get().then(|| summary(&rows.read(), &currency.read()))}
                    </p>
                    <KnownUntil />
                </header>
                <Awaited progress=Signal::derive(move || warned.progress_shown()) on_retry=move || warned.retry() />
                <Show when=move || known.get()>
                    <Show when=move || !rows.read().is_empty()>
                        <Filters rows filter order choices />
                        <SavedViews choices />
                        <List shown order=unchosen currency chosen planning />
                    </Show>
                    <Proof proofs />
                    <RuleFields />
                </Show>
            </Show>
            <PlanDialog planning on_made=move || chosen.none() />
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
    let open: Vec<&Row> = rows
        .iter()
        .filter(|row| row.standing == Standing::New)
        .collect();
    let Some(first) = open.first() else {
        let none = if rows.is_empty() {
            t!(warnings.summary_nobody)
        } else {
            t!(warnings.summary_done)
        };
        return none.to_owned();
    };
    let usual: Money = open.iter().map(|row| row.warning.usual).sum();
    let usual = whole_in(usual, currency);
    let stake: Money = open.iter().map(|row| row.warning.stake).sum();
    let stake = whole_in(stake, currency);
    let mut said = vec![t!(
        warnings.summary,
        n = open.len(),
        usual = usual,
        stake = stake,
        first = first.name
    )];
    if let Some(ten) = open.get(..10).filter(|_| open.len() > 10) {
        let of_ten: Money = ten.iter().map(|row| row.warning.stake).sum();
        said.push(t!(warnings.summary_ten, stake = whole_in(of_ten, currency)));
    }
    said.join(sentence_gap())
}
