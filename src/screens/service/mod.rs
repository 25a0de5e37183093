//! The service screen: where service and value do not fit each other, standards by tier, rates of serving.
//! Must not touch the browser.

mod contact_list;
mod draft;
mod examples;
mod over_served;
mod overdue;
mod standards;
mod under_budget;

use crate::components::{
    Button, ButtonKind, Counts, EmptyState, List, Notice, NoticeKind, Show, use_toasts,
};
use crate::format::{NONE, integer, percent};
use crate::i18n::lang;
use crate::parts::act::act_or_tell;
use crate::parts::filters::href_of;
use crate::parts::records::{Asked, RecordForms};
use crate::places::{Route, navigate};
use crate::state::use_state;
use crate::toolbar::PrintButton;
use crate::words::amount::{day_written, whole_in};
use crate::words::{record, sentence_gap};
use crate::{t, tx};
use examples::Examples;
use keepgold_core::advice::Group;
use keepgold_core::book::{Command, CustomerId, RecordKind, Service, Tables};
use keepgold_core::unit::Money;
use keepgold_core::value::{Mismatch, mismatch};
use leptos::prelude::*;
use over_served::OverServedTable;
use overdue::OverdueTable;
use standards::{RateFields, StandardFields};
use under_budget::UnderBudgetTable;

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let in_force =
        Memo::new(move |_| state.with_book(Tables::SERVICE, |book| book.service().clone()));
    let draft = RwSignal::new(in_force.get_untracked());
    // Undo, redo and another tab change what is in force; what is being typed is then out of date.
    Effect::new(move || draft.set(in_force.get()));
    let found = Memo::new(move |_| {
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        state.with_book(Tables::CUSTOMERS | Tables::SERVICE, |book| {
            mismatch(book, &facts, &assessment)
        })
    });
    let currency = state.currency();
    let nobody = Memo::new(move |_| found.read().customers == 0);
    let day = move || day_written(derived.as_of.get());
    view! {
        <div class="service">
            <Show when=move || !nobody.get() fallback=empty>
                <header class="screen-head">
                    <h1>{tx!(places.service.name)}</h1>
                    <div class="screen-head__actions"><PrintButton /></div>
                    {move || summary(&found.read(), &currency.read(), &day())}
                </header>
            </Show>
            <Change draft in_force />
            <Show when=move || !nobody.get()>
                <OverServedTable found currency />
                <OverdueTable found />
                <UnderBudgetTable found currency />
            </Show>
            <Examples in_force />
            <StandardFields draft currency />
            <RateFields draft currency />
        </div>
    }
}

/// The button that logs a contact with a customer of this name.
fn log_button(forms: RecordForms, customer: CustomerId, named: String) -> impl IntoView {
    view! {
        <Button
            on_press=move || forms.open(RecordKind::Contact, Asked::New(customer))
            attr:aria-label=move || record::new_with(RecordKind::Contact, &named)
        >
            {move || record::new(RecordKind::Contact, lang())}
        </Button>
    }
}

fn empty() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(service.empty_title)
            text=tx!(service.empty_text)
            action=tx!(tiers.empty_bring)
            on_action=move || navigate(Route::Import)
        />
    }
}

/// What serving costs in all; behind it, how many customers stand in the lists.
fn summary(found: &Mismatch, currency: &str, day: &str) -> AnyView {
    let money = |money| whole_in(money, currency);
    let (mut lead, mut said) = (None, Vec::new());
    let mut counts = Counts::default();
    let mut of = |n: usize, list| counts.of(n as u64, list);
    if found.costed > 0 {
        let share = found.cost_share();
        lead = Some(t!(
            service.summary.cost,
            cost = money(found.cost),
            contribution = money(found.contribution),
            share = share.map_or_else(|| NONE.to_owned(), |share| percent(share, 1))
        ));
        said.push(match found.losses() {
            (0, _) => t!(service.summary.all_carry, n = found.costed),
            (n, lost) => t!(
                service.summary.over_served,
                n = of(n, List::At(href_of(Group::ServedAtLoss))),
                lost = money(lost)
            ),
        });
        let over = found.over_budget();
        if over > 0 {
            let over = of(over, List::At(href_of(Group::OverBudget)));
            said.push(t!(service.summary.over_budget, n = over));
        }
    }
    if found.contacts > 0 {
        said.push(match found.overdue.len() {
            0 => t!(service.summary.none_overdue, n = found.contacts, day = day),
            late => t!(
                service.summary.overdue,
                n = of(late, List::Here("overdue")),
                day = day
            ),
        });
        let under_budget = found.under_budget.len();
        if under_budget > 0 {
            let under_budget = of(under_budget, List::Here("under-budget"));
            said.push(t!(service.summary.under_budget, n = under_budget));
        }
        let contacts = integer(i64::from(found.contacts));
        let prospects = integer(i64::from(found.with_prospects));
        if found.prospecting > Money::ZERO {
            let cost = money(found.prospecting);
            said.push(t!(
                service.summary.prospecting,
                n = prospects,
                contacts = contacts,
                day = day,
                cost = cost
            ));
        } else if found.with_prospects > 0 {
            said.push(t!(
                service.summary.prospects,
                n = prospects,
                contacts = contacts,
                day = day
            ));
        }
    }
    if said.is_empty() {
        said.push(t!(service.summary.nothing).to_owned());
    }
    let said = counts.view(said.join(sentence_gap()));
    match lead {
        None => view! { <p class="screen-head__said">{said}</p> }.into_any(),
        Some(lead) => view! {
            <p class="screen-head__said">{lead}</p>
            <details class="screen-head__said">
                <summary>{t!(service.summary.more)}</summary>
                <p>{said}</p>
            </details>
        }
        .into_any(),
    }
}

/// That the draft is not in force, and the one step that puts it in force.
#[component]
fn Change(draft: RwSignal<Service>, in_force: Memo<Service>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let fault = Memo::new(move |_| draft::fault(&draft.read()));
    let changed = Memo::new(move |_| *draft.read() != *in_force.read());
    let text = move || match fault.get() {
        Some(fault) => draft::sentence(fault),
        None => t!(service.draft.changed).to_owned(),
    };
    let save = move || {
        if fault.get_untracked().is_none() {
            let command = Command::ChangeService(Box::new(draft.get_untracked()));
            act_or_tell(state, toasts, command, tx!(service.draft.saved));
        }
    };
    let discard = move || draft.set(in_force.get_untracked());
    let not_ready = Signal::derive(move || fault.read().is_some());
    view! {
        <Show when=move || changed.get()>
            <div class="service__change">
                <Notice kind=NoticeKind::Warning text>
                    <Button on_press=discard>{tx!(tiers.draft.discard)}</Button>
                    <Button kind=ButtonKind::Primary disabled=not_ready on_press=save>{tx!(service.draft.save)}</Button>
                </Notice>
            </div>
        </Show>
    }
}
