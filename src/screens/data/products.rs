//! The products and charges: search, sort, open one to change it.

use std::sync::Arc;

use keepgold_core::book::{Book, Cost, Product, ProductId, ProductKind, Tables};
use keepgold_core::question::{ProductSum, ProductSums};
use keepgold_core::sorting::{places_by, sort_by};
use leptos::prelude::*;

use crate::components::{
    Button, Checkbox, Column, PhonePlace, Show, Sort, SortDirection, Tag, TextField, VirtualTable,
};
use crate::format::{integer, percent};
use crate::parts::awaited::Awaited;
use crate::parts::product_form::{Editing, ProductDialog};
use crate::state::{Shared, use_state};
use crate::words::amount::{amount, decimals};
use crate::{t, tx};

const COLUMN_NAME: usize = 0;
const COLUMN_CODE: usize = 1;
const COLUMN_CATEGORY: usize = 2;
const COLUMN_COST: usize = 3;
const COLUMN_LINES: usize = 4;
const COLUMN_SALES: usize = 5;

/// The list with its dialog.
#[component]
pub fn Products() -> impl IntoView {
    let state = use_state();
    let editing: RwSignal<Editing> = RwSignal::new(Editing::Closed);
    let search = RwSignal::new(String::new());
    let with_archived = RwSignal::new(false);
    let sort = RwSignal::new(Some(Sort {
        column: COLUMN_SALES,
        direction: SortDirection::Descending,
    }));
    let asked = state.ask(|| Some(ProductSums));
    let sold = Memo::new(move |_| asked.last().unwrap_or_else(|| Shared::new(Vec::new())));
    let rows = Memo::new(move |_| {
        let (search, sort, sold) = (search.get().to_lowercase(), sort.get(), sold.get());
        state.with_book(Tables::PRODUCTS | Tables::CURRENCY, |book| {
            Arc::new(listed(book, &sold, &search, with_archived.get(), sort))
        })
    });
    let total = Memo::new(move |_| {
        state.with_book(Tables::PRODUCTS | Tables::CURRENCY, |book| {
            book.products()
                .iter()
                .filter(|product| product.is_listed())
                .count()
        })
    });
    let columns = vec![
        Column::words(tx!(data.name)).phone(PhonePlace::Lead),
        Column::words(tx!(data.code))
            .wide(9.0)
            .phone(PhonePlace::Below),
        Column::words(tx!(data.category)).wide(10.0).priority(2),
        Column::figures(tx!(data.cost), 9.0).phone(PhonePlace::BelowTrail),
        Column::figures(tx!(data.lines_short), 6.0).priority(1),
        Column::figures(tx!(data.sales), 10.0).phone(PhonePlace::Trail),
    ];
    let cell = move |row: Memo<Option<u32>>, column: usize| {
        let cell = move || {
            let row = row.get()? as usize;
            let sold = sold.get().get(row).copied().unwrap_or_default();
            state.with_book(Tables::PRODUCTS | Tables::CURRENCY, |book| {
                let product = book.product(ProductId::from_index(row))?;
                Some(cell(book, product, sold, column))
            })
        };
        cell.into_any()
    };
    let turn = move |column: usize| {
        sort.update(|sort| {
            let first = if column >= COLUMN_COST {
                SortDirection::Descending
            } else {
                SortDirection::Ascending
            };
            let direction = match sort {
                Some(sort) if sort.column == column => sort.direction.reversed(),
                _ => first,
            };
            *sort = Some(Sort { column, direction });
        });
    };
    let open = move |row: u32| editing.set(Editing::Product(ProductId::from_index(row as usize)));
    let nothing = move || match total.get() {
        0 => t!(data.none_yet),
        _ => t!(data.no_products),
    };
    view! {
        <section class="stack">
            <h2>{tx!(data.product_list)}</h2>
            <p class="muted measure">{tx!(data.product_list_text)}</p>
            <div class="options">
                <TextField
                    label=tx!(data.search)
                    kind="search"
                    value=search
                    on_input=move |text| search.set(text)
                />
                <Checkbox
                    label=tx!(data.show_archived)
                    checked=with_archived
                    on_change=move |on| with_archived.set(on)
                />
                <Button on_press=move || editing.set(Editing::New)>{tx!(data.add_product)}</Button>
                <span class="muted" role="status">
                    {move || {
                        let shown = integer(rows.read().len() as i64);
                        t!(data.shown_of, shown = shown, total = integer(total.get() as i64))
                    }}
                </span>
            </div>
            <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
            <Show
                when=move || !rows.read().is_empty()
                fallback=move || view! { <p class="muted">{nothing}</p> }
            >
                <div class="data__products">
                    <VirtualTable
                        label=tx!(data.product_list)
                        columns=columns.clone()
                        rows
                        asked=Signal::derive(move || {
                            search.track();
                            with_archived.track();
                        })
                        cell=Arc::new(cell)
                        sort
                        on_sort=turn
                        on_open=open
                    />
                </div>
            </Show>
            <ProductDialog editing />
        </section>
    }
}

/// The rows that fit, in order.
fn listed(
    book: &Book,
    sold: &[ProductSum],
    search: &str,
    archived: bool,
    sort: Option<Sort>,
) -> Vec<u32> {
    let fits = |product: &Product| {
        product.merged_into.is_none()
            && (archived || !product.archived)
            && [&product.code, &product.name, &product.category]
                .iter()
                .any(|text| text.to_lowercase().contains(search))
    };
    let products = book.products();
    let mut rows: Vec<u32> = (0..products.len() as u32)
        .filter(|row| fits(&products[*row as usize]))
        .collect();
    let Some(Sort { column, direction }) = sort else {
        return rows;
    };
    let product = |row: u32| &products[row as usize];
    let sold = |row: u32| sold.get(row as usize).copied().unwrap_or_default();
    let by_text = |rows: &[u32], of: fn(&Product) -> &str| -> Vec<u32> {
        let lower = |row: &u32| of(product(*row)).to_lowercase();
        let texts: Vec<String> = rows.iter().map(lower).collect();
        let order = places_by(rows.len(), |a, b| texts[a].cmp(&texts[b]));
        order
            .into_iter()
            .map(|place| rows[place as usize])
            .collect()
    };
    match column {
        COLUMN_CODE => rows = by_text(&rows, |product| &product.code),
        COLUMN_CATEGORY => rows = by_text(&rows, |product| &product.category),
        COLUMN_COST => sort_by(&mut rows, |&a, &b| {
            cost_order(product(a).cost).cmp(&cost_order(product(b).cost))
        }),
        COLUMN_LINES => sort_by(&mut rows, |&a, &b| sold(a).lines.cmp(&sold(b).lines)),
        COLUMN_SALES => sort_by(&mut rows, |&a, &b| sold(a).sales.cmp(&sold(b).sales)),
        _ => rows = by_text(&rows, Product::title),
    }
    if direction == SortDirection::Descending {
        rows.reverse();
    }
    rows
}

/// Unknown costs first, then unit costs, then margins.
const fn cost_order(cost: Cost) -> (u8, i64) {
    match cost {
        Cost::Unknown => (0, 0),
        Cost::Unit(price) => (1, price.millionths()),
        Cost::Margin(rate) => (2, rate.millionths() as i64),
    }
}

fn cell(book: &Book, product: &Product, sold: ProductSum, column: usize) -> AnyView {
    let currency = &book.units().currency;
    match column {
        COLUMN_NAME => name(product).into_any(),
        COLUMN_CODE => product.code.clone().into_any(),
        COLUMN_CATEGORY => product.category.clone().into_any(),
        COLUMN_COST => cost_text(product.cost, currency).into_any(),
        COLUMN_LINES => integer(i64::from(sold.lines)).into_any(),
        COLUMN_SALES => amount(sold.sales, currency).into_any(),
        _ => ().into_any(),
    }
}

fn name(product: &Product) -> impl IntoView + use<> {
    let charge =
        (product.kind == ProductKind::Charge).then(|| view! { <Tag>{tx!(data.charge)}</Tag> });
    let archived = product
        .archived
        .then(|| view! { <Tag>{tx!(data.archived)}</Tag> });
    view! {
        {product.title().to_owned()}
        " "
        {charge}
        " "
        {archived}
    }
}

fn cost_text(cost: Cost, currency: &str) -> String {
    match cost {
        Cost::Unknown => t!(data.unknown_cost).to_owned(),
        Cost::Unit(price) => {
            // Costs may be finer than the currency: as many decimals as there are, at least the usual.
            let text = crate::format::money(i128::from(price.millionths()), 6, 6);
            let least = decimals(currency) as usize;
            let end = text.trim_end_matches('0').len();
            let point = text.find('.').unwrap_or(text.len());
            let keep = end.max(point + 1 + least).min(text.len());
            text[..keep].trim_end_matches('.').to_owned()
        }
        Cost::Margin(rate) => t!(data.margin, rate = percent(rate.to_f64(), 0)),
    }
}
