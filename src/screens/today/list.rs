//! The queue as a list that keys lead through, and who is done with today.

use super::Row;
use super::acts::{Acts, use_acts};
use super::said::{dates, why};
use crate::charts::Spark;
use crate::components::{
    Button, ButtonKind, More, RowsColumn, RowsTable, Show, focus_row_after, listen_in_rows,
};
use crate::format::NONE;
use crate::i18n::Phrase;
use crate::parts::cells::who;
use crate::shell::prefs;
use crate::state::use_state;
use crate::words::amount::whole;
use crate::{t, tx};
use keepgold_core::advice::Reason;
use keepgold_core::book::CustomerId;
use keepgold_core::unit::Money;
use leptos::prelude::*;
use std::sync::Arc;

/// Rows added at each asking: as many as one can call in a morning.
const STEP: usize = 10;
/// Months that the line of sales shows.
const MONTHS: usize = 13;
/// Id of the element whose children are the rows.
const ROWS: &str = "today-rows";

/// What can be done about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Log,
    Done,
    Snooze,
}

impl Act {
    const ALL: [Act; 3] = [Act::Log, Act::Done, Act::Snooze];

    /// The key that does it in a row that has the focus.
    const fn key(self) -> &'static str {
        match self {
            Act::Log => "l",
            Act::Done => "d",
            Act::Snooze => "s",
        }
    }

    /// What its button says, and what it says with the customer's name.
    fn words(self) -> (Phrase, fn(String) -> String) {
        match self {
            Act::Log => (tx!(today.act.log), |name| t!(today.act.log_of, name = name)),
            Act::Done => (tx!(today.act.done), |name| {
                t!(today.act.done_of, name = name)
            }),
            Act::Snooze => (tx!(today.act.snooze), |name| {
                t!(today.act.snooze_of, name = name)
            }),
        }
    }
}

/// Does it; where the row is then gone the focus goes to the one in its place.
fn take(acts: Acts, act: Act, row: &Row, place: usize) {
    match act {
        Act::Log => {
            let then = Callback::new(move |()| focus_row_after(ROWS, place));
            return acts.log(row, then);
        }
        Act::Done => acts.done(row),
        Act::Snooze => acts.snooze(row),
    }
    focus_row_after(ROWS, place);
}

/// The list.
#[component]
pub fn List(shown: Memo<Arc<Vec<Row>>>, currency: Memo<String>) -> impl IntoView {
    let acts = use_acts();
    let wanted = prefs::today_rows();
    let listed = RwSignal::new(wanted.get_untracked());
    Effect::new(move || listed.set(wanted.get()));
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::said(tx!(warnings.why)),
        RowsColumn::text(tx!(today.year)).class("today__year"),
        RowsColumn::number(tx!(warnings.stake, currency = currency.read())).class("today__stake"),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    let on = prefs::question_key();
    listen_in_rows(
        ROWS,
        move || on.get_untracked(),
        move |place, key| {
            let row = shown.read_untracked().get(place).cloned();
            let Some(row) = row else {
                return false;
            };
            let act = Act::ALL.into_iter().find(|act| act.key() == key);
            if let Some(act) = act {
                take(acts, act, &row, place);
            }
            act.is_some()
        },
    );
    let customers = move || {
        let shown = shown.read();
        let customers = shown.iter().take(listed.get());
        customers
            .map(|row| row.call.customer)
            .collect::<Vec<CustomerId>>()
    };
    view! {
        <Show when=move || !shown.read().is_empty()>
            <section class="today__section">
                <h2 id="today-list" class="visually-hidden">{tx!(today.list)}</h2>
                <RowsTable name="today-list" class="today__rows" columns body=ROWS>
                    <For each=customers key=|customer| *customer children=move |customer| view! { <One customer shown /> } />
                </RowsTable>
                <More list=ROWS all=Signal::derive(move || shown.read().len()) shown=listed step=STEP />
            </section>
        </Show>
    }
}

/// One row. It stays in its place while what it says changes, so that the focus stays too.
#[component]
fn One(customer: CustomerId, shown: Memo<Arc<Vec<Row>>>) -> impl IntoView {
    let (state, acts) = (use_state(), use_acts());
    let as_of = state.derived().as_of;
    let place = move || {
        let shown = shown.read_untracked();
        shown.iter().position(|row| row.call.customer == customer)
    };
    let row = Memo::new(move |_| {
        let shown = shown.read();
        let own = shown.iter().find(|row| row.call.customer == customer);
        own.cloned()
    });
    let cell = move |of: fn(&Row) -> AnyView| move || row.read().as_ref().map(of);
    let name = move || {
        row.read()
            .as_ref()
            .map_or_else(String::new, |row| row.name.clone())
    };
    let button = move |act: Act, kind: ButtonKind| {
        let press = move || {
            if let (Some(row), Some(place)) = (row.get_untracked(), place()) {
                take(acts, act, &row, place);
            }
        };
        let (label, of) = act.words();
        view! {
            <Button kind on_press=press attr:aria-label=move || of(name()) attr:aria-keyshortcuts=act.key()>
                {label}
            </Button>
        }
    };
    let year = Signal::derive(move || {
        let monthly = state.derived().facts.read().monthly(customer);
        let from = monthly.len().saturating_sub(MONTHS);
        let sales = monthly[from..].iter().map(|month| month.1.to_f64());
        sales.collect::<Vec<f64>>()
    });
    let dates = move || row.read().as_ref().map(|row| dates(row, as_of.get()));
    view! {
        <tr>
            <th scope="row">
                <div class="today__who">{who(state, customer)}</div>
                <div class="today__of">
                    {cell(|row| row.tier.mark())}
                    {cell(|row| view! { <span class="rows__note">{row.owner.clone()}</span> }.into_any())}
                </div>
            </th>
            <td class="rows__said">
                {move || row.read().as_ref().map(|row| why(state, row))}
                <div class="rows__note">{dates}</div>
            </td>
            <td class="today__year"><Spark values=year /></td>
            <td class="number today__stake">{cell(stake)}</td>
            <td class="rows__acts">
                <div class="actions today__acts">
                    {button(Act::Log, ButtonKind::Plain)}
                    {button(Act::Done, ButtonKind::Plain)}
                    {button(Act::Snooze, ButtonKind::Quiet)}
                </div>
            </td>
        </tr>
    }
}

fn stake(row: &Row) -> AnyView {
    if let Some(Reason::Offer(strong)) = row.call.reasons().next() {
        let expected = t!(today.expected, money = whole(strong.expected));
        return view! { <span class="rows__note" title=tx!(today.expected_title)>{expected}</span> }
            .into_any();
    }
    match (row.call.stake(), row.quarter) {
        (Money::ZERO, Some(quarter)) => {
            let usual = t!(today.usual, money = whole(quarter));
            view! { <span class="rows__note" title=tx!(today.usual_title)>{usual}</span> }
                .into_any()
        }
        (Money::ZERO, None) => NONE.into_any(),
        (stake, _) => whole(stake).into_any(),
    }
}

/// Whom somebody has done with today.
#[component]
pub fn Done(done: Memo<Vec<CustomerId>>) -> impl IntoView {
    let state = use_state();
    let names = move || {
        let one = |customer| view! { <li>{who(state, customer)}</li> };
        done.get().into_iter().map(one).collect_view()
    };
    view! {
        <Show when=move || !done.read().is_empty()>
            <section class="today__section today__done">
                <h2>{move || t!(today.done, n = done.read().len())}</h2>
                <ul>{names}</ul>
            </section>
        </Show>
    }
}
