//! The first step: a file, or a pasted table.

use keepgold_core::import::{TableKind, tables};
use leptos::prelude::*;
use web_sys::File;

use super::{StepHeading, Wizard};
use crate::components::FileDrop;
use crate::parts::brought::ACCEPT;
use crate::tx;
use crate::words::record;

/// The step.
#[component]
pub fn Pick(wizard: Wizard, quiet: bool) -> impl IntoView {
    view! {
        <StepHeading text=tx!(import.pick.heading) quiet />
        <p class="muted measure">{tx!(import.pick.text)}</p>
        <FileDrop
            label=tx!(import.pick.label)
            accept=ACCEPT
            on_file=UnsyncCallback::new(move |(file,): (File,)| wizard.take_file(file))
            on_text=move |text| wizard.take_text(text)
        />
        <details class="measure">
            <summary>{tx!(import.pick.needs)}</summary>
            <ul class="sentences">
                <li>{tx!(import.pick.needs_lines)}</li>
                <li>{tx!(import.pick.needs_customers)}</li>
                <li>{tx!(import.pick.needs_products)}</li>
                {move || tables().into_iter().filter_map(of_records).collect_view()}
                <li>{tx!(import.pick.needs_backup)}</li>
            </ul>
        </details>
    }
}

/// What a file of records needs; nothing for other tables.
fn of_records(table: TableKind) -> Option<impl IntoView> {
    match table {
        TableKind::Records(kind) => Some(view! { <li>{record::needs(kind)}</li> }),
        _ => None,
    }
}
