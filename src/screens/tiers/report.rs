//! The tier report: on paper the tiers screen ends with every VIP and main customer by name.

use crate::components::{RowsColumn, RowsLook, RowsTable};
use crate::format::score;
use crate::parts::cells::{tier_mark, who_cell};
use crate::shell::print::printing;
use crate::state::use_state;
use crate::words::amount::amount;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::{Indicator, Tables, Tier};
use keepgold_core::value::{MoneyBasis, Standing};
use leptos::prelude::*;

/// The list; it exists only while the page is printed.
#[component]
pub fn PrintedList() -> impl IntoView {
    let state = use_state();
    let earns = Memo::new(move |_| state.derived().basis.get() != MoneyBasis::Sales);
    let rows = move || {
        let assessment = state.derived().assessment.get();
        let currency = state.with_book(Tables::CURRENCY, |book| book.units().currency.clone());
        let row = |standing: &Standing| {
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
                    {earns.get().then(|| view! { <td class="number">{amount(standing.profit, &currency)}</td> })}
                </tr>
            }
        };
        let best = assessment.in_tiers(&[Tier::Vip, Tier::Main]);
        best.into_iter().map(row).collect_view()
    };
    let table = move || {
        let currency = state.with_book(Tables::CURRENCY, |book| book.units().currency.clone());
        let mut columns = vec![
            RowsColumn::text(tx!(tiers.moves.customer)),
            RowsColumn::text(tx!(tiers.table.tier)),
            RowsColumn::number(tx!(customers.column.composite)),
        ];
        columns.extend(Indicator::ALL.map(|of| RowsColumn::number(move || value::indicator(of))));
        columns.push(RowsColumn::number(t!(
            customers.column.sales,
            currency = &currency
        )));
        if earns.get() {
            columns.push(RowsColumn::number(t!(
                customers.column.profit,
                currency = &currency
            )));
        }
        let columns = Signal::stored(columns);
        view! {
            <section class="tiers__section">
                <h2 id="tier-report">{tx!(tiers.report.title)}</h2>
                <RowsTable name="tier-report" columns look=RowsLook::Narrow>
                    {rows}
                </RowsTable>
            </section>
        }
    };
    move || printing().then(table)
}
