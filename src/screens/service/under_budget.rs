//! VIPs and main customers for whom less than half of the care budget was spent.

use super::log_button;
use crate::components::{More, RowsColumn, RowsTable};
use crate::parts::cells::{LISTED, STEP, tier_mark, who_cell};
use crate::parts::records::use_record_forms;
use crate::state::use_state;
use crate::tx;
use crate::words::amount::whole;
use keepgold_core::book::Tables;
use keepgold_core::value::{Mismatch, UnderBudget};
use leptos::prelude::*;

/// The section; nothing where nobody stands in it, for a budget that is not spent is no fault by itself.
#[component]
pub fn UnderBudgetTable(found: Memo<Mismatch>, currency: Memo<String>) -> impl IntoView {
    let (state, forms) = (use_state(), use_record_forms());
    let shown = RwSignal::new(LISTED);
    let row = move |row: &UnderBudget| {
        let customer = row.customer;
        let named = state.with_book(Tables::CUSTOMERS, |book| {
            book.customer_title(customer).to_owned()
        });
        view! {
            <tr>
                {who_cell(state, customer)}
                <td>{tier_mark(Some(row.tier))}</td>
                <td class="number">{whole(row.care)}</td>
                <td class="number">{whole(row.budget)}</td>
                <td class="rows__acts">{log_button(forms, customer, named)}</td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let found = found.read();
        found
            .under_budget
            .iter()
            .take(shown.get())
            .map(row)
            .collect_view()
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(tiers.table.tier)),
        RowsColumn::number(tx!(service.under_budget.care, currency = currency.read())),
        RowsColumn::number(tx!(service.under_budget.budget, currency = currency.read())),
        RowsColumn::acts(tx!(service.next)),
    ]);
    view! {
        <Show when=move || !found.read().under_budget.is_empty()>
            <section class="service__section">
                <h2 id="under-budget">{tx!(service.under_budget.title)}</h2>
                <p class="muted measure">{tx!(service.under_budget.text)}</p>
                <RowsTable name="under-budget" columns body="under-budget-rows">
                    {rows}
                </RowsTable>
                <More list="under-budget-rows" all=Signal::derive(move || found.read().under_budget.len()) shown step=STEP />
            </section>
        </Show>
    }
}
