//! The links to the places by their groups, for the menu at the side and for the sheet of a phone.

use super::icon;
use crate::i18n::lang;
use crate::places::{Group, Place, Route, Stands, places};
use leptos::prelude::*;

/// The links of the places above the groups.
pub(super) fn first(route: ReadSignal<Route>) -> AnyView {
    let links = places()
        .filter_map(|place| match place.stands {
            Stands::First(strokes) => link(place, strokes, route),
            _ => None,
        })
        .collect_view();
    view! { <div class="menu-group">{links}</div> }.into_any()
}

/// The links of a group under its name.
pub(super) fn group(group: Group, route: ReadSignal<Route>) -> AnyView {
    let links = places()
        .filter_map(|place| match place.stands {
            Stands::In(of, strokes) if of == group => link(place, strokes, route),
            _ => None,
        })
        .collect_view();
    view! {
        <div class="menu-group" role="group" aria-label=move || group.name(lang())>
            <p class="menu-group__name" aria-hidden="true">{move || group.name(lang())}</p>
            {links}
        </div>
    }
    .into_any()
}

/// The links of the places at the foot.
pub(super) fn apart(route: ReadSignal<Route>) -> AnyView {
    let links = places()
        .filter_map(|place| match place.stands {
            Stands::Apart(strokes) => link(place, strokes, route),
            _ => None,
        })
        .collect_view();
    view! { <div class="menu-group">{links}</div> }.into_any()
}

fn link(place: &'static Place, strokes: &'static str, route: ReadSignal<Route>) -> Option<AnyView> {
    let to = place.route?;
    let name = move || (place.in_menu)(lang());
    let current = move || match route.get() {
        here if here == to => Some("page"),
        here if here.in_menu() == to => Some("true"),
        _ => None,
    };
    let link = view! {
        // Where there is room for the icon only, the name shows when one points at it.
        <a class="menu-link" href=to.href() aria-current=current title=name>
            {icon(strokes)}
            <span class="menu-link__name">{name}</span>
        </a>
    };
    Some(link.into_any())
}
