//! The menu at the side: name, search, places, state of the book. On a phone it is one row at the top, without places.

use super::menu;
use super::{icon, ingot, language_button, next_theme, theme_said};
use crate::places::{Group, Route};
use crate::shell::keys::Shortcut;
use crate::shell::prefs;
use crate::state::use_state;
use crate::{i18n::lang, t, tx};
use leptos::prelude::*;

/// The menu.
#[component]
pub fn Sidebar(
    /// Where the app is.
    route: ReadSignal<Route>,
    /// Whether the command palette is shown.
    palette: RwSignal<bool>,
    /// Whether the help is shown.
    help: RwSignal<bool>,
    /// Undo, redo, save state, backup age: filled by the app.
    tools: Children,
) -> impl IntoView {
    let state = use_state();
    let narrow = prefs::narrow_sidebar();
    let (is_narrow, turn) = (narrow.clone(), narrow);
    let fold_name = {
        let narrow = is_narrow.clone();
        move || {
            if narrow.get() {
                t!(shell.unfold)
            } else {
                t!(shell.fold)
            }
        }
    };
    let fold_title = fold_name.clone();
    view! {
        <header class="sidebar" id="sidebar">
            <div class="sidebar__top">
                <a class="sidebar__brand" href=Route::START.href() aria-label=tx!(shell.name)>
                    {ingot()}
                    <span class="sidebar__name">{tx!(shell.name)}</span>
                </a>
                <button
                    type="button"
                    class="button button--quiet sidebar__fold"
                    aria-controls="sidebar"
                    aria-expanded=move || if is_narrow.get() { "false" } else { "true" }
                    aria-label=fold_name
                    title=fold_title
                    on:click=move |_| turn.update(|narrow| *narrow = !*narrow)
                >
                    {icon("M12.5 5l-5 5 5 5")}
                </button>
            </div>
            <button
                type="button"
                class="sidebar__find"
                title=Shortcut::Palette.written()
                aria-haspopup="dialog"
                on:click=move |_| palette.set(true)
            >
                {icon("M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z M12.5 12.5 17 17")}
                <span class="sidebar__find-name">{tx!(palette.open)}</span>
                <kbd aria-hidden="true">{Shortcut::Palette.written()}</kbd>
            </button>
            <nav class="sidebar__places" aria-label=tx!(shell.sections)>
                {menu::first(route)}
                {Group::ALL.map(|group| menu::group(group, route)).collect_view()}
                <div class="sidebar__rest"></div>
                {menu::apart(route)}
            </nav>
            <div class="sidebar__tools" role="group" aria-label=tx!(shell.tools)>
                {tools()}
                <button
                    type="button"
                    class="button button--quiet sidebar__help"
                    title=tx!(help.title)
                    aria-label=tx!(help.title)
                    aria-haspopup="dialog"
                    on:click=move |_| help.set(true)
                >
                    "?"
                </button>
                <button
                    type="button"
                    class="button button--quiet sidebar__projector"
                    title=tx!(projector.switch)
                    aria-label=tx!(projector.switch)
                    aria-pressed=move || state.for_projector().to_string()
                    on:click=move |_| state.show_for_projector(!state.for_projector())
                >
                    {icon("M2.5 10s2.7-5 7.5-5 7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5z M10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z M4 16 16 4")}
                </button>
                <button
                    type="button"
                    class="button button--quiet sidebar__theme"
                    title=theme_said
                    aria-label=theme_said
                    on:click=move |_| next_theme()
                >
                    {icon("M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14z M10 3v14 M12.5 4v12 M15 5.5v9")}
                </button>
                {language_button("button button--quiet sidebar__language", || lang().other().short_name())}
            </div>
        </header>
    }
}
