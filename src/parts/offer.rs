//! What can be done about an offer wherever one stands: make it, and note the answer.

use crate::components::{Button, ButtonKind, Choice, Show, fresh_id, use_toasts};
use crate::parts::act::act_or_tell;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::words::amount::{day_written, whole_in};
use crate::words::offer as words;
use crate::{t, tx};
use keepgold_core::book::{
    Book, Command, CustomerId, Declined, Offer, OfferKind, OfferState, ProductId, RecordId, Tables,
};
use keepgold_core::next_best::{CameOf, HORIZON};
use keepgold_core::unit::Money;
use leptos::prelude::*;

/// The newest offer of the same thing to a customer.
fn last_of(
    book: &Book,
    customer: CustomerId,
    product: Option<ProductId>,
) -> Option<(RecordId, &Offer)> {
    let own = book.of_customer(book.offers(), customer);
    let same = own.filter(|(_, offer)| {
        offer.product.map(|id| book.product_root(id)) == product.map(|id| book.product_root(id))
    });
    same.max_by_key(|(id, offer)| (offer.on, *id))
}

/// The button that makes this offer today, by the customer's owner; in its place, while the customer has been asked and
/// has not answered, when it was offered. An answer stays beside the button.
pub fn offer_button(offer: Offer) -> AnyView {
    let (state, toasts) = (use_state(), use_toasts());
    let (customer, product) = (offer.customer, offer.product);
    let last = Memo::new(move |_| {
        state.with_book(Tables::RECORDS | Tables::CUSTOMERS_COUNTED, |book| {
            last_of(book, customer, product).map(|(_, offer)| (offer.on, offer.state))
        })
    });
    let told = move || {
        let (on, state) = last.get()?;
        let said = match state {
            OfferState::Open => t!(offer.planned).to_owned(),
            OfferState::Made => t!(offer.offered, day = day_written(on)),
            _ => t!(
                offer.answered,
                day = day_written(on),
                answer = words::state(state)
            ),
        };
        Some(view! { <span class="rows__note">{said}</span> })
    };
    let waits = Memo::new(move |_| {
        last.get()
            .is_some_and(|(_, state)| state == OfferState::Made)
    });
    let asks = offer.kind == OfferKind::Referral;
    let offer = StoredValue::new(offer);
    let label = move || {
        state.with_book_untracked(|book| {
            let what = offer.with_value(|offer| words::what(book, offer));
            let name = book.customer_title(customer);
            match asks {
                true => t!(offer.ask_of, name = name),
                false => t!(offer.make_of, what = what, name = name),
            }
        })
    };
    let make = move || {
        let (command, said) = state.with_book_untracked(|book| {
            let made = Offer {
                by: book.customer_owner(customer).to_owned(),
                on: clock::today(),
                state: OfferState::Made,
                ..offer.get_value()
            };
            let (what, name) = (words::what(book, &made), book.customer_title(customer));
            let said = match asks {
                true => t!(offer.asked, name = name),
                false => t!(offer.made, what = what, name = name),
            };
            let planned = last_of(book, customer, product)
                .filter(|(_, last)| last.state == OfferState::Open)
                .map(|(id, _)| id);
            let command = match planned {
                Some(id) => Command::edit(id, made),
                None => Command::add(made),
            };
            (command, said)
        });
        act_or_tell(state, toasts, command, move || said.clone());
    };
    view! {
        <div class="actions offer">
            <Show when=move || !waits.get()>
                <Button on_press=make attr:aria-label=label>
                    {move || if asks { t!(offer.ask) } else { t!(offer.make) }}
                </Button>
            </Show>
            {told}
        </div>
    }
    .into_any()
}

/// What came of an offer: bought, or what was answered and how long is left.
pub fn came_said(offer: &Offer, came: Option<&CameOf>, currency: &str) -> String {
    let answer = words::state(offer.state);
    match came {
        Some(came) if came.is_missed() => {
            t!(offer.missed, answer = answer, days = HORIZON)
        }
        Some(CameOf {
            bought: Some(day),
            money,
            ..
        }) => match *money {
            Money::ZERO => answer,
            money => t!(
                offer.bought,
                day = day_written(*day),
                money = whole_in(money, currency)
            ),
        },
        _ => answer,
    }
}

/// The command that notes what customers said to offers, in one step, and what is said of it.
fn answered(state: State, offers: &[RecordId], answer: OfferState) -> (Command, String) {
    state.with_book_untracked(|book| {
        let edited = offers.iter().filter_map(|id| {
            let offer = book.offers().get(id)?;
            let new = Offer {
                state: answer,
                ..offer.clone()
            };
            Some((*id, new.into()))
        });
        let said = match offers {
            [only] => {
                let customer = book.offers().get(only).map(|offer| offer.customer);
                let name = customer.map_or("", |id| book.customer_title(id));
                t!(offer.noted, name = name, answer = words::state(answer))
            }
            several => t!(
                offer.noted_several,
                n = several.len(),
                answer = words::state(answer)
            ),
        };
        (Command::SettleRecords(edited.collect(), Vec::new()), said)
    })
}

/// The acts of one offer in a list of a customer's; none where nothing is to be heard of it any more.
pub fn answer_acts(id: RecordId, offer: &Offer) -> AnyView {
    if !offer.state.is_pending() {
        return ().into_any();
    }
    let what = use_state().with_book_untracked(|book| words::what(book, offer));
    view! { <AnswerActs offers=Callback::new(move |()| vec![id]) name=what /> }.into_any()
}

/// What customers said to offers, each in one step: accepted, or declined with the cause.
#[component]
pub fn AnswerActs(
    /// The offers that are answered.
    offers: Callback<(), Vec<RecordId>>,
    /// What they are called by a screen reader.
    #[prop(into)]
    name: String,
    /// What is done when the answer is noted.
    #[prop(optional, into)]
    then: Option<Callback<()>>,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let note = move |answer: OfferState| {
        let (command, said) = answered(state, &offers.run(()), answer);
        act_or_tell(state, toasts, command, move || said.clone());
        if let Some(then) = then {
            then.run(());
        }
    };
    let choices = move || {
        let choice = |why: Declined| Choice {
            value: why.index().to_string(),
            label: words::declined(why).to_owned(),
        };
        let none = Choice {
            value: String::new(),
            label: t!(offer.decline).to_owned(),
        };
        let all = std::iter::once(none).chain(Declined::ALL.map(choice));
        all.map(|choice| view! { <option value=choice.value>{choice.label}</option> })
            .collect_view()
    };
    let decline = move |event: web_sys::Event| {
        let chosen = event_target_value(&event).parse::<usize>().ok();
        if let Some(&why) = chosen.and_then(|place| Declined::ALL.get(place)) {
            note(OfferState::Declined(why));
        }
    };
    let accept_name = t!(offer.accept_of, name = name);
    let decline_name = t!(offer.decline_of, name = name);
    view! {
        <Button kind=ButtonKind::Plain on_press=move || note(OfferState::Accepted) attr:aria-label=accept_name>
            {tx!(offer.accept)}
        </Button>
        <select id=fresh_id("decline") class="input offer__decline" aria-label=decline_name on:change=decline>
            {choices}
        </select>
    }
}
