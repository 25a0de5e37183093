//! The frame around the screens: menu at the side, bar at the foot of a phone, the tools of the open book.

mod bar;
mod menu;
mod sidebar;

pub use bar::BottomBar;
pub use sidebar::Sidebar;

use crate::i18n::lang;
use crate::shell::prefs::{self, Theme};
use crate::t;
use leptos::prelude::*;

/// A drawing of strokes on a grid of 20 by 20; what it means is said beside it.
fn icon(strokes: &'static str) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d=strokes />
        </svg>
    }
    .into_any()
}

/// The sign of the product: a gold ingot.
fn ingot() -> AnyView {
    view! {
        <svg class="ingot" viewBox="0 0 24 16" aria-hidden="true">
            <path d="M1 6c3 1.2 5 1.6 6.2 1.6C8.4 4.8 10 3.4 12 3.4s3.6 1.4 4.8 4.2C18 7.6 20 7.2 23 6c-.6 4.6-3.8 8-11 8S1.6 10.6 1 6z" />
        </svg>
    }
    .into_any()
}

/// What the button of the appearance says: the appearance now.
fn theme_said() -> String {
    let name = match prefs::theme().get() {
        Theme::System => t!(shell.theme_system),
        Theme::Light => t!(shell.theme_light),
        Theme::Dark => t!(shell.theme_dark),
    };
    t!(shell.theme_now, theme = name)
}

/// Goes on to the next appearance.
fn next_theme() {
    prefs::theme().update(|theme| {
        let place = Theme::ALL.iter().position(|one| one == theme).unwrap_or(0);
        *theme = Theme::ALL[(place + 1) % Theme::ALL.len()];
    });
}

/// The button that switches to the other language; its name is in that language.
fn language_button(
    class: &'static str,
    name: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
) -> AnyView {
    // What is read out has to hold what is shown, word for word.
    let label = move || format!("{}: {}", name(), t!(shell.switch_language));
    view! {
        <button
            type="button"
            class=class
            lang=move || lang().other().tag()
            title=crate::tx!(shell.switch_language)
            aria-label=label
            on:click=move |_| crate::i18n::set_lang(lang().other())
        >
            {name}
        </button>
    }
    .into_any()
}
