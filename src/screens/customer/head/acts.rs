//! What can be done with the customer: log and plan at hand, the rest behind one button.

use super::super::purchases::AddOrder;
use super::Subject;
use crate::components::{Button, ButtonKind, MenuButton, MenuItem, use_toasts};
use crate::parts::act::act_or_tell;
use crate::parts::customer_form::{CustomerForm, Editing};
use crate::parts::merge_customers::MergeDialog;
use crate::parts::records::{Asked, use_record_forms};
use crate::parts::warnings::PlanDialog;
use crate::places::{Route, navigate};
use crate::shell::print::print;
use crate::state::use_state;
use crate::{t, tx};
use keepgold_core::book::{Command, CustomerId, RecordKind};
use keepgold_core::warnings::{Standing, Warning};
use leptos::prelude::*;

/// The buttons with their dialogs.
#[component]
pub fn Acts(subject: Subject) -> impl IntoView {
    let Subject {
        id,
        record,
        editing,
        ordering,
        ..
    } = subject;
    let (state, toasts, forms) = (use_state(), use_toasts(), use_record_forms());
    let merging = RwSignal::new(false);
    let planning = RwSignal::new(Vec::<Warning>::new());
    let listed = Signal::derive(move || record.read().is_listed());
    let log = move || forms.open(RecordKind::Contact, Asked::New(id));
    // A warning that nobody has taken up asks for a plan against it, anything else for a follow-up.
    let plan = move || match subject.alarm.get_untracked() {
        Some(alarm) if alarm.standing == Standing::New => planning.set(vec![alarm.warning]),
        _ => forms.open(RecordKind::FollowUp, Asked::New(id)),
    };
    let archive = move || {
        let name = record.read_untracked().title().to_owned();
        let said = move || t!(customers.archived, name = name);
        act_or_tell(state, toasts, Command::ArchiveCustomer(id, true), said);
    };
    let go_to = move |into: CustomerId| navigate(Route::Customer(into.index() as u32));
    let items = vec![
        MenuItem::new(tx!(customer.add_order), move || ordering.set(true)),
        MenuItem::new(tx!(customer.edit), move || editing.set(true)),
        MenuItem::new(tx!(toolbar.print.button), print),
        MenuItem::new(tx!(customer.merge), move || merging.set(true)).only_if(listed),
        MenuItem::new(tx!(customer.archive), archive).only_if(listed),
    ];
    view! {
        <div class="customer-head__acts">
            <Button kind=ButtonKind::Primary on_press=log>{tx!(shell.log)}</Button>
            <Button on_press=plan>{tx!(warnings.act.plan)}</Button>
            <MenuButton label=tx!(customer.head.more) items />
        </div>
        <CustomerForm open=editing editing=Editing::Old(id) />
        <MergeDialog open=merging from=id on_merged=go_to />
        <AddOrder subject open=ordering />
        <PlanDialog planning on_made=|| () />
    }
}
