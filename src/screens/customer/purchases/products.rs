//! What the customer buys, product by product.

use super::Subject;
use crate::components::{More, RowsColumn, RowsTable, Show};
use crate::format::percent;
use crate::parts::awaited::Awaited;
use crate::places::Route;
use crate::state::use_state;
use crate::words::amount::{amount, day_iso, thousandths};
use crate::{t, tx};
use keepgold_core::book::{Product, ProductKind, Tables};
use keepgold_core::unit::Money;
use keepgold_core::value::ProductSales;
use leptos::prelude::*;

/// Rows shown at first, and added at each asking.
const FIRST: usize = 15;
const STEP: usize = 200;

/// A product with what was bought of it.
type Bought = (ProductSales, Product);

/// The section.
#[component]
pub fn Products(subject: Subject) -> impl IntoView {
    let state = use_state();
    let Subject {
        currency,
        products: asked,
        ..
    } = subject;
    let bought = Memo::new(move |_| {
        let sold = asked.last();
        state.with_book(Tables::PRODUCTS, |book| {
            let with_record =
                |sales: &ProductSales| Some((*sales, book.product(sales.product)?.clone()));
            let sold = sold.as_ref().map(|sold| sold.iter());
            sold.into_iter()
                .flatten()
                .filter_map(with_record)
                .collect::<Vec<_>>()
        })
    });
    let said = move || match asked.last() {
        Some(_) => summary(&bought.read()),
        None => String::new(),
    };
    let shown = RwSignal::new(FIRST);
    let rows = move || {
        let bought = bought.read();
        let currency = currency.read();
        bought
            .iter()
            .take(shown.get())
            .map(|one| row(one, &currency))
            .collect_view()
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(customer.products.product)),
        RowsColumn::number(tx!(customer.products.quantity)),
        RowsColumn::number(tx!(customer.products.sales, currency = currency.read())),
        RowsColumn::number(tx!(customer.products.window, currency = currency.read())),
        RowsColumn::number(tx!(customer.products.last)),
    ]);
    view! {
        <section class="customer__section">
            <h2 id="products">{tx!(customer.products.title)}</h2>
            <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
            <p class="muted measure">{said}</p>
            <Show when=move || !bought.read().is_empty()>
                <RowsTable name="products" columns class="bought" body="product-rows">
                    {rows}
                </RowsTable>
            </Show>
            <More list="product-rows" all=Signal::derive(move || bought.read().len()) shown step=STEP />
        </section>
    }
}

/// How many, charges apart, and how much hangs on the largest.
fn summary(bought: &[Bought]) -> String {
    if bought.is_empty() {
        return t!(customer.products.none).to_owned();
    }
    let goods = || {
        bought
            .iter()
            .filter(|(_, product)| product.kind == ProductKind::Goods)
    };
    let total: Money = bought.iter().map(|(sales, _)| sales.net_sales).sum();
    let n = goods().count();
    let products = t!(units.products, n = n);
    let products = match bought.len() - n {
        0 => products,
        charges => t!(
            customer.products.with_charges,
            products = products,
            n = charges
        ),
    };
    match goods().next() {
        Some((first, product)) if total > Money::ZERO => t!(
            customer.products.summary,
            products = products,
            name = product.title(),
            share = percent(first.net_sales.to_f64() / total.to_f64(), 0)
        ),
        _ => products,
    }
}

fn row((sales, product): &Bought, currency: &str) -> impl IntoView + use<> {
    let code = (!product.name.is_empty()).then(|| product.code.clone());
    let href = Route::Product(sales.product.index() as u32).href();
    let charge = (product.kind == ProductKind::Charge).then(|| t!(customer.products.charge));
    let unit = (!product.unit.is_empty()).then(|| format!("\u{a0}{}", product.unit));
    view! {
        <tr>
            <th scope="row"><a href=href>{product.title().to_owned()}</a> " " <span class="rows__note">{code} " " {charge}</span></th>
            <td class="number">{thousandths(sales.net_thousandths)} {unit}</td>
            <td class="number">{amount(sales.net_sales, currency)}</td>
            <td class="number">{amount(sales.window_sales, currency)}</td>
            <td class="number">{day_iso(sales.last)}</td>
        </tr>
    }
}
