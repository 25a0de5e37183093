//! The form of a question of colleagues.

use super::draft::{Draft, Fault};
use super::why;
use crate::components::{Choice, EditDialog, Form, Select, TextArea, TextField, use_toasts};
use crate::parts::act::act;
use crate::state::use_state;
use crate::words::book::refusal;
use crate::words::record as words;
use crate::{t, tx};
use keepgold_core::book::{Command, Field, RecordId, RecordKind, WhyAsked};
use leptos::prelude::*;

/// The dialog; `about` is the question that is edited, none for a new one.
#[component]
pub fn QuestionForm(form: Form<Draft, Fault>, about: RwSignal<Option<RecordId>>) -> impl IntoView {
    const KIND: RecordKind = RecordKind::InternalQuestion;
    let (state, toasts) = (use_state(), use_toasts());
    let Form { open, draft, .. } = form;
    let save = move || {
        form.end(draft.read_untracked().question().and_then(|one| {
            let name = one.question.clone();
            let command = match about.get_untracked() {
                Some(id) => Command::edit(id, one),
                None => Command::add(one),
            };
            act(state, toasts, command, move || words::saved(KIND, &name)).map_err(Fault::from)
        }));
    };
    let title = move || match about.get() {
        Some(_) => words::edit_title(KIND, &draft.read().question),
        None => words::new(KIND, crate::i18n::lang()).to_owned(),
    };
    let reasons = Signal::derive(|| {
        let choice = |reason: WhyAsked| Choice {
            value: reason.index().to_string(),
            label: why(reason).to_owned(),
        };
        WhyAsked::ALL.map(choice).to_vec()
    });
    let choose = move |value: String| {
        let place = value.parse::<usize>().ok();
        let chosen = place.and_then(|place| WhyAsked::ALL.get(place));
        draft.update(|draft| draft.why = chosen.copied().unwrap_or_default());
    };
    let not_beside = |fault: &Fault| match fault {
        Fault::Refused(why) if why.field() != Some(Field::Question) => Some(refusal(why)),
        _ => None,
    };
    view! {
        <EditDialog open title save=move || words::save(KIND) on_save=save refused=form.wrong(not_beside)>
            <TextField
                label=tx!(learn.register.question)
                value=form.text(|d| &d.question)
                on_input=form.write(|d| &mut d.question)
                error=form.wrong(|fault| match fault {
                    Fault::Refused(why) if why.field() == Some(Field::Question) => Some(refusal(why)),
                    _ => None,
                })
            />
            <TextArea
                label=tx!(learn.register.answer)
                value=form.text(|d| &d.answer)
                on_input=form.write(|d| &mut d.answer)
            />
            <TextField
                label=tx!(learn.register.clause)
                hint=tx!(learn.register.clause_hint)
                value=form.text(|d| &d.clause)
                on_input=form.write(|d| &mut d.clause)
            />
            <div class="form-grid">
                <Select
                    label=tx!(learn.register.why)
                    value=Signal::derive(move || draft.read().why.index().to_string())
                    choices=reasons
                    on_change=choose
                />
                <TextField
                    label=tx!(learn.register.minutes)
                    value=form.text(|d| &d.minutes)
                    on_input=form.write(|d| &mut d.minutes)
                    error=form.wrong(|fault| (*fault == Fault::NotMinutes).then(|| t!(learn.register.not_minutes).to_owned()))
                />
                <TextField
                    kind="date"
                    label=move || match about.get() {
                        Some(_) => t!(learn.register.asked_too),
                        None => t!(learn.register.asked_on),
                    }
                    value=form.text(|d| &d.asked)
                    on_input=form.write(|d| &mut d.asked)
                    error=form.wrong(|fault| (*fault == Fault::NoAsked).then(|| t!(record.alarm_state.no_day).to_owned()))
                />
                <TextField
                    kind="date"
                    label=tx!(learn.register.published)
                    value=form.text(|d| &d.published)
                    on_input=form.write(|d| &mut d.published)
                    error=form.wrong(|fault| (*fault == Fault::NoPublished).then(|| t!(record.alarm_state.no_day).to_owned()))
                />
            </div>
        </EditDialog>
    }
}
