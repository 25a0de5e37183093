//! Settings, parts of places and lists that the palette leads to, each by what it is called and by other words for it.
//! One table of each: a row is all that a new one needs.

use crate::i18n::Lang;
use crate::places::Route;
use crate::tl;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Frames for which a place may take to show what is looked for: about three seconds.
const PATIENCE: u32 = 180;
/// What names a part of a place or a field.
const NAMES: &str = "main :is(h2, h3, legend, label, summary)";
/// A part of a place, with its heading.
const PARTS: &str = "section, fieldset, details";
/// What can be worked in a part of a place.
const FIELDS: &str = "input, select, textarea, button, a[href]";

/// Makes [`Spot`] from rows: its place, what it is called there, what else it is called.
macro_rules! spots {
    ($($spot:ident $route:ident $($name:ident).+, $($words:ident).+;)+) => {
        /// A setting or a part of a place.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Spot {
            $(#[doc = concat!("`", stringify!($($name).+), "`")] $spot,)+
        }

        impl Spot {
            /// All, in the order of the menu.
            pub const ALL: &[Spot] = &[$(Spot::$spot),+];

            /// The place where it is.
            pub fn route(self) -> Route {
                match self {
                    $(Spot::$spot => Route::$route,)+
                }
            }

            /// What it is called on its place.
            pub fn name(self, lang: Lang) -> &'static str {
                match self {
                    $(Spot::$spot => tl!(lang, $($name).+),)+
                }
            }

            /// Other words for it.
            pub fn words(self, lang: Lang) -> &'static str {
                match self {
                    $(Spot::$spot => tl!(lang, $($words).+),)+
                }
            }

            /// What it is remembered by.
            pub fn id(self) -> &'static str {
                match self {
                    $(Spot::$spot => concat!("spot ", stringify!($spot)),)+
                }
            }
        }
    };
}

spots! {
    Risk Base base.risk.title, palette.words.risk;
    Measures Base base.measures.title, palette.words.measures;
    Weights Tiers tiers.weights.title, palette.words.weights;
    Cuts Tiers tiers.rule.title, palette.words.cuts;
    Buffer Tiers tiers.hysteresis.title, palette.words.buffer;
    Window Tiers tiers.basis.window, palette.words.window;
    Firmness Tiers tiers.sensitivity.title, palette.words.firmness;
    Flow Movement movement.flow.title, palette.words.flow;
    WarningRules Warnings warnings.rules.title, palette.words.thresholds;
    Standards Service service.standards.title, palette.words.standards;
    Rates Service service.rates.title, palette.words.rates;
    Products Data data.product_list, palette.words.costs;
    Currency Settings settings.currency, palette.words.currency;
    Margin Settings settings.margin, palette.words.margin;
    Day Settings settings.as_of, palette.words.day;
    Language Settings settings.language, palette.words.language;
    Erase Storage storage.erase, palette.words.erase;
}

/// A list of customers or warnings: what is chosen at its place, what it is called, what else it is called.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The place.
    pub route: Route,
    /// What is chosen there, by the words of its address.
    pub chosen: (&'static str, &'static str),
    /// What it is called.
    pub name: fn(Lang) -> &'static str,
    /// Other words for it.
    pub words: fn(Lang) -> &'static str,
}

impl List {
    /// Its address.
    pub fn href(&self) -> String {
        self.route.href_with([self.chosen])
    }
}

/// Makes the rows of [`LISTS`].
macro_rules! lists {
    ($($route:ident $by:literal $value:literal $($name:ident).+, $($words:ident).+;)+) => {
        &[$(List {
            route: Route::$route,
            chosen: ($by, $value),
            name: |lang| tl!(lang, $($name).+),
            words: |lang| tl!(lang, $($words).+),
        }),+]
    };
}

/// The lists, in the order in which they are offered.
pub const LISTS: &[List] = lists! {
    Customers "tier" "vip" tiers.vip, palette.words.vip;
    Customers "tier" "main" tiers.main, palette.words.main;
    Customers "tier" "ordinary" tiers.ordinary, palette.words.ordinary;
    Customers "tier" "small" tiers.small, palette.words.small;
    Customers "late" "1" warnings.rule.silent, palette.words.silent;
    Customers "stage" "introduction" value.stage.introduction, palette.words.introduction;
    Customers "stage" "growth" value.stage.growth, palette.words.growth;
    Customers "stage" "maturity" value.stage.maturity, palette.words.maturity;
    Customers "stage" "decline" value.stage.decline, palette.words.decline;
    Customers "shelf" "prospects" data.prospects, palette.words.prospects;
    Customers "shelf" "archived" export.archived, palette.words.archived;
    Warnings "rule" "complaint" warnings.rule.complaint, palette.words.complaint;
    Warnings "rule" "falling" warnings.rule.falling, palette.words.falling;
    Warnings "rule" "contact-gap" warnings.rule.contact_gap, palette.words.contact_gap;
    Warnings "rule" "single-person" warnings.rule.single_person, palette.words.single_person;
};

/// Puts the focus on what is called so as soon as its place shows it, unless the person has gone on by then.
pub fn focus_named(route: Route, name: &'static str) {
    when_at(route, move || wait(route, name, PATIENCE));
}

/// Does it when a place that one has just gone to is there and has taken the focus for itself.
pub fn when_at(route: Route, then: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            if is_at(route) {
                then();
            }
        });
    });
}

fn is_at(route: Route) -> bool {
    let here = window().location().hash().unwrap_or_default();
    Route::parse(&here) == route
}

fn wait(route: Route, name: &'static str, frames: u32) {
    match named(name) {
        Some(found) => focus(&found),
        None if frames > 0 && is_at(route) => {
            request_animation_frame(move || wait(route, name, frames - 1));
        }
        None => {}
    }
}

/// The heading or label that says this.
fn named(name: &str) -> Option<Element> {
    let all = document().query_selector_all(NAMES).ok()?;
    let mut all = (0..all.length()).filter_map(|place| all.get(place));
    all.find(|one| one.text_content().is_some_and(|text| text.trim() == name))?
        .dyn_into()
        .ok()
}

/// The field of a label, the first one of a part, or the heading itself takes the focus, at the middle of the page.
fn focus(name: &Element) {
    if let Ok(Some(folded)) = name.closest("details") {
        let _ = folded.set_attribute("open", "");
    }
    let of_label = name.get_attribute("for");
    let of_label = of_label.and_then(|id| document().get_element_by_id(&id));
    let in_part = || {
        let part = name.closest(PARTS).ok().flatten();
        let part = part.or_else(|| name.parent_element())?;
        part.query_selector(FIELDS).ok()?
    };
    // What only tells something has its heading in focus.
    let heading = || {
        let _ = name.set_attribute("tabindex", "-1");
        name.clone()
    };
    let field = of_label.or_else(in_part).unwrap_or_else(heading);
    if let Ok(field) = field.dyn_into::<HtmlElement>() {
        let _ = field.focus();
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    name.scroll_into_view_with_scroll_into_view_options(&options);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_lead_to_different_addresses() {
        let mut all: Vec<String> = LISTS.iter().map(List::href).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), LISTS.len());
    }
}
