//! Where a concept works on one's own customers.

use crate::components::ButtonLink;
use crate::places::Route;
use crate::t;
use crate::words::lesson::said;
use keepgold_core::lessons::Concept;
use leptos::prelude::*;

/// The part.
#[component]
pub fn Mine(concept: &'static Concept) -> impl IntoView {
    let name = concept.name;
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
            {place.map(link)}
        </div>
    }
}

/// The place where it works on the book; none where there is none yet.
fn works_at(concept: &str) -> Option<Route> {
    Some(match concept {
        "four-indicators" | "tiers" => Route::Tiers,
        "tier-movement" => Route::Movement,
        "service-standards" | "care-rhythm" => Route::Service,
        "proof" | "breadth-length-depth" | "keep-or-win" | "most-satisfied" | "six-mistakes" => {
            Route::Base
        }
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
