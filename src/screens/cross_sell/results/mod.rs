//! What came of offers: which wait for an answer, how many were bought, what they brought, and why others declined.

mod causes;
mod filters;
mod list;
mod shares;

use crate::components::{Button, ButtonKind, Show, use_toasts};
use crate::format::percent;
use crate::make_file::{Making, TableAs, form_word, make_file};
use crate::parts::awaited::Awaited;
use crate::places::{Route, use_choices};
use crate::state::use_state;
use crate::words::amount::whole_in;
use crate::words::{offer as words, sentence_gap};
use crate::worker::{ExportOf, TableOf};
use crate::{t, tx};
use causes::Causes;
use filters::{Filter, Filters};
use keepgold_core::book::{CustomerId, Offer, OfferState, RecordId, RecordKind, Tables};
use keepgold_core::next_best::{CameOf, HORIZON, Tally};
use keepgold_core::question::CameOfOffers;
use keepgold_core::sorting::{map_of, sort_by};
use leptos::prelude::*;
use list::List;
use shares::Shares;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An offer with what came of it.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: RecordId,
    offer: Offer,
    customer: CustomerId,
    /// What is offered.
    what: String,
    /// Why.
    why: String,
    /// What is known of it by now; none while it is only planned, or not worked out yet.
    came: Option<CameOf>,
}

/// How an offer stands, by what happened last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// It is to be made, or waits for an answer.
    Pending,
    /// It was bought.
    Bought,
    /// The customer said yes and has not bought it yet.
    Accepted,
    /// The customer said no.
    Declined,
    /// Nobody bought it in time.
    Missed,
}

impl Row {
    /// What was bought counts, whatever was answered.
    fn stands(&self) -> Stands {
        let came = self.came.as_ref();
        match self.offer.state {
            _ if came.is_some_and(CameOf::is_hit) => Stands::Bought,
            OfferState::Declined(_) => Stands::Declined,
            _ if came.is_some_and(CameOf::is_missed) => Stands::Missed,
            OfferState::Accepted => Stands::Accepted,
            OfferState::Open | OfferState::Made => Stands::Pending,
        }
    }
}

/// The tab.
#[component]
pub fn Results(currency: Memo<String>) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let came = state.ask(move || {
        Some(CameOfOffers {
            as_of: derived.as_of.get(),
        })
    });
    let rows = Memo::new(move |_| {
        let came = came.last();
        let came: BTreeMap<RecordId, CameOf> = map_of(
            came.iter()
                .flat_map(|all| all.iter().map(|one| (one.offer, *one))),
        );
        let tables = Tables::CUSTOMERS | Tables::PRODUCTS | Tables::RECORDS;
        state.with_book(tables, |book| {
            let row = |(&id, offer): (&RecordId, &Offer)| Row {
                id,
                customer: book.customer_root(offer.customer),
                what: words::what(book, offer),
                why: words::because(book, offer),
                // An offer that was taken back to be made is not the one that was looked at.
                came: came.get(&id).copied().filter(|_| offer.state.is_made()),
                offer: offer.clone(),
            };
            let mut rows: Vec<Row> = book.offers().iter().map(row).collect();
            sort_by(&mut rows, |a, b| {
                let closed = |row: &Row| row.stands() != Stands::Pending;
                closed(a)
                    .cmp(&closed(b))
                    .then(b.offer.on.cmp(&a.offer.on))
                    .then(b.id.cmp(&a.id))
            });
            Arc::new(rows)
        })
    });
    let choices = use_choices();
    let filter = Memo::new(move |_| Filter::read(choices));
    let shown = Memo::new(move |_| Arc::new(filter.read().shown(&rows.read())));
    let none = Memo::new(move |_| rows.read().is_empty());
    let said = move || summary(&shown.read(), &currency.read());
    view! {
        <section class="cross-sell__section">
            <Awaited progress=Signal::derive(move || came.progress_shown()) on_retry=move || came.retry() />
            <Show when=move || !none.get() fallback=nothing>
                <p class="measure" role="status">{said}</p>
                <Filters rows filter choices />
                <List shown currency />
                <Files />
                <Shares shown currency choices />
                <Causes shown choices />
            </Show>
        </section>
    }
}

fn nothing() -> impl IntoView {
    let href = Route::CrossSell.href();
    view! {
        <p class="measure">
            {tx!(offer.results.nothing)} " " <a href=href>{tx!(offer.results.to_suggestions)}</a>
        </p>
    }
}

/// All offers as a file.
#[component]
fn Files() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let making: RwSignal<Making> = RwSignal::new(None);
    let of = |form| ExportOf::Table(TableOf::Records(RecordKind::Offer), form);
    let button = move |form: TableAs| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                disabled=Signal::derive(move || making.get().is_some())
                on_press=move || make_file(state, toasts, of(form), making)
            >
                {move || t!(offer.results.file, form = form_word(form, crate::i18n::lang()))}
            </Button>
        }
    };
    view! { <div class="actions">{TableAs::ALL.map(button).into_iter().collect_view()}</div> }
}

/// What came of the offers that are shown.
fn tally<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Tally {
    let mut tally = Tally::default();
    for row in rows {
        if let Some(came) = &row.came {
            tally.add(&row.offer, came);
        }
    }
    tally
}

/// How many were made and bought, what they brought, and whether offering helps.
fn summary(rows: &[Row], currency: &str) -> String {
    let tally = tally(rows);
    let pending = rows
        .iter()
        .filter(|row| row.stands() == Stands::Pending)
        .count();
    let mut said = vec![
        t!(
            offer.results.summary,
            n = tally.made,
            hits = tally.hits,
            money = whole_in(tally.money, currency)
        ),
        t!(offer.results.pending, n = pending),
    ];
    said.push(match (tally.share(), tally.beside()) {
        (None, _) => t!(offer.results.few, n = tally.over(), days = HORIZON),
        (Some(share), beside) => {
            let mut shared = vec![t!(
                offer.results.share,
                n = tally.over(),
                days = HORIZON,
                share = percent(share.share, 0),
                least = percent(share.least, 0),
                most = percent(share.most, 0)
            )];
            if let Some((offered, chance)) = beside {
                let chance_said = percent(chance, 0);
                shared.push(if offered.least > chance {
                    t!(offer.results.helps, chance = chance_said)
                } else if offered.most < chance {
                    t!(offer.results.worse, chance = chance_said)
                } else {
                    t!(offer.results.no_telling, chance = chance_said)
                });
            }
            shared.join(sentence_gap())
        }
    });
    said.join(sentence_gap())
}
