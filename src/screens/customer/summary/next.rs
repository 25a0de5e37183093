//! What to do next: the step that follows from the figures, what was promised, and the offers that wait.

use super::Subject;
use crate::components::{Button, Show};
use crate::parts::offer::answer_acts;
use crate::parts::records::finish_button;
use crate::shell::clock;
use crate::state::use_state;
use crate::words::advice::next_text;
use crate::words::amount::day_written;
use crate::words::offer::what;
use crate::{t, tx};
use keepgold_core::advice::{Next, follow_ups_of, is_late, next};
use keepgold_core::book::{FollowUp, Offer, OfferState, RecordId, Tables};
use leptos::prelude::*;

/// Promises shown here; the relationship has all.
const SHOWN: usize = 3;

/// The section.
#[component]
pub fn NextStep(subject: Subject) -> impl IntoView {
    let state = use_state();
    let step = move || {
        let working = subject.working.read();
        let alarm = subject.alarm.read();
        let speaking = alarm
            .as_ref()
            .filter(|alarm| alarm.warning.speaks(alarm.standing));
        let speaking = speaking.map(|alarm| &alarm.warning);
        working.as_ref().map(|working| {
            let step = next(working, speaking);
            next_text(step, &state.derived().facts.read(), subject.id)
        })
    };
    let first = Memo::new(move |_| {
        let working = subject.working.read();
        working
            .as_ref()
            .is_some_and(|working| next(working, None) == Next::FirstOrder)
    });
    let promised = Memo::new(move |_| {
        let read = Tables::CUSTOMERS_COUNTED | Tables::RECORDS;
        state.with_book(read, |book| {
            let open = follow_ups_of(book, subject.id).into_iter();
            let open = open.filter(|(_, one)| one.due_now().is_some());
            let open = open.map(|(id, one)| (id, one.clone()));
            open.take(SHOWN).collect::<Vec<_>>()
        })
    });
    let promises = move || {
        let promised = promised.get();
        (!promised.is_empty()).then(|| {
            let rows = promised.into_iter().map(promise).collect_view();
            view! { <ul class="customer-next__promised" role="list">{rows}</ul> }
        })
    };
    let waiting = move || {
        let read = Tables::CUSTOMERS_COUNTED | Tables::PRODUCTS | Tables::RECORDS;
        let waiting = state.with_book(read, |book| {
            let own = book.of_customer(book.offers(), subject.id);
            let waiting = own.filter(|(_, offer)| offer.state.is_pending());
            let told = waiting.map(|(id, offer)| (id, offer.clone(), what(book, offer)));
            told.take(SHOWN).collect::<Vec<_>>()
        });
        (!waiting.is_empty()).then(|| {
            let rows = waiting.into_iter().map(offered).collect_view();
            view! { <ul class="customer-next__promised" role="list">{rows}</ul> }
        })
    };
    view! {
        <section class="customer-next" aria-labelledby="next">
            <h2 id="next">{tx!(customer.next.label)}</h2>
            <p class="measure">{step}</p>
            <Show when=move || first.get()>
                <div>
                    <Button on_press=move || subject.ordering.set(true)>{tx!(customer.add_order)}</Button>
                </div>
            </Show>
            {promises}
            {waiting}
        </section>
    }
}

/// An offer in a line, with since when it waits and what can be noted of it.
fn offered((id, offer, what): (RecordId, Offer, String)) -> impl IntoView {
    let said = match offer.state {
        OfferState::Open => t!(customer.next.to_offer, what = what),
        _ => t!(
            customer.next.offered,
            what = what,
            day = day_written(offer.on)
        ),
    };
    view! {
        <li>
            <span>{said}</span>
            <span class="actions">{answer_acts(id, &offer)}</span>
        </li>
    }
}

/// A follow-up in a line, with its day and the button that says it is done.
fn promise((id, one): (RecordId, FollowUp)) -> impl IntoView {
    let day = one.due_now().map(|day| {
        let by = (!one.by.is_empty()).then(|| format!(" · {}", one.by));
        let late = is_late(&one, clock::today());
        let said = if late {
            t!(record.follow_up.late_said, day = day_written(day))
        } else {
            t!(customer.next.by, day = day_written(day))
        };
        view! { <span class="muted" class:bad=late>{said} {by}</span> }
    });
    view! {
        <li>
            <span>{one.what.clone()} " " {day}</span>
            {finish_button(id, &one)}
        </li>
    }
}
