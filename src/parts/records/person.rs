//! People at customers: who they are, how to reach them, and the form.

use super::RecordView;
use super::person_draft::Draft;
use crate::components::{Checkbox, Choice, Form, RowsColumn, Select, TextArea, TextField};
use crate::state::State;
use crate::words::book::refusal;
use crate::words::record::{birthday, calendar};
use crate::{t, tx};
use keepgold_core::book::{
    Book, Calendar, CustomerId, Field, Person, RecordId, RecordKind, Refusal,
};
use leptos::prelude::*;

impl RecordView for Person {
    const KIND: RecordKind = RecordKind::Person;
    type Draft = Draft;
    type Fault = Refusal;

    fn get(book: &Book, id: RecordId) -> Option<&Self> {
        book.persons().get(&id)
    }

    fn of_customer(book: &Book, customer: CustomerId) -> Vec<(RecordId, Self)> {
        let persons = book.of_customer(book.persons(), customer);
        persons.map(|(id, person)| (id, person.clone())).collect()
    }

    fn columns() -> Vec<RowsColumn> {
        vec![
            RowsColumn::text(tx!(record.person.name)),
            RowsColumn::text(tx!(record.person.phone)),
            RowsColumn::text(tx!(record.person.email)),
            RowsColumn::text(tx!(record.person.birthday)),
            RowsColumn::said(tx!(record.person.note)),
        ]
    }

    fn cells(&self, _state: State) -> AnyView {
        let left = self
            .left
            .then(|| view! { " " <span class="rows__note">{t!(record.person.left_note)}</span> });
        view! {
            <th scope="row">
                {self.name.clone()} " " <span class="rows__note">{self.role.clone()}</span> {left}
            </th>
            <td>{self.phone.clone()}</td>
            <td>{self.email.clone()}</td>
            <td>{self.birthday.map(birthday)}</td>
            <td class="rows__said">{self.note.clone()}</td>
        }
        .into_any()
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn new_draft(_contact: Option<RecordId>) -> Draft {
        Draft::default()
    }

    fn draft(&self) -> Draft {
        Draft::of(self)
    }

    fn read(draft: &Draft, customer: CustomerId) -> Result<Self, Refusal> {
        draft.person(customer)
    }

    fn refused(why: &Refusal) -> Option<String> {
        let beside = [Field::Name, Field::Email, Field::Birthday];
        let is_beside = why.field().is_some_and(|field| beside.contains(&field));
        (!is_beside).then(|| refusal(why))
    }

    fn fields(form: Form<Draft, Refusal>) -> AnyView {
        view! { <Fields form /> }.into_any()
    }
}

#[component]
fn Fields(form: Form<Draft, Refusal>) -> impl IntoView {
    let draft = form.draft;
    let calendars = Signal::derive(|| {
        let choice = |of: Calendar| Choice {
            value: key(of).to_owned(),
            label: calendar(of).to_owned(),
        };
        [Calendar::Solar, Calendar::Lunar].map(choice).to_vec()
    });
    let choose = move |value: String| {
        let chosen = if value == key(Calendar::Lunar) {
            Calendar::Lunar
        } else {
            Calendar::Solar
        };
        draft.update(|draft| draft.calendar = chosen);
    };
    view! {
        <div class="form-grid">
            <TextField
                label=tx!(record.person.name)
                value=form.text(|d| &d.name)
                on_input=form.write(|d| &mut d.name)
                error=form.wrong(|why| (why.field() == Some(Field::Name)).then(|| refusal(why)))
            />
            <TextField
                label=tx!(record.person.role)
                value=form.text(|d| &d.role)
                on_input=form.write(|d| &mut d.role)
            />
            <TextField
                kind="tel"
                label=tx!(record.person.phone)
                value=form.text(|d| &d.phone)
                on_input=form.write(|d| &mut d.phone)
            />
            <TextField
                label=tx!(record.person.email)
                value=form.text(|d| &d.email)
                on_input=form.write(|d| &mut d.email)
                error=form.wrong(|why| (why.field() == Some(Field::Email)).then(|| refusal(why)))
            />
            <TextField
                label=tx!(record.person.birthday)
                hint=tx!(record.person.birthday_hint)
                value=form.text(|d| &d.birthday)
                on_input=form.write(|d| &mut d.birthday)
                error=form.wrong(|why| (why.field() == Some(Field::Birthday)).then(|| refusal(why)))
            />
            <Select
                label=tx!(record.person.calendar)
                value=Signal::derive(move || key(draft.read().calendar).to_owned())
                choices=calendars
                on_change=choose
            />
        </div>
        <TextArea
            label=tx!(record.person.note)
            value=form.text(|d| &d.note)
            on_input=form.write(|d| &mut d.note)
        />
        <Checkbox
            label=tx!(record.person.left)
            checked=Signal::derive(move || draft.read().left)
            on_change=move |on| draft.update(|draft| draft.left = on)
        />
    }
}

const fn key(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Solar => "solar",
        Calendar::Lunar => "lunar",
    }
}
