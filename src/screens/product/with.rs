//! What goes with the product: what those who have it are likely to have too.

use super::Subject;
use crate::components::{RowsColumn, RowsLook, RowsTable, Show};
use crate::format::percent;
use crate::parts::cells::product;
use crate::state::use_state;
use crate::tx;
use keepgold_core::book::ProductId;
use leptos::prelude::*;

/// The section; nothing where nothing goes with it.
#[component]
pub fn With(subject: Subject) -> impl IntoView {
    let state = use_state();
    let with = Memo::new(move |_| {
        let brief = subject.asked.last();
        brief
            .map(|brief| (brief.buyers.len(), brief.with.clone()))
            .unwrap_or_default()
    });
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(customer.products.product)),
        RowsColumn::number(tx!(product.both)),
        RowsColumn::number(tx!(product.of_buyers)),
    ]);
    let rows = move || {
        let with = with.read();
        let (buyers, with) = &*with;
        let row = |(other, both): &(ProductId, u32)| {
            let share = f64::from(*both) / (*buyers).max(1) as f64;
            view! {
                <tr>
                    <th scope="row">{product(state, *other)}</th>
                    <td class="number">{*both}</td>
                    <td class="number">{percent(share, 0)}</td>
                </tr>
            }
            .into_any()
        };
        with.iter().map(row).collect_view()
    };
    view! {
        <Show when=move || !with.read().1.is_empty()>
            <section class="product__section">
                <h2 id="product-with">{tx!(product.with)}</h2>
                <RowsTable name="product-with" columns look=RowsLook::Narrow>{rows}</RowsTable>
            </section>
        </Show>
    }
}
