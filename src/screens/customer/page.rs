//! The page: the head, the tabs, and the part that is open.

use super::Subject;
use super::head::Head;
use super::purchases::Purchases;
use super::record::Record;
use super::relationship::Relationship;
use super::story::Story;
use super::summary::Summary;
use super::tabs::Tabs;
use super::value::Value;
use crate::places::{CustomerTab, use_customer_tab};
use crate::shell::print::printing;
use keepgold_core::book::CustomerId;
use leptos::prelude::*;

/// The page of a customer that is in the book.
#[component]
pub fn Page(id: CustomerId) -> impl IntoView {
    let subject = Subject::new(id);
    let tab = use_customer_tab();
    // The address changes for more than the tab; what is open stays as it is then.
    let tab = Memo::new(move |_| tab.get());
    let of = move |tab: CustomerTab| match tab {
        CustomerTab::Summary => view! { <Summary subject /> }.into_any(),
        CustomerTab::Value => view! { <Value subject /> }.into_any(),
        CustomerTab::Purchases => view! { <Purchases subject /> }.into_any(),
        CustomerTab::Relationship => view! { <Relationship subject /> }.into_any(),
        CustomerTab::Record => view! { <Record subject /> }.into_any(),
    };
    // Paper has no tabs to open: it has the whole page, and the part that is open stays as it is, with what is typed there.
    let parts = CustomerTab::ALL.map(|own| {
        let there = Memo::new(move |_| printing() || tab.get() == own);
        move || there.get().then(|| of(own))
    });
    view! {
        <article class="customer">
            <Head subject>
                <Tabs customer=subject.number() tab />
            </Head>
            <Story subject />
            <div class="customer__part">{parts.collect_view()}</div>
        </article>
    }
}
