//! The warning about the customer: what is at stake, every piece of evidence, how it stands and what can be done.

use super::Subject;
use crate::parts::warnings::{PlanDialog, WarningActs, standing_said};
use crate::places::Route;
use crate::shell::clock;
use crate::state::use_state;
use crate::words::amount::{day_written, whole_in};
use crate::words::{sentence_gap, warning as words};
use crate::{t, tx};
use keepgold_core::book::Tables;
use keepgold_core::unit::Money;
use keepgold_core::warnings::{Alarm as Fired, Standing, Standings, Warning};
use leptos::prelude::*;

/// What is known of the warning about a customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    warning: Warning,
    standing: Standing,
}

impl Alarm {
    /// Whether it speaks in place of the stage and of how to rise: it tells of the customer, and is not closed.
    pub fn overrides_stage(&self) -> bool {
        self.warning.overrides_stage() && !matches!(self.standing, Standing::Resolved(_))
    }
}

/// The warning about the customer of this page; none where nothing has fired or it is not known yet.
pub fn alarm_of(subject: Subject) -> Memo<Option<Alarm>> {
    let state = use_state();
    let warned = state.derived().need_warnings();
    Memo::new(move |_| {
        let warned = warned.last()?;
        let warning = warned.of(subject.id)?.clone();
        let today = clock::today();
        let standing = state.with_book(Tables::CUSTOMERS_COUNTED | Tables::RECORDS, |book| {
            Standings::new(book).of(&warning, today)
        });
        Some(Alarm { warning, standing })
    })
}

/// The banner; nothing where there is no warning.
#[component]
pub fn AlarmBanner(subject: Subject, alarm: Memo<Option<Alarm>>) -> impl IntoView {
    let planning = RwSignal::new(Vec::<Warning>::new());
    let banner = move || {
        let alarm = alarm.get()?;
        let name = subject.record.read().title().to_owned();
        Some(view! {
            <section class="alarm" class:alarm--quiet=alarm.standing != Standing::New aria-labelledby="alarm">
                <div class="alarm__said">
                    <h2 id="alarm">{tx!(warnings.banner.title)}</h2>
                    {stake(&alarm.warning, &subject.currency.read())}
                    <ul>{alarm.warning.alarms.iter().map(evidence).collect_view()}</ul>
                    {standing_said(use_state(), alarm.standing).map(|said| view! { <p><strong>{said}</strong></p> })}
                    <a href=Route::Warnings.href()>{tx!(warnings.banner.all)}</a>
                </div>
                <WarningActs warning=alarm.warning name planning />
            </section>
        })
    };
    // The dialog stays while the banner is drawn anew.
    view! {
        {banner}
        <PlanDialog planning on_made=|| () />
    }
}

/// What is at stake, where it is anything.
fn stake(warning: &Warning, currency: &str) -> Option<AnyView> {
    let said = t!(
        warnings.banner.stake,
        stake = whole_in(warning.stake, currency),
        usual = whole_in(warning.usual, currency)
    );
    (warning.stake > Money::ZERO).then(|| view! { <p class="measure">{said}</p> }.into_any())
}

/// A piece of evidence with since when it holds.
fn evidence(fired: &Fired) -> AnyView {
    let state = use_state();
    let said = state.with_book_untracked(|book| words::sentence(book, &fired.evidence));
    let since = fired
        .since
        .map(|since| t!(warnings.banner.since, day = day_written(since)));
    view! {
        <li>
            {said}
            {since.map(|since| view! { <span class="rows__note">{sentence_gap()} {since}</span> })}
        </li>
    }
    .into_any()
}
