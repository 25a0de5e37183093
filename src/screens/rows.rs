//! Cells that tables of customers share. Must know nothing of what a table is about.

use crate::components::TierMark;
use crate::format::integer;
use crate::shell::route::Route;
use crate::state::State;
use crate::t;
use crate::words::value;
use keepgold_core::book::{CustomerId, Tier};
use leptos::prelude::*;

/// Customers listed by name in one table.
pub const LISTED: usize = 20;

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

/// How many of so many customers are not listed; none where all are.
pub fn and_more(all: usize) -> Option<String> {
    let hidden = all.saturating_sub(LISTED);
    (hidden > 0).then(|| t!(tiers.moves.more, n = integer(hidden as i64)))
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
