//! Cells that tables of customers share. Must know nothing of what a table is about.

use crate::components::TierMark;
use crate::format::{NONE, score};
use crate::shell::route::Route;
use crate::state::State;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::{CustomerId, Tier};
use keepgold_core::value::Seen;
use leptos::prelude::*;

/// Customers listed by name in one table at first.
pub const LISTED: usize = 20;

/// Rows added at each asking: several thousand at once would hold up the page.
pub const STEP: usize = 200;

/// Fewer scored customers than this are ranked among too few for the ranks to say much.
pub const FEW: u32 = 20;

/// The head of a customer's row: the name, which leads to the page.
pub fn who_cell(state: State, customer: CustomerId) -> AnyView {
    view! { <th scope="row">{who(state, customer)}</th> }.into_any()
}

/// A customer's name, which leads to the page.
pub fn who(state: State, customer: CustomerId) -> AnyView {
    let name = state.with_book(|book| book.customer(customer).map(|c| c.title().to_owned()));
    let href = Route::Customer(customer.index() as u32).href();
    view! { <a href=href>{name}</a> }.into_any()
}

/// What heads [`moved_cells`].
pub fn moved_heads() -> AnyView {
    view! {
        <th scope="col">{tx!(tiers.moves.customer)}</th>
        <th scope="col">{tx!(tiers.moves.from)}</th>
        <th scope="col">{tx!(tiers.moves.to)}</th>
        <th scope="col" class="number">{tx!(movement.lists.before)}</th>
        <th scope="col" class="number">{tx!(movement.lists.after)}</th>
    }
    .into_any()
}

/// Who moved from which tier and value to which.
pub fn moved_cells(state: State, customer: CustomerId, before: &Seen, after: &Seen) -> AnyView {
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

/// A tier, or that there is none.
pub fn tier_mark(tier: Option<Tier>) -> AnyView {
    match tier {
        Some(tier) => {
            view! { <TierMark level=value::tier_level(tier) label=value::tier(tier) /> }.into_any()
        }
        None => t!(tiers.moves.none).into_any(),
    }
}
