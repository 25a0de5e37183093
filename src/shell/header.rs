//! The header: name, sections, slots for the book's tools, palette, help, settings. Must know nothing of the book.

use super::keys::Shortcut;
use super::prefs::{self, Theme};
use crate::components::{Menu, MenuItem};
use crate::format::NumberScale;
use crate::i18n::{lang, set_lang};
use crate::places::{Place, Route, Stands, places};
use crate::{t, tx};
use leptos::prelude::*;

/// The bar at the top; on a phone the sections move to the bottom.
#[component]
pub fn Header(
    /// Where the app is.
    route: ReadSignal<Route>,
    /// Whether the command palette is shown.
    palette: RwSignal<bool>,
    /// Whether the help is shown.
    help: RwSignal<bool>,
    /// Undo, redo, save state, backup age: filled by the app.
    #[prop(optional)]
    tools: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="header">
            <a class="header__name" href=Route::Customers.href()>{tx!(shell.name)}</a>
            <nav class="sections" aria-label=tx!(shell.sections)>
                {places().filter_map(|place| section(place, route)).collect_view()}
            </nav>
            <div class="header__tools" role="group" aria-label=tx!(shell.tools)>
                {tools.map(|tools| tools())}
            </div>
            <button
                type="button"
                class="button"
                title=Shortcut::Palette.written()
                aria-haspopup="dialog"
                on:click=move |_| palette.set(true)
            >
                {tx!(palette.open)}
            </button>
            <button
                type="button"
                class="button button--quiet header__help"
                title=tx!(help.title)
                aria-label=tx!(help.title)
                aria-haspopup="dialog"
                on:click=move |_| help.set(true)
            >
                "?"
            </button>
            <button
                type="button"
                class="button button--quiet header__language"
                lang=move || lang().other().tag()
                aria-label=tx!(shell.switch_language)
                on:click=move |_| set_lang(lang().other())
            >
                {move || lang().other().own_name()}
            </button>
            <Settings />
        </header>
    }
}

/// The link of a place that stands in the menu.
fn section(place: &'static Place, route: ReadSignal<Route>) -> Option<impl IntoView> {
    let to = place.route?;
    if matches!(place.stands, Stands::Under(_)) {
        return None;
    }
    let current = move || match route.get() {
        here if here == to => Some("page"),
        here if here.in_menu() == to => Some("true"),
        _ => None,
    };
    Some(view! {
        <a class="sections__link" href=to.href() aria-current=current>
            {move || (place.in_menu)(lang())}
        </a>
    })
}

/// Appearance, number scale, and whether `?` is a key.
#[component]
fn Settings() -> impl IntoView {
    view! {
        <Menu label=tx!(shell.settings)>
            <p class="menu__title">{tx!(shell.theme)}</p>
            {Theme::ALL
                .map(|choice| {
                    let label = move || match choice {
                        Theme::System => t!(shell.theme_system),
                        Theme::Light => t!(shell.theme_light),
                        Theme::Dark => t!(shell.theme_dark),
                    };
                    let checked = Signal::derive(move || prefs::theme().get() == choice);
                    view! { <MenuItem label checked on_choose=move || prefs::theme().set(choice) /> }
                })
                .collect_view()}
            <p class="menu__title">{tx!(shell.number_scale)}</p>
            {[NumberScale::Language, NumberScale::Thousands, NumberScale::Myriads]
                .map(|choice| {
                    let label = move || match choice {
                        NumberScale::Language => t!(shell.scale_language),
                        NumberScale::Thousands => t!(shell.scale_thousands),
                        NumberScale::Myriads => t!(shell.scale_myriads),
                    };
                    let checked = Signal::derive(move || prefs::number_scale().get() == choice);
                    view! { <MenuItem label checked on_choose=move || prefs::number_scale().set(choice) /> }
                })
                .collect_view()}
            <p class="menu__title">{tx!(help.key)}</p>
            {[true, false]
                .map(|on| {
                    let label = move || if on { t!(help.key_on) } else { t!(help.key_off) };
                    let checked = Signal::derive(move || prefs::question_key().get() == on);
                    view! { <MenuItem label checked on_choose=move || prefs::question_key().set(on) /> }
                })
                .collect_view()}
        </Menu>
    }
}
