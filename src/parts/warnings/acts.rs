//! What can be done about one warning, each with one press.

use crate::components::{Button, ButtonKind, use_toasts};
use crate::parts::act::act_or_tell;
use crate::parts::records::{Asked, use_record_forms};
use crate::shell::clock;
use crate::state::use_state;
use crate::words::amount::day_written;
use crate::{t, tx};
use keepgold_core::book::{AlarmState, Command, Handled, RecordKind};
use keepgold_core::warnings::Warning;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Days by which one press puts a warning off.
pub const PUT_OFF: i32 = 30;

/// The buttons: log a contact, plan, put off, close.
#[component]
pub fn WarningActs(
    /// What it is about.
    warning: Warning,
    /// What the customer is called.
    name: String,
    /// What is to be planned for, see [`super::PlanDialog`].
    planning: RwSignal<Vec<Warning>>,
) -> impl IntoView {
    let forms = use_record_forms();
    let asked = Asked::New(warning.customer);
    let log_name = t!(warnings.act.log_of, name = name);
    let plan_name = t!(warnings.act.plan_of, name = name);
    let plan = {
        let warning = warning.clone();
        move || planning.set(vec![warning.clone()])
    };
    view! {
        <div class="actions warning-acts">
            <Button on_press=move || forms.open(RecordKind::Contact, asked) attr:aria-label=log_name>
                {tx!(warnings.act.log)}
            </Button>
            <Button on_press=plan attr:aria-label=plan_name>{tx!(warnings.act.plan)}</Button>
            <SettleActs warning name />
        </div>
    }
}

/// The buttons that settle it: put off, close.
#[component]
pub fn SettleActs(
    /// What it is about.
    warning: Warning,
    /// What the customer is called.
    name: String,
) -> impl IntoView {
    let (state, toasts, forms) = (use_state(), use_toasts(), use_record_forms());
    let asked = Asked::New(warning.customer);
    let put_off_name = t!(warnings.act.put_off_of, name = name);
    let close_name = t!(warnings.act.close_of, name = name);
    let put_off = move || {
        let until = clock::today().plus_days(PUT_OFF);
        let command = Command::add(state_of(&warning, Handled::PutOff(until)));
        let name = name.clone();
        let said = move || t!(warnings.said.put_off, name = name, day = day_written(until));
        act_or_tell(state, toasts, command, said);
    };
    view! {
        <Button kind=ButtonKind::Quiet on_press=put_off attr:aria-label=put_off_name>
            {tx!(warnings.act.put_off)}
        </Button>
        <Button
            kind=ButtonKind::Quiet
            on_press=move || forms.open(RecordKind::AlarmState, asked)
            attr:aria-label=close_name
        >
            {tx!(warnings.act.close)}
        </Button>
    }
}

/// What was done today about all alarms of a warning.
pub fn state_of(warning: &Warning, handled: Handled) -> AlarmState {
    AlarmState {
        customer: warning.customer,
        rules: warning.rules(),
        on: clock::today(),
        handled,
        causes: BTreeSet::new(),
        note: String::new(),
        by: String::new(),
    }
}
