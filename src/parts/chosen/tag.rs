//! The dialog that gives several customers a tag or takes one away.

use crate::components::{Choice, EditDialog, Form, Select, TextField, use_toasts};
use crate::parts::act::act;
use crate::state::use_state;
use crate::words::book::refusal;
use crate::{t, tx};
use keepgold_core::book::{Command, CustomerId, CustomersChange, Refusal, Tables};
use keepgold_core::sorting::set_of;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Draft {
    tag: String,
    removes: bool,
}

/// What was wrong with it when it was sent.
enum Fault {
    NoTag,
    Refused(Refusal),
}

/// The value of the choice that takes a tag away.
const REMOVE: &str = "remove";
const ADD: &str = "add";

/// The dialog; it is shown while there is somebody in `tagging`.
#[component]
pub fn TagDialog(tagging: RwSignal<Vec<CustomerId>>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let form = Form::<Draft, Fault>::new(Draft::default());
    let about = RwSignal::new(Vec::<CustomerId>::new());
    super::open_for(
        tagging,
        about,
        move || form.begin(Draft::default()),
        form.open,
    );
    let customers = move || t!(units.customers, n = about.read().len());
    let save = move || {
        let Draft { tag, removes } = form.draft.get_untracked();
        let tag = tag.trim().to_owned();
        if tag.is_empty() {
            return form.end(Err(Fault::NoTag));
        }
        let change = if removes {
            CustomersChange::RemoveTag(tag.clone())
        } else {
            CustomersChange::AddTag(tag.clone())
        };
        let command = Command::ChangeCustomers(about.get_untracked(), change);
        let customers = untrack(customers);
        let said = move || {
            if removes {
                t!(chosen.tag_removed, customers = customers, tag = tag)
            } else {
                t!(chosen.tag_added, customers = customers, tag = tag)
            }
        };
        form.end(act(state, toasts, command, said).map_err(Fault::Refused));
    };
    let tags = Signal::derive(move || {
        state.with_book(Tables::CUSTOMERS, |book| {
            let tags = book.customers().iter().flat_map(|customer| &customer.tags);
            let tags: BTreeSet<&String> = set_of(tags);
            tags.into_iter().cloned().collect::<Vec<String>>()
        })
    });
    let value = Signal::derive(move || {
        let removes = form.draft.read().removes;
        if removes { REMOVE } else { ADD }.to_owned()
    });
    let choices = Signal::derive(|| {
        let choice = |(value, label): (&str, &str)| Choice {
            value: value.to_owned(),
            label: label.to_owned(),
        };
        let both = [(ADD, t!(chosen.tag_add)), (REMOVE, t!(chosen.tag_remove))];
        both.map(choice).to_vec()
    });
    let choose = move |value: String| form.draft.update(|draft| draft.removes = value == REMOVE);
    view! {
        <EditDialog
            open=form.open
            title=move || t!(chosen.tag_title, customers = customers())
            save=tx!(chosen.tag_save)
            on_save=save
        >
            <div class="form-grid">
                <TextField
                    label=tx!(chosen.tag_field)
                    value=form.text(|draft| &draft.tag)
                    on_input=form.write(|draft| &mut draft.tag)
                    offered=tags
                    error=form.wrong(|fault| Some(match fault {
                        Fault::NoTag => t!(chosen.tag_empty).to_owned(),
                        Fault::Refused(why) => refusal(why),
                    }))
                />
                <Select label=tx!(chosen.tag_do) value choices on_change=choose />
            </div>
        </EditDialog>
    }
}
