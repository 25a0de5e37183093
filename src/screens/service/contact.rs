//! The form in which a contact is logged or mended, for every screen that lists some.

use super::contact_draft::{Draft, Fault};
use crate::components::{Choice, EditDialog, Form, Select, TextArea, TextField, use_toasts};
use crate::format::integer;
use crate::screens::act::act;
use crate::screens::customers::pick::CustomerPicker;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::words::book::refusal;
use crate::words::service::{self as service_words, contact_kind};
use crate::{t, tx};
use keepgold_core::book::{Book, Command, ContactKind, CustomerId, MAX_MINUTES, Outcome, RecordId};
use leptos::prelude::*;

/// What the form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A contact to be logged with a customer to be chosen.
    Anyone,
    /// A contact to be logged with this customer.
    New(CustomerId),
    /// A contact there is.
    Old(RecordId),
}

impl Asked {
    fn customer(self, book: &Book) -> Option<CustomerId> {
        match self {
            Asked::Anyone => None,
            Asked::New(customer) => Some(customer),
            Asked::Old(id) => book.contacts().get(&id).map(|contact| contact.customer),
        }
    }

    fn draft(self, book: &Book) -> Draft {
        match self {
            Asked::Anyone => Draft::on(clock::today(), String::new()),
            Asked::New(customer) => Draft::on(clock::today(), owner(book, customer)),
            Asked::Old(id) => book.contacts().get(&id).map(Draft::of).unwrap_or_default(),
        }
    }
}

fn owner(book: &Book, customer: CustomerId) -> String {
    let customer = book.customer(customer);
    customer.map_or_else(String::new, |customer| customer.owner.clone())
}

/// The dialog; it is shown while `asked` names something.
#[component]
pub fn ContactDialog(asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let form = Form::<Draft, Fault>::new(Draft::default());
    let Form { open, draft, fault } = form;
    // What it is about outlives the closing dialog, whose title would else lose it.
    let about = RwSignal::new(None::<Asked>);
    let chosen = RwSignal::new(None::<CustomerId>);
    Effect::new(move || {
        if let Some(what) = asked.get() {
            about.set(Some(what));
            chosen.set(state.with_book_untracked(|book| what.customer(book)));
            form.begin(state.with_book_untracked(|book| what.draft(book)));
        }
    });
    Effect::new(move || {
        if !open.get() {
            asked.set(None);
        }
    });
    // Whose customer it is has the contact, unless somebody else was entered.
    Effect::new(move |before: Option<String>| {
        let before = before.unwrap_or_default();
        if about.get() != Some(Asked::Anyone) {
            return before;
        }
        let chosen = chosen.get();
        let owner = state.with_book_untracked(|book| chosen.map(|id| owner(book, id)));
        let owner = owner.unwrap_or_default();
        draft.update(|draft| {
            if draft.by == before || draft.by.is_empty() {
                draft.by.clone_from(&owner);
            }
        });
        owner
    });
    Effect::new(move || {
        if chosen.get().is_some() && fault.get_untracked() == Some(Fault::NoCustomer) {
            fault.set(None);
        }
    });
    let save = move || {
        let Some(what) = about.get_untracked() else {
            return;
        };
        let Some(customer) = chosen.get_untracked() else {
            return fault.set(Some(Fault::NoCustomer));
        };
        let name = name(state, Some(customer));
        let done = draft
            .read_untracked()
            .contact(customer)
            .and_then(|contact| {
                let (command, new) = match what {
                    Asked::Anyone | Asked::New(_) => (Command::add(contact), true),
                    Asked::Old(id) => (Command::edit(id, contact), false),
                };
                let said = move || {
                    if new {
                        t!(service.contact.logged, name = name)
                    } else {
                        t!(service.contact.changed, name = name)
                    }
                };
                act(state, toasts, command, said).map_err(Fault::Refused)
            });
        form.end(done);
    };
    let missed = Signal::derive(move || fault.get() == Some(Fault::NoCustomer));
    let title = move || match about.get() {
        Some(Asked::Anyone) => t!(service.contact.log).to_owned(),
        Some(Asked::New(_)) => t!(service.contact.title, name = name(state, chosen.get())),
        Some(Asked::Old(_)) => t!(service.contact.edit_title, name = name(state, chosen.get())),
        None => String::new(),
    };
    let refused = form.wrong(|fault| match fault {
        Fault::Refused(why) => Some(refusal(why)),
        _ => None,
    });
    view! {
        <EditDialog open title save=tx!(service.contact.save) on_save=save refused>
            <Show when=move || about.get() == Some(Asked::Anyone)>
                <CustomerPicker label=tx!(tiers.moves.customer) chosen missed />
            </Show>
            <Fields form />
        </EditDialog>
    }
}

fn name(state: State, customer: Option<CustomerId>) -> String {
    state.with_book_untracked(|book| {
        let customer = customer.and_then(|id| book.customer(id));
        customer.map_or_else(String::new, |customer| customer.title().to_owned())
    })
}

#[component]
fn Fields(form: Form<Draft, Fault>) -> impl IntoView {
    let draft = form.draft;
    let wrong_day =
        form.wrong(|fault| (*fault == Fault::NoDay).then(|| t!(customer.order.no_day).to_owned()));
    let wrong_minutes = form.wrong(|fault| {
        let most = integer(MAX_MINUTES.into());
        (*fault == Fault::NotMinutes).then(|| t!(service.contact.not_minutes, most = most))
    });
    let kinds = Signal::derive(move || {
        let choice = |kind: ContactKind| Choice {
            value: kind.index().to_string(),
            label: contact_kind(kind).to_owned(),
        };
        ContactKind::ALL.map(choice).to_vec()
    });
    let choose = move |value: String| {
        let kind = value
            .parse()
            .ok()
            .and_then(|n: usize| ContactKind::ALL.get(n));
        draft.update(|draft| draft.kind = kind.copied().unwrap_or_default());
    };
    let outcomes = Signal::derive(|| {
        let choice = |outcome: Option<Outcome>| Choice {
            value: outcome_key(outcome),
            label: outcome
                .map_or(t!(service.outcome.none), service_words::outcome)
                .to_owned(),
        };
        let all = Outcome::ALL.into_iter().map(Some);
        std::iter::once(None).chain(all).map(choice).collect()
    });
    let set_outcome = move |value: String| {
        let outcome = Outcome::ALL
            .into_iter()
            .find(|outcome| outcome_key(Some(*outcome)) == value);
        draft.update(|draft| draft.outcome = outcome);
    };
    view! {
        <div class="form-grid">
            <TextField
                kind="date"
                label=tx!(service.contact.day)
                value=form.text(|d| &d.day)
                on_input=form.write(|d| &mut d.day)
                error=wrong_day
            />
            <Select
                label=tx!(service.contact.kind)
                value=Signal::derive(move || draft.read().kind.index().to_string())
                choices=kinds
                on_change=choose
            />
            <Select
                label=tx!(service.contact.outcome)
                value=Signal::derive(move || outcome_key(draft.read().outcome))
                choices=outcomes
                on_change=set_outcome
            />
            <TextField
                label=tx!(service.contact.by)
                value=form.text(|d| &d.by)
                on_input=form.write(|d| &mut d.by)
            />
            <TextField
                label=tx!(service.contact.minutes)
                value=form.text(|d| &d.minutes)
                on_input=form.write(|d| &mut d.minutes)
                error=wrong_minutes
            />
        </div>
        <TextArea
            label=tx!(service.contact.note)
            value=form.text(|d| &d.note)
            on_input=form.write(|d| &mut d.note)
        />
    }
}

fn outcome_key(outcome: Option<Outcome>) -> String {
    outcome.map_or_else(String::new, |outcome| outcome.index().to_string())
}
