//! The warning about the customer: what is at stake, the evidence beside that in the head, how it stands and what
//! settles it.

use super::Subject;
use crate::format::percent;
use crate::parts::warnings::{SettleActs, standing_said};
use crate::places::Route;
use crate::state::use_state;
use crate::words::amount::{day_short, whole_in};
use crate::words::{sentence_gap, warning as words};
use crate::{t, tx};
use keepgold_core::unit::Money;
use keepgold_core::warnings::{Alarm as Fired, Standing, Warning};
use leptos::prelude::*;

/// The section; nothing where there is no warning.
#[component]
pub fn Warned(subject: Subject) -> impl IntoView {
    move || {
        let alarm = subject.alarm.get()?;
        let name = subject.record.read().title().to_owned();
        // That nobody was in contact says nothing of the customer.
        let rule = alarm.warning.alarms.first()?.evidence.rule();
        let title = if alarm.warning.overrides_stage() {
            t!(warnings.banner.title)
        } else {
            words::rule(rule)
        };
        // The head says the first, unless it is closed.
        let said = usize::from(!matches!(alarm.standing, Standing::Resolved(_)));
        let told = alarm.warning.alarms.get(said..).unwrap_or_default();
        Some(view! {
            <section class="alarm" class:alarm--quiet=alarm.standing != Standing::New aria-labelledby="alarm">
                <div class="alarm__head">
                    <h2 id="alarm">{title}</h2>
                    <div class="actions">
                        <SettleActs warning=alarm.warning.clone() name />
                    </div>
                </div>
                {stake(&alarm.warning, &subject.currency.read())}
                <ul>{told.iter().map(evidence).collect_view()}</ul>
                {standing_said(use_state(), alarm.standing).map(|said| view! { <p><strong>{said}</strong></p> })}
            </section>
        })
    }
}

/// What is at stake, where it is anything.
fn stake(warning: &Warning, currency: &str) -> Option<AnyView> {
    let said = t!(
        warnings.banner.stake,
        chance = percent(warning.chance, 0),
        stake = whole_in(warning.stake, currency),
        usual = whole_in(warning.usual, currency)
    );
    let all = view! { <a href=Route::Warnings.href()>{tx!(warnings.banner.all)}</a> };
    (warning.stake > Money::ZERO).then(|| view! { <p>{said} " " {all}</p> }.into_any())
}

/// A piece of evidence with since when it holds.
fn evidence(fired: &Fired) -> AnyView {
    let state = use_state();
    let said = state.with_book_untracked(|book| words::sentence(book, &fired.evidence));
    let as_of = state.derived().as_of.get();
    let since = fired
        .since
        .map(|since| t!(warnings.banner.since, day = day_short(since, as_of)));
    view! {
        <li>
            {said}
            {since.map(|since| view! { <span class="rows__note">{sentence_gap()} {since}</span> })}
        </li>
    }
    .into_any()
}
