//! The tabs of a customer's page: each is an address behind the customer's.

use crate::components::{Tab, Tabs as TabLinks};
use crate::places::CustomerTab;
use crate::{t, tx};
use leptos::prelude::*;

/// The links.
#[component]
pub fn Tabs(customer: u32, tab: Memo<CustomerTab>) -> impl IntoView {
    let tabs = CustomerTab::ALL.map(|to| Tab {
        href: to.href(customer).into(),
        label: (move || name(to)).into(),
    });
    let open = Signal::derive(move || {
        let open = tab.get();
        CustomerTab::ALL
            .iter()
            .position(|to| *to == open)
            .unwrap_or_default()
    });
    view! { <TabLinks label=tx!(customer.tab.label) tabs=tabs.into() open /> }
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
