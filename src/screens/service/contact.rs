//! The form in which a contact is logged or mended, for every screen that lists some. Must know nothing of standards.

use super::contact_draft::{Draft, Fault};
use crate::components::{
    Button, Choice, Dialog, Notice, NoticeKind, Select, Submit, TextArea, TextField, use_toasts,
};
use crate::format::integer;
use crate::screens::act::act;
use crate::screens::customers::pick::CustomerPicker;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::words::book::refusal;
use crate::words::service::contact_kind;
use crate::{t, tx};
use keepgold_core::book::{Book, Command, ContactKind, CustomerId, MAX_MINUTES, RecordId};
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
    let open = RwSignal::new(false);
    let draft = RwSignal::new(Draft::default());
    let fault = RwSignal::new(None::<Fault>);
    // What it is about outlives the closing dialog, whose title would else lose it.
    let about = RwSignal::new(None::<Asked>);
    let chosen = RwSignal::new(None::<CustomerId>);
    Effect::new(move || {
        if let Some(what) = asked.get() {
            about.set(Some(what));
            chosen.set(state.with_book_untracked(|book| what.customer(book)));
            draft.set(state.with_book_untracked(|book| what.draft(book)));
            fault.set(None);
            open.set(true);
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
        match done {
            Ok(()) => open.set(false),
            Err(why) => fault.set(Some(why)),
        }
    };
    let missed = Signal::derive(move || fault.get() == Some(Fault::NoCustomer));
    let title = move || match about.get() {
        Some(Asked::Anyone) => t!(service.contact.log).to_owned(),
        Some(Asked::New(_)) => t!(service.contact.title, name = name(state, chosen.get())),
        Some(Asked::Old(_)) => t!(service.contact.edit_title, name = name(state, chosen.get())),
        None => String::new(),
    };
    let actions = move || {
        view! {
            <Button on_press=move || open.set(false)>{tx!(shell.cancel)}</Button>
            <Submit>{tx!(service.contact.save)}</Submit>
        }
    };
    view! {
        <Dialog open title actions on_submit=save>
            <Show when=move || about.get() == Some(Asked::Anyone)>
                <CustomerPicker label=tx!(tiers.moves.customer) chosen missed />
            </Show>
            <Fields draft fault />
        </Dialog>
    }
}

fn name(state: State, customer: Option<CustomerId>) -> String {
    state.with_book_untracked(|book| {
        let customer = customer.and_then(|id| book.customer(id));
        customer.map_or_else(String::new, |customer| customer.title().to_owned())
    })
}

#[component]
fn Fields(draft: RwSignal<Draft>, fault: RwSignal<Option<Fault>>) -> impl IntoView {
    let refused = move || match fault.get() {
        Some(Fault::Refused(why)) => {
            Some(view! { <Notice kind=NoticeKind::Error text=move || refusal(&why) /> })
        }
        _ => None,
    };
    let wrong_day = Signal::derive(move || match fault.get() {
        Some(Fault::NoDay) => t!(customer.order.no_day).to_owned(),
        _ => String::new(),
    });
    let wrong_minutes = Signal::derive(move || match fault.get() {
        Some(Fault::NotMinutes) => {
            t!(
                service.contact.not_minutes,
                most = integer(MAX_MINUTES.into())
            )
        }
        _ => String::new(),
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
    view! {
        {refused}
        <div class="form-grid">
            <TextField
                kind="date"
                label=tx!(service.contact.day)
                value=Signal::derive(move || draft.read().day.clone())
                on_input=move |typed| draft.update(|draft| draft.day = typed)
                error=wrong_day
            />
            <Select
                label=tx!(service.contact.kind)
                value=Signal::derive(move || draft.read().kind.index().to_string())
                choices=kinds
                on_change=choose
            />
            <TextField
                label=tx!(service.contact.by)
                value=Signal::derive(move || draft.read().by.clone())
                on_input=move |typed| draft.update(|draft| draft.by = typed)
            />
            <TextField
                label=tx!(service.contact.minutes)
                value=Signal::derive(move || draft.read().minutes.clone())
                on_input=move |typed| draft.update(|draft| draft.minutes = typed)
                error=wrong_minutes
            />
        </div>
        <TextArea
            label=tx!(service.contact.note)
            value=Signal::derive(move || draft.read().note.clone())
            on_input=move |typed| draft.update(|draft| draft.note = typed)
        />
    }
}
