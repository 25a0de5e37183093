//! What to offer the customer: new products that go with what it has, what is due again, and what customers alike buy.

use super::Subject;
use crate::components::{RowsColumn, RowsTable};
use crate::format::NONE;
use crate::i18n::lang;
use crate::parts::awaited::Awaited;
use crate::parts::cells::{product, product_title};
use crate::parts::offer::offer_button;
use crate::shell::clock;
use crate::state::use_state;
use crate::words::amount::{whole, whole_in};
use crate::words::sentence_gap;
use crate::words::suggestion::{because, chance, due};
use crate::{t, tx};
use keepgold_core::book::{Offer, ProductId, Tables};
use keepgold_core::next_best::{Gap, Shelf, Worth};
use keepgold_core::question::{OfferTo, SuggestTo};
use keepgold_core::unit::Money;
use leptos::prelude::*;

/// New products and those due again that are listed, each.
const MOST: u8 = 5;

/// The sections.
#[component]
pub fn GoesWith(subject: Subject) -> impl IntoView {
    let state = use_state();
    let as_of = state.derived().as_of;
    let asked = state.ask(move || {
        Some(SuggestTo {
            customer: subject.id,
            as_of: as_of.get(),
            most: MOST,
        })
    });
    let usual = Memo::new(move |_| {
        state.with_book(Tables::BASIS, |book| book.units().default_margin.to_f64())
    });
    let row = move |id: ProductId, worth: Worth, why: String, offer: Offer| {
        let expected = worth.expected(usual.get());
        let expected = expected.map(|expected| whole(Money::from_f64(expected)));
        view! {
            <tr>
                <th scope="row">{product(state, id)}</th>
                <td class="rows__said">{why}</td>
                <td class="number">{chance(worth.chance)}</td>
                <td class="number">{expected.unwrap_or_else(|| NONE.to_owned())}</td>
                <td class="rows__acts">{offer_button(offer)}</td>
            </tr>
        }
        .into_any()
    };
    let new = move |offer: &OfferTo| {
        let rows = offer.new.iter().map(|one| {
            let why = because(&one.because, &|product| product_title(state, product));
            let offer = one.offer(subject.id, clock::today());
            row(one.product, one.worth, why, offer)
        });
        rows.collect::<Vec<AnyView>>()
    };
    let again = move |offer: &OfferTo| {
        let rows = offer.due.iter();
        let rows = rows.map(|one| {
            let offer = one.offer(subject.id, clock::today());
            row(one.product, one.worth, due(one, as_of.get()), offer)
        });
        rows.collect::<Vec<AnyView>>()
    };
    let none = move || {
        let offer = asked.last()?;
        offer
            .new
            .is_empty()
            .then(|| view! { <p class="muted measure">{t!(cross_sell.nothing_speaks)}</p> })
    };
    let missing = move || {
        let said = missing(&asked.last()?.gaps, &subject.currency.read())?;
        Some(view! { <p class="measure">{said}</p> })
    };
    view! {
        <section class="customer__section">
            <h2 id="goes-with">{tx!(customer.goes_with.title)}</h2>
            <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
            {none}
            {move || asked.last().map(|offer| table("goes-with", new(&offer), subject))}
            {missing}
        </section>
        {move || {
            let again = again(&*asked.last()?);
            (!again.is_empty())
                .then(|| {
                    view! {
                        <section class="customer__section">
                            <h2 id="due-again">{tx!(customer.goes_with.due)}</h2>
                            {table("due-again", again, subject)}
                        </section>
                    }
                })
        }}
    }
}

/// Products with why, how likely and for how much; nothing where there are none.
fn table(heading: &'static str, rows: Vec<AnyView>, subject: Subject) -> Option<AnyView> {
    lang();
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(customer.products.product)),
        RowsColumn::said(tx!(cross_sell.why)),
        RowsColumn::number(tx!(cross_sell.chance)),
        RowsColumn::number(tx!(cross_sell.expected, currency = subject.currency.read())),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    (!rows.is_empty())
        .then(|| view! { <RowsTable name=heading columns>{rows}</RowsTable> }.into_any())
}

/// The categories of which customers alike buy and this one does not, with the money; none where there are none.
fn missing(gaps: &[(Shelf, Gap)], currency: &str) -> Option<String> {
    let category = |(shelf, gap): &(Shelf, Gap)| match shelf {
        Shelf::Category(name) => Some(t!(
            customer.goes_with.category,
            name = name,
            buyers = gap.buyers,
            alike = gap.alike,
            expected = whole_in(Money::from_f64(gap.expected), currency)
        )),
        Shelf::Product(_) => None,
    };
    let said: Vec<String> = gaps.iter().filter_map(category).collect();
    (!said.is_empty()).then(|| {
        let mut all = vec![t!(customer.goes_with.missing).to_owned()];
        all.extend(said);
        all.join(sentence_gap())
    })
}
