//! Whom to offer what: a customer a row, the best product first, with why in a sentence.

use super::Row;
use crate::components::{More, RowsColumn, RowsTable, Show};
use crate::format::{NONE, percent};
use crate::i18n::lang;
use crate::parts::awaited::Awaited;
use crate::parts::cells::{LISTED, STEP, tier_mark, who};
use crate::parts::offer::offer_button;
use crate::shell::clock;
use crate::state::{State, Worked, use_state};
use crate::words::amount::whole;
use crate::{t, tx};
use keepgold_core::book::{ProductId, Tables};
use keepgold_core::next_best::Suggestion;
use keepgold_core::question::Suggest;
use keepgold_core::unit::Money;
use leptos::prelude::*;
use std::sync::Arc;

/// The tab.
#[component]
pub fn Suggestions(
    suggested: Worked<Suggest>,
    rows: Memo<Arc<Vec<Row>>>,
    currency: Memo<String>,
) -> impl IntoView {
    let state = use_state();
    let listed = RwSignal::new(LISTED);
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(cross_sell.offer)),
        RowsColumn::said(tx!(cross_sell.why)),
        RowsColumn::number(tx!(cross_sell.chance)),
        RowsColumn::number(tx!(cross_sell.expected, currency = currency.read())),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    let shown = move || {
        // What a row says is written once: another language writes it anew.
        lang();
        let rows = rows.get();
        let row = |row: &Row| one(state, row);
        rows.iter().take(listed.get()).map(row).collect_view()
    };
    view! {
        <section class="cross-sell__section">
            <h2 id="cross-sell-list" class="visually-hidden">{tx!(cross_sell.list)}</h2>
            <Awaited progress=Signal::derive(move || suggested.progress_shown()) on_retry=move || suggested.retry() />
            <Show when=move || !rows.read().is_empty()>
                <RowsTable name="cross-sell-list" class="cross-sell__rows" columns body="cross-sell-rows">
                    {shown}
                </RowsTable>
                <More list="cross-sell-rows" all=Signal::derive(move || rows.read().len()) shown=listed step=STEP />
                <p class="muted measure">{tx!(cross_sell.hint)}</p>
            </Show>
        </section>
    }
}

fn one(state: State, row: &Row) -> AnyView {
    let Some((first, others)) = row.suggestions.split_first() else {
        return ().into_any();
    };
    let title = |product| title(state, product);
    let then: Vec<String> = others.iter().map(|other| title(other.product)).collect();
    let then = (!then.is_empty()).then(|| {
        t!(
            cross_sell.then,
            products = then.join(t!(value.list_separator))
        )
    });
    let owner = (!row.owner.is_empty()).then(|| row.owner.clone());
    view! {
        <tr>
            <th scope="row">
                {who(state, row.customer)}
                <div class="rows__under">
                    {tier_mark(row.tier)}
                    {owner.map(|owner| view! { <span class="rows__note">{owner}</span> })}
                </div>
            </th>
            <td><strong>{title(first.product)}</strong>{then.map(|then| view! { <div class="rows__note">{then}</div> })}</td>
            <td class="rows__said">{because(state, first)}</td>
            <td class="number">{first.chance.map_or_else(|| t!(cross_sell.too_few).to_owned(), |chance| percent(chance, 0))}</td>
            <td class="number">{first.expected(1.0).map_or_else(|| NONE.to_owned(), |expected| whole(Money::from_f64(expected)))}</td>
            <td class="rows__acts">{offer_button(first.offer(row.customer, clock::today()))}</td>
        </tr>
    }
    .into_any()
}

fn title(state: State, product: ProductId) -> String {
    state.with_book(Tables::PRODUCTS, |book| {
        let product = book.product(product);
        product
            .map(|product| product.title().to_owned())
            .unwrap_or_default()
    })
}

/// Of how many customers with what this one has, how many have the suggestion.
fn because(state: State, suggestion: &Suggestion) -> String {
    let reasons = suggestion.because.iter().map(|reason| {
        t!(
            cross_sell.because,
            n = reason.both,
            buyers = reason.buyers,
            has = title(state, reason.has)
        )
    });
    reasons
        .collect::<Vec<String>>()
        .join(crate::words::sentence_gap())
}
