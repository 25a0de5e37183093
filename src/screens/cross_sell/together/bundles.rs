//! Sets of three products and more that are bought together, and whom to offer what is missing.

use super::{View, said};
use crate::components::{RowsColumn, RowsTable, Show};
use crate::format::{NONE, integer, money};
use crate::i18n::lang;
use crate::parts::awaited::Awaited;
use crate::parts::cells::who;
use crate::words::amount::{decimals, unit_heading};
use crate::{t, tx};
use keepgold_core::basket::Level;
use keepgold_core::question::{Bundle, Nearly};
use keepgold_core::unit::Price;
use leptos::prelude::*;

/// Sets that are told.
const MOST: u32 = 12;
/// Customers that are named for each.
const CUSTOMERS: u32 = 20;

/// The section.
#[component]
pub fn Sets(view: View) -> impl IntoView {
    let as_of = view.state.derived().as_of;
    let worked = view
        .state
        .ask(move || Some(view.wished.read().ask_sets(as_of.get(), MOST, CUSTOMERS)));
    let currency = view.state.currency();
    let columns = Signal::derive(move || {
        let money = unit_heading(&currency.read());
        let mut columns = vec![
            RowsColumn::text(tx!(together.sets.set)),
            RowsColumn::number(tx!(together.column.baskets)),
            RowsColumn::said(tx!(together.sets.offer)),
        ];
        if view.wished.read().level == Level::Product {
            let price =
                RowsColumn::number(move || t!(together.sets.price, currency = money.as_str()));
            columns.insert(2, price);
        }
        columns
    });
    let any = Memo::new(move |_| worked.last().is_some_and(|told| !told.told.is_empty()));
    let summary = move || {
        lang();
        let told = worked.last()?;
        Some(match told.told.len() {
            0 => t!(together.sets.none).to_owned(),
            n => t!(together.sets.said, n = n, all = integer(told.all.into())),
        })
    };
    let rows = move || {
        lang();
        let told = worked.last()?;
        let currency = currency.get();
        let row = |set: &Bundle| row(view, set, &currency);
        Some(told.told.iter().map(row).collect_view())
    };
    view! {
        <section class="together__section">
            <h2 id="together-sets">{tx!(together.sets.title)}</h2>
            <Awaited progress=Signal::derive(move || worked.progress_shown()) on_retry=move || worked.retry() />
            <p class="measure muted">{summary}</p>
            <Show when=move || any.get()>
                <RowsTable name="together-sets" class="together__sets" columns>
                    {rows}
                </RowsTable>
            </Show>
        </section>
    }
}

fn row(view: View, set: &Bundle, currency: &str) -> AnyView {
    let price = (view.wished.read().level == Level::Product).then(|| {
        let written = |price: Price| {
            let millionths = i128::from(price.millionths());
            money(millionths, Price::DECIMALS, decimals(currency))
        };
        let price = set.price.map(written);
        view! { <td class="number">{price.unwrap_or_else(|| NONE.to_owned())}</td> }
    });
    view! {
        <tr>
            <th scope="row">{said::names(view, &set.items)}</th>
            <td class="number">{integer(set.count.into())}</td>
            {price}
            <td class="rows__said">{offer(view, set)}</td>
        </tr>
    }
    .into_any()
}

/// Who lacks one of the set: how many, and the first of them with what is missing.
fn offer(view: View, set: &Bundle) -> AnyView {
    if set.lack_one == 0 {
        return t!(together.sets.nobody).into_any();
    }
    let nearly = set.nearly.clone();
    let open = RwSignal::new(false);
    let toggled = move |event: web_sys::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let left_out = set.lack_one as usize - nearly.len();
    let more = (left_out > 0).then(|| t!(together.sets.more, n = left_out));
    let list = move || {
        let one = |one: &Nearly| {
            let missing = said::name(view, one.missing);
            view! { <li>{who(view.state, one.customer)} " · " {t!(together.sets.lacks, product = missing)}</li> }
        };
        open.get().then(|| {
            view! {
                <ul class="together__names">{nearly.iter().map(one).collect_view()}</ul>
                {more.clone().map(|more| view! { <p class="muted">{more}</p> })}
            }
        })
    };
    view! {
        <details class="together__more" on:toggle=toggled>
            <summary>{t!(together.sets.lack_one, n = set.lack_one)}</summary>
            {list}
        </details>
    }
    .into_any()
}
