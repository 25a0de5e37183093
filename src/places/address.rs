//! Addresses in the URL fragment, `#/customers/17`: parse and format, pure, and the thin browser end.

use super::choices::{follow_link, watch_links};
use super::{CustomerTab, Route, Stands};
use keepgold_core::lessons::concept;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// Longest address of a place that is looked at; what is chosen there has limits of its own.
const LONGEST: usize = 200;

/// Addresses of earlier versions, which people have kept in links and bookmarks.
const OLD: [(&str, Route); 1] = [("overview", Route::Base)];

impl Route {
    /// The route a fragment names, with or without its `#`; what is chosen there is not looked at. Anything unknown is
    /// [`Route::NotFound`].
    pub fn parse(fragment: &str) -> Route {
        let path = path(fragment);
        if path.len() > LONGEST {
            return Route::NotFound;
        }
        if path.is_empty() {
            return Route::START;
        }
        let tab = || CustomerTab::of_path(path).map(|(page, _)| page);
        let old = || {
            let mut old = OLD.iter();
            old.find(|(old, _)| *old == path).map(|(_, route)| *route)
        };
        let route = Route::of_path(path).or_else(tab).or_else(old);
        route.unwrap_or(Route::NotFound)
    }

    /// The fragment of a route, for `href`.
    pub fn href(self) -> String {
        match self {
            Route::NotFound => Route::START.href(),
            _ => format!("#/{}", self.path()),
        }
    }
}

/// What a fragment names, without what is chosen there.
pub(super) fn path(fragment: &str) -> &str {
    let path = fragment.strip_prefix('#').unwrap_or(fragment);
    let path = path.split('?').next().unwrap_or_default();
    let path = path.strip_prefix('/').unwrap_or(path);
    path.strip_suffix('/').unwrap_or(path)
}

/// One of many places of a kind, as an address names it behind the path of the kind.
pub(super) trait OneOf: Sized {
    /// Reads it; none for what names none, or spells it in another way than a link does.
    fn read(text: &str) -> Option<Self>;
}

impl OneOf for u32 {
    /// Plain digits only: no sign, no blanks, no second spelling of the same number.
    fn read(text: &str) -> Option<Self> {
        let plain =
            text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
        if plain { text.parse().ok() } else { None }
    }
}

impl OneOf for &'static str {
    /// The name of a concept.
    fn read(text: &str) -> Option<Self> {
        concept(text).map(|concept| concept.name)
    }
}

/// What an address names behind the path of its place.
pub(super) fn one_of<T: OneOf>(text: &str, path: &str) -> Option<T> {
    T::read(text.strip_prefix(path)?.strip_prefix('/')?)
}

/// The current route as a signal that follows the address. Call once, in the app's root.
pub fn watch_route() -> ReadSignal<Route> {
    watch_links();
    let (route, set_route) = signal(current());
    // What is chosen on a place and which tab of it is open is followed by its screen, which stays.
    let follow = move |event: web_sys::Event| {
        // Before any screen asks whose address it is.
        follow_link();
        let here = current();
        let before = route.get_untracked();
        if before != here {
            remember(before, &event);
            set_route.set(here);
        }
    };
    let listen = Closure::<dyn FnMut(web_sys::Event)>::new(follow);
    let _ =
        window().add_event_listener_with_callback("hashchange", listen.as_ref().unchecked_ref());
    // The listener lives as long as the page does.
    listen.forget();
    route
}

thread_local! {
    /// The place before the customer's page, as it was left.
    static LEFT: RefCell<Option<(Route, String)>> = const { RefCell::new(None) };
}

/// Keeps the address of a list that is left, with what was chosen there; from one customer to the next it stays.
fn remember(left: Route, event: &web_sys::Event) {
    // What has an icon among the groups of the menu lists customers; the rest does not.
    let stands = left.place().map(|place| place.stands);
    if !matches!(stands, Some(Stands::First(_) | Stands::In(..))) {
        return;
    }
    let old = js_sys::Reflect::get(event, &"oldURL".into());
    let old = old.ok().and_then(|url| url.as_string()).unwrap_or_default();
    if let Some((_, fragment)) = old.split_once('#') {
        LEFT.set(Some((left, format!("#{fragment}"))));
    }
}

/// The place that one came from to the customer's page, and its address with what was chosen there; the list of customers
/// where the page was opened by its own address.
pub fn came_from() -> (Route, String) {
    let list = || (Route::Customers, Route::Customers.href());
    LEFT.with_borrow(|left| left.clone()).unwrap_or_else(list)
}

/// Goes to a route, as a link to it would.
pub fn navigate(route: Route) {
    navigate_to(&route.href());
}

/// Goes to a fragment, as a link to it would.
pub fn navigate_to(href: &str) {
    let _ = window().location().set_hash(href);
}

fn current() -> Route {
    Route::parse(&hash())
}

/// The fragment of the address with its `#`; nothing where there is none.
pub(super) fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::places;
    use proptest::prelude::*;

    #[test]
    fn every_route_reads_back_from_its_link() {
        let customers = [0, 17, u32::MAX].map(Route::Customer);
        for route in places().filter_map(|place| place.route).chain(customers) {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn what_is_chosen_on_a_place_leaves_the_place() {
        assert_eq!(Route::parse("#/movement?by=quarter"), Route::Movement);
        assert_eq!(Route::parse("#/customers/17/?"), Route::Customer(17));
    }

    #[test]
    fn no_fragment_is_the_start_page() {
        for start in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(start), Route::START);
        }
    }

    #[test]
    fn addresses_of_earlier_versions_still_lead_somewhere() {
        assert_eq!(Route::parse("#/overview"), Route::Base);
        for (old, _) in OLD {
            assert_eq!(Route::of_path(old), None, "{old} is the address of a place");
        }
    }

    #[test]
    fn hostile_fragments_are_not_found() {
        let long = format!("#/customers/{}", "9".repeat(10_000));
        let hostile = [
            "#/customers/-1",
            "#/customers/+1",
            "#/customers/017",
            "#/customers/4294967296",
            "#/customers/1/2",
            "#/customers/<script>",
            "#/data/../tiers",
            "#//customers",
            "#/Customers",
            "#/客户",
            "#/customers/１",
            "#javascript:alert(1)",
            long.as_str(),
        ];
        for fragment in hostile {
            assert_eq!(Route::parse(fragment), Route::NotFound, "{fragment}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,60}") {
            let route = Route::parse(&text);
            if route != Route::NotFound {
                prop_assert_eq!(Route::parse(&route.href()), route);
            }
        }
    }
}
