//! What happened with the customer, the newest first.

use super::Subject;
use super::told::told;
use crate::components::{Choice, More, Select, Show};
use crate::parts::awaited::Awaited;
use crate::state::use_state;
use crate::words::amount::{day_iso, day_short};
use crate::{t, tx};
use keepgold_core::advice::{Event, Happening, Kind, timeline};
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
        // What has ended joins the rest once it is known.
        let spells = subject.spells.last();
        let spells = spells.as_ref().map(|spells| spells.as_slice());
        let read = Tables::CUSTOMERS_COUNTED
            | Tables::PRODUCTS
            | Tables::CONTACTS
            | Tables::RECORDS
            | Tables::JUDGEMENTS
            | Tables::SERVICE;
        Some(state.with_book(read, |book| {
            let spells = spells.unwrap_or_default();
            timeline(
                book,
                subject.id,
                &orders,
                months.as_deref(),
                warning,
                spells,
            )
        }))
    });
    let there = Memo::new(move |_| {
        let events = events.read();
        let of = |kind: &Kind| {
            let mut events = events.iter().flatten();
            events.any(|event| event.what.kind() == *kind)
        };
        Kind::ALL.into_iter().filter(of).collect::<Vec<Kind>>()
    });
    let chosen = RwSignal::new(None::<Kind>);
    // The last event of a kind may be undone: all are shown then, for that kind can be chosen no more.
    let kind = Memo::new(move |_| chosen.get().filter(|kind| there.read().contains(kind)));
    let wanted = Memo::new(move |_| {
        let mut wanted = events.get().unwrap_or_default();
        if let Some(kind) = kind.get() {
            wanted.retain(|event| event.what.kind() == kind);
        }
        wanted
    });
    let count = Signal::derive(move || wanted.read().len());
    let shown = RwSignal::new(FIRST);
    let rows = move || {
        let events = wanted.get().into_iter();
        events
            .take(shown.get())
            .map(|event| row(subject, &event))
            .collect_view()
    };
    view! {
        <section class="customer__section" aria-labelledby="timeline">
            <div class="timeline__head">
                <h2 id="timeline">{tx!(customer.timeline.title)}</h2>
                <Kinds there kind chosen shown />
            </div>
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

/// Which kind is shown; nothing to choose where all are of one kind.
#[component]
fn Kinds(
    /// The kinds that there are.
    there: Memo<Vec<Kind>>,
    /// The one that is shown; none where all are.
    kind: Memo<Option<Kind>>,
    /// The one that a person chose.
    chosen: RwSignal<Option<Kind>>,
    /// How many events are shown.
    shown: RwSignal<usize>,
) -> impl IntoView {
    let key = |kind: Kind| (kind as usize).to_string();
    let value = Signal::derive(move || kind.get().map(key).unwrap_or_default());
    let choices = Signal::derive(move || {
        let one = |kind: Kind| Choice {
            value: key(kind),
            label: name(kind).to_owned(),
        };
        let all = Choice {
            value: String::new(),
            label: t!(customers.any).to_owned(),
        };
        let there = there.get().into_iter().map(one);
        std::iter::once(all).chain(there).collect::<Vec<Choice>>()
    });
    let choose = move |wanted: String| {
        chosen.set(Kind::ALL.into_iter().find(|kind| key(*kind) == wanted));
        shown.set(FIRST);
    };
    view! {
        <Show when=move || { there.read().len() > 1 }>
            <Select label=tx!(customer.timeline.kind) value choices on_change=choose />
        </Show>
    }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Orders => t!(service.serving.order),
        Kind::Contacts => t!(data.contacts),
        Kind::FollowUps => t!(today.numbers.follow_ups),
        Kind::Offers => t!(record.offer.all),
        Kind::Warnings => t!(places.warnings.name),
        Kind::Tiers => t!(customer.timeline.tiers),
        Kind::Judgements => t!(data.judgements),
        Kind::Reckonings => t!(record.reckoning.all),
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
