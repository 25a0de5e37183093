//! Customers by categories: rows lead to customers, heads to whom to call, cells to what the customer buys.

use super::gaps::{GapRow, Grid, name};
use super::href_of;
use crate::components::{More, RowsColumn, RowsTable};
use crate::i18n::lang;
use crate::parts::cells::{LISTED, STEP, tier_mark, who};
use crate::places::{Choices, CustomerTab};
use crate::state::{State, use_state};
use crate::words::amount::{unit_heading, whole};
use crate::{t, tx};
use keepgold_core::unit::Money;
use leptos::prelude::*;
use std::sync::Arc;

/// Gaps of a customer that a phone lists.
const FEW: usize = 3;

/// The grid, and the same as a list for a phone.
#[component]
pub fn GridTable(grid: Memo<Arc<Grid>>, currency: Memo<String>, choices: Choices) -> impl IntoView {
    let state = use_state();
    let listed = RwSignal::new(LISTED);
    let all = Signal::derive(move || grid.read().rows.len());
    view! {
        <div class="white-space__grid">
            {move || table(state, &grid.read(), listed, choices)}
            <More list="white-space-rows" all shown=listed step=STEP />
        </div>
        <div class="white-space__list">
            {move || list(state, &grid.read(), listed, currency)}
            <More list="white-space-items" all shown=listed step=STEP />
        </div>
    }
}

/// An amount of whole currency units; nothing for none.
fn money(amount: f64) -> Option<String> {
    (amount > 0.0).then(|| whole(Money::from_f64(amount)))
}

fn table(state: State, grid: &Grid, listed: RwSignal<usize>, choices: Choices) -> AnyView {
    lang();
    let (columns, others) = grid.shown();
    let head = |&column: &usize| {
        let shelf = &grid.shelves[column];
        view! { <th scope="col" class="number"><a href=href_of(shelf, choices)>{name(state, shelf)}</a></th> }
    };
    let sum = |&column: &usize| view! { <td class="number">{money(grid.sums[column])}</td> };
    let beyond: f64 = grid.sum() - columns.iter().map(|&column| grid.sums[column]).sum::<f64>();
    let row = |row: &GapRow| {
        let href = CustomerTab::Purchases.href(row.row.customer.index() as u32);
        let cell = |&column: &usize| {
            let gap = row.gaps.iter().find(|gap| gap.shelf as usize == column);
            let link = gap.map(|gap| {
                let [low, high] = [gap.bounds.0, gap.bounds.1].map(Money::from_f64).map(whole);
                let title = t!(
                    cross_sell.gaps.cell,
                    buyers = gap.buyers,
                    alike = gap.alike,
                    low = low,
                    high = high
                );
                view! { <a href=href.clone() title=title>{money(gap.expected)}</a> }
            });
            view! { <td class="number">{link}</td> }
        };
        view! {
            <tr>
                <th scope="row">{who(state, row.row.customer)}</th>
                {columns.iter().map(cell).collect_view()}
                {others.then(|| view! { <td class="number">{money(grid.others(row))}</td> })}
                <td class="number"><strong>{money(row.sum)}</strong></td>
            </tr>
        }
        .into_any()
    };
    let rows = grid.rows.iter().take(listed.get()).map(row).collect_view();
    view! {
        <div class="scroll-x" role="region" tabindex="0" aria-labelledby="white-space">
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{t!(tiers.moves.customer)}</th>
                        {columns.iter().map(head).collect_view()}
                        {others.then(|| view! { <th scope="col" class="number">{t!(cross_sell.gaps.others)}</th> })}
                        <th scope="col" class="number">{t!(cross_sell.gaps.sum)}</th>
                    </tr>
                </thead>
                <tbody id="white-space-rows">{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t!(cross_sell.gaps.all)}</th>
                        {columns.iter().map(sum).collect_view()}
                        {others.then(|| view! { <td class="number">{money(beyond)}</td> })}
                        <td class="number">{money(grid.sum())}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn list(state: State, grid: &Grid, listed: RwSignal<usize>, currency: Memo<String>) -> AnyView {
    lang();
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::number(move || unit_heading(&currency.read())),
        RowsColumn::said(tx!(cross_sell.gaps.largest)),
    ]);
    let row = |row: &GapRow| {
        let gap = |gap: &keepgold_core::next_best::Gap| {
            let name = name(state, &grid.shelves[gap.shelf as usize]);
            let amount = money(gap.expected).unwrap_or_default();
            t!(cross_sell.gaps.one, name = name, amount = amount)
        };
        let gaps: Vec<String> = row.gaps.iter().take(FEW).map(gap).collect();
        view! {
            <tr>
                <th scope="row">{who(state, row.row.customer)} <div class="rows__under">{tier_mark(row.row.tier)}</div></th>
                <td class="number">{money(row.sum)}</td>
                <td class="rows__said">{gaps.join(t!(value.list_separator))}</td>
            </tr>
        }
        .into_any()
    };
    let rows = grid.rows.iter().take(listed.get()).map(row).collect_view();
    view! { <RowsTable name="white-space" columns body="white-space-items">{rows}</RowsTable> }
        .into_any()
}
