//! The tab with what the customer is worth: why it stands where it stands, its scores with their working, what would lift
//! it, what was reckoned for it.

mod judge;
mod judge_draft;
mod lift;
mod scores;
mod standing;

use super::Subject;
use super::section::record_section;
use crate::components::Show;
use crate::tx;
use keepgold_core::book::Reckoning;
use leptos::prelude::*;

/// The tab.
#[component]
pub fn Value(subject: Subject) -> impl IntoView {
    let archived = Memo::new(move |_| subject.archived());
    let overridden = Memo::new(move |_| subject.overridden());
    view! {
        <Show
            when=move || !archived.get()
            fallback=|| view! { <p class="muted">{tx!(customer.archived_value)}</p> }
        >
            <div class="customer__columns">
                <div class="customer__column">
                    <standing::Standing subject />
                    <scores::Scores subject />
                </div>
                <Show when=move || !overridden.get()>
                    <lift::LiftTable subject />
                </Show>
            </div>
        </Show>
        {record_section(subject.id, |_, _: &Reckoning| ().into_any())}
    }
}
