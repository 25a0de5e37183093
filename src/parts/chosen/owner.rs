//! The dialog that gives several customers to somebody of ours.

use crate::components::{EditDialog, Form, TextField, use_toasts};
use crate::parts::act::act;
use crate::state::use_state;
use crate::words::book::refusal;
use crate::{t, tx};
use keepgold_core::book::{Command, CustomerId, CustomersChange, Refusal, Tables};
use keepgold_core::sorting::set_of;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The dialog; it is shown while there is somebody in `owning`.
#[component]
pub fn OwnerDialog(owning: RwSignal<Vec<CustomerId>>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let form = Form::<String, Refusal>::new(String::new());
    let about = RwSignal::new(Vec::<CustomerId>::new());
    super::open_for(owning, about, move || form.begin(String::new()), form.open);
    let customers = move || t!(units.customers, n = about.read().len());
    let save = move || {
        let owner = form.draft.read_untracked().trim().to_owned();
        let change = CustomersChange::Owner(owner.clone());
        let command = Command::ChangeCustomers(about.get_untracked(), change);
        let customers = untrack(customers);
        let said = move || {
            if owner.is_empty() {
                t!(chosen.owner_none, customers = customers)
            } else {
                t!(chosen.owner_said, owner = owner, customers = customers)
            }
        };
        form.end(act(state, toasts, command, said));
    };
    let owners = Signal::derive(move || {
        state.with_book(Tables::CUSTOMERS, |book| {
            let owners = book.customers().iter().map(|customer| &customer.owner);
            let owners: BTreeSet<&String> = set_of(owners.filter(|owner| !owner.is_empty()));
            owners.into_iter().cloned().collect::<Vec<String>>()
        })
    });
    view! {
        <EditDialog
            open=form.open
            title=move || t!(chosen.owner_title, customers = customers())
            save=tx!(chosen.owner_save)
            on_save=save
        >
            <TextField
                label=tx!(chosen.owner_field)
                hint=tx!(chosen.owner_hint)
                value=form.text(|owner| owner)
                on_input=form.write(|owner| owner)
                offered=owners
                error=form.wrong(|why| Some(refusal(why)))
            />
        </EditDialog>
    }
}
