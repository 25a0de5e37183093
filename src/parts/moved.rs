//! Cells that tables of customers who move share.

use super::cells::tier_mark;
use super::chosen::{Chosen, who_chosen};
use crate::components::RowsColumn;
use crate::format::{NONE, score};
use crate::state::State;
use crate::tx;
use keepgold_core::book::CustomerId;
use keepgold_core::value::Seen;
use leptos::prelude::*;

/// The columns of [`cells`].
pub fn columns() -> Vec<RowsColumn> {
    vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(movement.lists.from)),
        RowsColumn::text(tx!(movement.lists.to)),
        RowsColumn::number(tx!(movement.lists.before)),
        RowsColumn::number(tx!(movement.lists.after)),
    ]
}

/// Who moved from which tier and value to which.
pub fn cells(
    state: State,
    chosen: Chosen,
    customer: CustomerId,
    (before, after): (&Seen, &Seen),
) -> AnyView {
    let value = |composite: Option<f64>| composite.map_or_else(|| NONE.to_owned(), score);
    view! {
        {who_chosen(state, chosen, customer)}
        <td>{tier_mark(before.tier())}</td>
        <td>{tier_mark(after.tier())}</td>
        <td class="number">{value(before.composite)}</td>
        <td class="number">{value(after.composite)}</td>
    }
    .into_any()
}
