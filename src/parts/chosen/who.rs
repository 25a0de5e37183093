//! The head of a customer's row in a list of which several can be chosen.

use super::Chosen;
use crate::parts::cells::who;
use crate::state::State;
use crate::t;
use keepgold_core::book::{CustomerId, Tables};
use leptos::prelude::*;

/// The box that chooses a customer.
pub fn choose_box(state: State, chosen: Chosen, customer: CustomerId) -> AnyView {
    let label = state.with_book(Tables::CUSTOMERS, |book| {
        t!(chosen.choose, name = book.customer_title(customer))
    });
    view! {
        <input
            type="checkbox"
            class="choose-box"
            aria-label=label
            prop:checked=move || chosen.ticked.read().contains(&customer)
            on:change:target=move |event| chosen.tick([customer], event.target().checked())
        />
    }
    .into_any()
}

/// The head of a row: the box, and the name, which leads to the page.
pub fn who_chosen(state: State, chosen: Chosen, customer: CustomerId) -> AnyView {
    view! {
        <th scope="row">
            <div class="chosen-who">{choose_box(state, chosen, customer)} {who(state, customer)}</div>
        </th>
    }
    .into_any()
}
