//! The tab with what the customer buys: what to offer it, products gained and lost, all products, what was offered, orders.

mod add_order;
mod changes;
mod goes_with;
mod lines;
mod order_draft;
mod orders;
mod products;

pub use add_order::AddOrder;
pub use changes::{Changes, Listed};

use super::Subject;
use super::section::record_section;
use crate::components::Show;
use crate::parts::offer::answer_acts;
use leptos::prelude::*;

/// The tab.
#[component]
pub fn Purchases(subject: Subject) -> impl IntoView {
    let archived = Memo::new(move |_| subject.archived());
    view! {
        <div class="customer__columns">
            <Show when=move || !archived.get()>
                <div class="customer__column">
                    <goes_with::GoesWith subject />
                    <Changes subject listed=Listed::All />
                    <products::Products subject />
                </div>
            </Show>
            <div class="customer__column">
                {record_section(subject.id, answer_acts)}
                <orders::OrderList subject />
            </div>
        </div>
    }
}
