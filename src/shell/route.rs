//! Routes in the URL fragment, `#/customers/17`: parse and format, pure, and the thin browser end.
//! Must know nothing of what a screen shows.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// Longest fragment that is looked at; links carry more elsewhere.
const LONGEST: usize = 2_000;

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Route {
    /// All customers. Also the start page.
    #[default]
    Customers,
    /// One customer, by its number in the book.
    Customer(u32),
    /// The whole base at a glance.
    Overview,
    /// Tiers: weights, cuts, charts.
    Tiers,
    /// Movement: who changed tier between two months, and why.
    Movement,
    /// Service: standards, rates, mismatch.
    Service,
    /// Data: an overview of what the book holds.
    Data(DataPart),
    /// A fragment that names no place.
    NotFound,
}

/// A part of the data screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DataPart {
    /// What the book holds.
    #[default]
    Overview,
    /// The import wizard.
    Import,
    /// Exports.
    Export,
    /// Storage, backup and restore.
    Storage,
}

impl Route {
    /// Every place that is always there, in the order of the header and of the parts below.
    pub const PLACES: [Route; 9] = [
        Route::Overview,
        Route::Customers,
        Route::Tiers,
        Route::Movement,
        Route::Service,
        Route::Data(DataPart::Overview),
        Route::Data(DataPart::Import),
        Route::Data(DataPart::Export),
        Route::Data(DataPart::Storage),
    ];

    /// The route a fragment names, with or without its `#`. Anything unknown is [`Route::NotFound`].
    pub fn parse(fragment: &str) -> Route {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        if path.len() > LONGEST {
            return Route::NotFound;
        }
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let mut parts = path.split('/');
        match (parts.next().unwrap_or(""), parts.next(), parts.next()) {
            ("", None, None) | ("customers", None, None) => Route::Customers,
            ("customers", Some(id), None) => number(id).map_or(Route::NotFound, Route::Customer),
            ("overview", None, None) => Route::Overview,
            ("tiers", None, None) => Route::Tiers,
            ("movement", None, None) => Route::Movement,
            ("service", None, None) => Route::Service,
            ("data", None, None) => Route::Data(DataPart::Overview),
            ("data", Some("import"), None) => Route::Data(DataPart::Import),
            ("data", Some("export"), None) => Route::Data(DataPart::Export),
            ("data", Some("storage"), None) => Route::Data(DataPart::Storage),
            _ => Route::NotFound,
        }
    }

    /// The fragment of a route, for `href`.
    pub fn href(&self) -> String {
        match self {
            Route::Customers | Route::NotFound => "#/customers".to_owned(),
            Route::Customer(id) => format!("#/customers/{id}"),
            Route::Overview => "#/overview".to_owned(),
            Route::Tiers => "#/tiers".to_owned(),
            Route::Movement => "#/movement".to_owned(),
            Route::Service => "#/service".to_owned(),
            Route::Data(DataPart::Overview) => "#/data".to_owned(),
            Route::Data(DataPart::Import) => "#/data/import".to_owned(),
            Route::Data(DataPart::Export) => "#/data/export".to_owned(),
            Route::Data(DataPart::Storage) => "#/data/storage".to_owned(),
        }
    }
}

/// Plain digits only: no sign, no blanks, no second spelling of the same number.
fn number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

/// The current route as a signal that follows the address. Call once, in the app's root.
pub fn watch_route() -> ReadSignal<Route> {
    let (route, set_route) = signal(current());
    let listen = Closure::<dyn FnMut()>::new(move || set_route.set(current()));
    let _ =
        window().add_event_listener_with_callback("hashchange", listen.as_ref().unchecked_ref());
    // The listener lives as long as the page does.
    listen.forget();
    route
}

/// Goes to a route, as a link to it would.
pub fn navigate(route: &Route) {
    let _ = window().location().set_hash(&route.href());
}

fn current() -> Route {
    window()
        .location()
        .hash()
        .map_or(Route::NotFound, |hash| Route::parse(&hash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_route_reads_back_from_its_link() {
        let routes = [
            Route::Customers,
            Route::Customer(0),
            Route::Customer(17),
            Route::Customer(u32::MAX),
            Route::Overview,
            Route::Tiers,
            Route::Movement,
            Route::Service,
            Route::Data(DataPart::Overview),
            Route::Data(DataPart::Import),
            Route::Data(DataPart::Export),
            Route::Data(DataPart::Storage),
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn no_fragment_is_the_start_page() {
        for start in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(start), Route::Customers);
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
