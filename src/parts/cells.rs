//! Cells that tables of customers and products share.

use crate::components::TierMark;
use crate::format::NONE;
use crate::places::Route;
use crate::state::State;
use crate::t;
use crate::words::amount::day_iso;
use crate::words::value;
use keepgold_core::book::{CustomerId, ProductId, Tables, Tier};
use keepgold_core::unit::Day;
use keepgold_core::value::Unscored;
use leptos::prelude::*;

/// Customers listed by name in one table at first.
pub const LISTED: usize = 20;

/// Rows added at each asking: several thousand at once would hold up the page.
pub const STEP: usize = 200;

/// The head of a customer's row: the name, which leads to the page.
pub fn who_cell(state: State, customer: CustomerId) -> AnyView {
    view! { <th scope="row">{who(state, customer)}</th> }.into_any()
}

/// A customer's name, which leads to the page.
pub fn who(state: State, customer: CustomerId) -> AnyView {
    let name = state.with_book(Tables::CUSTOMERS, |book| {
        book.customer_title(customer).to_owned()
    });
    let href = Route::Customer(customer.index() as u32).href();
    view! { <a href=href>{name}</a> }.into_any()
}

/// A product's name.
pub fn product_title(state: State, product: ProductId) -> String {
    state.with_book(Tables::PRODUCTS, |book| {
        book.product_title(product).to_owned()
    })
}

/// A product's name, which leads to its page.
pub fn product(state: State, product: ProductId) -> AnyView {
    let href = Route::Product(product.index() as u32).href();
    view! { <a href=href>{product_title(state, product)}</a> }.into_any()
}

/// A tier, or in its place why there is none: an archived customer has neither tier nor reason.
pub fn tier_or_why(tier: Option<Tier>, reason: Option<Unscored>) -> AnyView {
    match (tier, reason) {
        (Some(_), _) => tier_mark(tier),
        (None, Some(reason)) => value::unscored_short(reason).into_any(),
        (None, None) => t!(value.unscored.archived_short).into_any(),
    }
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

/// The day of the last order, and how long ago beside what is usual.
pub fn last_order(last: Option<Day>, usual: Option<f64>, as_of: Day) -> AnyView {
    let Some(last) = last else {
        return NONE.into_any();
    };
    let ago = match as_of.days_since(last) {
        0 => t!(units.today).to_owned(),
        days => t!(units.days_ago, n = days),
    };
    let said = match usual {
        Some(usual) => {
            let usual = t!(units.days, n = usual.round() as u32);
            t!(warnings.days_usual, ago = ago, usual = usual)
        }
        None => ago,
    };
    view! {
        <div>{day_iso(last)}</div>
        <div class="rows__note">{said}</div>
    }
    .into_any()
}
