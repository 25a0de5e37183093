//! Customers that do not carry what serving them costs, with why and what next.

use crate::components::More;
use crate::format::{NONE, percent};
use crate::screens::rows::{LISTED, STEP, tier_mark, who_cell};
use crate::state::use_state;
use crate::words::advice as words;
use crate::words::amount::{amount, amount_in};
use crate::{t, tx};
use keepgold_core::advice::service_step;
use keepgold_core::value::{Mismatch, Uncarried, WhyUncarried};
use leptos::prelude::*;

/// The section.
#[component]
pub fn UncarriedTable(found: Memo<Mismatch>, currency: Memo<String>) -> impl IntoView {
    let state = use_state();
    let shown = RwSignal::new(LISTED);
    let row = move |row: &Uncarried| {
        let currency = &*currency.read();
        let share = row.share().map(|share| percent(share, 0));
        view! {
            <tr>
                {who_cell(state, row.customer)}
                <td>{tier_mark(Some(row.tier))}</td>
                <td class="number">{amount(row.contribution, currency)}</td>
                <td class="number">{amount(row.cost, currency)}</td>
                <td class="number service__share">{share.unwrap_or_else(|| NONE.to_owned())}</td>
                <td class="number">{amount(row.lost, currency)}</td>
                <td class="rows__said">{why(row, currency)}</td>
                <td class="rows__said">{words::service_step(service_step(row))}</td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let found = found.read();
        found
            .uncarried
            .iter()
            .take(shown.get())
            .map(row)
            .collect_view()
    };
    let nothing = move || {
        if found.read().costed == 0 {
            t!(service.uncarried.no_rates)
        } else {
            t!(service.uncarried.none)
        }
    };
    view! {
        <section class="service__section">
            <h2 id="uncarried">{tx!(service.uncarried.title)}</h2>
            <Show
                when=move || !found.read().uncarried.is_empty()
                fallback=move || view! { <p class="muted measure">{nothing}</p> }
            >
                <div class="scroll-x" role="region" tabindex="0" aria-labelledby="uncarried">
                    <table class="rows rows--items">
                        <thead>
                            <tr>
                                <th scope="col">{tx!(tiers.moves.customer)}</th>
                                <th scope="col">{tx!(tiers.table.tier)}</th>
                                <th scope="col" class="number">{move || t!(service.uncarried.contribution, currency = currency.read())}</th>
                                <th scope="col" class="number">{move || t!(service.uncarried.cost, currency = currency.read())}</th>
                                <th scope="col" class="number service__share">{tx!(service.uncarried.share)}</th>
                                <th scope="col" class="number">{move || t!(service.uncarried.lost, currency = currency.read())}</th>
                                <th scope="col" class="rows__said">{tx!(service.why)}</th>
                                <th scope="col" class="rows__said">{tx!(service.next)}</th>
                            </tr>
                        </thead>
                        <tbody id="uncarried-rows">{rows}</tbody>
                    </table>
                </div>
                <More list="uncarried-rows" all=Signal::derive(move || found.read().uncarried.len()) shown step=STEP />
            </Show>
        </section>
    }
}

fn why(row: &Uncarried, currency: &str) -> String {
    match (row.reason, row.budget) {
        (WhyUncarried::OverBudget, Some(budget)) => t!(
            service.uncarried.over_budget,
            budget = amount_in(budget, currency)
        ),
        _ => t!(service.uncarried.loss).to_owned(),
    }
}
