//! The form of a customer's record, for a new one and for an old one.

use super::act::act;
use crate::components::{
    Checkbox, Choice, EditDialog, Form, Select, TextArea, TextField, use_toasts,
};
use crate::state::use_state;
use crate::words::amount::{day_iso, parse_day};
use crate::words::book::refusal;
use crate::{t, tx};
use keepgold_core::book::{
    Command, Customer, CustomerId, CustomerKind, Refusal, Tables, split_tags,
};
use leptos::prelude::*;

/// What the form is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// A new customer.
    New,
    /// The record of this one.
    Old(CustomerId),
}

/// The record as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Draft {
    record: Customer,
    tags: String,
    since: String,
}

impl Draft {
    fn of(record: Customer) -> Draft {
        let tags = record.tags.join(", ");
        let since = record.since.map(day_iso).unwrap_or_default();
        Draft {
            record,
            tags,
            since,
        }
    }

    fn customer(&self) -> Customer {
        let trimmed = |text: &str| text.trim().to_owned();
        Customer {
            code: trimmed(&self.record.code),
            name: trimmed(&self.record.name),
            region: trimmed(&self.record.region),
            owner: trimmed(&self.record.owner),
            tags: split_tags(&self.tags),
            since: parse_day(&self.since),
            ..self.record.clone()
        }
    }
}

/// The dialog with the form.
#[component]
pub fn CustomerForm(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// What it is open for.
    editing: Editing,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let form = Form::<Draft, Refusal>::shown_by(open, Draft::default());
    Effect::new(move || {
        if open.get() {
            let record = match editing {
                Editing::New => None,
                Editing::Old(id) => state.with_book_untracked(|book| book.customer(id).cloned()),
            };
            form.begin(Draft::of(record.unwrap_or_default()));
        }
    });
    let save = move || {
        let customer = form.draft.read_untracked().customer();
        let name = customer.title().to_owned();
        form.end(match editing {
            Editing::New => {
                let said = move || t!(customers.added, name = name);
                act(state, toasts, Command::AddCustomer(customer), said)
            }
            Editing::Old(id) => {
                let said = move || t!(customers.saved, name = name);
                act(state, toasts, Command::EditCustomer(id, customer), said)
            }
        });
    };
    let title = move || match editing {
        Editing::New => t!(customers.form.add).to_owned(),
        Editing::Old(id) => {
            let name =
                state.with_book(Tables::CUSTOMERS, |book| book.customer_title(id).to_owned());
            t!(customers.form.edit, name = name)
        }
    };
    let done = move || match editing {
        Editing::New => t!(customers.form.add_now),
        Editing::Old(_) => t!(customers.form.save),
    };
    view! {
        <EditDialog open title save=done on_save=save refused=form.wrong(|why| Some(refusal(why)))>
            <Fields form />
        </EditDialog>
    }
}

#[component]
fn Fields(form: Form<Draft, Refusal>) -> impl IntoView {
    let draft = form.draft;
    let kind = Signal::derive(move || match draft.read().record.kind {
        CustomerKind::Company => "company".to_owned(),
        CustomerKind::Person => "person".to_owned(),
    });
    let kinds = Signal::derive(|| {
        let choice = |value: &str, label: &str| Choice {
            value: value.into(),
            label: label.into(),
        };
        vec![
            choice("company", t!(customers.form.company)),
            choice("person", t!(customers.form.person)),
        ]
    });
    let set_kind = move |chosen: String| {
        draft.update(|draft| {
            draft.record.kind = match chosen.as_str() {
                "person" => CustomerKind::Person,
                _ => CustomerKind::Company,
            };
        });
    };
    let prospect = Signal::derive(move || draft.read().record.prospect);
    let set_prospect = move |on| draft.update(|draft| draft.record.prospect = on);
    view! {
        <div class="form-grid">
            <TextField label=tx!(customers.form.name) value=form.text(|d| &d.record.name) on_input=form.write(|d| &mut d.record.name) />
            <TextField
                label=tx!(customers.form.code)
                hint=tx!(customers.form.code_hint)
                value=form.text(|d| &d.record.code)
                on_input=form.write(|d| &mut d.record.code)
            />
            <Select label=tx!(customers.form.kind) value=kind choices=kinds on_change=set_kind />
            <TextField label=tx!(customers.form.region) value=form.text(|d| &d.record.region) on_input=form.write(|d| &mut d.record.region) />
            <TextField label=tx!(customers.form.owner) value=form.text(|d| &d.record.owner) on_input=form.write(|d| &mut d.record.owner) />
            <TextField
                label=tx!(customers.form.tags)
                hint=tx!(customers.form.tags_hint)
                value=form.text(|d| &d.tags)
                on_input=form.write(|d| &mut d.tags)
            />
            <TextField kind="date" label=tx!(customers.form.since) value=form.text(|d| &d.since) on_input=form.write(|d| &mut d.since) />
        </div>
        <Checkbox label=tx!(customers.form.prospect) checked=prospect on_change=set_prospect />
        <TextArea
            label=tx!(customers.form.notes)
            rows=4
            value=form.text(|d| &d.record.notes)
            on_input=form.write(|d| &mut d.record.notes)
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_survives_the_form() {
        let record = Customer {
            name: "Ä".into(),
            tags: vec!["a".into(), "b".into()],
            since: parse_day("2011-12-09"),
            notes: " kept as typed ".into(),
            prospect: true,
            ..Customer::default()
        };
        assert_eq!(Draft::of(record.clone()).customer(), record);
    }
}
