//! Whom to offer what: a customer a row, the best product first, with why in a sentence.

use super::super::rows::{Offer, Row, Why};
use super::people::{Person, person_of};
use crate::components::{More, RowsColumn, RowsTable};
use crate::format::NONE;
use crate::i18n::lang;
use crate::parts::cells::{LISTED, STEP, last_order, product, product_title, tier_mark, who};
use crate::parts::offer::offer_button;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::words::amount::whole;
use crate::words::suggestion::{because, bounds, chance, due};
use crate::{t, tx};
use keepgold_core::unit::{Day, Money};
use leptos::prelude::*;
use std::sync::Arc;

/// Orders from which on too few are no reason that nothing can be said.
const ENOUGH: u32 = 5;

/// The list.
#[component]
pub fn List(rows: Memo<Arc<Vec<Row>>>, currency: Memo<String>) -> impl IntoView {
    let state = use_state();
    let as_of = state.derived().as_of;
    let listed = RwSignal::new(LISTED);
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(cross_sell.offer)),
        RowsColumn::said(tx!(cross_sell.why)),
        RowsColumn::number(tx!(cross_sell.chance)),
        RowsColumn::number(tx!(cross_sell.expected, currency = currency.read())),
        RowsColumn::text(tx!(warnings.last_order)),
        RowsColumn::acts(tx!(record.actions)).class("screen-only"),
        RowsColumn::text(tx!(cross_sell.sheet.note)).class("paper-only"),
    ]);
    let shown = move || {
        // What a row says is written once: another language writes it anew.
        lang();
        let (rows, as_of) = (rows.get(), as_of.get());
        let row = |row: &Row| one(state, row, as_of);
        rows.iter().take(listed.get()).map(row).collect_view()
    };
    view! {
        <RowsTable name="cross-sell-list" class="cross-sell__rows" columns body="cross-sell-rows">
            {shown}
        </RowsTable>
        <More list="cross-sell-rows" all=Signal::derive(move || rows.read().len()) shown=listed step=STEP />
    }
}

fn one(state: State, row: &Row, as_of: Day) -> AnyView {
    let owner = (!row.owner.is_empty()).then(|| row.owner.clone());
    let Person { name, phone } = person_of(state, row.customer);
    let first = row.offers.first();
    let offer = first.map_or_else(
        || NONE.into_any(),
        |first| view! { <strong>{product(state, first.product)}</strong> }.into_any(),
    );
    let then: Vec<String> = row
        .offers
        .iter()
        .skip(1)
        .map(|other| product_title(state, other.product))
        .collect();
    let then = (!then.is_empty()).then(|| {
        let products = then.join(t!(value.list_separator));
        view! { <div class="rows__note">{t!(cross_sell.then, products = products)}</div> }
    });
    let made = first.map(|first| offer_button(first.record(row.customer, clock::today())));
    let known = first.and_then(|first| first.worth.chance);
    let expected = row
        .expected()
        .map(|expected| whole(Money::from_f64(expected)));
    view! {
        <tr class:muted=known.is_none()>
            <th scope="row">
                {who(state, row.customer)}
                <div class="rows__under">
                    {tier_mark(row.tier)}
                    {owner.map(|owner| view! { <span class="rows__note">{owner}</span> })}
                </div>
                <div class="rows__note paper-only">{name} " " {phone}</div>
            </th>
            <td>{offer} {then}</td>
            <td class="rows__said">{said(state, row, as_of)}</td>
            <td class="number cross-sell__chance">
                {first.map(|first| chance(first.worth.chance))}
                {known.map(|known| view! { <div class="rows__note">{bounds(known)}</div> })}
            </td>
            <td class="number">{expected.unwrap_or_else(|| NONE.to_owned())}</td>
            <td class="cross-sell__last">{last_order(row.last_order, None, as_of)}</td>
            <td class="rows__acts screen-only">{made}</td>
            <td class="paper-only"></td>
        </tr>
    }
    .into_any()
}

/// What to say to the customer; where there is nothing, why.
pub fn said(state: State, row: &Row, as_of: Day) -> String {
    match row.offers.first() {
        Some(first) => why(state, first, as_of),
        None if row.purchases < ENOUGH => t!(cross_sell.few, n = row.purchases),
        None => t!(cross_sell.nothing_speaks).to_owned(),
    }
}

/// What speaks for an offer.
pub fn why(state: State, offer: &Offer, as_of: Day) -> String {
    match &offer.why {
        Why::New(suggestion) => because(&suggestion.because, &|product| {
            product_title(state, product)
        }),
        Why::Due(again) => due(again, as_of),
    }
}
