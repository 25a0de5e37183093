//! Whom to offer the product, the most to expect first.

use super::Subject;
use crate::components::{More, RowsColumn, RowsTable, Show};
use crate::format::NONE;
use crate::i18n::lang;
use crate::parts::cells::{STEP, product_title, tier_mark, who};
use crate::parts::offer::offer_button;
use crate::shell::clock;
use crate::state::use_state;
use crate::tx;
use crate::words::amount::whole;
use crate::words::suggestion::{because, chance};
use keepgold_core::book::Tables;
use keepgold_core::next_best::{Because, Call};
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::Money;
use leptos::prelude::*;

/// Id of the heading.
pub const HEADING: &str = "product-calls";
/// Rows shown at first.
const FIRST: usize = 10;

/// The section.
#[component]
pub fn Calls(subject: Subject) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let calls = Memo::new(move |_| {
        let usual = subject.usual.get();
        let brief = subject.asked.last();
        let calls = brief.iter().flat_map(|brief| brief.calls.iter());
        state.with_book(Tables::CUSTOMERS, |book| {
            let is_listed = |call: &&Call| {
                let customer = book.customer(call.customer);
                customer.is_some_and(|customer| customer.is_listed())
            };
            let mut calls: Vec<(Call, f64)> = calls
                .filter(is_listed)
                .map(|call| {
                    let expected = call.suggestion.worth.expected(usual);
                    (call.clone(), expected.unwrap_or_default())
                })
                .collect();
            sort_by(&mut calls, |a, b| b.1.total_cmp(&a.1));
            calls
        })
    });
    let shown = RwSignal::new(FIRST);
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::said(tx!(cross_sell.why)),
        RowsColumn::number(tx!(cross_sell.chance)),
        RowsColumn::number(tx!(cross_sell.expected, currency = subject.currency.read())),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    let rows = move || {
        lang();
        let assessment = derived.assessment.read();
        let row = |(call, expected): &(Call, f64)| {
            let suggestion = &call.suggestion;
            let tier = assessment
                .get(call.customer)
                .and_then(|standing| standing.tier);
            let expected = match suggestion.worth.chance {
                Some(_) => whole(Money::from_f64(*expected)),
                None => NONE.to_owned(),
            };
            view! {
                <tr>
                    <th scope="row">{who(state, call.customer)} <div class="rows__under">{tier_mark(tier)}</div></th>
                    <td class="rows__said">
                        {because(first(&suggestion.because), &|product| product_title(state, product))}
                    </td>
                    <td class="number">{chance(suggestion.worth.chance)}</td>
                    <td class="number">{expected}</td>
                    <td class="rows__acts">{offer_button(suggestion.offer(call.customer, clock::today()))}</td>
                </tr>
            }
            .into_any()
        };
        calls
            .read()
            .iter()
            .take(shown.get())
            .map(row)
            .collect_view()
    };
    view! {
        <section class="product__section">
            <h2 id=HEADING>{tx!(product.calls_title)}</h2>
            <Show
                when=move || !calls.read().is_empty()
                fallback=|| view! { <p class="muted measure">{tx!(product.no_calls)}</p> }
            >
                <RowsTable name=HEADING columns body="product-call-rows">{rows}</RowsTable>
                <More list="product-call-rows" all=Signal::derive(move || calls.read().len()) shown step=STEP />
            </Show>
        </section>
    }
}

/// The strongest reason: two make long rows.
fn first(reasons: &[Because]) -> &[Because] {
    reasons.get(..1).unwrap_or_default()
}
