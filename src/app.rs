//! The app: its frame, the screen of the current route, notices.

use crate::components::{EmptyState, Toasts, provide_toasts};
use crate::frame::{BottomBar, Sidebar};
use crate::i18n::{lang, set_money_words};
use crate::palette::{Actions, Palette};
use crate::parts::awaited::Awaited;
use crate::parts::records::provide_record_forms;
use crate::places::{Route, navigate, watch_route};
use crate::screens;
use crate::shell::prefs;
use crate::shell::print;
use crate::state::{Figures, Progress, Shown, State, provide_state};
use crate::toolbar::{Banner, PrintLine, Toolbar};
use crate::words::money::called;
use crate::{for_each_place, t, tx};
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
    Effect::new(move || set_money_words(called(state.derived().basis.get())));
    let route = watch_route();
    let (palette, help) = (RwSignal::new(false), RwSignal::new(false));
    let forms = provide_record_forms();
    let actions = Actions::new(help, route, forms);
    Effect::new(move || document().set_title(&title(route.get())));
    Effect::new(move |before: Option<Route>| {
        let here = route.get();
        // A new screen starts at its top for the eyes and for the keyboard alike.
        if before.is_some_and(|before| before != here) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_main();
        }
        here
    });
    // A memo: a screen that shows no figures is not built again when they come.
    let waits = Memo::new(move |_| {
        shows_figures(route.get()) && state.derived().figures() != Figures::Known
    });
    view! {
        <a class="skip" href="#main" on:click=skip_to_main>{tx!(shell.skip)}</a>
        <Sidebar route palette help tools=Box::new(|| view! { <Toolbar /> }.into_any()) />
        <main id="main" class="main" tabindex="-1">
            <Banner />
            // A screen never shows one book while another one is being opened.
            {move || match state.shown() {
                Shown::Opening => view! { <p class="muted">{tx!(toolbar.opening)}</p> }.into_any(),
                Shown::Own | Shown::Demo(_) if waits.get() => awaited(state),
                Shown::Own | Shown::Demo(_) => screen(route.get()),
            }}
        </main>
        <BottomBar route actions />
        <PrintLine />
        <Palette open=palette help route actions />
        <Toasts />
    }
}

/// Whether a screen shows figures of customers, so that it waits for the first ones.
const fn shows_figures(route: Route) -> bool {
    !matches!(
        route,
        Route::Data
            | Route::Import
            | Route::Export
            | Route::Storage
            | Route::Settings
            | Route::NotFound
    )
}

/// What stands in the place of a screen until there are figures.
fn awaited(state: State) -> AnyView {
    let derived = state.derived();
    let progress = Signal::derive(move || match derived.figures() {
        Figures::Known => Progress::Done,
        Figures::Working => Progress::Working,
        Figures::Failed => Progress::Failed,
    });
    view! { <Awaited progress on_retry=move || derived.retry() /> }.into_any()
}

/// Makes the views of the table of places.
macro_rules! views {
    ($($variant:ident $(($number:ident: $kind:ty))? $path:literal $texts:ident $stands:expr => $view:expr;)+) => {
        /// The screen of a route.
        fn screen(route: Route) -> AnyView {
            match route {
                $(Route::$variant $(($number))? => $view.into_any(),)+
                Route::NotFound => view! { <NotFound /> }.into_any(),
            }
        }
    };
}

for_each_place!(views);

fn title(route: Route) -> String {
    let screen = match route.place() {
        Some(place) => (place.name)(lang()),
        None => t!(shell.not_found_title),
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
            on_action=move || navigate(Route::Customers)
        />
    }
}
