//! Whom to offer what: new products or those due again, by customer or by product, narrowed by what the address says.

mod by_product;
mod filters;
mod list;
mod people;
mod sheet;

use super::rows::{Offer, Row, in_order};
use super::{CHOICE, Found, Part, row_of};
use crate::components::{Concept, Show};
use crate::parts::awaited::Awaited;
use crate::parts::saved_views::SavedViews;
use crate::places::{Choices, Route};
use crate::state::{Progress, SUGGESTED, Worked};
use crate::words::suggestion::again_said;
use crate::{t, tx};
use by_product::ByProduct;
use filters::{By, Filter, Filters, Kind, kind};
use keepgold_core::book::{CustomerId, Tables};
use keepgold_core::next_best::DueAgain;
use keepgold_core::question::{DueOf, OffersBefore};
use keepgold_core::sorting::set_of;
use leptos::prelude::*;
use list::List;
use std::collections::BTreeSet;
use std::sync::Arc;

pub use sheet::CallSheet;

/// What the tab lists, as the address narrows it.
#[derive(Clone, Copy)]
pub struct Listed {
    /// All rows of the kind.
    rows: Memo<Arc<Vec<Row>>>,
    /// Those that fit.
    pub shown: Memo<Arc<Vec<Row>>>,
    filter: Memo<Filter>,
    kind: Memo<Kind>,
    due: Worked<DueOf>,
    choices: Choices,
}

impl Listed {
    /// The rows of the kind that the address names. What is due again is asked for when it is listed.
    pub fn new(found: Found, choices: Choices) -> Self {
        let state = found.state;
        let as_of = state.derived().as_of;
        let kind = Memo::new(move |_| kind(choices));
        let due = state.ask(move || {
            (kind.get() == Kind::Due).then(|| DueOf {
                as_of: as_of.get(),
                most: SUGGESTED,
            })
        });
        let again = Memo::new(move |_| {
            let of_customers = due.last();
            let rows = of_customers
                .iter()
                .flat_map(|due| due.iter().enumerate())
                .filter(|(_, due)| !due.is_empty())
                .filter_map(|(index, due): (usize, &Vec<DueAgain>)| {
                    let row = row_of(state, CustomerId::from_index(index))?;
                    let usual = found.usual.get();
                    let offers = due.iter().map(|one| Offer::due(one, usual)).collect();
                    Some(Row { offers, ..row })
                });
            in_order(rows.collect())
        });
        let rows = Memo::new(move |_| match kind.get() {
            Kind::New => found.rows.get(),
            Kind::Due => again.get(),
        });
        let filter = Memo::new(move |_| Filter::read(choices));
        let shown = Memo::new(move |_| {
            state.with_book(Tables::PRODUCTS, |book| {
                filter.read().shown(&rows.read(), book)
            })
        });
        Self {
            rows,
            shown,
            filter,
            kind,
            due,
            choices,
        }
    }
}

/// The tab.
#[component]
pub fn Suggestions(
    found: Found,
    listed: Listed,
    proofs: Worked<OffersBefore>,
    currency: Memo<String>,
) -> impl IntoView {
    let state = found.state;
    let Listed {
        rows,
        shown,
        filter,
        kind,
        due,
        choices,
    } = listed;
    let categories = Memo::new(move |_| {
        state.with_book(Tables::PRODUCTS, |book| {
            let rows = rows.read();
            let offers = rows.iter().flat_map(|row| &row.offers);
            let category = |offer: &Offer| {
                let product = book.product(offer.product)?;
                (!product.category.is_empty()).then(|| product.category.clone())
            };
            let categories: BTreeSet<String> = set_of(offers.filter_map(category));
            categories.into_iter().collect::<Vec<String>>()
        })
    });
    let progress = Signal::derive(move || match kind.get() {
        Kind::New => found.suggested.progress_shown(),
        Kind::Due => due.progress_shown(),
    });
    let retry = move || {
        found.suggested.retry();
        due.retry();
    };
    // How well what is due again is known stands here; of what is new the head of the page says it.
    let again = move || {
        let proofs = (kind.get() == Kind::Due).then(|| proofs.last())??;
        again_said(&proofs)
    };
    let of_product = move || {
        let product = filter.read().product?;
        let name = crate::parts::cells::product(state, product);
        Some(view! { <p class="measure">{t!(cross_sell.of_product)} " " {name}</p> })
    };
    let list = move || {
        if filter.read().by == By::Product {
            view! { <ByProduct rows=shown currency choices /> }.into_any()
        } else {
            view! { <List rows=shown currency /> }.into_any()
        }
    };
    let nothing = move || match (progress.get(), rows.read().is_empty()) {
        (Progress::Done, true) => t!(cross_sell.summary_none),
        (Progress::Done, false) => t!(cross_sell.none_shown),
        _ => "",
    };
    let basis = move || match kind.get() {
        Kind::New => t!(cross_sell.hint),
        Kind::Due => t!(cross_sell.due_hint),
    };
    view! {
        <section class="cross-sell__section">
            <h2 id="cross-sell-list" class="visually-hidden">{tx!(cross_sell.list)}</h2>
            <Filters rows filter categories choices />
            <SavedViews choices />
            <p class="measure">{again}</p>
            {of_product}
            <Awaited progress on_retry=retry />
            <Show
                when=move || !shown.read().is_empty()
                fallback=move || view! { <p class="muted measure" role="status">{nothing}</p> }
            >
                {list}
                <p class="muted measure">
                    {basis} " "
                    <a href=Route::CrossSell.href_with([(CHOICE, Part::Proof.path())])>{tx!(cross_sell.rest_on)}</a>
                </p>
            </Show>
            <Concept asked=tx!(cross_sell.concept.lift) answer=tx!(cross_sell.concept.lift_text) />
        </section>
    }
}
