//! The tab with what is on record: master data and notes.

use super::Subject;
use crate::components::{Button, Definition, DefinitionList, Show};
use crate::words::amount::day_written;
use crate::{t, tx};
use keepgold_core::book::{Customer, CustomerKind};
use leptos::prelude::*;

/// The tab.
#[component]
pub fn Record(subject: Subject) -> impl IntoView {
    let Subject {
        record, editing, ..
    } = subject;
    view! {
        <section class="customer__section" aria-label=tx!(customer.tab.record)>
            <DefinitionList>{move || definitions(&record.read())}</DefinitionList>
            <Show when=move || !record.read().notes.is_empty()>
                <div class="customer__notes">
                    <h2 class="customer__term">{tx!(customer.record.notes)}</h2>
                    <p>{move || record.read().notes.clone()}</p>
                </div>
            </Show>
            <Button on_press=move || editing.set(true)>{tx!(customer.edit)}</Button>
        </section>
    }
}

/// What is on record; empty fields are left out.
fn definitions(record: &Customer) -> impl IntoView + use<> {
    let kind = match record.kind {
        CustomerKind::Company => t!(customers.form.company),
        CustomerKind::Person => t!(customers.form.person),
    };
    let pairs: [(&'static str, String); 6] = [
        (t!(customer.record.kind), kind.to_owned()),
        (t!(customer.record.code), record.code.clone()),
        (t!(customer.record.region), record.region.clone()),
        (t!(customer.record.owner), record.owner.clone()),
        (
            t!(customer.record.tags),
            record.tags.join(t!(value.list_separator)),
        ),
        (
            t!(customer.record.since),
            record.since.map(day_written).unwrap_or_default(),
        ),
    ];
    let known = pairs.into_iter().filter(|(_, text)| !text.is_empty());
    known
        .map(|(term, text)| view! { <Definition term>{text}</Definition> })
        .collect_view()
}
