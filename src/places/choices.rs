//! What is chosen on a place, in the address behind it: `#/movement?by=quarter`. So a view can be sent and kept, and Back
//! finds it as it was left. A link to the place itself chooses nothing.

use super::{Route, address};
use leptos::ev;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue};

/// What the browser keeps beside an address that this page has written.
const OWN: JsValue = JsValue::TRUE;

thread_local! {
    /// Where the link leads that was pressed on this page last.
    static PRESSED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Remembers where links of this page lead. Call once, in the app's root.
pub(super) fn watch_links() {
    // The listener lives as long as the page does.
    let _ = window_event_listener(ev::click, |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = target.and_then(|target| target.closest("a").ok()?);
        PRESSED.set(link.and_then(|link| link.get_attribute("href")));
    });
}

/// Marks the address as this page's own where a link on it has led there.
pub(super) fn follow_link() {
    let here = address::hash();
    if PRESSED.take().as_ref() == Some(&here) {
        write(&here);
    }
}

/// Puts an address of this page's own into the browser, without a step for Back.
fn write(whole: &str) {
    if let Ok(history) = window().history() {
        // Where the browser refuses, what is chosen still holds on the page.
        let _ = history.replace_state_with_url(&OWN, "", Some(whole));
    }
}

/// The choices of the place that is shown, by their names.
#[derive(Clone, Copy, Debug)]
pub struct Choices(RwSignal<String>);

/// The choices of the place, which follow the address for as long as its screen is shown.
pub fn use_choices() -> Choices {
    let (place, chosen) = parts(&address::hash());
    let text = RwSignal::new(chosen);
    let listening = window_event_listener(ev::hashchange, move |_| {
        let (now, chosen) = parts(&address::hash());
        // At another place this screen is about to go, as it was left.
        if now == place {
            text.set(chosen);
        }
    });
    on_cleanup(move || listening.remove());
    Choices(text)
}

/// The address of a place before its choices, and these. An address that names no place has the start page's: the same
/// page has the same choices however it was opened.
fn parts(hash: &str) -> (String, String) {
    let (place, chosen) = hash.split_once('?').unwrap_or((hash, ""));
    let place = match address::path(place) {
        "" => Route::START.href(),
        _ => place.to_owned(),
    };
    (place, chosen.to_owned())
}

impl Route {
    /// The fragment of a route with choices made there, for `href`.
    pub fn href_with<const N: usize>(self, chosen: [(&str, &str); N]) -> String {
        let chosen = chosen.map(|(name, value)| (name, Some(value.to_owned())));
        joined(&self.href(), &changed("", &chosen))
    }
}

fn joined(place: &str, chosen: &str) -> String {
    match chosen {
        "" => place.to_owned(),
        chosen => format!("{place}?{chosen}"),
    }
}

impl Choices {
    /// What is chosen under a name; tracked.
    pub fn get(self, name: &str) -> Option<String> {
        find(&self.0.read(), name)
    }

    /// The fragment of the place before its choices.
    pub fn place(self) -> String {
        parts(&address::hash()).0
    }

    /// The fragment of the place with its choices; tracked.
    pub fn href(self) -> String {
        joined(&self.place(), &self.0.read())
    }

    /// The fragment of the place with its choices, these chosen or taken back; tracked.
    pub fn href_with<const N: usize>(self, chosen: [(&str, Option<String>); N]) -> String {
        joined(&self.place(), &changed(&self.0.read(), &chosen))
    }

    /// Whether this page wrote the address itself or a link on it led there, before a reload too; a link from outside did
    /// not bring it.
    pub fn are_own(self) -> bool {
        let history = window().history();
        history.and_then(|history| history.state()) == Ok(OWN)
    }

    /// All of them as they stand in the address; tracked.
    pub fn text(self) -> String {
        self.0.get()
    }

    /// Chooses, or takes choices back. The address changes without a step for Back: that leads to the place before.
    pub fn set<const N: usize>(self, chosen: [(&str, Option<String>); N]) {
        let text = changed(&self.0.read_untracked(), &chosen);
        write(&joined(&parts(&address::hash()).0, &text));
        self.0.set(text);
    }
}

fn find(text: &str, name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(text.as_bytes());
    pairs
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

fn changed(text: &str, chosen: &[(&str, Option<String>)]) -> String {
    let mut kept = form_urlencoded::Serializer::new(String::new());
    let is_chosen = |key: &str| chosen.iter().any(|(name, _)| *name == key);
    kept.extend_pairs(form_urlencoded::parse(text.as_bytes()).filter(|(key, _)| !is_chosen(key)));
    kept.extend_pairs(
        chosen
            .iter()
            .filter_map(|(name, value)| Some((*name, value.as_ref()?))),
    );
    kept.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_taken_back_leaves_the_others() {
        let text = changed("by=quarter&to=2011-12-09", &[("by", None)]);
        assert_eq!(text, "to=2011-12-09");
        assert_eq!(changed(&text, &[("to", None)]), "");
    }

    #[test]
    fn an_address_without_a_place_is_the_start_page() {
        let start = (Route::START.href(), String::new());
        for bare in ["", "#", "#/", &start.0] {
            assert_eq!(parts(bare), start, "{bare}");
        }
        let week = ("#/today".to_owned(), "view=week".to_owned());
        assert_eq!(parts("#/today?view=week"), week);
    }

    proptest! {
        #[test]
        fn a_choice_reads_back_whatever_stood_there(text: String, value: String) {
            let written = changed(&text, &[("owner", Some(value.clone()))]);
            prop_assert_eq!(find(&written, "owner"), Some(value));
            prop_assert!(written.is_ascii() && !written.contains('#'));
        }
    }
}
