//! The lines of one order.

use crate::components::{RowsColumn, RowsName, RowsTable};
use crate::parts::awaited::Awaited;
use crate::state::use_state;
use crate::words::amount::{amount, quantity};
use crate::{format, t, tx};
use keepgold_core::book::{Line, OrderId, Tables};
use keepgold_core::question::LinesOf;
use keepgold_core::unit::Price;
use leptos::prelude::*;

/// The lines as a table.
#[component]
pub fn Lines(
    order: OrderId,
    /// What the order is called, so that the tables of several open orders are told apart.
    #[prop(into)]
    title: TextProp,
    currency: Memo<String>,
) -> impl IntoView {
    let state = use_state();
    let asked = state.ask(move || Some(LinesOf(order)));
    let lines = Memo::new(move |_| {
        let lines = asked.last();
        state.with_book(Tables::PRODUCTS, |book| {
            let named = |line: &Line| {
                let product = book.product(book.product_root(line.product));
                let name = product.map(|p| p.title().to_owned());
                (name.unwrap_or_default(), *line)
            };
            let lines = lines.as_ref().map(|lines| lines.iter());
            lines.into_iter().flatten().map(named).collect::<Vec<_>>()
        })
    });
    let row = move |(name, line): &(String, Line)| {
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                <td class="number">{quantity(line.quantity)}</td>
                <td class="number">{price(line.price)}</td>
                <td class="number">{amount(line.amount(), &currency.read())}</td>
            </tr>
        }
    };
    let name = RowsName::Label((move || t!(customer.orders.lines, order = title.get())).into());
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(customer.orders.product)),
        RowsColumn::number(tx!(customer.orders.quantity)),
        RowsColumn::number(tx!(customer.orders.price)),
        RowsColumn::number(tx!(customer.orders.amount, currency = currency.read())),
    ]);
    view! {
        <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
        <RowsTable name columns>
            {move || lines.read().iter().map(row).collect_view()}
        </RowsTable>
    }
}

/// A price with at least two decimals and all it has: components cost 0.0012.
fn price(price: Price) -> String {
    let all = format::money(
        i128::from(price.millionths()),
        Price::DECIMALS,
        Price::DECIMALS,
    );
    let spare = all.len() - all.trim_end_matches('0').len();
    let kept = Price::DECIMALS as usize - spare.min(Price::DECIMALS as usize - 2);
    all[..all.len() - (Price::DECIMALS as usize - kept)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_show_what_they_have() {
        let written = |millionths| price(Price::from_millionths(millionths).unwrap());
        assert_eq!(written(2_550_000), "2.55");
        assert_eq!(written(1_200), "0.0012");
        assert_eq!(written(1_000_000_000), "1,000.00");
        assert_eq!(written(-500_000), "−0.50");
    }
}
