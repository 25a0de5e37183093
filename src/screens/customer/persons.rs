//! The people at the customer: the list and the form.

use super::Subject;
use super::person_draft::Draft;
use crate::components::{
    Button, ButtonKind, Checkbox, Choice, EditDialog, Form, RowsColumn, RowsKind, RowsTable,
    Select, TextArea, TextField, use_toasts,
};
use crate::screens::act::{act, act_or_tell};
use crate::state::use_state;
use crate::words::book::refusal;
use crate::words::record::{birthday, calendar};
use crate::{t, tx};
use keepgold_core::book::{
    Calendar, Command, Field, Person, RecordId, RecordKind, Refusal, Tables,
};
use leptos::prelude::*;

/// The section.
#[component]
pub fn Persons(subject: Subject) -> impl IntoView {
    let id = subject.id;
    let state = use_state();
    let form = Form::<Draft, Refusal>::new(Draft::default());
    let editing = RwSignal::new(None::<RecordId>);
    let persons = Memo::new(move |_| {
        state.with_book(Tables::CUSTOMERS_COUNTED | Tables::RECORDS, |book| {
            let persons = book.of_customer(book.persons(), id);
            persons
                .map(|(id, person)| (id, person.clone()))
                .collect::<Vec<_>>()
        })
    });
    let edit = move |person: Option<(RecordId, &Person)>| {
        editing.set(person.map(|(id, _)| id));
        form.begin(
            person
                .map(|(_, person)| Draft::of(person))
                .unwrap_or_default(),
        );
    };
    let columns = Signal::stored(vec![
        RowsColumn::new(RowsKind::Text, tx!(record.person.name)),
        RowsColumn::new(RowsKind::Text, tx!(record.person.phone)),
        RowsColumn::new(RowsKind::Text, tx!(record.person.email)),
        RowsColumn::new(RowsKind::Text, tx!(record.person.birthday)),
        RowsColumn::new(RowsKind::Said, tx!(record.person.note)),
        RowsColumn::new(RowsKind::Acts, tx!(record.actions)),
    ]);
    let rows = move || {
        let row = |(id, person): (RecordId, Person)| row(id, person, edit);
        persons.get().into_iter().map(row).collect_view()
    };
    view! {
        <section class="customer__section">
            <h2 id="persons">{tx!(record.person.all)}</h2>
            <Show
                when=move || !persons.read().is_empty()
                fallback=|| view! { <p class="muted measure">{tx!(record.person.none)}</p> }
            >
                <RowsTable heading="persons" columns>
                    {rows}
                </RowsTable>
            </Show>
            <div class="actions">
                <Button on_press=move || edit(None)>{tx!(record.person.new)}</Button>
            </div>
            <Dialog subject form editing />
        </section>
    }
}

fn row(
    id: RecordId,
    person: Person,
    edit: impl Fn(Option<(RecordId, &Person)>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let old = person.clone();
    let remove = move || {
        let command = Command::RemoveRecord(RecordKind::Person, id);
        act_or_tell(state, toasts, command, tx!(record.person.removed));
    };
    let (named, named_too) = (person.name.clone(), person.name.clone());
    let left = person
        .left
        .then(|| view! { " " <span class="rows__note">{tx!(record.person.left_note)}</span> });
    view! {
        <tr>
            <th scope="row">
                {person.name} " " <span class="rows__note">{person.role}</span> {left}
            </th>
            <td>{person.phone}</td>
            <td>{person.email}</td>
            <td>{move || person.birthday.map(birthday)}</td>
            <td class="rows__said">{person.note}</td>
            <td class="rows__acts">
                <div class="actions">
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=move || edit(Some((id, &old)))
                        attr:aria-label=move || t!(record.edit_of, name = named)
                    >
                        {tx!(record.edit)}
                    </Button>
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=remove
                        attr:aria-label=move || t!(record.remove_of, name = named_too)
                    >
                        {tx!(record.remove)}
                    </Button>
                </div>
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn Dialog(
    subject: Subject,
    form: Form<Draft, Refusal>,
    editing: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let save = move || {
        form.end(
            form.draft
                .read_untracked()
                .person(subject.id)
                .and_then(|person| {
                    let name = person.name.clone();
                    let said = move || t!(record.person.saved, name = name);
                    let command = match editing.get_untracked() {
                        Some(id) => Command::edit(id, person),
                        None => Command::add(person),
                    };
                    act(state, toasts, command, said)
                }),
        );
    };
    let title = move || {
        let name = subject.record.read().title().to_owned();
        match editing.get() {
            Some(_) => t!(record.person.edit_title, name = name),
            None => t!(record.person.new_title, name = name),
        }
    };
    // What stands beside its field is not said above all of them too.
    let refused = form.wrong(|why| (!has_field(why)).then(|| refusal(why)));
    view! {
        <EditDialog open=form.open title save=tx!(record.person.save) on_save=save refused>
            <Fields form />
        </EditDialog>
    }
}

fn has_field(why: &Refusal) -> bool {
    [Field::Name, Field::Email, Field::Birthday]
        .into_iter()
        .any(|field| at(why, field))
}

/// Whether a refusal is about this field.
fn at(why: &Refusal, place: Field) -> bool {
    matches!(why, Refusal::Empty { field } | Refusal::OutOfRange { field } | Refusal::TooLong { field, .. }
        if *field == place)
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
                error=form.wrong(|why| at(why, Field::Name).then(|| refusal(why)))
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
                error=form.wrong(|why| at(why, Field::Email).then(|| refusal(why)))
            />
            <TextField
                label=tx!(record.person.birthday)
                hint=tx!(record.person.birthday_hint)
                value=form.text(|d| &d.birthday)
                on_input=form.write(|d| &mut d.birthday)
                error=form.wrong(|why| at(why, Field::Birthday).then(|| refusal(why)))
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
