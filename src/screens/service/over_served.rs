//! Customers that cost more to serve than they bring or than their tier allows, with why and what next.

use crate::components::{Counts, List, More, RowsColumn, RowsTable, Show};
use crate::format::{NONE, percent};
use crate::parts::cells::{LISTED, STEP, tier_mark, who_cell};
use crate::parts::filters::href_of;
use crate::places::Route;
use crate::state::use_state;
use crate::words::advice as words;
use crate::words::amount::{amount_in, whole};
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::advice::{Group, service_step};
use keepgold_core::value::{Mismatch, OverServed, WhyOverServed};
use leptos::prelude::*;

/// The section.
#[component]
pub fn OverServedTable(found: Memo<Mismatch>, currency: Memo<String>) -> impl IntoView {
    let state = use_state();
    let shown = RwSignal::new(LISTED);
    let row = move |row: &OverServed| {
        let currency = &*currency.read();
        let share = row.share().map(|share| percent(share, 0));
        view! {
            <tr>
                {who_cell(state, row.customer)}
                <td>{tier_mark(Some(row.tier))}</td>
                <td class="number">{whole(row.contribution)}</td>
                <td class="number">{whole(row.cost)}</td>
                <td class="number service__share">{share.unwrap_or_else(|| NONE.to_owned())}</td>
                <td class="number">{whole(row.lost)}</td>
                <td class="rows__said">{why(row, currency)}</td>
                <td class="rows__said">{words::service_step(service_step(row))}</td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let found = found.read();
        found
            .over_served
            .iter()
            .take(shown.get())
            .map(row)
            .collect_view()
    };
    let nothing = move || {
        if found.read().costed == 0 {
            t!(service.over_served.no_rates)
        } else {
            t!(service.over_served.none)
        }
    };
    let well_paid = move || {
        let (n, list) = (found.read().well_paid.len(), href_of(Group::WellPaid));
        Counts::one(n, List::At(list), |n| {
            t!(service.over_served.well_paid, n = n)
        })
    };
    let fallen = move || {
        let (n, list) = (found.read().fallen.len(), href_of(Group::Fallen));
        Counts::one(n, List::At(list), |n| t!(service.over_served.fallen, n = n))
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(tiers.table.tier)),
        RowsColumn::number(tx!(
            service.over_served.contribution,
            currency = currency.read()
        )),
        RowsColumn::number(tx!(service.over_served.cost, currency = currency.read())),
        RowsColumn::number(tx!(service.over_served.share)).class("service__share"),
        RowsColumn::number(tx!(service.over_served.lost, currency = currency.read())),
        RowsColumn::said(tx!(service.why)),
        RowsColumn::said(tx!(service.next)),
    ]);
    view! {
        <section class="service__section">
            <h2 id="over-served">{tx!(service.over_served.title)}</h2>
            <Show
                when=move || !found.read().over_served.is_empty()
                fallback=move || view! { <p class="muted measure">{nothing}</p> }
            >
                <RowsTable name="over-served" columns body="over-served-rows">
                    {rows}
                </RowsTable>
                <More list="over-served-rows" all=Signal::derive(move || found.read().over_served.len()) shown step=STEP />
            </Show>
            <Show when=move || !found.read().well_paid.is_empty()>
                <p class="muted measure">{well_paid}</p>
            </Show>
            <Show when=move || !found.read().fallen.is_empty()>
                <p class="muted measure">
                    {fallen} {sentence_gap}
                    <a href=Route::Warnings.href()>{tx!(places.warnings.name)}</a>
                </p>
            </Show>
        </section>
    }
}

fn why(row: &OverServed, currency: &str) -> String {
    match (row.reason, row.budget) {
        (WhyOverServed::OverBudget, Some(budget)) => t!(
            service.over_served.over_budget,
            budget = amount_in(budget, currency)
        ),
        _ => t!(service.over_served.loss).to_owned(),
    }
}
