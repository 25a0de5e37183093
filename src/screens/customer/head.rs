//! The head of the page: who, what value, why, what next, and what can be done.

use super::Subject;
use super::add_order::AddOrder;
use super::alarm::{Alarm, AlarmBanner};
use crate::components::{
    Button, ButtonKind, Definition, DefinitionList, Notice, Tag, TagKind, TierMark, use_toasts,
};
use crate::format::score;
use crate::parts::act::act_or_tell;
use crate::parts::customer_form::{CustomerForm, Editing};
use crate::parts::kept;
use crate::parts::merge_customers::MergeDialog;
use crate::places::{Route, navigate};
use crate::state::use_state;
use crate::toolbar::PrintButton;
use crate::words::advice::{next_text, why_text};
use crate::words::amount::day_written;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::advice::next;
use keepgold_core::book::{Command, Customer, CustomerId, CustomerKind, Tables};
use keepgold_core::value::{Formula, Stage, Working};
use leptos::prelude::*;

/// The head; what a warning says stands in place of the stage and the next step.
#[component]
pub fn Head(subject: Subject, alarm: Memo<Option<Alarm>>) -> impl IntoView {
    let Subject {
        id,
        record,
        working,
        ..
    } = subject;
    let title = move || record.read().title().to_owned();
    let overridden = Memo::new(move |_| alarm.read().as_ref().is_some_and(Alarm::overrides_stage));
    let value = move || {
        let working = working.read();
        working
            .as_ref()
            .map(|working| value_line(working, overridden.get()))
    };
    let state = use_state();
    let kept = move || {
        let held = working.read().as_ref()?.tier?.held?;
        let months = state.derived().months.last()?;
        let rule = state.with_book(Tables::RULES, |book| book.rules().hysteresis);
        Some(view! { <p class="customer__kept">{kept::sentence(held, &months, rule)}</p> })
    };
    let said = move || {
        working.read().as_ref().map(|working| {
            let next = if overridden.get() {
                t!(warnings.banner.next).to_owned()
            } else {
                next_text(next(working), &state.derived().facts.read(), id)
            };
            view! {
                <p class="customer__why">{why_text(working)}</p>
                <p class="customer__next"><strong>{t!(customer.next.label)}</strong> " " {next}</p>
            }
        })
    };
    view! {
        <header class="screen-head">
            <div>
                <a class="customer__back" href=Route::Customers.href()>{tx!(customer.back)}</a>
                <h1>{title}</h1>
            </div>
            <Actions subject />
            <div class="customer__said">
                <p class="customer__value">{value}</p>
                {kept}
                {said}
            </div>
        </header>
        <Archived subject />
        <AlarmBanner subject alarm />
        <DefinitionList>{move || definitions(&record.read())}</DefinitionList>
        <Show when=move || !record.read().notes.is_empty()>
            <section class="customer__notes">
                <h2 class="customer__term">{tx!(customer.record.notes)}</h2>
                <p>{move || record.read().notes.clone()}</p>
            </section>
        </Show>
    }
}

/// Tier, composite and stage, or that the customer may stop buying.
fn value_line(working: &Working, overridden: bool) -> AnyView {
    let Some((tier, composite)) = working.tier.zip(working.composite) else {
        let tag = working
            .unscored
            .map(value::unscored_short)
            .unwrap_or(t!(customer.no_value));
        return view! { <Tag>{tag}</Tag> }.into_any();
    };
    let stage = if overridden {
        Some(view! { <Tag kind=TagKind::Bad>{t!(warnings.banner.title)}</Tag> }.into_any())
    } else {
        stage(working).map(|stage| view! { <Tag>{value::stage(stage)}</Tag> }.into_any())
    };
    view! {
        <TierMark level=value::tier_level(tier.tier) label=value::tier(tier.tier) />
        <strong class="customer__composite">{t!(customer.points, score = score(composite))}</strong>
        {stage}
    }
    .into_any()
}

/// The stage that the life cycle speaks for.
fn stage(working: &Working) -> Option<Stage> {
    working
        .indicators
        .iter()
        .find_map(|part| match part.formula {
            Formula::WeightedMeanAndStage { stage } => stage,
            _ => None,
        })
}

#[component]
fn Actions(subject: Subject) -> impl IntoView {
    let Subject { id, record, .. } = subject;
    let (state, toasts) = (use_state(), use_toasts());
    let (editing, merging, ordering) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let listed = Memo::new(move |_| record.read().is_listed());
    let archive = move || {
        let name = record.read_untracked().title().to_owned();
        let said = move || t!(customers.archived, name = name);
        act_or_tell(state, toasts, Command::ArchiveCustomer(id, true), said);
    };
    let go_to = move |into: CustomerId| navigate(Route::Customer(into.index() as u32));
    view! {
        <div class="screen-head__actions">
            <Show when=move || listed.get()>
                <Button kind=ButtonKind::Quiet on_press=archive>{tx!(customer.archive)}</Button>
                <Button kind=ButtonKind::Quiet on_press=move || merging.set(true)>{tx!(customer.merge)}</Button>
            </Show>
            <PrintButton />
            <Button on_press=move || editing.set(true)>{tx!(customer.edit)}</Button>
            <Button kind=ButtonKind::Primary on_press=move || ordering.set(true)>{tx!(customer.add_order)}</Button>
        </div>
        <CustomerForm open=editing editing=Editing::Old(id) />
        <MergeDialog open=merging from=id on_merged=go_to />
        <AddOrder subject open=ordering />
    }
}

/// Says that the customer is archived, with the way back.
#[component]
fn Archived(subject: Subject) -> impl IntoView {
    let Subject { id, record, .. } = subject;
    let (state, toasts) = (use_state(), use_toasts());
    let restore = move || {
        let name = record.read_untracked().title().to_owned();
        let said = move || t!(customers.restored, name = name);
        act_or_tell(state, toasts, Command::ArchiveCustomer(id, false), said);
    };
    view! {
        <Show when=move || record.read().archived>
            <Notice text=tx!(customer.archived_note)>
                <Button on_press=restore>{tx!(customer.restore)}</Button>
            </Notice>
        </Show>
    }
}

/// What is on record; empty fields are left out.
fn definitions(record: &Customer) -> impl IntoView + use<> {
    let kind = match record.kind {
        CustomerKind::Company => t!(customers.form.company),
        CustomerKind::Person => t!(customers.form.person),
    };
    let pairs: [(&'static str, String); 6] = [
        (t!(customer.record.kind), kind.to_owned()),
        (t!(customer.record.code), record.code.clone()),
        (t!(customer.record.region), record.region.clone()),
        (t!(customer.record.owner), record.owner.clone()),
        (
            t!(customer.record.tags),
            record.tags.join(t!(value.list_separator)),
        ),
        (
            t!(customer.record.since),
            record.since.map(day_written).unwrap_or_default(),
        ),
    ];
    let known = pairs.into_iter().filter(|(_, text)| !text.is_empty());
    known
        .map(|(term, text)| view! { <Definition term>{text}</Definition> })
        .collect_view()
}
