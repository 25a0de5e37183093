//! VIPs and main customers that get less than their standard, with why and what next.

use crate::components::{Button, More, RowsColumn, RowsTable};
use crate::format::{NONE, integer};
use crate::i18n::lang;
use crate::parts::cells::{LISTED, STEP, tier_mark, who_cell};
use crate::parts::records::{Asked, use_record_forms};
use crate::state::use_state;
use crate::words::amount::{amount_in, day_iso};
use crate::words::record as words;
use crate::{t, tx};
use keepgold_core::book::{RecordKind, Standard, Tables};
use keepgold_core::unit::Money;
use keepgold_core::value::{Mismatch, UnderServed, WhyUnderServed};
use leptos::prelude::*;

/// The section.
#[component]
pub fn UnderServedTable(found: Memo<Mismatch>) -> impl IntoView {
    let (state, forms) = (use_state(), use_record_forms());
    let shown = RwSignal::new(LISTED);
    let row = move |row: &UnderServed| {
        let customer = row.customer;
        let said = state.with_book(Tables::SERVICE | Tables::CURRENCY, |book| {
            let currency = &book.units().currency;
            why(row, book.service().standard(row.tier), currency)
        });
        let named = state.with_book(Tables::CUSTOMERS, |book| {
            book.customer_title(customer).to_owned()
        });
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
                        on_press=move || forms.open(RecordKind::Contact, Asked::New(customer))
                        attr:aria-label=move || words::new_with(RecordKind::Contact, &named)
                    >
                        {move || words::new(RecordKind::Contact, lang())}
                    </Button>
                </td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let found = found.read();
        found
            .under_served
            .iter()
            .take(shown.get())
            .map(row)
            .collect_view()
    };
    let nothing = move || {
        if found.read().contacts == 0 {
            t!(service.under_served.no_contacts)
        } else {
            t!(service.under_served.none)
        }
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(tiers.table.tier)),
        RowsColumn::number(tx!(service.under_served.last)),
        RowsColumn::number(tx!(service.under_served.days)),
        RowsColumn::said(tx!(service.why)),
        RowsColumn::acts(tx!(service.next)),
    ]);
    view! {
        <section class="service__section">
            <h2 id="under-served">{tx!(service.under_served.title)}</h2>
            <Show
                when=move || !found.read().under_served.is_empty()
                fallback=move || view! { <p class="muted measure">{nothing}</p> }
            >
                <RowsTable name="under-served" columns body="under-served-rows">
                    {rows}
                </RowsTable>
                <More list="under-served-rows" all=Signal::derive(move || found.read().under_served.len()) shown step=STEP />
            </Show>
        </section>
    }
}

fn why(row: &UnderServed, standard: &Standard, currency: &str) -> String {
    let days = |days: u16| t!(units.days, n = days);
    match row.reason {
        WhyUnderServed::NeverContacted => t!(service.under_served.never).to_owned(),
        WhyUnderServed::PastLongest => {
            t!(
                service.under_served.past_longest,
                days = days(standard.longest_gap)
            )
        }
        WhyUnderServed::PastIdeal => {
            t!(
                service.under_served.past_ideal,
                days = days(standard.ideal_gap)
            )
        }
        WhyUnderServed::CareLow => t!(
            service.under_served.care_low,
            care = amount_in(row.care, currency),
            budget = amount_in(row.budget.unwrap_or(Money::ZERO), currency)
        ),
    }
}
