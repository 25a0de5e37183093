//! Follow-ups: what is to be done for customers, and the form.

use super::follow_up_draft::{Chosen, Draft, Fault};
use super::{Asked, RecordView, use_record_forms};
use crate::components::{
    Button, ButtonKind, Choice, Form, RowsColumn, Select, Show, TextField, Toaster, use_toasts,
};
use crate::parts::act::act_or_tell;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::words::amount::{day_iso, day_written};
use crate::words::book::refusal;
use crate::{t, tx};
use keepgold_core::advice::{follow_ups_of, is_late};
use keepgold_core::book::{
    Book, Command, Contact, CustomerId, Field, FollowUp, FollowUpState, RecordId, RecordKind,
};
use leptos::prelude::*;

impl RecordView for FollowUp {
    const KIND: RecordKind = RecordKind::FollowUp;
    type Draft = Draft;
    type Fault = Fault;

    fn get(book: &Book, id: RecordId) -> Option<&Self> {
        book.follow_ups().get(&id)
    }

    fn of_customer(book: &Book, customer: CustomerId) -> Vec<(RecordId, Self)> {
        let all = follow_ups_of(book, customer).into_iter();
        all.map(|(id, follow_up)| (id, follow_up.clone())).collect()
    }

    fn columns() -> Vec<RowsColumn> {
        vec![
            RowsColumn::text(tx!(record.follow_up.due)),
            RowsColumn::said(tx!(record.follow_up.what)),
            RowsColumn::text(tx!(record.follow_up.by)),
            RowsColumn::text(tx!(record.follow_up.state)),
        ]
    }

    fn cells(&self, state: State) -> AnyView {
        let springs = self.contact.and_then(|contact| {
            let day = state.with_book_untracked(|book| Some(book.contacts().get(&contact)?.day))?;
            let said = t!(record.follow_up.springs, day = day_written(day));
            Some(view! { " " <span class="rows__note">{said}</span> })
        });
        view! {
            <th scope="row">{day_iso(self.due)}</th>
            <td class="rows__said">{self.what.clone()} {springs}</td>
            <td>{self.by.clone()}</td>
            <td>{state_said(self)}</td>
        }
        .into_any()
    }

    fn name(&self) -> String {
        self.what.clone()
    }

    fn new_draft(contact: Option<RecordId>) -> Draft {
        Draft::new(contact)
    }

    fn draft(&self) -> Draft {
        Draft::of(self)
    }

    fn by(draft: &mut Draft) -> Option<&mut String> {
        Some(&mut draft.by)
    }

    fn read(draft: &Draft, customer: CustomerId) -> Result<Self, Fault> {
        draft.follow_up(customer)
    }

    fn refused(fault: &Fault) -> Option<String> {
        match fault {
            Fault::Refused(why) if !matches!(why.field(), Some(Field::What | Field::PutOff)) => {
                Some(refusal(why))
            }
            _ => None,
        }
    }

    fn fields(form: Form<Draft, Fault>) -> AnyView {
        view! { <Fields form /> }.into_any()
    }
}

/// The button that opens the form of a follow-up which springs from a contact.
pub fn plan_button(customer: CustomerId, id: RecordId, contact: &Contact) -> AnyView {
    let forms = use_record_forms();
    let springs = Asked::Springs(customer, id);
    let name = t!(record.follow_up.plan_of, day = day_written(contact.day));
    view! {
        <Button
            kind=ButtonKind::Quiet
            on_press=move || forms.open(RecordKind::FollowUp, springs)
            attr:aria-label=name
        >
            {tx!(record.follow_up.plan)}
        </Button>
    }
    .into_any()
}

/// The button that says that a follow-up was done today; none where it is done already.
pub fn finish_button(id: RecordId, follow_up: &FollowUp) -> AnyView {
    if follow_up.due_now().is_none() {
        return ().into_any();
    }
    let (state, toasts) = (use_state(), use_toasts());
    let name = t!(record.follow_up.finish_of, name = follow_up.what);
    let open = follow_up.clone();
    view! {
        <Button kind=ButtonKind::Quiet on_press=move || finish(state, toasts, id, &open) attr:aria-label=name>
            {tx!(record.follow_up.finish)}
        </Button>
    }
    .into_any()
}

/// Says that a follow-up was done today.
pub fn finish(state: State, toasts: Toaster, id: RecordId, follow_up: &FollowUp) {
    let done = FollowUp {
        state: FollowUpState::Done(clock::today()),
        ..follow_up.clone()
    };
    let what = done.what.clone();
    let said = move || t!(record.follow_up.finished, what = what);
    act_or_tell(state, toasts, Command::edit(id, done), said);
}

/// The state with its day; what is late is said to be.
fn state_said(follow_up: &FollowUp) -> String {
    let late = follow_up
        .due_now()
        .filter(|_| is_late(follow_up, clock::today()));
    if let Some(due) = late {
        return t!(record.follow_up.late_said, day = day_written(due));
    }
    match follow_up.state {
        FollowUpState::Done(on) => t!(record.follow_up.done_said, day = day_written(on)),
        FollowUpState::PutOff(until) => {
            t!(record.follow_up.until_said, day = day_written(until))
        }
        FollowUpState::Open => t!(record.follow_up.open).to_owned(),
    }
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
                Fault::Refused(why) if why.field() == Some(Field::What) => Some(refusal(why)),
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
                        Fault::Refused(why) if why.field() == Some(Field::PutOff) => Some(refusal(why)),
                        Fault::NoDay => Some(t!(record.follow_up.no_day).to_owned()),
                        _ => None,
                    })
                />
            </Show>
        </div>
    }
}
