//! Whom to call about one category or product: those who buy nothing of it though customers alike do.

use super::gaps::{GapRow, Grid, name};
use crate::components::{More, RowsColumn, RowsTable};
use crate::i18n::lang;
use crate::parts::cells::{LISTED, STEP, last_order, product, tier_mark, who};
use crate::state::use_state;
use crate::words::amount::whole;
use crate::{t, tx};
use keepgold_core::next_best::Shelf;
use keepgold_core::unit::Money;
use leptos::prelude::*;
use std::sync::Arc;

/// The list.
#[component]
pub fn ShelfList(
    grid: Memo<Arc<Grid>>,
    /// The place of the shelf.
    shelf: usize,
    currency: Memo<String>,
) -> impl IntoView {
    let state = use_state();
    let as_of = state.derived().as_of;
    let listed = RwSignal::new(LISTED);
    let title = move || {
        let grid = grid.read();
        match grid.shelves.get(shelf) {
            Some(Shelf::Product(id)) => product(state, *id),
            Some(shelf) => name(state, shelf).into_any(),
            None => ().into_any(),
        }
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::said(tx!(cross_sell.why)),
        RowsColumn::number(tx!(cross_sell.gaps.year, currency = currency.read())),
        RowsColumn::number(tx!(cross_sell.gaps.between)),
        RowsColumn::text(tx!(warnings.last_order)),
    ]);
    let rows = move || {
        lang();
        let as_of = as_of.get();
        let row = |GapRow { row, gaps, .. }: &GapRow| {
            let gap = gaps.first()?;
            let [low, high] = [gap.bounds.0, gap.bounds.1].map(Money::from_f64).map(whole);
            let owner = (!row.owner.is_empty()).then(|| row.owner.clone());
            let row = view! {
                <tr>
                    <th scope="row">
                        {who(state, row.customer)}
                        <div class="rows__under">
                            {tier_mark(row.tier)}
                            {owner.map(|owner| view! { <span class="rows__note">{owner}</span> })}
                        </div>
                    </th>
                    <td class="rows__said">{t!(cross_sell.gaps.because, buyers = gap.buyers, alike = gap.alike)}</td>
                    <td class="number">{whole(Money::from_f64(gap.expected))}</td>
                    <td class="number">{t!(cross_sell.bounds, low = low, high = high)}</td>
                    <td class="cross-sell__last">{last_order(row.last_order, None, as_of)}</td>
                </tr>
            };
            Some(row.into_any())
        };
        let grid = grid.read();
        grid.rows.iter().take(listed.get()).map(row).collect_view()
    };
    view! {
        <h2 id="white-space-shelf">{tx!(cross_sell.gaps.call_about)} " " {title}</h2>
        <RowsTable name="white-space-shelf" class="cross-sell__rows" columns body="white-space-calls">
            {rows}
        </RowsTable>
        <More list="white-space-calls" all=Signal::derive(move || grid.read().rows.len()) shown=listed step=STEP />
    }
}
