//! Where a concept works on one's own customers; what a book can say of it by itself is drawn here.

mod fields;
mod mistakes;
pub mod register;
mod warmth;

use crate::components::{ButtonLink, Counts};
use crate::i18n::fill;
use crate::places::{Choices, Route};
use crate::state::use_state;
use crate::words::lesson::said;
use crate::{t, tx};
use fields::Fields;
use keepgold_core::book::Tables;
use keepgold_core::calculators::Inequality;
use keepgold_core::lessons::Concept;
use leptos::prelude::*;
use mistakes::Mistakes;
use register::Register;
use warmth::Curves;

/// The part.
#[component]
pub fn Mine(concept: &'static Concept, choices: Choices) -> impl IntoView {
    let name = concept.name;
    let state = use_state();
    let anyone =
        Memo::new(move |_| state.with_book(Tables::CUSTOMERS, |book| !book.customers().is_empty()));
    let own = move || match (name, Inequality::of(name)) {
        ("six-mistakes" | "heat-curves", _) | (_, Some(_)) if !anyone.get() => nobody().into_any(),
        ("six-mistakes", _) => view! { <Mistakes /> }.into_any(),
        ("heat-curves", _) => view! { <Curves choices /> }.into_any(),
        (_, Some(of)) => view! { <Fields of /> }.into_any(),
        (register::PAGE, _) => view! { <Register /> }.into_any(),
        _ => ().into_any(),
    };
    let place = works_at(name);
    let link = move |route: Route| {
        let named = move || {
            route
                .place()
                .map_or("", |place| (place.name)(crate::i18n::lang()))
        };
        view! { <ButtonLink href=route.href()>{move || t!(learn.go, place = named())}</ButtonLink> }
    };
    view! {
        <div class="concept__mine">
            <p class="measure">{move || said(name, "mine")}</p>
            {own}
            {place.map(link)}
        </div>
    }
}

/// What stands in the place of a drawing while there is nobody to draw it from.
fn nobody() -> impl IntoView {
    view! {
        <p class="muted measure">{t!(learn.mine.nobody)}</p>
        <ButtonLink href=Route::Import.href()>{tx!(customers.empty_bring)}</ButtonLink>
    }
}

/// A sentence of a concept about the own book, with what stands in braces filled in; counts in it lead to their lists.
fn told(text: &str, counts: Counts, value: impl Fn(&str) -> Option<String>) -> AnyView {
    counts.view(fill(text, value).unwrap_or_default())
}

/// The place where it works on the book; none where there is none yet.
fn works_at(concept: &str) -> Option<Route> {
    Some(match concept {
        "four-indicators" | "tiers" => Route::Tiers,
        "tier-movement" => Route::Movement,
        "service-standards" | "care-rhythm" => Route::Service,
        "proof" | "breadth-length-depth" | "keep-or-win" | "most-satisfied" => Route::Base,
        "early-warning" | "three-parts" | "four-factors" | "contract" | "single-thread"
        | "experience" => Route::Warnings,
        "association" | "lift-trap" | "preference" | "white-space" | "three-growths" => {
            Route::CrossSell
        }
        "lifetime-value" | "one-deal" | "delivered-value" | "assumed" | "market-share"
        | "loyal-not-valuable" | "stages" | "four-cells" | "heat-curves" | "exchange"
        | "satisfaction" | "needs" => Route::Customers,
        _ => return None,
    })
}
