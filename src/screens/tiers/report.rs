//! The tier report: on paper the tiers screen ends with every VIP and main customer by name.

use crate::format::score;
use crate::screens::rows::{tier_mark, who_cell};
use crate::shell::print::printing;
use crate::state::use_state;
use crate::words::amount::amount;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::{Indicator, Tables, Tier};
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;

/// The list; it exists only while the page is printed.
#[component]
pub fn PrintedList() -> impl IntoView {
    let state = use_state();
    let rows = move || {
        let assessment = state.derived().assessment.get();
        let currency = state.with_book(Tables::CURRENCY, |book| book.units().currency.clone());
        let mut best: Vec<_> = assessment
            .standings()
            .iter()
            .filter(|standing| matches!(standing.tier, Some(Tier::Vip | Tier::Main)))
            .collect();
        sort_by(&mut best, |a, b| a.place.cmp(&b.place));
        let row = |standing: &&keepgold_core::value::Standing| {
            let scores = standing.scores.map(|one| {
                let one = one.map(score);
                view! { <td class="number">{one}</td> }
            });
            view! {
                <tr>
                    {who_cell(state, standing.customer)}
                    <td>{tier_mark(standing.tier)}</td>
                    <td class="number">{standing.composite.map(score)}</td>
                    {scores.into_iter().collect_view()}
                    <td class="number">{amount(standing.window_sales, &currency)}</td>
                    <td class="number">{amount(standing.profit, &currency)}</td>
                </tr>
            }
        };
        best.iter().map(row).collect_view()
    };
    let table = move || {
        let currency = state.with_book(Tables::CURRENCY, |book| book.units().currency.clone());
        let indicator = |indicator| {
            view! { <th scope="col" class="number">{value::indicator(indicator)}</th> }
        };
        view! {
            <section class="tiers__section">
                <h2>{tx!(tiers.report.title)}</h2>
                <table class="rows">
                    <thead>
                        <tr>
                            <th scope="col">{tx!(tiers.moves.customer)}</th>
                            <th scope="col">{tx!(tiers.table.tier)}</th>
                            <th scope="col" class="number">{tx!(customers.column.composite)}</th>
                            {Indicator::ALL.map(indicator).into_iter().collect_view()}
                            <th scope="col" class="number">{t!(customers.column.sales, currency = &currency)}</th>
                            <th scope="col" class="number">{t!(customers.column.profit, currency = &currency)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    };
    move || printing().then(table)
}
