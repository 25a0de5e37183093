//! The tab with what the customer buys: products gained and lost, all products, orders.

mod add_order;
mod changes;
mod lines;
mod order_draft;
mod orders;
mod products;

pub use add_order::AddOrder;
pub use changes::{Changes, Listed};

use super::Subject;
use crate::components::Show;
use leptos::prelude::*;

/// The tab.
#[component]
pub fn Purchases(subject: Subject) -> impl IntoView {
    let archived = Memo::new(move |_| subject.archived());
    view! {
        <div class="customer__columns">
            <Show when=move || !archived.get()>
                <div class="customer__column">
                    <Changes subject listed=Listed::All />
                    <products::Products subject />
                </div>
            </Show>
            <div class="customer__column">
                <orders::OrderList subject />
            </div>
        </div>
    }
}
