//! VIPs and main customers for whom less than half of the care budget was spent.

use super::contact_list::{ContactList, Row};
use crate::components::{RowsColumn, Show};
use crate::tx;
use crate::words::amount::whole;
use keepgold_core::book::CustomerId;
use keepgold_core::value::{Mismatch, UnderBudget};
use leptos::prelude::*;

/// The section; nothing where nobody stands in it, for a budget that is not spent is no fault by itself.
#[component]
pub fn UnderBudgetTable(found: Memo<Mismatch>, currency: Memo<String>) -> impl IntoView {
    let row = |row: &UnderBudget| {
        let cells = view! {
            <td class="number">{whole(row.care)}</td>
            <td class="number">{whole(row.budget)}</td>
        };
        Row {
            customer: row.customer,
            tier: row.tier,
            cells: cells.into_any(),
        }
    };
    let rows = Callback::new(move |first: usize| {
        let found = found.read();
        found.under_budget.iter().take(first).map(row).collect()
    });
    let customers = Memo::new(move |_| {
        let found = found.read();
        let all = found.under_budget.iter().map(|row| row.customer);
        all.collect::<Vec<CustomerId>>()
    });
    let columns = vec![
        RowsColumn::number(tx!(service.under_budget.care, currency = currency.read())),
        RowsColumn::number(tx!(service.under_budget.budget, currency = currency.read())),
    ];
    let table = move || view! { <ContactList name="under-budget" columns=columns.clone() customers rows /> };
    view! {
        <Show when=move || !customers.read().is_empty()>
            <section class="service__section">
                <h2 id="under-budget">{tx!(service.under_budget.title)}</h2>
                <p class="muted measure">{tx!(service.under_budget.text)}</p>
                {table()}
            </section>
        </Show>
    }
}
