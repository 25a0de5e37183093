//! The bar at the foot of a phone: today, customers, value, logging a contact in the middle, and a sheet with all the rest.

use super::menu;
use super::{icon, language_button, next_theme, theme_said};
use crate::components::{Button, Dialog};
use crate::i18n::lang;
use crate::palette::{Action, Actions};
use crate::places::{Group, Route, Stands, places};
use crate::state::use_state;
use crate::tx;
use keepgold_core::book::{RecordKind, Tables};
use leptos::prelude::*;

/// The bar.
#[component]
pub fn BottomBar(
    /// Where the app is.
    route: ReadSignal<Route>,
    /// Does what is asked for.
    actions: Actions,
) -> impl IntoView {
    let state = use_state();
    let more = RwSignal::new(false);
    // Whoever went somewhere from the sheet is done with it.
    Effect::new(move |_| {
        route.track();
        more.set(false);
    });
    let able = Memo::new(move |_| {
        // Whether it may be changed is not tracked by itself.
        let _ = (state.status(), state.for_projector());
        state.may_change()
            && state.with_book(Tables::CUSTOMERS, |book| !book.customers().is_empty())
    });
    let log = move |_| {
        if able.get_untracked() {
            actions.run(Action::AddRecord(RecordKind::Contact, None));
        }
    };
    view! {
        <nav class="bar" aria-label=tx!(shell.sections)>
            {today(route)}
            {entry(Group::Customers, route)}
            <button
                type="button"
                class="bar__entry bar__log"
                aria-haspopup="dialog"
                aria-disabled=move || (!able.get()).then_some("true")
                on:click=log
            >
                {icon("M10 3.5v13 M3.5 10h13")}
                <span>{tx!(shell.log)}</span>
            </button>
            {entry(Group::Value, route)}
            <button type="button" class="bar__entry" aria-haspopup="dialog" on:click=move |_| more.set(true)>
                {icon("M4 10h.01 M10 10h.01 M16 10h.01")}
                <span>{tx!(shell.all_places)}</span>
            </button>
        </nav>
        <Dialog open=more title=tx!(shell.all_places)>
            <nav class="sheet" aria-label=tx!(shell.sections)>
                {menu::first(route)}
                {Group::ALL.map(|group| menu::group(group, route)).collect_view()}
                {menu::apart(route)}
            </nav>
            <div class="sheet__tools">
                <Button on_press=move || {
                    more.set(false);
                    request_animation_frame(move || actions.run(Action::Help));
                }>{tx!(help.title)}</Button>
                <Button
                    on_press=move || state.show_for_projector(!state.for_projector())
                    attr:aria-pressed=move || state.for_projector().to_string()
                >
                    {tx!(projector.switch)}
                </Button>
                <Button on_press=next_theme>{theme_said}</Button>
                {language_button("button", || lang().other().own_name())}
            </div>
        </Dialog>
    }
}

/// The link to the first place of a group, under the group's name.
fn entry(group: Group, route: ReadSignal<Route>) -> Option<AnyView> {
    let of = move |route: Route| match route.in_menu().place()?.stands {
        Stands::In(of, strokes) => Some((of, strokes)),
        _ => None,
    };
    let first = places().find_map(|place| {
        let route = place.route?;
        let (_, strokes) = of(route).filter(|(of, _)| *of == group)?;
        Some((route, strokes))
    });
    let (to, strokes) = first?;
    let current = move || match route.get() {
        here if here == to => Some("page"),
        here if of(here).is_some_and(|(of, _)| of == group) => Some("true"),
        _ => None,
    };
    Some(bar_link(to, strokes, current, move || group.name(lang())))
}

/// The link to the place at the head of the menu.
fn today(route: ReadSignal<Route>) -> Option<AnyView> {
    let mut first = places().filter_map(|place| match place.stands {
        Stands::First(strokes) => Some((place, place.route?, strokes)),
        _ => None,
    });
    let (place, to, strokes) = first.next()?;
    let current = move || (route.get() == to).then_some("page");
    Some(bar_link(to, strokes, current, move || {
        (place.in_menu)(lang())
    }))
}

fn bar_link(
    to: Route,
    strokes: &'static str,
    current: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
    name: impl Fn() -> &'static str + Send + Sync + 'static,
) -> AnyView {
    view! {
        <a class="bar__entry" href=to.href() aria-current=current>
            {icon(strokes)}
            <span>{name}</span>
        </a>
    }
    .into_any()
}
