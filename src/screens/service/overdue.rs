//! VIPs and main customers overdue for a contact, with why and what next.

use super::log_button;
use crate::components::{More, RowsColumn, RowsTable};
use crate::format::{NONE, integer};
use crate::parts::cells::{LISTED, STEP, tier_mark, who_cell};
use crate::parts::records::use_record_forms;
use crate::state::use_state;
use crate::words::amount::day_iso;
use crate::{t, tx};
use keepgold_core::book::{Standard, Tables};
use keepgold_core::value::{Mismatch, Overdue, WhyOverdue};
use leptos::prelude::*;

/// The section.
#[component]
pub fn OverdueTable(found: Memo<Mismatch>) -> impl IntoView {
    let (state, forms) = (use_state(), use_record_forms());
    let shown = RwSignal::new(LISTED);
    let row = move |row: &Overdue| {
        let customer = row.customer;
        let said = state.with_book(Tables::SERVICE, |book| {
            why(row, book.service().standard(row.tier))
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
                <td class="rows__acts">{log_button(forms, customer, named)}</td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let found = found.read();
        found
            .overdue
            .iter()
            .take(shown.get())
            .map(row)
            .collect_view()
    };
    let nothing = move || {
        if found.read().contacts == 0 {
            t!(service.overdue.no_contacts)
        } else {
            t!(service.overdue.none)
        }
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(tiers.table.tier)),
        RowsColumn::number(tx!(service.overdue.last)),
        RowsColumn::number(tx!(service.overdue.days)),
        RowsColumn::said(tx!(service.why)),
        RowsColumn::acts(tx!(service.next)),
    ]);
    view! {
        <section class="service__section">
            <h2 id="overdue">{tx!(service.overdue.title)}</h2>
            <Show
                when=move || !found.read().overdue.is_empty()
                fallback=move || view! { <p class="muted measure">{nothing}</p> }
            >
                <RowsTable name="overdue" columns body="overdue-rows">
                    {rows}
                </RowsTable>
                <More list="overdue-rows" all=Signal::derive(move || found.read().overdue.len()) shown step=STEP />
            </Show>
        </section>
    }
}

fn why(row: &Overdue, standard: &Standard) -> String {
    let days = |days: u16| t!(units.days, n = days);
    match row.reason {
        WhyOverdue::NeverContacted => t!(service.overdue.never).to_owned(),
        WhyOverdue::PastLongest => t!(
            service.overdue.past_longest,
            days = days(standard.longest_gap)
        ),
        WhyOverdue::PastIdeal => t!(service.overdue.past_ideal, days = days(standard.ideal_gap)),
    }
}
