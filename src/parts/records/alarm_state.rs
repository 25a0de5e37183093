//! What was done about warnings: the history, and the form.

use super::RecordView;
use super::alarm_state_draft::{Chosen, Draft, Fault};
use crate::components::{Choice, Form, RowsColumn, Select, Show, TextArea, TextField, Ticks};
use crate::shell::clock;
use crate::state::State;
use crate::words::amount::{day_iso, day_written};
use crate::words::book::refusal;
use crate::words::service::{outcome, outcome_short};
use crate::words::warning as words;
use crate::{t, tx};
use keepgold_core::book::{
    AlarmState, Book, Cause, CustomerId, Field, Handled, Outcome, RecordId, RecordKind, WarningRule,
};
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;
use std::collections::BTreeSet;

impl RecordView for AlarmState {
    const KIND: RecordKind = RecordKind::AlarmState;
    type Draft = Draft;
    type Fault = Fault;

    fn get(book: &Book, id: RecordId) -> Option<&Self> {
        book.alarm_states().get(&id)
    }

    /// The newest first.
    fn of_customer(book: &Book, customer: CustomerId) -> Vec<(RecordId, Self)> {
        let states = book.of_customer(book.alarm_states(), customer).rev();
        let mut log: Vec<_> = states.map(|(id, state)| (id, state.clone())).collect();
        sort_by(&mut log, |a, b| b.1.on.cmp(&a.1.on));
        log
    }

    fn columns() -> Vec<RowsColumn> {
        vec![
            RowsColumn::text(tx!(record.alarm_state.on)),
            RowsColumn::text(tx!(record.alarm_state.state)),
            RowsColumn::said(tx!(record.alarm_state.rules)),
            RowsColumn::said(tx!(record.alarm_state.causes)),
            RowsColumn::text(tx!(record.alarm_state.by)),
            RowsColumn::said(tx!(record.alarm_state.note)),
        ]
    }

    fn cells(&self, _state: State) -> AnyView {
        let list = |names: Vec<&str>| names.join(t!(value.list_separator));
        let rules = list(self.rules.iter().map(|&rule| words::rule(rule)).collect());
        let causes = list(
            self.causes
                .iter()
                .map(|&cause| words::cause(cause))
                .collect(),
        );
        view! {
            <th scope="row">{day_iso(self.on)}</th>
            <td>{handled(self.handled)}</td>
            <td class="rows__said">{rules}</td>
            <td class="rows__said">{causes}</td>
            <td>{self.by.clone()}</td>
            <td class="rows__said">{self.note.clone()}</td>
        }
        .into_any()
    }

    fn name(&self) -> String {
        t!(record.alarm_state.one, day = day_written(self.on))
    }

    fn new_draft(_contact: Option<RecordId>) -> Draft {
        Draft::on(clock::today())
    }

    /// About the warnings that have fired.
    fn know(draft: &mut Draft, state: State, customer: CustomerId) {
        let warnings = untrack(|| state.derived().warnings.last());
        let fired = warnings.as_ref().and_then(|warnings| warnings.of(customer));
        draft.rules = fired.map_or_else(|| WarningRule::ALL.into(), |fired| fired.rules());
    }

    fn narrow(draft: &mut Draft, state: State, customer: CustomerId) {
        let warnings = untrack(|| state.derived().warnings.last());
        if let Some(fired) = warnings.as_ref().and_then(|all| all.of(customer)) {
            let fired = fired.rules();
            draft.rules.retain(|rule| fired.contains(rule));
        }
    }

    fn draft(&self) -> Draft {
        Draft::of(self)
    }

    fn by(draft: &mut Draft) -> Option<&mut String> {
        Some(&mut draft.by)
    }

    fn read(draft: &Draft, customer: CustomerId) -> Result<Self, Fault> {
        draft.alarm_state(customer)
    }

    fn refused(fault: &Fault) -> Option<String> {
        match fault {
            Fault::Refused(why) if why.field() != Some(Field::PutOff) => Some(refusal(why)),
            _ => None,
        }
    }

    fn fields(form: Form<Draft, Fault>) -> AnyView {
        view! { <Fields form /> }.into_any()
    }
}

/// What was done, with its day or what came of it.
fn handled(handled: Handled) -> String {
    match handled {
        Handled::Seen => t!(record.alarm_state.seen).to_owned(),
        Handled::PutOff(until) => t!(record.alarm_state.until_said, day = day_written(until)),
        Handled::Resolved(outcome) => {
            t!(
                record.alarm_state.resolved_said,
                outcome = outcome_short(outcome)
            )
        }
    }
}

fn tick<T: Copy + Ord>(set: &mut BTreeSet<T>, one: T, on: bool) {
    if on {
        set.insert(one);
    } else {
        set.remove(&one);
    }
}

#[component]
fn Fields(form: Form<Draft, Fault>) -> impl IntoView {
    let draft = form.draft;
    let states = Signal::derive(|| {
        let choice = |chosen: Chosen| Choice {
            value: (chosen as usize).to_string(),
            label: match chosen {
                Chosen::Seen => t!(record.alarm_state.seen),
                Chosen::PutOff => t!(record.alarm_state.put_off),
                Chosen::Resolved => t!(record.alarm_state.resolved),
            }
            .to_owned(),
        };
        Chosen::ALL.map(choice).to_vec()
    });
    let choose = move |value: String| {
        let place = value.parse::<usize>().ok();
        let chosen = place.and_then(|place| Chosen::ALL.get(place)).copied();
        draft.update(|draft| draft.chosen = chosen.unwrap_or_default());
    };
    let chosen = Memo::new(move |_| draft.read().chosen);
    let key = |outcome: Outcome| outcome.index().to_string();
    let outcomes = Signal::derive(move || {
        let none = Choice {
            value: String::new(),
            label: t!(record.alarm_state.choose_outcome).to_owned(),
        };
        let choice = |one: Outcome| Choice {
            value: key(one),
            label: outcome(one).to_owned(),
        };
        std::iter::once(none)
            .chain(Outcome::ALL.map(choice))
            .collect()
    });
    let set_outcome = move |value: String| {
        let chosen = Outcome::ALL.into_iter().find(|&one| key(one) == value);
        draft.update(|draft| draft.outcome = chosen);
    };
    let wrong_outcome = form.wrong(|fault| {
        (*fault == Fault::NoOutcome).then(|| t!(record.alarm_state.no_outcome).to_owned())
    });
    view! {
        <div class="form-grid">
            <Select
                label=tx!(record.alarm_state.state)
                value=Signal::derive(move || (chosen.get() as usize).to_string())
                choices=states
                on_change=choose
            />
            <Show when=move || chosen.get() == Chosen::PutOff>
                <TextField
                    kind="date"
                    label=tx!(record.alarm_state.until)
                    value=form.text(|d| &d.until)
                    on_input=form.write(|d| &mut d.until)
                    error=form.wrong(|fault| match fault {
                        Fault::Refused(why) if why.field() == Some(Field::PutOff) => Some(refusal(why)),
                        Fault::NoUntil => Some(t!(record.alarm_state.no_day).to_owned()),
                        _ => None,
                    })
                />
            </Show>
            <Show when=move || chosen.get() == Chosen::Resolved>
                <Select
                    label=tx!(record.alarm_state.outcome)
                    value=Signal::derive(move || draft.read().outcome.map_or_else(String::new, key))
                    choices=outcomes
                    on_change=set_outcome
                    error=wrong_outcome
                />
            </Show>
            <TextField
                kind="date"
                label=tx!(record.alarm_state.on)
                value=form.text(|d| &d.on)
                on_input=form.write(|d| &mut d.on)
                error=form.wrong(|fault| (*fault == Fault::NoDay).then(|| t!(record.alarm_state.no_day).to_owned()))
            />
            <TextField
                label=tx!(record.alarm_state.by)
                value=form.text(|d| &d.by)
                on_input=form.write(|d| &mut d.by)
            />
        </div>
        <Ticks
            label=tx!(record.alarm_state.causes)
            choices=|| Cause::ALL.map(words::cause).to_vec()
            ticked=move |place: usize| draft.read().causes.contains(&Cause::ALL[place])
            on_tick=move |place: usize, on| draft.update(|draft| tick(&mut draft.causes, Cause::ALL[place], on))
        />
        <TextArea
            label=tx!(record.alarm_state.note)
            value=form.text(|d| &d.note)
            on_input=form.write(|d| &mut d.note)
        />
        <Ticks
            label=tx!(record.alarm_state.rules)
            choices=|| WarningRule::ALL.map(words::rule).to_vec()
            ticked=move |place: usize| draft.read().rules.contains(&WarningRule::ALL[place])
            on_tick=move |place: usize, on| draft.update(|draft| tick(&mut draft.rules, WarningRule::ALL[place], on))
            error=form.wrong(|fault| (*fault == Fault::NoRule).then(|| t!(record.alarm_state.no_rule).to_owned()))
        />
    }
}
