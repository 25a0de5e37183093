//! Cells that tables of customers who move share.

use super::rows::{tier_mark, who_cell};
use crate::format::{NONE, score};
use crate::state::State;
use crate::tx;
use keepgold_core::book::CustomerId;
use keepgold_core::value::Seen;
use leptos::prelude::*;

/// What heads [`cells`].
pub fn heads() -> AnyView {
    view! {
        <th scope="col">{tx!(tiers.moves.customer)}</th>
        <th scope="col">{tx!(movement.lists.from)}</th>
        <th scope="col">{tx!(movement.lists.to)}</th>
        <th scope="col" class="number">{tx!(movement.lists.before)}</th>
        <th scope="col" class="number">{tx!(movement.lists.after)}</th>
    }
    .into_any()
}

/// Who moved from which tier and value to which.
pub fn cells(state: State, customer: CustomerId, before: &Seen, after: &Seen) -> AnyView {
    let value = |composite: Option<f64>| composite.map_or_else(|| NONE.to_owned(), score);
    view! {
        {who_cell(state, customer)}
        <td>{tier_mark(before.tier())}</td>
        <td>{tier_mark(after.tier())}</td>
        <td class="number">{value(before.composite)}</td>
        <td class="number">{value(after.composite)}</td>
    }
    .into_any()
}
