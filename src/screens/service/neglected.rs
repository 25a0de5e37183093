//! VIPs and main customers below their standard, with why and what next.

use super::contact::Asked;
use crate::components::{Button, More};
use crate::format::{NONE, integer};
use crate::screens::rows::{LISTED, STEP, tier_mark, who_cell};
use crate::state::use_state;
use crate::words::amount::{amount_in, day_iso};
use crate::{t, tx};
use keepgold_core::book::{Standard, Tables};
use keepgold_core::unit::Money;
use keepgold_core::value::{Mismatch, Neglected, WhyNeglected};
use leptos::prelude::*;

/// The section.
#[component]
pub fn NeglectedTable(found: Memo<Mismatch>, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let state = use_state();
    let shown = RwSignal::new(LISTED);
    let row = move |row: &Neglected| {
        let customer = row.customer;
        let said = state.with_book(Tables::SERVICE | Tables::CURRENCY, |book| {
            let currency = &book.units().currency;
            why(row, book.service().standard(row.tier), currency)
        });
        let named = state
            .with_book(Tables::CUSTOMERS, |book| {
                book.customer(customer).map(|c| c.title().to_owned())
            })
            .unwrap_or_default();
        let last = row.last_contact.map(day_iso);
        let days = row.days.map(|days| integer(i64::from(days)));
        let none = || NONE.to_owned();
        view! {
            <tr>
                {who_cell(state, customer)}
                <td>{tier_mark(Some(row.tier))}</td>
                <td class="number">{last.unwrap_or_else(none)}</td>
                <td class="number">{days.unwrap_or_else(none)}</td>
                <td class="rows__said">{said}</td>
                <td class="rows__acts">
                    <Button
                        on_press=move || asked.set(Some(Asked::New(customer)))
                        attr:aria-label=move || t!(service.contact.log_with, name = named)
                    >
                        {tx!(service.contact.log)}
                    </Button>
                </td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let found = found.read();
        found
            .neglected
            .iter()
            .take(shown.get())
            .map(row)
            .collect_view()
    };
    let nothing = move || {
        if found.read().contacts == 0 {
            t!(service.neglected.no_contacts)
        } else {
            t!(service.neglected.none)
        }
    };
    view! {
        <section class="service__section">
            <h2 id="neglected">{tx!(service.neglected.title)}</h2>
            <Show
                when=move || !found.read().neglected.is_empty()
                fallback=move || view! { <p class="muted measure">{nothing}</p> }
            >
                <div class="scroll-x" role="region" tabindex="0" aria-labelledby="neglected">
                    <table class="rows rows--items">
                        <thead>
                            <tr>
                                <th scope="col">{tx!(tiers.moves.customer)}</th>
                                <th scope="col">{tx!(tiers.table.tier)}</th>
                                <th scope="col" class="number">{tx!(service.neglected.last)}</th>
                                <th scope="col" class="number">{tx!(service.neglected.days)}</th>
                                <th scope="col" class="rows__said">{tx!(service.why)}</th>
                                <th scope="col" class="rows__acts">{tx!(service.next)}</th>
                            </tr>
                        </thead>
                        <tbody id="neglected-rows">{rows}</tbody>
                    </table>
                </div>
                <More list="neglected-rows" all=Signal::derive(move || found.read().neglected.len()) shown step=STEP />
            </Show>
        </section>
    }
}

fn why(row: &Neglected, standard: &Standard, currency: &str) -> String {
    let days = |days: u16| t!(units.days, n = days);
    match row.reason {
        WhyNeglected::NeverContacted => t!(service.neglected.never).to_owned(),
        WhyNeglected::PastLongest => {
            t!(
                service.neglected.past_longest,
                days = days(standard.longest_gap)
            )
        }
        WhyNeglected::PastIdeal => {
            t!(
                service.neglected.past_ideal,
                days = days(standard.ideal_gap)
            )
        }
        WhyNeglected::CareLow => t!(
            service.neglected.care_low,
            care = amount_in(row.care, currency),
            budget = amount_in(row.budget.unwrap_or(Money::ZERO), currency)
        ),
    }
}
