//! What happened with the customer, the newest first.

use super::Subject;
use super::told::told;
use crate::components::More;
use crate::parts::awaited::Awaited;
use crate::state::use_state;
use crate::tx;
use crate::words::amount::{day_iso, day_short};
use keepgold_core::advice::{Event, Happening, timeline};
use keepgold_core::book::{Tables, Tier};
use leptos::prelude::*;

/// Events shown at first, and added at each asking.
const FIRST: usize = 12;
const STEP: usize = 24;

/// The section.
#[component]
pub fn Timeline(subject: Subject) -> impl IntoView {
    let state = use_state();
    let events = Memo::new(move |_| {
        let orders = subject.orders.last()?;
        let months = subject.months.get();
        let alarm = subject.alarm.get();
        let warning = alarm.as_ref().map(|alarm| &alarm.warning);
        let read = Tables::CUSTOMERS_COUNTED
            | Tables::CONTACTS
            | Tables::RECORDS
            | Tables::JUDGEMENTS
            | Tables::SERVICE;
        Some(state.with_book(read, |book| {
            timeline(book, subject.id, &orders, months.as_deref(), warning)
        }))
    });
    let count = Signal::derive(move || events.read().as_ref().map_or(0, Vec::len));
    let shown = RwSignal::new(FIRST);
    let rows = move || {
        let events = events.get().unwrap_or_default().into_iter();
        events
            .take(shown.get())
            .map(|event| row(subject, &event))
            .collect_view()
    };
    view! {
        <section class="customer__section" aria-labelledby="timeline">
            <h2 id="timeline">{tx!(customer.timeline.title)}</h2>
            <Awaited
                progress=Signal::derive(move || subject.orders.progress_shown())
                on_retry=move || subject.orders.retry()
            />
            <Show when=move || events.read().is_some() && count.get() == 0>
                <p class="muted">{tx!(customer.timeline.none)}</p>
            </Show>
            <ol class="timeline" id="timeline-rows">{rows}</ol>
            <More list="timeline-rows" all=count shown step=STEP />
        </section>
    }
}

fn row(subject: Subject, event: &Event) -> impl IntoView + use<> {
    let state = use_state();
    let said = told(state, &event.what, &subject.currency.read());
    let day = day_short(event.day, state.derived().as_of.get());
    view! {
        <li class=weight(&event.what)>
            <time datetime=day_iso(event.day)>{day}</time>
            <span>{said}</span>
        </li>
    }
}

/// How much an event stands out: what changed the customer's standing carries a mark.
const fn weight(what: &Happening) -> &'static str {
    match what {
        Happening::Warned(_) => "timeline__event timeline__event--bad",
        Happening::Tier {
            from: Some(from),
            to: Some(to),
        } if is_higher(*to, *from) => "timeline__event timeline__event--good",
        Happening::Tier { from: Some(_), .. } => "timeline__event timeline__event--bad",
        Happening::Tier { .. } | Happening::Due(_) => "timeline__event timeline__event--mark",
        _ => "timeline__event",
    }
}

const fn is_higher(tier: Tier, than: Tier) -> bool {
    tier.index() < than.index()
}
