//! Why customers declined: how many for each cause, the commonest first.

use super::Row;
use super::filters::{CAUSE, CAUSES};
use crate::components::{RowsColumn, RowsLook, RowsTable, Show};
use crate::format::integer;
use crate::i18n::lang;
use crate::parts::filters::name_of;
use crate::places::Choices;
use crate::tx;
use crate::words::offer as words;
use keepgold_core::book::{Declined, OfferState};
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;
use std::sync::Arc;

/// The section; nothing where nobody declined.
#[component]
pub fn Causes(shown: Memo<Arc<Vec<Row>>>, choices: Choices) -> impl IntoView {
    let counted = Memo::new(move |_| {
        let shown = shown.read();
        let count = |why| {
            let declined = shown
                .iter()
                .filter(|row| row.offer.state == OfferState::Declined(why));
            (why, declined.count())
        };
        let mut counted = Declined::ALL.map(count).to_vec();
        counted.retain(|(_, count)| *count > 0);
        sort_by(&mut counted, |a, b| b.1.cmp(&a.1));
        counted
    });
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(record.offer.why_declined)),
        RowsColumn::number(tx!(record.offer.all)),
    ]);
    let rows = move || {
        lang();
        let row = |(why, count): (Declined, usize)| {
            let cause = name_of(&CAUSES, &why).to_owned();
            let href = choices.href_with([(CAUSE, Some(cause))]);
            view! {
                <tr>
                    <th scope="row">{words::declined(why)}</th>
                    <td class="number"><a href=href>{integer(count as i64)}</a></td>
                </tr>
            }
        };
        counted.get().into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || !counted.read().is_empty()>
            <section class="cross-sell__section">
                <h2 id="offers-declined">{tx!(offer.declined)}</h2>
                <RowsTable name="offers-declined" columns look=RowsLook::Narrow class="rows--short">
                    {rows}
                </RowsTable>
            </section>
        </Show>
    }
}
