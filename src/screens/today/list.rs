//! The queue as a list that keys lead through, and who is done with today.

use super::Row;
use super::acts::use_acts;
use super::said::{dates, why};
use crate::charts::Spark;
use crate::components::{
    Button, ButtonKind, More, RowsColumn, RowsTable, focus_row_after, listen_in_rows,
};
use crate::format::NONE;
use crate::parts::cells::{tier_mark, who};
use crate::shell::prefs;
use crate::state::use_state;
use crate::words::amount::whole;
use crate::{t, tx};
use keepgold_core::book::CustomerId;
use keepgold_core::unit::Money;
use leptos::prelude::*;
use std::sync::Arc;

/// Rows at first: as many as one can call in a morning.
const LISTED: usize = 10;
/// Months that the line of sales shows.
const MONTHS: usize = 13;
/// Id of the element whose children are the rows.
const ROWS: &str = "today-rows";

/// The list.
#[component]
pub fn List(shown: Memo<Arc<Vec<Row>>>, currency: Memo<String>) -> impl IntoView {
    let acts = use_acts();
    let listed = RwSignal::new(LISTED);
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
            match key {
                "l" => acts.log(&row),
                "d" => acts.done(&row),
                "s" => acts.snooze(&row),
                _ => return false,
            }
            if key != "l" {
                focus_row_after(ROWS, place);
            }
            true
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
                <More list=ROWS all=Signal::derive(move || shown.read().len()) shown=listed step=LISTED />
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
    let log = move || {
        if let Some(row) = row.get_untracked() {
            acts.log(&row);
        }
    };
    let done = move || {
        if let (Some(row), Some(place)) = (row.get_untracked(), place()) {
            acts.done(&row);
            focus_row_after(ROWS, place);
        }
    };
    let snooze = move || {
        if let (Some(row), Some(place)) = (row.get_untracked(), place()) {
            acts.snooze(&row);
            focus_row_after(ROWS, place);
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
                    {cell(|row| tier_mark(row.tier))}
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
                    <Button
                        on_press=log
                        attr:aria-label=move || t!(today.act.log_of, name = name())
                        attr:aria-keyshortcuts="l"
                    >
                        {tx!(today.act.log)}
                    </Button>
                    <Button
                        on_press=done
                        attr:aria-label=move || t!(today.act.done_of, name = name())
                        attr:aria-keyshortcuts="d"
                    >
                        {tx!(today.act.done)}
                    </Button>
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=snooze
                        attr:aria-label=move || t!(today.act.snooze_of, name = name())
                        attr:aria-keyshortcuts="s"
                    >
                        {tx!(today.act.snooze)}
                    </Button>
                </div>
            </td>
        </tr>
    }
}

fn stake(row: &Row) -> AnyView {
    match row.call.stake() {
        Money::ZERO => NONE.into_any(),
        stake => whole(stake).into_any(),
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
