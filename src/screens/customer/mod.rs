//! The screen of one customer: a head that stays, and five tabs with addresses of their own. Must not touch the browser.

mod head;
mod page;
mod purchases;
mod record;
mod relationship;
mod section;
mod story;
mod subject;
mod summary;
mod tabs;
mod value;

use crate::components::{Button, EmptyState, Notice};
use crate::places::{Route, navigate};
use crate::state::use_state;
use crate::{t, tx};
use keepgold_core::book::{Book, CustomerId, Tables};
use leptos::prelude::*;
use page::Page;
use subject::Subject;

/// What stands under a customer's number.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    Nobody,
    /// The record was merged into this one.
    Merged(CustomerId, String),
    Here,
}

/// The screen.
#[component]
pub fn Screen(
    /// The customer's number in the book.
    id: u32,
) -> impl IntoView {
    let state = use_state();
    let id = CustomerId::from_index(id as usize);
    let found = Memo::new(move |_| state.with_book(Tables::CUSTOMERS, |book| find(book, id)));
    move || match found.get() {
        Found::Nobody => nobody().into_any(),
        Found::Merged(into, name) => merged(into, name).into_any(),
        Found::Here => view! { <Page id /> }.into_any(),
    }
}

fn find(book: &Book, id: CustomerId) -> Found {
    let root = book.customer_root(id);
    match book.customer(root) {
        None => Found::Nobody,
        Some(_) if root == id => Found::Here,
        Some(customer) => Found::Merged(root, customer.title().to_owned()),
    }
}

fn nobody() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(customer.unknown_title)
            text=tx!(customer.unknown_text)
            action=tx!(shell.to_customers)
            on_action=move || navigate(Route::Customers)
        />
    }
}

fn merged(into: CustomerId, name: String) -> impl IntoView {
    let named = name.clone();
    let open = move || navigate(Route::Customer(into.index() as u32));
    view! {
        <h1>{tx!(places.customer.name)}</h1>
        <Notice text=move || t!(customer.merged_note, name = named)>
            <Button on_press=open>{move || t!(customer.open_other, name = name)}</Button>
        </Notice>
    }
}
