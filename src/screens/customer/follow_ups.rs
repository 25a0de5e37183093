//! What is to be done for the customer: the list and the form.

use super::Subject;
use super::follow_up_draft::{Chosen, Draft, Fault};
use crate::components::{
    Button, ButtonKind, Choice, EditDialog, Form, RowsColumn, RowsKind, RowsTable, Select,
    TextField, use_toasts,
};
use crate::screens::act::{act, act_or_tell};
use crate::shell::clock;
use crate::state::use_state;
use crate::words::amount::{day_iso, day_written};
use crate::words::book::refusal;
use crate::{t, tx};
use keepgold_core::book::{
    Command, Field, FollowUp, FollowUpState, RecordId, RecordKind, Refusal, Tables,
};
use leptos::prelude::*;

/// What the form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planning {
    /// A new follow-up, which may spring from a contact.
    New(Option<RecordId>),
    /// A follow-up there is.
    Old(RecordId),
}

/// The section. The form is open while `planning` names something.
#[component]
pub fn FollowUps(subject: Subject, planning: RwSignal<Option<Planning>>) -> impl IntoView {
    let id = subject.id;
    let state = use_state();
    // What is to be done stands first, by its day; then what was done, the last first.
    let follow_ups = Memo::new(move |_| {
        state.with_book(Tables::CUSTOMERS_COUNTED | Tables::RECORDS, |book| {
            let all = book.of_customer(book.follow_ups(), id);
            let mut all: Vec<_> = all.map(|(id, follow_up)| (id, follow_up.clone())).collect();
            let place = |follow_up: &FollowUp| match (follow_up.due_now(), follow_up.state) {
                (None, FollowUpState::Done(on)) => (1, -on.number()),
                (due, _) => (0, due.map_or(0, keepgold_core::unit::Day::number)),
            };
            keepgold_core::sorting::sort_by(&mut all, |a, b| place(&a.1).cmp(&place(&b.1)));
            all
        })
    });
    let columns = Signal::stored(vec![
        RowsColumn::new(RowsKind::Text, tx!(record.follow_up.due)),
        RowsColumn::new(RowsKind::Said, tx!(record.follow_up.what)),
        RowsColumn::new(RowsKind::Text, tx!(record.follow_up.by)),
        RowsColumn::new(RowsKind::Text, tx!(record.follow_up.state)),
        RowsColumn::new(RowsKind::Acts, tx!(record.actions)),
    ]);
    let rows = move || {
        let row = |(id, follow_up): (RecordId, FollowUp)| row(id, follow_up, planning);
        follow_ups.get().into_iter().map(row).collect_view()
    };
    view! {
        <section class="customer__section">
            <h2 id="follow-ups">{tx!(record.follow_up.all)}</h2>
            <Show
                when=move || !follow_ups.read().is_empty()
                fallback=|| view! { <p class="muted measure">{tx!(record.follow_up.none)}</p> }
            >
                <RowsTable heading="follow-ups" columns>
                    {rows}
                </RowsTable>
            </Show>
            <div class="actions">
                <Button on_press=move || planning.set(Some(Planning::New(None)))>{tx!(record.follow_up.new)}</Button>
            </div>
            <Dialog subject planning />
        </section>
    }
}

fn row(id: RecordId, follow_up: FollowUp, planning: RwSignal<Option<Planning>>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let old = follow_up.clone();
    let finish = move || {
        let done = FollowUp {
            state: FollowUpState::Done(clock::today()),
            ..old.clone()
        };
        let what = done.what.clone();
        let said = move || t!(record.follow_up.finished, what = what);
        act_or_tell(state, toasts, Command::edit(id, done), said);
    };
    let remove = move || {
        let command = Command::RemoveRecord(RecordKind::FollowUp, id);
        act_or_tell(state, toasts, command, tx!(record.follow_up.removed));
    };
    let is_open = follow_up.due_now().is_some();
    let names = [
        follow_up.what.clone(),
        follow_up.what.clone(),
        follow_up.what.clone(),
    ];
    let [finish_name, edit_name, remove_name] = names;
    let springs = follow_up.contact.and_then(|contact| {
        let day = state.with_book_untracked(|book| Some(book.contacts().get(&contact)?.day))?;
        let said = move || t!(record.follow_up.springs, day = day_written(day));
        Some(view! { " " <span class="rows__note">{said}</span> })
    });
    let said = follow_up.clone();
    view! {
        <tr>
            <th scope="row">{day_iso(follow_up.due)}</th>
            <td class="rows__said">{follow_up.what} {springs}</td>
            <td>{follow_up.by}</td>
            <td>{move || state_said(&said)}</td>
            <td class="rows__acts">
                <div class="actions">
                    {is_open.then(|| view! {
                        <Button
                            kind=ButtonKind::Quiet
                            on_press=finish
                            attr:aria-label=move || t!(record.follow_up.finish_of, name = finish_name)
                        >
                            {tx!(record.follow_up.finish)}
                        </Button>
                    })}
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=move || planning.set(Some(Planning::Old(id)))
                        attr:aria-label=move || t!(record.edit_of, name = edit_name)
                    >
                        {tx!(record.edit)}
                    </Button>
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=remove
                        attr:aria-label=move || t!(record.remove_of, name = remove_name)
                    >
                        {tx!(record.remove)}
                    </Button>
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// The state with its day; what is late is said to be.
fn state_said(follow_up: &FollowUp) -> String {
    match (follow_up.state, follow_up.due_now()) {
        (FollowUpState::Done(on), _) => t!(record.follow_up.done_said, day = day_written(on)),
        (_, Some(due)) if due < clock::today() => {
            t!(record.follow_up.late_said, day = day_written(due))
        }
        (FollowUpState::PutOff(until), _) => {
            t!(record.follow_up.until_said, day = day_written(until))
        }
        (FollowUpState::Open, _) => t!(record.follow_up.open).to_owned(),
    }
}

#[component]
fn Dialog(subject: Subject, planning: RwSignal<Option<Planning>>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let form = Form::<Draft, Fault>::new(Draft::default());
    // What it is about outlives the closing dialog, whose title would else lose it.
    let about = RwSignal::new(Planning::New(None));
    Effect::new(move || {
        let Some(what) = planning.get() else { return };
        about.set(what);
        form.begin(match what {
            Planning::New(contact) => {
                Draft::new(subject.record.read_untracked().owner.clone(), contact)
            }
            Planning::Old(id) => state.with_book_untracked(|book| {
                let follow_up = book.follow_ups().get(&id);
                follow_up.map(Draft::of).unwrap_or_default()
            }),
        });
    });
    Effect::new(move || {
        if !form.open.get() {
            planning.set(None);
        }
    });
    let save = move || {
        let name = subject.record.read_untracked().title().to_owned();
        let typed = form.draft.read_untracked().follow_up(subject.id);
        form.end(typed.and_then(|follow_up| {
            let command = match about.get_untracked() {
                Planning::New(_) => Command::add(follow_up),
                Planning::Old(id) => Command::edit(id, follow_up),
            };
            let said = move || t!(record.follow_up.saved, name = name);
            act(state, toasts, command, said).map_err(Fault::Refused)
        }));
    };
    let title = move || {
        let name = subject.record.read().title().to_owned();
        match about.get() {
            Planning::New(_) => t!(record.follow_up.new_title, name = name),
            Planning::Old(_) => t!(record.follow_up.edit_title, name = name),
        }
    };
    // What stands beside its field is not said above all of them too.
    let refused = form.wrong(|fault| match fault {
        Fault::Refused(why) if !is_of(fault, Field::What) && !is_of(fault, Field::PutOff) => {
            Some(refusal(why))
        }
        _ => None,
    });
    view! {
        <EditDialog open=form.open title save=tx!(record.follow_up.save) on_save=save refused>
            <Fields form />
        </EditDialog>
    }
}

/// Whether the book refused this field.
fn is_of(fault: &Fault, place: Field) -> bool {
    matches!(fault, Fault::Refused(Refusal::Empty { field } | Refusal::OutOfRange { field } | Refusal::TooLong { field, .. })
        if *field == place)
}

#[component]
fn Fields(form: Form<Draft, Fault>) -> impl IntoView {
    let draft = form.draft;
    let states = Signal::derive(|| {
        let choice = |chosen: Chosen| Choice {
            value: (chosen as usize).to_string(),
            label: match chosen {
                Chosen::Open => t!(record.follow_up.open),
                Chosen::PutOff => t!(record.follow_up.put_off),
                Chosen::Done => t!(record.follow_up.done),
            }
            .to_owned(),
        };
        Chosen::ALL.map(choice).to_vec()
    });
    let choose = move |value: String| {
        let place = value.parse::<usize>().ok();
        let chosen = place.and_then(|place| Chosen::ALL.get(place)).copied();
        draft.update(|draft| {
            draft.chosen = chosen.unwrap_or_default();
            // Most are done on the day they are said to be.
            if draft.chosen == Chosen::Done && draft.on.is_empty() {
                draft.on = day_iso(clock::today());
            }
        });
    };
    let chosen = Memo::new(move |_| draft.read().chosen);
    let on_label = move || match chosen.get() {
        Chosen::Done => t!(record.follow_up.done_on),
        Chosen::Open | Chosen::PutOff => t!(record.follow_up.put_off_until),
    };
    view! {
        <TextField
            label=tx!(record.follow_up.what)
            value=form.text(|d| &d.what)
            on_input=form.write(|d| &mut d.what)
            error=form.wrong(|fault| match fault {
                Fault::Refused(why) if is_of(fault, Field::What) => Some(refusal(why)),
                _ => None,
            })
        />
        <div class="form-grid">
            <TextField
                kind="date"
                label=tx!(record.follow_up.due)
                value=form.text(|d| &d.due)
                on_input=form.write(|d| &mut d.due)
                error=form.wrong(|fault| (*fault == Fault::NoDue).then(|| t!(record.follow_up.no_day).to_owned()))
            />
            <TextField
                label=tx!(record.follow_up.by)
                value=form.text(|d| &d.by)
                on_input=form.write(|d| &mut d.by)
            />
            <Select
                label=tx!(record.follow_up.state)
                value=Signal::derive(move || (chosen.get() as usize).to_string())
                choices=states
                on_change=choose
            />
            <Show when=move || chosen.get() != Chosen::Open>
                <TextField
                    kind="date"
                    label=on_label
                    value=form.text(|d| &d.on)
                    on_input=form.write(|d| &mut d.on)
                    error=form.wrong(|fault| match fault {
                        Fault::Refused(why) if is_of(fault, Field::PutOff) => Some(refusal(why)),
                        Fault::NoDay => Some(t!(record.follow_up.no_day).to_owned()),
                        _ => None,
                    })
                />
            </Show>
        </div>
    }
}
