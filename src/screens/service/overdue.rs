//! VIPs and main customers overdue for a contact, with why and what next.

use super::contact_list::{ContactList, Row};
use crate::components::{RowsColumn, Show};
use crate::format::{NONE, integer};
use crate::state::use_state;
use crate::words::amount::day_iso;
use crate::{t, tx};
use keepgold_core::book::{CustomerId, Standard, Tables};
use keepgold_core::value::{Mismatch, Overdue, WhyOverdue};
use leptos::prelude::*;

/// The section.
#[component]
pub fn OverdueTable(found: Memo<Mismatch>) -> impl IntoView {
    let state = use_state();
    let row = move |row: &Overdue| {
        let said = state.with_book(Tables::SERVICE, |book| {
            why(row, book.service().standard(row.tier))
        });
        let last = row.last_contact.map(day_iso);
        let days = row.days.map(|days| integer(i64::from(days)));
        let none = || NONE.to_owned();
        let cells = view! {
            <td class="number">{last.unwrap_or_else(none)}</td>
            <td class="number">{days.unwrap_or_else(none)}</td>
            <td class="rows__said">{said}</td>
        };
        Row {
            customer: row.customer,
            tier: row.tier,
            cells: cells.into_any(),
        }
    };
    let rows = Callback::new(move |first: usize| {
        let found = found.read();
        found.overdue.iter().take(first).map(row).collect()
    });
    let customers = Memo::new(move |_| {
        let found = found.read();
        let all = found.overdue.iter().map(|row| row.customer);
        all.collect::<Vec<CustomerId>>()
    });
    let nothing = move || {
        if found.read().contacts == 0 {
            t!(service.overdue.no_contacts)
        } else {
            t!(service.overdue.none)
        }
    };
    let columns = vec![
        RowsColumn::number(tx!(service.overdue.last)),
        RowsColumn::number(tx!(service.overdue.days)),
        RowsColumn::said(tx!(service.why)),
    ];
    let table =
        move || view! { <ContactList name="overdue" columns=columns.clone() customers rows /> };
    view! {
        <section class="service__section">
            <h2 id="overdue">{tx!(service.overdue.title)}</h2>
            <Show
                when=move || !customers.read().is_empty()
                fallback=move || view! { <p class="muted measure">{nothing}</p> }
            >
                {table()}
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
