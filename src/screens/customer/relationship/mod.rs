//! The tab with who is in touch with whom: contacts, follow-ups, people, warnings dealt with, concessions and needs.

mod registers;

use super::Subject;
use super::section::record_section;
use crate::parts::records::{finish_button, plan_button};
use keepgold_core::book::{AlarmState, Contact, Person};
use leptos::prelude::*;

/// The tab.
#[component]
pub fn Relationship(subject: Subject) -> impl IntoView {
    let id = subject.id;
    let plan = move |contact, of: &Contact| plan_button(id, contact, of);
    view! {
        <div class="customer__columns">
            <div class="customer__column">
                {record_section(id, plan)}
            </div>
            <div class="customer__column">
                {record_section(id, finish_button)}
                {record_section(id, |_, _: &Person| ().into_any())}
                {record_section(id, |_, _: &AlarmState| ().into_any())}
                <registers::Registers subject />
            </div>
        </div>
    }
}
