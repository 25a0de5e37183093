//! The tab that answers what to do now: the next step, the warning, the sales, what is bought less of, what happened.

mod next;
mod timeline;
mod told;
mod trend;
mod warning;

use super::Subject;
use super::purchases::{Changes, Listed};
use crate::components::Show;
use leptos::prelude::*;

/// The tab.
#[component]
pub fn Summary(subject: Subject) -> impl IntoView {
    let archived = Memo::new(move |_| subject.archived());
    view! {
        <div class="customer-summary">
            <Show when=move || !archived.get()>
                <div class="customer__column customer-summary__now">
                    <next::NextStep subject />
                    <warning::Warned subject />
                </div>
                <div class="customer__column customer-summary__sales">
                    <trend::Trend subject />
                    <Changes subject listed=Listed::Few />
                </div>
            </Show>
            <div class="customer__column customer-summary__past">
                <timeline::Timeline subject />
            </div>
        </div>
    }
}
