//! The tabs as links: each is an address, which can be sent, kept, opened in a window of its own and gone back to. They
//! are no ARIA tabs, whose arrow keys would change the address at each step.

use crate::places::CustomerTab;
use crate::{t, tx};
use leptos::prelude::*;

/// The links, with the one that is open marked.
#[component]
pub fn Tabs(customer: u32, tab: Memo<CustomerTab>) -> impl IntoView {
    let link = move |to: CustomerTab| {
        let pressed = move |event: web_sys::MouseEvent| {
            if tab.get_untracked() == to {
                // An address without a tab shows this one already: Back should not lead to it again.
                event.prevent_default();
            } else if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        };
        view! {
            <a
                class="tabs__tab"
                href=to.href(customer)
                aria-current=move || (tab.get() == to).then_some("page")
                on:click=pressed
            >
                {move || name(to)}
            </a>
        }
    };
    view! {
        <nav class="tabs__list customer__tabs" aria-label=tx!(customer.tab.label)>
            {CustomerTab::ALL.map(link).collect_view()}
        </nav>
    }
}

/// The name of a tab.
fn name(tab: CustomerTab) -> &'static str {
    match tab {
        CustomerTab::Summary => t!(customer.tab.summary),
        CustomerTab::Value => t!(customer.tab.value),
        CustomerTab::Purchases => t!(customer.tab.purchases),
        CustomerTab::Relationship => t!(customer.tab.relationship),
        CustomerTab::Record => t!(customer.tab.record),
    }
}
