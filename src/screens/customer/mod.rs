//! The screen of one customer: value and why, what next, scores, sales, products, orders. Must not touch the browser.

mod add_order;
mod alarm;
mod head;
mod judge;
mod judge_draft;
mod lift;
mod lines;
mod order_draft;
mod orders;
mod products;
mod records;
mod scores;
mod trend;

use crate::components::{Button, EmptyState, Notice};
use crate::parts::records::{finish_button, plan_button};
use crate::places::{Route, navigate};
use crate::state::use_state;
use crate::{t, tx};
use head::Head;
use keepgold_core::book::{AlarmState, Book, Contact, Customer, CustomerId, Person, Tables};
use keepgold_core::value::{Working, explain};
use leptos::prelude::*;
use records::record_section;

/// What stands under a customer's number.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    Nobody,
    /// The record was merged into this one.
    Merged(CustomerId, String),
    Here,
}

/// What the parts of the page read.
#[derive(Clone, Copy, Debug)]
struct Subject {
    id: CustomerId,
    record: Memo<Customer>,
    working: Memo<Option<Working>>,
    currency: Memo<String>,
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

#[component]
fn Page(id: CustomerId) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let subject = Subject {
        id,
        record: Memo::new(move |_| {
            state.with_book(Tables::CUSTOMERS, |book| {
                book.customer(id).cloned().unwrap_or_default()
            })
        }),
        working: Memo::new(move |_| {
            let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
            state.with_book(
                Tables::CUSTOMERS | Tables::JUDGEMENTS | Tables::SERVICE | Tables::RULES,
                |book| explain(book, &facts, &assessment, id),
            )
        }),
        currency: Memo::new(move |_| {
            state.with_book(Tables::CURRENCY, |book| book.units().currency.clone())
        }),
    };
    let plan = move |contact, of: &Contact| plan_button(id, contact, of);
    let alarm = alarm::alarm_of(subject);
    let overridden = Memo::new(move |_| {
        alarm
            .read()
            .as_ref()
            .is_some_and(alarm::Alarm::overrides_stage)
    });
    let archived = Memo::new(move |_| subject.record.read().archived);
    view! {
        <article class="customer">
            <Head subject alarm />
            <div class="customer__body">
                <Show when=move || !archived.get()>
                    <div class="customer__figures">
                        <scores::Scores subject />
                        <Show when=move || !overridden.get()>
                            <lift::LiftTable subject />
                        </Show>
                        <trend::Trend subject />
                    </div>
                </Show>
                <div class="customer__figures">
                    {record_section(id, |_, _: &Person| ().into_any())}
                    {record_section(id, finish_button)}
                    {record_section(id, plan)}
                    {record_section(id, |_, _: &AlarmState| ().into_any())}
                    <Show when=move || !archived.get()>
                        <products::Products subject />
                    </Show>
                    <orders::OrderList subject />
                </div>
            </div>
        </article>
    }
}
