//! The app: header, the screen of the current route, notices. Must know nothing of how a screen works.

use crate::components::{EmptyState, Toasts, provide_toasts};
use crate::palette::Palette;
use crate::screens;
use crate::shell::header::Header;
use crate::shell::prefs;
use crate::shell::print;
use crate::shell::route::{DataPart, Route, navigate, watch_route};
use crate::state::{Shown, provide_state};
use crate::toolbar::{Banner, PrintLine, Toolbar};
use crate::{t, tx};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// The root component.
#[component]
pub fn App() -> impl IntoView {
    prefs::start();
    print::start();
    provide_toasts();
    let state = provide_state();
    let route = watch_route();
    let (palette, help) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move || document().set_title(&title(&route.read())));
    Effect::new(move |before: Option<Route>| {
        let here = route.get();
        // A new screen starts at its top for the eyes and for the keyboard alike.
        if before.is_some_and(|before| before != here) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_main();
        }
        here
    });
    view! {
        <a class="skip" href="#main" on:click=skip_to_main>{tx!(shell.skip)}</a>
        <Header route palette help tools=Box::new(|| view! { <Toolbar /> }.into_any()) />
        <main id="main" class="main" tabindex="-1">
            <Banner />
            // A screen never shows one book while another one is being opened.
            {move || match state.shown() {
                Shown::Opening => view! { <p class="muted">{tx!(toolbar.opening)}</p> }.into_any(),
                Shown::Own | Shown::Demo(_) => screen(route.get()),
            }}
        </main>
        <PrintLine />
        <Palette open=palette help route />
        <Toasts />
    }
}

/// The screen of a route.
fn screen(route: Route) -> AnyView {
    match route {
        Route::Customers => view! { <screens::customers::Screen /> }.into_any(),
        Route::Customer(id) => view! { <screens::customer::Screen id /> }.into_any(),
        Route::Overview => view! { <screens::overview::Screen /> }.into_any(),
        Route::Tiers => view! { <screens::tiers::Screen /> }.into_any(),
        Route::Movement => view! { <screens::movement::Screen /> }.into_any(),
        Route::Service => view! { <screens::service::Screen /> }.into_any(),
        Route::Data(part) => view! { <screens::data::Screen part /> }.into_any(),
        Route::NotFound => view! { <NotFound /> }.into_any(),
    }
}

fn title(route: &Route) -> String {
    let screen = match route {
        Route::Customers => t!(customers.title),
        Route::Customer(_) => t!(customer.title),
        Route::Overview => t!(overview.title),
        Route::Tiers => t!(tiers.title),
        Route::Movement => t!(movement.title),
        Route::Service => t!(service.title),
        Route::Data(DataPart::Import) => t!(import.title),
        Route::Data(_) => t!(data.title),
        Route::NotFound => t!(shell.not_found_title),
    };
    t!(shell.page_title, screen = screen)
}

/// The fragment belongs to the routes, so the skip link moves the focus itself.
fn skip_to_main(event: web_sys::MouseEvent) {
    event.prevent_default();
    focus_main();
}

fn focus_main() {
    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        let _ = main.focus();
    }
}

#[component]
fn NotFound() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(shell.not_found_title)
            text=tx!(shell.not_found_text)
            action=tx!(shell.to_customers)
            on_action=move || navigate(&Route::Customers)
        />
    }
}
