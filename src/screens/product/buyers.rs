//! Who buys the product, those who bought for most in twelve months first.

use super::Subject;
use crate::components::{More, RowsColumn, RowsTable, Show};
use crate::parts::cells::{STEP, who};
use crate::state::use_state;
use crate::tx;
use crate::words::amount::{day_iso, whole};
use keepgold_core::question::Buyer;
use leptos::prelude::*;

/// Id of the heading.
pub const HEADING: &str = "product-buyers";
/// Rows shown at first.
const FIRST: usize = 10;

/// The section.
#[component]
pub fn Buyers(subject: Subject) -> impl IntoView {
    let state = use_state();
    let buyers = Memo::new(move |_| {
        let brief = subject.asked.last();
        brief.map(|brief| brief.buyers.clone()).unwrap_or_default()
    });
    let shown = RwSignal::new(FIRST);
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::number(tx!(product.year, currency = subject.currency.read())),
        RowsColumn::number(tx!(product.times)),
        RowsColumn::number(tx!(customer.products.last)),
    ]);
    let rows = move || {
        let row = |buyer: &Buyer| {
            view! {
                <tr>
                    <th scope="row">{who(state, buyer.customer)}</th>
                    <td class="number">{whole(buyer.year)}</td>
                    <td class="number">{buyer.times}</td>
                    <td class="number">{day_iso(buyer.last)}</td>
                </tr>
            }
            .into_any()
        };
        buyers
            .read()
            .iter()
            .take(shown.get())
            .map(row)
            .collect_view()
    };
    view! {
        <section class="product__section">
            <h2 id=HEADING>{tx!(product.buyers)}</h2>
            <Show when=move || !buyers.read().is_empty()>
                <RowsTable name=HEADING columns body="product-buyer-rows">{rows}</RowsTable>
                <More list="product-buyer-rows" all=Signal::derive(move || buyers.read().len()) shown step=STEP />
            </Show>
        </section>
    }
}
