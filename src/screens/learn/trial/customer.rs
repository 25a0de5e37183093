//! A calculator filled from one's own customer, with where each figure came from.

use super::{Desk, label_of};
use crate::components::{Button, ButtonKind, Dialog, Submit};
use crate::parts::customer_picker::CustomerPicker;
use crate::state::use_state;
use crate::words::lesson::number;
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::book::{CustomerId, Tables};
use keepgold_core::calculators::Known;
use leptos::prelude::*;

/// The button, its dialog, and what was filled in; nothing for a calculator that asks for nothing the book knows.
#[component]
pub fn FromCustomer(desk: Desk) -> impl IntoView {
    if desk.own.known.is_empty() {
        return None;
    }
    let state = use_state();
    let derived = state.derived();
    let open = RwSignal::new(false);
    let (chosen, missed) = (RwSignal::new(None::<CustomerId>), RwSignal::new(false));
    let filled = desk.customer;
    let known = move |customer: CustomerId| {
        let facts = derived.facts.read();
        state.with_book(Tables::ALL, |book| {
            let row = facts.get(customer);
            let of = |&(input, known): &(&'static str, Known)| {
                let value = row.and_then(|row| known.of(book, &facts, row));
                let place = desk
                    .own
                    .form
                    .inputs
                    .iter()
                    .position(|one| one.name == input);
                place.map(|place| (place, known, value))
            };
            desk.own.known.iter().filter_map(of).collect::<Vec<_>>()
        })
    };
    let fill = move || {
        missed.set(chosen.get_untracked().is_none());
        let Some(customer) = chosen.get_untracked() else {
            return;
        };
        let found = untrack(|| known(customer));
        desk.change(|sheet| {
            for (place, _, value) in found {
                if let Some(value) = value {
                    sheet.values[place] = value;
                }
            }
        });
        filled.set(Some(customer));
        // A link tells that these are a customer's, not whose.
        desk.called.set(t!(learn.share.alias).to_owned());
        open.set(false);
    };
    let told = move || {
        let customer = filled.get()?;
        let name = state.with_book(Tables::CUSTOMERS, |book| {
            book.customer_title(customer).to_owned()
        });
        let currency = desk.currency.read();
        let (mut from, mut lacking) = (Vec::new(), Vec::new());
        for (place, known, value) in known(customer) {
            let label = label_of(desk, place);
            match value {
                Some(value) => {
                    let value = number(
                        desk.page(),
                        desk.own.form.inputs[place].unit,
                        value,
                        &currency,
                    );
                    from.push(t!(
                        learn.from.one,
                        label = label,
                        value = value,
                        source = source(known)
                    ));
                }
                None => lacking.push(label),
            }
        }
        let mut said = Vec::new();
        if !from.is_empty() {
            said.push(t!(
                learn.from.filled,
                customer = name,
                figures = from.join(t!(value.list_separator))
            ));
        }
        if !lacking.is_empty() {
            said.push(t!(
                learn.from.lacking,
                figures = lacking.join(t!(value.list_separator))
            ));
        }
        Some(said.join(sentence_gap()))
    };
    Some(view! {
        <Button kind=ButtonKind::Quiet on_press=move || open.set(true) attr:aria-haspopup="dialog">{tx!(learn.from.button)}</Button>
        <Dialog
            open
            title=tx!(learn.from.button)
            on_submit=fill
            actions=|| view! { <Submit>{tx!(learn.from.fill)}</Submit> }
        >
            <p>{tx!(learn.from.text)}</p>
            <CustomerPicker label=tx!(tiers.moves.customer) chosen missed />
        </Dialog>
        <p class="trial__from measure" role="status">{told}</p>
    })
}

/// Where a figure comes from.
fn source(known: Known) -> &'static str {
    match known {
        Known::SalesYear => t!(learn.from.sales_year),
        Known::MarginYear => t!(learn.from.margin_year),
        Known::MarginShare => t!(learn.from.margin_share),
        Known::UsualPurchase => t!(learn.from.usual_purchase),
        Known::Wallet => t!(learn.from.wallet),
        Known::Satisfaction => t!(learn.from.satisfaction),
        Known::YearsSoFar => t!(learn.from.years_so_far),
    }
}
