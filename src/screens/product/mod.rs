//! The page of one product: who buys it, with what, at which prices, how it goes, and whom to offer it. Must not touch the
//! browser.

mod buyers;
mod calls;
mod trend;
mod with;

use crate::components::{Button, ButtonKind, Counts, EmptyState, List, Notice, Show};
use crate::parts::awaited::Awaited;
use crate::parts::known_until::KnownUntil;
use crate::parts::product_form::{Editing, ProductDialog};
use crate::places::{Route, navigate};
use crate::state::{Worked, use_state};
use crate::toolbar::PrintButton;
use crate::words::amount::{amount_in, whole_in};
use crate::words::sentence_gap;
use crate::{t, tx};
use buyers::Buyers;
use calls::Calls;
use keepgold_core::book::{Product, ProductId, Tables};
use keepgold_core::question::{ProductBrief, ProductOf};
use keepgold_core::unit::Money;
use leptos::prelude::*;
use trend::Trend;
use with::With;

/// Customers to call and products that go with it that are listed at most.
const CALLS: u16 = 100;
const WITH: u16 = 10;

/// What the parts of the page read of its product. All of it is tracked.
#[derive(Clone, Copy)]
struct Subject {
    record: Memo<Product>,
    asked: Worked<ProductOf>,
    currency: Memo<String>,
    /// The margin, 0–1, where the cost is not known.
    usual: Memo<f64>,
}

/// What stands under a product's number.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    /// The record was merged into this one.
    Merged(ProductId, String),
    Here,
}

/// The screen.
#[component]
pub fn Screen(
    /// The product's number in the book.
    id: u32,
) -> impl IntoView {
    let state = use_state();
    let id = ProductId::from_index(id as usize);
    let found = Memo::new(move |_| {
        state.with_book(Tables::PRODUCTS, |book| {
            let root = book.product_root(id);
            match book.product(root) {
                None => Found::Nothing,
                Some(_) if root == id => Found::Here,
                Some(product) => Found::Merged(root, product.title().to_owned()),
            }
        })
    });
    move || match found.get() {
        Found::Nothing => nothing().into_any(),
        Found::Merged(into, name) => merged(into, name).into_any(),
        Found::Here => view! { <Page id /> }.into_any(),
    }
}

fn nothing() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(product.unknown_title)
            text=tx!(product.unknown_text)
            action=tx!(product.to_products)
            on_action=move || navigate(Route::Data)
        />
    }
}

fn merged(into: ProductId, name: String) -> impl IntoView {
    let named = name.clone();
    let open = move || navigate(Route::Product(into.index() as u32));
    view! {
        <h1>{tx!(places.product.name)}</h1>
        <Notice text=move || t!(product.merged_note, name = named)>
            <Button on_press=open>{move || t!(customer.open_other, name = name)}</Button>
        </Notice>
    }
}

#[component]
fn Page(id: ProductId) -> impl IntoView {
    let state = use_state();
    let as_of = state.derived().as_of;
    let asked = state.ask(move || {
        Some(ProductOf {
            product: id,
            as_of: as_of.get(),
            calls: CALLS,
            with: WITH,
        })
    });
    let subject = Subject {
        record: Memo::new(move |_| {
            state.with_book(Tables::PRODUCTS, |book| {
                book.product(id).cloned().unwrap_or_default()
            })
        }),
        asked,
        currency: state.currency(),
        usual: Memo::new(move |_| {
            state.with_book(Tables::BASIS, |book| book.units().default_margin.to_f64())
        }),
    };
    let editing: RwSignal<Editing> = RwSignal::new(Editing::Closed);
    let what = move || {
        let product = subject.record.read();
        let code = if product.name.is_empty() {
            ""
        } else {
            &product.code
        };
        let parts = [code, &product.category];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    };
    let said = move || {
        let brief = asked.last()?;
        Some(summary(subject, &brief))
    };
    let known = Memo::new(move |_| asked.last().is_some());
    view! {
        <article class="product">
            <header class="screen-head">
                <h1>{move || subject.record.read().title().to_owned()}</h1>
                <div class="screen-head__actions">
                    <Button kind=ButtonKind::Quiet on_press=move || editing.set(Editing::Product(id))>
                        {tx!(product.edit)}
                    </Button>
                    <PrintButton />
                </div>
                <p class="screen-head__said" role="status">{said}</p>
                <p class="muted">{what}</p>
                <KnownUntil />
            </header>
            <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
            <Show when=move || known.get()>
                <div class="product__columns">
                    <div class="product__column">
                        <Calls subject />
                        <With subject />
                    </div>
                    <div class="product__column">
                        <Trend subject />
                        <Buyers subject />
                    </div>
                </div>
            </Show>
            <ProductDialog editing />
        </article>
    }
}

/// Who buys it, for how much, at which prices, and what offering it would bring.
fn summary(subject: Subject, brief: &ProductBrief) -> AnyView {
    let currency = subject.currency.read();
    let mut counts = Counts::default();
    let n = brief.buyers.len();
    if n == 0 {
        return t!(product.nobody).into_any();
    }
    let year: Money = brief.buyers.iter().map(|buyer| buyer.year).sum();
    let mut said = vec![t!(
        product.summary,
        n = counts.of(n as u64, List::Here(buyers::HEADING)),
        year = whole_in(year, &currency)
    )];
    if let Some(prices) = brief.prices {
        let text = |price: Money| amount_in(price, &currency);
        said.push(if prices.low == prices.high {
            t!(product.price, usual = text(prices.usual))
        } else {
            t!(
                product.prices,
                usual = text(prices.usual),
                low = text(prices.low),
                high = text(prices.high)
            )
        });
    }
    let calls = &brief.calls;
    if !calls.is_empty() {
        let usual = subject.usual.get();
        let expected = calls
            .iter()
            .filter_map(|call| call.suggestion.worth.expected(usual));
        said.push(t!(
            product.calls,
            n = counts.of(calls.len() as u64, List::Here(calls::HEADING)),
            expected = whole_in(Money::from_f64(expected.sum()), &currency)
        ));
    }
    counts.view(said.join(sentence_gap()))
}
