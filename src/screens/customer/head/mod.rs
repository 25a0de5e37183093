//! The head that stays while tabs change: who it is, the warning if there is one, the four facts one needs on the
//! telephone, and what can be done.

mod acts;
mod facts;
mod strip;

use super::Subject;
use crate::components::{Button, Notice, Show, TierMark, use_toasts};
use crate::i18n::lang;
use crate::parts::act::act_or_tell;
use crate::parts::warnings::standing_said;
use crate::places::came_from;
use crate::state::use_state;
use crate::words::{sentence_gap, value, warning as words};
use crate::{t, tx};
use keepgold_core::book::Command;
use keepgold_core::warnings::Standing;
use leptos::prelude::*;

/// The head.
#[component]
pub fn Head(
    subject: Subject,
    /// The tabs at its foot.
    children: Children,
) -> impl IntoView {
    let title = move || subject.record.read().title().to_owned();
    let tier = move || {
        let working = subject.working.read();
        let working = working.as_ref()?;
        Some(match working.tier {
            Some(tier) => {
                let (level, label) = (value::tier_level(tier.tier), value::tier(tier.tier));
                view! { <TierMark level label /> }.into_any()
            }
            None => {
                let why = working.unscored.map(value::unscored_short);
                view! { <span class="muted">{why}</span> }.into_any()
            }
        })
    };
    view! {
        <header class="customer-head">
            <div class="customer-head__line">
                {back()}
                <h1 title=title>{title}</h1>
                <span class="customer-head__tier">{tier} <strip::Strip subject /></span>
                <acts::Acts subject />
            </div>
            <Warned subject />
            <facts::Facts subject />
            {children()}
        </header>
        <Archived subject />
    }
}

/// The way back to the list one came from, as it was left.
fn back() -> AnyView {
    let (route, href) = came_from();
    let name = move || route.place().map(|place| (place.name)(lang()));
    view! {
        <a class="customer-head__back" href=href>
            <span aria-hidden="true">"← "</span>
            {name}
        </a>
    }
    .into_any()
}

/// The warning in a sentence, as long as it is not closed.
#[component]
fn Warned(subject: Subject) -> impl IntoView {
    let state = use_state();
    move || {
        let alarm = subject.alarm.get()?;
        if matches!(alarm.standing, Standing::Resolved(_)) {
            return None;
        }
        let first = alarm.warning.alarms.first()?;
        let said = state.with_book_untracked(|book| words::sentence(book, &first.evidence));
        let standing = standing_said(state, alarm.standing);
        Some(view! {
            <p class="customer-head__warned">
                <strong class:bad=alarm.overrides_stage()>{said}</strong>
                {sentence_gap()}
                <span class="muted">{standing}</span>
            </p>
        })
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
        <Show when=move || subject.archived()>
            <Notice text=tx!(customer.archived_note)>
                <Button on_press=restore>{tx!(customer.restore)}</Button>
            </Notice>
        </Show>
    }
}
