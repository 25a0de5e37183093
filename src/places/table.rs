//! The one table of places: one row for each holds all that is known of it. The menus, the palette, the help, the titles,
//! the router, the app and the browser tests read it.

/// Hands every row of the table to the macro `$make`. A row has, in this order:
///
/// - the variant of [`Route`](super::Route), with its number or name where there is one place for each of many;
/// - the address after `#/`, without the number or name;
/// - the group of its texts in `locales/*/places.json`: name, name in the menu, synonyms, help;
/// - where it stands ([`Stands`](super::Stands)), with the icon in the menu: strokes on a grid of 20 by 20;
/// - its view. Only `app` turns it into code, so this table, to which the screens link, does not depend on screens.
///
/// `tests/browser/support/places.ts` reads the addresses from this file: the tests that look at every place visit a new
/// one without being told.
#[macro_export]
macro_rules! for_each_place {
    ($make:ident) => {
        $make! {
            Today "today" today
                Stands::First("M3 4.5h14v13H3z M3 8.5h14 M6.5 2.5v4 M13.5 2.5v4 M7 13l2.2 2.2L13 11")
                => view! { <screens::today::Screen /> };
            Customers "customers" customers
                Stands::In(Group::Customers, "M2.5 4.5h15 M2.5 10h15 M2.5 15.5h9")
                => view! { <screens::customers::Screen /> };
            Duplicates "customers/duplicates" duplicates
                Stands::Under(Route::Customers)
                => view! { <screens::duplicates::Screen /> };
            Customer(id: u32) "customers" customer
                Stands::Under(Route::Customers)
                => view! { <screens::customer::Screen id /> };
            Base "base" base
                Stands::In(Group::Value, "M3 17V9h3.5v8 M8.2 17V3.5h3.6V17 M13.5 17v-5H17v5 M1.5 17h17")
                => view! { <screens::base::Screen /> };
            Tiers "tiers" tiers
                Stands::In(Group::Value, "M10 2.5 2 17h16z M7.2 7.5h5.6 M4.7 12.2h10.6")
                => view! { <screens::tiers::Screen /> };
            Movement "movement" movement
                Stands::In(Group::Value, "M6 16.5v-13 M2.5 7 6 3.5 9.5 7 M14 3.5v13 M10.5 13l3.5 3.5 3.5-3.5")
                => view! { <screens::movement::Screen /> };
            Warnings "warnings" warnings
                Stands::In(Group::Act, "M10 3 2 16.5h16z M10 8v4 M10 14.2v.3")
                => view! { <screens::warnings::Screen /> };
            CrossSell "cross-sell" cross_sell
                Stands::In(Group::Act, "M6.5 5.5a3 3 0 1 0 .1 0z M13.5 8.5a3 3 0 1 0 .1 0z M9 8.5l2 1.500")
                => view! { <screens::cross_sell::Screen /> };
            Product(id: u32) "products" product
                Stands::Under(Route::CrossSell)
                => view! { <screens::product::Screen id /> };
            Service "service" service
                Stands::In(Group::Act, "M4.5 4h11v13.5h-11z M7.5 2.5h5v3h-5z M7 11.5l2.2 2.2L13 9.5")
                => view! { <screens::service::Screen /> };
            Learn "learn" learn
                Stands::In(Group::Learn, "M10 4 1.5 8l8.5 4 8.5-4z M5 10v4c0 2.5 10 2.5 10 0v-4 M18.5 8v5.5")
                => view! { <screens::learn::Screen /> };
            Concept(name: &'static str) "learn" concept
                Stands::Under(Route::Learn)
                => view! { <screens::learn::ConceptPage name /> };
            Data "data" data
                Stands::Apart("M3 5c0-3.3 14-3.3 14 0v10c0 3.3-14 3.3-14 0z M3 5c0 3.3 14 3.3 14 0 M3 10c0 3.3 14 3.3 14 0")
                => screens::data::overview();
            Settings "settings" settings
                Stands::Apart("M3 5.5h8 M15 5.5h2 M13 3.5v4 M3 10h2 M9 10h8 M7 8v4 M3 14.5h8 M15 14.5h2 M13 12.5v4")
                => view! { <screens::settings::Screen /> };
            Import "data/import" import
                Stands::Under(Route::Data)
                => screens::data::import();
            Export "data/export" export
                Stands::Under(Route::Data)
                => screens::data::export();
            Storage "data/storage" storage
                Stands::Under(Route::Data)
                => screens::data::storage();
        }
    };
}
