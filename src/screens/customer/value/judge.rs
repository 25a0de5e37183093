//! The form in which a person puts a judgement in place of evidence.

use super::Subject;
use super::judge_draft::{Draft, Fault, factor};
use crate::components::{
    Button, ButtonKind, EditDialog, Form, Notice, NoticeKind, Show, TextArea, TextField, use_toasts,
};
use crate::format::decimal;
use crate::parts::act::{act, act_or_tell};
use crate::shell::clock;
use crate::state::use_state;
use crate::words::book::refusal;
use crate::words::value::{self, Unit};
use crate::words::working::expired;
use crate::{t, tx};
use keepgold_core::book::{Command, Evidence, Tables};
use leptos::prelude::*;

/// The dialog; it is shown while `judging` names evidence.
#[component]
pub fn Judge(subject: Subject, judging: RwSignal<Option<Evidence>>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let Subject {
        id,
        record,
        working,
        currency,
        ..
    } = subject;
    let form = Form::<Draft, Fault>::new(Draft::default());
    let open = form.open;
    // The evidence outlives the closing dialog, whose title would else lose it.
    let asked = RwSignal::new(Evidence::Contribution);
    let piece = Memo::new(move |_| {
        let working = working.read();
        let all = working
            .as_ref()?
            .indicators
            .iter()
            .flat_map(|part| &part.evidence);
        all.into_iter()
            .find(|piece| piece.evidence == asked.get())
            .cloned()
    });
    Effect::new(move || {
        if let Some(evidence) = judging.get() {
            asked.set(evidence);
            form.begin(Draft::of(piece.get_untracked().as_ref(), clock::today()));
        }
    });
    Effect::new(move || {
        if !open.get() {
            judging.set(None);
        }
    });
    let save = move || {
        let evidence = asked.get_untracked();
        let name = record.read_untracked().title().to_owned();
        let said = move || {
            t!(
                customer.judge.said,
                evidence = value::evidence(evidence),
                name = name
            )
        };
        let done = form
            .draft
            .read_untracked()
            .judgement(evidence)
            .and_then(|judgement| {
                let command = Command::Judge(id, evidence, judgement);
                act(state, toasts, command, said).map_err(Fault::Refused)
            });
        form.end(done);
    };
    let withdraw = move || {
        let evidence = asked.get_untracked();
        let said = move || {
            t!(
                customer.judge.withdrawn,
                evidence = value::evidence(evidence)
            )
        };
        act_or_tell(
            state,
            toasts,
            Command::WithdrawJudgement(id, evidence),
            said,
        );
        open.set(false);
    };
    let own = Memo::new(move |_| {
        state.with_book(Tables::JUDGEMENTS, |book| {
            book.judgement(id, asked.get()).is_some()
        })
    });
    let foot = move || {
        view! {
            <Show when=move || own.get()>
                <Button kind=ButtonKind::Danger on_press=withdraw>{tx!(customer.judge.withdraw)}</Button>
            </Show>
        }
    };
    let refused = form.wrong(|fault| match fault {
        Fault::Refused(why) => Some(refusal(why)),
        _ => None,
    });
    let measured = move || {
        let measured = piece.read().as_ref().and_then(|piece| piece.measured);
        measured.map(|measured| {
            let shown = value::evidence_value(asked.get(), measured, &currency.read());
            t!(customer.judge.measured, value = shown)
        })
    };
    let lapsed = move || {
        let said = piece
            .read()
            .as_ref()
            .and_then(|piece| expired(piece, &currency.read()));
        said.map(|text| view! { <Notice kind=NoticeKind::Warning text=move || text.clone() /> })
    };
    view! {
        <EditDialog
            open
            title=move || t!(customer.judge.title, evidence = value::evidence(asked.get()))
            save=tx!(customer.judge.save)
            on_save=save
            refused
            foot
        >
            <p class="muted">{move || value::how(asked.get())} " " {measured}</p>
            {lapsed}
            <Fields form asked currency />
        </EditDialog>
    }
}

#[component]
fn Fields(
    form: Form<Draft, Fault>,
    asked: RwSignal<Evidence>,
    currency: Memo<String>,
) -> impl IntoView {
    let fault = form.fault;
    let range = move || {
        let (evidence, (least, most)) = (asked.get(), asked.get().range());
        let shown = |end: f64| decimal(end * factor(evidence), 0);
        (shown(least), shown(most))
    };
    let hint = move || {
        let (least, most) = range();
        t!(
            customer.judge.range,
            unit = unit(asked.get(), &currency.read()),
            least = least,
            most = most
        )
    };
    let wrong_value = Signal::derive(move || match fault.get() {
        Some(Fault::NotANumber) => {
            let (least, most) = range();
            t!(customer.judge.not_number, least = least, most = most)
        }
        _ => String::new(),
    });
    let wrong_day = Signal::derive(move || match fault.get() {
        Some(Fault::NoDay) => t!(customer.judge.no_day).to_owned(),
        _ => String::new(),
    });
    let wrong_until = Signal::derive(move || match fault.get() {
        Some(Fault::BadUntil) => t!(customer.judge.bad_until).to_owned(),
        _ => String::new(),
    });
    view! {
        <div class="form-grid">
            <TextField
                label=tx!(customer.judge.value)
                hint=hint
                value=form.text(|d| &d.value)
                on_input=form.write(|d| &mut d.value)
                error=wrong_value
            />
            <TextField
                kind="date"
                label=tx!(customer.judge.day)
                value=form.text(|d| &d.day)
                on_input=form.write(|d| &mut d.day)
                error=wrong_day
            />
            <TextField
                kind="date"
                label=tx!(customer.judge.until)
                hint=tx!(customer.judge.until_hint)
                value=form.text(|d| &d.until)
                on_input=form.write(|d| &mut d.until)
                error=wrong_until
            />
        </div>
        <TextArea
            label=tx!(customer.judge.note)
            value=form.text(|d| &d.note)
            on_input=form.write(|d| &mut d.note)
        />
    }
}

fn unit(evidence: Evidence, currency: &str) -> String {
    match value::unit(evidence) {
        Unit::Money if currency.is_empty() => String::new(),
        Unit::Money => t!(customer.judge.unit_money, currency = currency),
        Unit::Contrast => t!(customer.judge.unit_contrast).to_owned(),
        Unit::Percent => t!(customer.judge.unit_percent).to_owned(),
        Unit::Evenness => t!(customer.judge.unit_evenness).to_owned(),
        Unit::Months => t!(customer.judge.unit_months).to_owned(),
        Unit::Gaps => t!(customer.judge.unit_gaps).to_owned(),
        Unit::Plain => t!(customer.judge.unit_plain).to_owned(),
    }
}
