//! The other way round: a product a row, with the customers to call about it.

use super::super::rows::{ProductRow, Row, by_product};
use super::filters::{BY, PRODUCT};
use super::list::why;
use crate::components::{Counts, List, More, RowsColumn, RowsTable};
use crate::i18n::lang;
use crate::parts::cells::{LISTED, STEP, product, who};
use crate::places::Choices;
use crate::state::{State, use_state};
use crate::tx;
use crate::words::amount::whole;
use keepgold_core::unit::{Day, Money};
use leptos::prelude::*;
use std::sync::Arc;

/// Customers that are named in a row.
const NAMED: usize = 3;

/// The list.
#[component]
pub fn ByProduct(
    rows: Memo<Arc<Vec<Row>>>,
    currency: Memo<String>,
    choices: Choices,
) -> impl IntoView {
    let state = use_state();
    let as_of = state.derived().as_of;
    let products = Memo::new(move |_| Arc::new(by_product(&rows.read())));
    let listed = RwSignal::new(LISTED);
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(customer.products.product)),
        RowsColumn::text(tx!(cross_sell.call_first)),
        RowsColumn::said(tx!(cross_sell.why)),
        RowsColumn::number(tx!(cross_sell.customers)),
        RowsColumn::number(tx!(cross_sell.expected, currency = currency.read())),
    ]);
    let shown = move || {
        lang();
        let (rows, products, as_of) = (rows.get(), products.get(), as_of.get());
        let row = |product: &ProductRow| one(state, product, &rows, choices, as_of);
        products.iter().take(listed.get()).map(row).collect_view()
    };
    view! {
        <RowsTable name="cross-sell-list" class="cross-sell__rows" columns body="cross-sell-products">
            {shown}
        </RowsTable>
        <More
            list="cross-sell-products"
            all=Signal::derive(move || products.read().len())
            shown=listed
            step=STEP
        />
    }
}

fn one(state: State, row: &ProductRow, rows: &[Row], choices: Choices, as_of: Day) -> AnyView {
    let calls = row.calls.iter().filter_map(|(place, offer)| {
        let of = rows.get(*place)?;
        Some((of, of.offers.get(*offer)?))
    });
    let first = calls.clone().next();
    let names = calls.take(NAMED).map(|(of, _)| {
        view! { <li>{who(state, of.customer)}</li> }
    });
    let number = row.product.index().to_string();
    let list = choices.href_with([(PRODUCT, Some(number)), (BY, None)]);
    let count = Counts::one(row.calls.len(), List::At(list), |n| n.to_string());
    view! {
        <tr>
            <th scope="row">{product(state, row.product)}</th>
            <td><ul class="cross-sell__names">{names.collect_view()}</ul></td>
            <td class="rows__said">{first.map(|(_, offer)| why(state, offer, as_of))}</td>
            <td class="number">{count}</td>
            <td class="number">{whole(Money::from_f64(row.expected))}</td>
        </tr>
    }
    .into_any()
}
