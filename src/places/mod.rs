//! Where one can be in the app: the table of places, what is known of each, and the address that leads there.

mod address;
mod choices;
mod customer_tab;
mod figures;
mod table;

pub use address::{came_from, navigate, navigate_to, watch_route};
pub use choices::{Choices, use_choices};
pub use customer_tab::{CustomerTab, use_customer_tab};
pub use figures::{FIGURES, PART, TRIAL};

use crate::for_each_place;
use crate::i18n::Lang;
use crate::tl;

/// A group of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Whom one sells to.
    Customers,
    /// What they are worth.
    Value,
    /// What is to be done.
    Act,
    /// What is to be understood.
    Learn,
}

impl Group {
    /// All, in the order of the menu.
    pub const ALL: [Group; 4] = [Group::Customers, Group::Value, Group::Act, Group::Learn];

    /// Its name.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Group::Customers => tl!(lang, places.group.customers),
            Group::Value => tl!(lang, places.group.value),
            Group::Act => tl!(lang, places.group.act),
            Group::Learn => tl!(lang, places.group.learn),
        }
    }
}

/// Where a place stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// At the head of the menu, above the groups, with its icon.
    First(&'static str),
    /// In a group of the menu, with its icon.
    In(Group, &'static str),
    /// At the foot of the menu, with its icon.
    Apart(&'static str),
    /// Under another place, whose entry in the menu is marked for it too.
    Under(Route),
}

/// What is known of a place.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The place itself; none for the page of one customer, of which there are many.
    pub route: Option<Route>,
    /// Where it stands.
    pub stands: Stands,
    /// Its name on its page and in the title.
    pub name: fn(Lang) -> &'static str,
    /// Its name in the menu, where the group's name stands above it.
    pub in_menu: fn(Lang) -> &'static str,
    /// Synonyms by which the palette finds it too.
    pub words: fn(Lang) -> &'static str,
    /// What it is, why it matters, and what to do there next.
    pub help: fn(Lang) -> [&'static str; 3],
}

impl Place {
    /// Its name, after the name of the place it stands under: "Data: Import".
    pub fn full_name(&self, lang: Lang) -> String {
        let name = (self.name)(lang);
        match self.stands {
            Stands::Under(whole) if self.route.is_some() => {
                let whole = whole.place().map_or("", |whole| (whole.name)(lang));
                tl!(lang, places.part, whole = whole, part = name)
            }
            _ => name.to_owned(),
        }
    }
}

/// Makes [`Route`] with its addresses, and the rows of [`PLACES`].
macro_rules! routes {
    ($($variant:ident $(($number:ident: $kind:ty))? $path:literal $texts:ident $stands:expr => $view:expr;)+) => {
        /// A place in the app, and which one where there are many.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Route {
            $(#[doc = concat!("`#/", $path, "`")] $variant $(($kind))?,)+
            /// An address that names no place.
            NotFound,
        }

        impl Route {
            /// The place of this name; none for an address that names none.
            pub fn place(&self) -> Option<&'static Place> {
                match self {
                    $(Route::$variant { .. } => {
                        const PLACE: &Place = &Place {
                            route: routes!(@fixed $variant $($number)?),
                            stands: $stands,
                            name: |lang| tl!(lang, places.$texts.name),
                            in_menu: |lang| tl!(lang, places.$texts.menu),
                            words: |lang| tl!(lang, places.$texts.words),
                            help: |lang| [
                                tl!(lang, places.$texts.what),
                                tl!(lang, places.$texts.why),
                                tl!(lang, places.$texts.next),
                            ],
                        };
                        Some(PLACE)
                    })+
                    Route::NotFound => None,
                }
            }

            /// The address after `#/`.
            fn path(&self) -> String {
                match *self {
                    $(Route::$variant $(($number))? => routes!(@write $path $($number)?),)+
                    Route::NotFound => String::new(),
                }
            }

            /// The place of an address after `#/`, in today's spelling.
            fn of_path(path: &str) -> Option<Route> {
                $(routes!(@read path, $path, $variant $($number)?);)+
                None
            }
        }

        /// Every place that is always there, in the order of the menu.
        pub fn places() -> impl Iterator<Item = &'static Place> {
            let all = [$(routes!(@fixed $variant $($number)?)),+];
            all.into_iter().flatten().filter_map(|route| route.place())
        }
    };
    (@fixed $variant:ident) => { Some(Route::$variant) };
    (@fixed $variant:ident $number:ident) => { None };
    (@write $path:literal) => { $path.to_owned() };
    (@write $path:literal $number:ident) => { format!("{}/{}", $path, $number) };
    (@read $text:ident, $path:literal, $variant:ident) => {
        if $text == $path {
            return Some(Route::$variant);
        }
    };
    (@read $text:ident, $path:literal, $variant:ident $number:ident) => {
        if let Some(number) = address::one_of($text, $path) {
            return Some(Route::$variant(number));
        }
    };
}

for_each_place!(routes);

impl Route {
    /// Where the app starts.
    pub const START: Route = Route::Today;

    /// The place that the menu marks when one is here: this one, or the one it stands under.
    pub fn in_menu(self) -> Route {
        match self.place().map(|place| place.stands) {
            Some(Stands::Under(whole)) => whole,
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_under_a_place_is_marked_by_an_entry_of_the_menu() {
        let under = places().filter_map(|place| place.route);
        for route in under.chain([Route::Customer(3)]) {
            let shown = route.in_menu().place().map(|place| place.stands);
            assert!(
                matches!(
                    shown,
                    Some(Stands::First(_) | Stands::In(..) | Stands::Apart(_))
                ),
                "{route:?} is not in the menu"
            );
        }
    }
}
