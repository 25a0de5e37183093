//! The dialog that plans what is done about warnings: one of three short plans, made as follow-ups in one step.

use super::acts::state_of;
use super::plan_draft::{Draft, Fault};
use crate::components::{EditDialog, Form, Radio, Radios, TextField, use_toasts};
use crate::parts::act::act;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::words::book::refusal;
use crate::words::warning as words;
use crate::{t, tx};
use keepgold_core::book::{AnyRecord, Command, Handled};
use keepgold_core::warnings::{Mechanism, Warning};
use leptos::prelude::*;

/// The dialog; it is shown while there is something to plan for.
#[component]
pub fn PlanDialog(
    /// The warnings that are planned for; emptied when it closes.
    planning: RwSignal<Vec<Warning>>,
    /// Called when a plan was made.
    #[prop(into)]
    on_made: Callback<()>,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let form = Form::<Draft, Fault>::new(Draft::default());
    let Form { open, draft, .. } = form;
    // It outlives the closing dialog, whose title would else lose it.
    let about = RwSignal::new(Vec::<Warning>::new());
    let picked = RwSignal::new(0);
    Effect::new(move || {
        let warnings = planning.get();
        if !warnings.is_empty() {
            about.set(warnings);
            picked.set(0);
            form.begin(Draft::of(Mechanism::default(), clock::today()));
        }
    });
    Effect::new(move || {
        if !open.get() && !planning.read_untracked().is_empty() {
            planning.set(Vec::new());
        }
    });
    // Another mechanism brings its own steps; who does them stays.
    Effect::new(move || {
        let mechanism = Mechanism::ALL[picked.get()];
        draft.update(|draft| {
            if draft.mechanism != mechanism {
                let by = std::mem::take(&mut draft.by);
                *draft = Draft {
                    by,
                    ..Draft::of(mechanism, clock::today())
                };
            }
        });
    });
    let save = move || {
        let warnings = about.get_untracked();
        let records = records(state, &draft.read_untracked(), &warnings);
        let title = title(state, &warnings);
        form.end(records.and_then(|records| {
            let said = move || t!(warnings.plan.made, what = title);
            act(state, toasts, Command::AddRecords(records), said)?;
            on_made.run(());
            Ok(())
        }));
    };
    let choices = || {
        let radio = |mechanism| Radio {
            name: words::mechanism(mechanism),
            text: words::mechanism_text(mechanism),
        };
        Mechanism::ALL.map(radio).to_vec()
    };
    let step = move |place: usize| {
        let what = Signal::derive(move || draft.read().steps[place].0.clone());
        let due = Signal::derive(move || draft.read().steps[place].1.clone());
        let wrong = Signal::derive(move || {
            let is_wrong = *form.fault.read() == Some(Fault::NoDay(place));
            if is_wrong {
                t!(record.follow_up.no_day).to_owned()
            } else {
                String::new()
            }
        });
        view! {
            <div class="plan__step">
                <TextField
                    label=move || t!(warnings.plan.step, n = place + 1)
                    value=what
                    on_input=move |typed| draft.update(|draft| draft.steps[place].0 = typed)
                />
                <TextField
                    kind="date"
                    label=tx!(record.follow_up.due)
                    value=due
                    on_input=move |typed| draft.update(|draft| draft.steps[place].1 = typed)
                    error=wrong
                />
            </div>
        }
        .into_any()
    };
    let refused = form.wrong(|fault| match fault {
        Fault::Refused(why) => Some(refusal(why)),
        Fault::NoStep => Some(t!(warnings.plan.no_step).to_owned()),
        Fault::NoDay(_) => None,
    });
    view! {
        <EditDialog
            open
            title=move || t!(warnings.plan.title, what = title(state, &about.read()))
            save=tx!(warnings.plan.save)
            on_save=save
            refused
        >
            <Radios label=tx!(warnings.plan.which) choices picked />
            <div class="plan">{[0, 1, 2].map(step).into_iter().collect_view()}</div>
            <TextField
                label=tx!(record.follow_up.by)
                hint=tx!(warnings.plan.by_hint)
                value=form.text(|d| &d.by)
                on_input=form.write(|d| &mut d.by)
            />
        </EditDialog>
    }
}

/// The follow-ups of all, and that their warnings are being worked on.
fn records(state: State, draft: &Draft, warnings: &[Warning]) -> Result<Vec<AnyRecord>, Fault> {
    let mut records: Vec<AnyRecord> = Vec::new();
    for warning in warnings {
        let owner = state.with_book_untracked(|book| {
            book.customer(warning.customer)
                .map(|customer| customer.owner.clone())
        });
        let made = draft.follow_ups(warning.customer, &owner.unwrap_or_default())?;
        records.extend(made.into_iter().map(AnyRecord::from));
        records.push(state_of(warning, Handled::Seen).into());
    }
    Ok(records)
}

/// The one customer's name, or how many they are.
fn title(state: State, warnings: &[Warning]) -> String {
    match warnings {
        [one] => state.with_book_untracked(|book| {
            let customer = book.customer(one.customer);
            customer.map_or_else(String::new, |customer| customer.title().to_owned())
        }),
        several => t!(units.customers, n = several.len()),
    }
}
