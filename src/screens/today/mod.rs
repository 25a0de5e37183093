//! Today: whom to call, why and what about, each customer once, and what can be done about it. Must not touch the browser.

mod acts;
mod aside;
mod list;
mod said;
mod since;
mod week;

use crate::components::{Choice, Select, Show};
use crate::i18n::Phrase;
use crate::parts::awaited::Awaited;
use crate::parts::best_tier::{BestTier, use_best_tier};
use crate::parts::customer_form::{CustomerForm, Editing};
use crate::parts::first_run::FirstRun;
use crate::parts::known_until::KnownUntil;
use crate::places::{Choices, Route, use_choices};
use crate::shell::{clock, prefs};
use crate::state::use_state;
use crate::toolbar::PrintButton;
use crate::words::advice::next_text;
use crate::words::amount::{day_written, whole_in};
use crate::words::{offer, sentence_gap};
use crate::{t, tx};
use aside::Aside;
use keepgold_core::advice::{Call, done_on, due, queue, strong_offers};
use keepgold_core::book::{CustomerId, FollowUp, Tables};
use keepgold_core::sorting::set_of;
use keepgold_core::unit::{Day, Money};
use leptos::prelude::*;
use list::{Done, List};
use std::collections::BTreeSet;
use std::sync::Arc;
use week::Week;

/// The name of the owner in the address.
const OWNER: &str = "owner";
/// The name of what is shown in the address, and the week under it.
const VIEW: &str = "view";
const WEEK: &str = "week";

/// The address of the week.
fn week_address() -> String {
    format!("{}?{VIEW}={WEEK}", Route::Today.href())
}

/// One customer of the queue with what its row says.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    call: Call,
    name: String,
    owner: String,
    /// The best of the last twelve months.
    tier: BestTier,
    /// The follow-up that is due.
    promise: Option<FollowUp>,
    /// What its step asks for, in a sentence.
    step: Option<String>,
    /// What to offer and why, in a sentence.
    offer: Option<String>,
    last_contact: Option<Day>,
    last_order: Option<Day>,
    /// What it buys in a usual quarter, by the window that scores look back over; none where it bought nothing.
    quarter: Option<Money>,
}

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let empty =
        Memo::new(move |_| state.with_book(Tables::CUSTOMERS, |book| book.customers().is_empty()));
    let adding = RwSignal::new(false);
    view! {
        {move || if empty.get() { view! { <FirstRun adding /> }.into_any() } else { view! { <Queue /> }.into_any() }}
        <CustomerForm open=adding editing=Editing::New />
    }
}

#[component]
fn Queue() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let (warned, best) = (derived.need_warnings(), use_best_tier());
    let suggested = derived.need_suggestions();
    let most = prefs::today_offers();
    let steps = Memo::new(move |_| {
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        state.with_book(
            Tables::CUSTOMERS | Tables::JUDGEMENTS | Tables::RULES,
            |book| due(book, &facts, &assessment),
        )
    });
    let rows = Memo::new(move |_| {
        let Some(warned) = warned.last() else {
            return Arc::default();
        };
        let (facts, steps) = (derived.facts.get(), steps.read());
        let months = facts.window().months;
        let records = Tables::CUSTOMERS | Tables::CONTACTS | Tables::RECORDS;
        let tables = records | Tables::PRODUCTS | Tables::BASIS;
        let (suggested, most) = (suggested.last(), most.get());
        state.with_book(tables, |book| {
            let row = |call: Call| {
                let customer = book.customer(call.customer)?;
                let step = call.step.as_ref();
                let step = step.map(|due| next_text(due.next, &facts, due.customer));
                let facts = facts.get(call.customer);
                let promise = call.promise.and_then(|(id, _)| book.follow_ups().get(&id));
                Some(Row {
                    name: customer.title().to_owned(),
                    owner: customer.owner.clone(),
                    tier: best(call.customer),
                    promise: promise.cloned(),
                    step,
                    offer: call.offer.as_ref().map(|strong| {
                        let offer = strong.suggestion.offer(call.customer, clock::today());
                        t!(
                            today.offer,
                            what = offer::what(book, &offer),
                            why = offer::because(book, &offer)
                        )
                    }),
                    last_contact: facts.and_then(|facts| facts.served.last_contact),
                    last_order: facts.and_then(|facts| facts.last),
                    quarter: facts.and_then(|facts| quarter(facts.window_sales, months)),
                    call,
                })
            };
            let today = clock::today();
            let margin = book.units().default_margin;
            let strong = suggested.map(|all| strong_offers(book, &all, margin, today));
            let strong = strong.unwrap_or_default();
            let calls = queue(book, &warned, &steps, &strong, most, today).into_iter();
            Arc::new(calls.filter_map(row).collect::<Vec<Row>>())
        })
    });
    let choices = use_choices();
    let owner = Memo::new(move |_| choices.get(OWNER).unwrap_or_default());
    let week = Memo::new(move |_| choices.get(VIEW).as_deref() == Some(WEEK));
    let shown = Memo::new(move |_| {
        let (rows, owner) = (rows.read(), owner.read());
        let of_owner = |row: &&Row| owner.is_empty() || row.owner == *owner;
        Arc::new(rows.iter().filter(of_owner).cloned().collect::<Vec<Row>>())
    });
    let done = Memo::new(move |_| {
        state.with_book(Tables::CUSTOMERS | Tables::RECORDS, |book| {
            let done = done_on(book, clock::today()).into_iter();
            // Whom something was offered to may wait for another reason.
            let waits: BTreeSet<CustomerId> =
                set_of(rows.read().iter().map(|row| row.call.customer));
            done.filter(|customer| !waits.contains(customer))
                .collect::<Vec<CustomerId>>()
        })
    });
    let known = Memo::new(move |_| warned.last().is_some());
    let currency = state.currency();
    let said = move || {
        let any_done = !done.read().is_empty();
        summary(&shown.read(), &owner.read(), &currency.read(), any_done)
    };
    view! {
        <div class="today">
            <header class="screen-head">
                <h1>{tx!(today.date, day = day_written(clock::today()))}</h1>
                <div class="screen-head__actions"><PrintButton /></div>
                <p class="screen-head__said" role="status">{move || known.get().then(said)}</p>
                <KnownUntil />
            </header>
            <Awaited progress=Signal::derive(move || warned.progress_shown()) on_retry=move || warned.retry() />
            <Show when=move || known.get()>
                <div class="today__columns">
                    <div class="today__main">
                        <div class="today__choices">
                            <Views week />
                            <Owners rows owner choices />
                            <RowsNumber week />
                        </div>
                        <Show when=move || week.get() fallback=move || view! { <List shown currency /> <Done done /> }>
                            <Week owner />
                        </Show>
                    </div>
                    <Aside />
                </div>
            </Show>
        </div>
    }
}

/// A quarter's share of what was sold in so many months.
fn quarter(sold: Money, months: u8) -> Option<Money> {
    let quarter = sold.to_f64() * 3.0 / f64::from(months);
    (quarter > 0.0).then(|| Money::from_f64(quarter))
}

/// Whether the day or the week is shown.
#[component]
fn Views(week: Memo<bool>) -> impl IntoView {
    let here = move |shown: bool| if shown { "page" } else { "false" };
    view! {
        <nav class="today__views" aria-label=tx!(today.views)>
            <a href=Route::Today.href() aria-current=move || here(!week.get())>{tx!(places.today.name)}</a>
            <a href=week_address() aria-current=move || here(week.get())>{tx!(today.week.name)}</a>
        </nav>
    }
}

/// Whose customers are shown; nothing to choose where no customer in the queue has an owner.
#[component]
fn Owners(rows: Memo<Arc<Vec<Row>>>, owner: Memo<String>, choices: Choices) -> impl IntoView {
    let owners = Memo::new(move |_| {
        let rows = rows.read();
        let named = rows.iter().map(|row| row.owner.clone());
        // What is chosen can be taken back when the last of them is done.
        let all: BTreeSet<String> = set_of(named.chain([owner.get()]));
        all.into_iter()
            .filter(|name| !name.is_empty())
            .collect::<Vec<String>>()
    });
    let listed = Signal::derive(move || {
        let any = Choice {
            value: String::new(),
            label: t!(customers.any).to_owned(),
        };
        let owners = owners.get().into_iter().map(|name| Choice {
            value: name.clone(),
            label: name,
        });
        std::iter::once(any).chain(owners).collect::<Vec<Choice>>()
    });
    let choose = move |name: String| choices.set([(OWNER, (!name.is_empty()).then_some(name))]);
    view! {
        <Show when=move || !owners.read().is_empty()>
            <div class="filters today__filters" role="search">
                <Select label=tx!(warnings.owner) value=owner choices=listed on_change=choose />
            </div>
        </Show>
    }
}

/// How many rows the day shows at first, and how many customers it brings in for an offer alone, as this person likes it.
#[component]
fn RowsNumber(week: Memo<bool>) -> impl IntoView {
    let number = move |label: Phrase, of: ArcRwSignal<usize>, all: &'static [usize]| {
        let chosen = of.clone();
        let value = Signal::derive(move || chosen.get().to_string());
        let choices = Signal::derive(move || {
            let choice = |n: &usize| Choice {
                value: n.to_string(),
                label: n.to_string(),
            };
            all.iter().map(choice).collect()
        });
        let choose = move |chosen: String| {
            if let Ok(n) = chosen.parse() {
                of.set(n);
            }
        };
        view! { <Select label value choices on_change=choose /> }
    };
    let (rows, offers) = (prefs::today_rows(), prefs::today_offers());
    view! {
        <Show when=move || !week.get()>
            <div class="filters today__filters today__numbers">
                {number(tx!(today.rows), rows.clone(), &prefs::TODAY_ROWS)}
                {number(tx!(today.offers), offers.clone(), &prefs::TODAY_OFFERS)}
            </div>
        </Show>
    }
}

/// Whom to begin with, how many wait, and what is at stake with them.
fn summary(rows: &[Row], owner: &str, currency: &str, any_done: bool) -> String {
    let Some(first) = rows.first() else {
        return if !owner.is_empty() {
            t!(today.nobody_of_owner, owner = owner)
        } else if any_done {
            t!(today.nobody_left).to_owned()
        } else {
            t!(today.nobody).to_owned()
        };
    };
    let mut said = vec![t!(today.begin, n = rows.len(), first = first.name)];
    let warned = || rows.iter().filter_map(|row| row.call.warning.as_ref());
    let usual: Money = warned().map(|warning| warning.usual).sum();
    let stake: Money = warned().map(|warning| warning.stake).sum();
    if stake > Money::ZERO {
        said.push(t!(
            today.stake,
            usual = whole_in(usual, currency),
            stake = whole_in(stake, currency)
        ));
    }
    said.join(sentence_gap())
}
